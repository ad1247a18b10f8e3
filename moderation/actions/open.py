"""A text comes to the moderators, and its author may take it back."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db.models import Model
from django.utils import timezone

from moderation.actions.appeal_ends import withdraw_appeals
from moderation.actions.automatic import settle_by_rule
from moderation.actions.bands import keep_bands
from moderation.actions.locking import cases_about, change, lock_thing, tell_case, tell_decision, waiting_case
from moderation.domains import find_domains
from moderation.findings import to_json
from moderation.fingerprints import fingerprints
from moderation.models import Case
from moderation.networks import find_sender
from moderation.queries.near import near_to
from moderation.repeats import find_repeats
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
    mode: str = "",
    listed: str = "",
) -> Case:
    """Screens the text and puts it before the moderators of `scope`; whatever is found, it is kept.

    It waits for a person, unless `mode` ("post", "trusted") lets a rule publish it at once and nothing is against it.
    `scope` is "interview-7" for an occasion or a bare family like "enquiry"; `keep`: numbers of public bodies;
    `previous`: what the author sent before and has now edited; `listed`: what networks.effect_on() says of the caller.
    The same text about a thing that already waits gives its waiting case; another text raises Closed.
    """
    lock_thing(about)
    if waiting := waiting_case(about):
        return _same(waiting, text)
    prints = fingerprints(text, scope)
    near = near_to(text, prints)
    found = screen(text, keep=keep) + find_repeats(text, sender, scope, near, earlier=_earlier(about, previous))
    found += find_domains(text, found) + find_sender(text, sender, scope, listed=listed)
    case = Case.objects.create(
        about=about,
        scope=scope,
        family=family_of(scope),
        text=text,
        byline=byline,
        findings=to_json(sorted(found)),
        list_version_id=current_version(),
        previous=previous,
        **asdict(sender),
    )
    keep_bands(case, prints, near)
    tell_case(case)
    return settle_by_rule(case, mode)


def _earlier(about: Model, previous: Case | None) -> set[int]:
    """What was sent before about this very thing, or in its stead: to send that again is no repetition."""
    known = set(cases_about(about).values_list("pk", flat=True))
    return known | {previous.pk} if previous else known


def _same(waiting: Case, text: str) -> Case:
    if waiting.text != text:
        raise Closed()
    return waiting


@action
def withdraw_case(about: Model) -> Case | None:
    """Takes the thing's waiting case off the queue because its author withdrew it; None if none waits.

    What was asked for against an earlier decision about it is withdrawn with it.
    """
    lock_thing(about)
    case = waiting_case(about)
    if case is None:
        withdraw_appeals(cases_about(about), at=timezone.now())
        return None
    case = change(case, state=Case.State.WITHDRAWN)
    tell_decision(case, None)
    return case
