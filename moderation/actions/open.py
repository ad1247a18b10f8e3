"""A text comes to the moderators, and its author may take it back."""

from collections.abc import Iterable

from django.db.models import Model

from moderation.actions.locking import change, lock_thing, tell_case, tell_decision, waiting_case
from moderation.findings import to_json
from moderation.models import Case
from moderation.screening import screen
from people.refusals import Closed
from realtime.publish import action


@action
def open_case(
    about: Model, *, scope: str, text: str, byline: str = "", author_key: str = "", keep: Iterable[str] = ()
) -> Case:
    """Screens the text and puts it before the moderators of `scope`; whatever is found, it is kept and waits.

    The same text about a thing that already waits gives its waiting case; another text raises Closed.
    """
    lock_thing(about)
    waiting = waiting_case(about)
    if waiting and waiting.text == text:
        return waiting
    if waiting:
        raise Closed()
    found = screen(text, author_key=author_key, scope=scope, keep=keep)
    case = Case.objects.create(
        about=about, scope=scope, text=text, byline=byline, author_key=author_key, findings=to_json(found)
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
