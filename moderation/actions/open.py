"""A text comes to the moderators, and its author may take it back."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db.models import Model

from moderation.actions.locking import change, lock_thing, tell_case, tell_decision, waiting_case
from moderation.findings import to_json
from moderation.models import Case
from moderation.scopes import family_of
from moderation.screening import screen
from moderation.senders import NOBODY, Sender
from moderation.terms import current_version
from people.refusals import Closed
from realtime.publish import action


@action
def open_case(
    about: Model,
    *,
    scope: str,
    text: str,
    byline: str = "",
    sender: Sender = NOBODY,
    keep: Iterable[str] = (),
    previous: Case | None = None,
) -> Case:
    """Screens the text and puts it before the moderators of `scope`; whatever is found, it is kept and waits.

    `scope` is "interview-7" for an occasion or a bare family like "enquiry". `keep`: numbers of public bodies;
    `previous`: what the author sent before and has now edited.
    The same text about a thing that already waits gives its waiting case; another text raises Closed.
    """
    lock_thing(about)
    waiting = waiting_case(about)
    if waiting and waiting.text == text:
        return waiting
    if waiting:
        raise Closed()
    found = screen(text, author_key=sender.author_key, scope=scope, keep=keep)
    case = Case.objects.create(
        about=about,
        scope=scope,
        family=family_of(scope),
        text=text,
        byline=byline,
        findings=to_json(found),
        list_version_id=current_version(),
        previous=previous,
        **asdict(sender),
    )
    tell_case(case)
    return case


@action
def withdraw_case(about: Model) -> Case | None:
    """Takes the thing's waiting case off the queue because its author withdrew it; None if none waits."""
    lock_thing(about)
    case = waiting_case(about)
    if case is None:
        return None
    case = change(case, state=Case.State.WITHDRAWN)
    tell_decision(case, None)
    return case
