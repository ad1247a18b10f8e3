"""What a person may do with a letter as it stands, and until when."""

from datetime import date

from django.utils import timezone

from interaction import registry
from interaction.models import Submission
from interaction.queries.deadlines import RETURN
from interaction.rules import is_restricted
from people.permissions import Person, account_of, may

MOST_RETURNS = 2
WITH_DEPARTMENT = ("assigned", "in-progress", "in-review")
TO_DO = ("assigned", "in-progress")
STATES = {
    "write": TO_DO,
    "take-back": ("in-review",),
    "not-ours": TO_DO,
    "release": ("in-review",),
    "assign": ("accepted", "assigned"),
    "name": WITH_DEPARTMENT,
    "ask-help": TO_DO,
    "correction": ("accepted",),
    "move": ("accepted",),
    "split": ("accepted",),
    "urge": ("accepted", *WITH_DEPARTMENT),
    "close": ("replied",),
    "faq": ("replied", "closed"),
}
RIGHTS = {
    "write": ("handle",),
    "take-back": ("handle",),
    "not-ours": ("handle",),
    "release": ("release",),
    "assign": ("dispatch",),
    "name": ("name-handler",),
    "ask-help": ("handle", "dispatch", "supervise"),
    "correction": ("dispatch",),
    "move": ("dispatch",),
    "split": ("dispatch",),
    "urge": ("supervise",),
    "close": ("handle",),
    "faq": ("release",),
}


def acts_of(letter: Submission, user: Person) -> frozenset[str]:
    """The keys of what this person may do with the letter now; each names a part of its page."""
    open_now = {act for act, states in STATES.items() if letter.state in states}
    allowed = {act for act in open_now if any(may(user, verb, letter) for verb in RIGHTS[act])}
    return frozenset(allowed - _barred(letter, user) | _always(letter, user))


def last_return_day(letter: Submission) -> date | None:
    """Until when the department may give the letter back; None where no clock was started for it."""
    clock = letter.deadlines.filter(rule__clock=RETURN, paused_since__isnull=True).order_by("-pk").first()
    return clock.due_on if clock else None


def destinations(letter: Submission) -> list[tuple[str, object]]:
    """The channels to which a letter can be sent on, each with its name; none for a restricted kind."""
    if is_restricted(letter):
        return []
    here = registry.get(letter.channel)
    found = [one for one in registry.channels.values() if one.arrival and one.takes_letters and one is not here]
    return [(one.key, one.name) for one in found if one.workflow is here.workflow]


def _barred(letter: Submission, user: Person) -> set[str]:
    """What right and state allow, and something else does not."""
    barred = set()
    last = last_return_day(letter)
    if letter.answered_at or letter.returned >= MOST_RETURNS or (last and timezone.localdate() > last):
        barred.add("not-ours")
    if letter.returned >= MOST_RETURNS and not may(user, "supervise", letter):
        barred.add("assign")
    if is_restricted(letter) or not registry.get(letter.channel).restricted_kinds:
        barred.add("split")
    if is_restricted(letter):
        barred.add("ask-help")
    if not destinations(letter):
        barred.add("move")
    if letter.published_at is None or is_restricted(letter):
        barred.add("faq")
    return barred


def _always(letter: Submission, user: Person) -> set[str]:
    """What does not hang on the state but for this: a supervisor assigns for good what came back twice."""
    found = set()
    again = letter.returned >= MOST_RETURNS and letter.state in STATES["assign"]
    if again and may(user, "supervise", letter):
        found.add("assign")
    if any(may(user, verb, letter) for verb in ("handle", "release", "dispatch", "supervise")):
        found.add("note")
    if may(user, "dispatch", letter) or may(user, "supervise", letter):
        found.add("instruct")
    if may(user, "supervise", letter) and letter.state not in ("closed", "withdrawn", "rejected"):
        found.add("supervise")
    account = account_of(user)
    is_mine = account is not None and letter.handler_id == account.pk
    if may(user, "handle", letter) and letter.state in TO_DO and not is_mine:
        found |= set() if is_restricted(letter) or letter.handler_id else {"take"}
    return found
