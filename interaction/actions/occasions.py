"""An occasion on its way from a draft to its day: submitted, approved by a second person, announced, postponed, off."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.followers import tell_everyone
from interaction.actions.handover import hand_over
from interaction.actions.steps import lock, take
from interaction.models import Occasion
from interaction.queries.produce import missing
from interaction.queries.room import moment
from people.permissions import Person, account_of
from people.refusals import Refusal
from realtime.publish import action

TO_HAND_OVER = ("approved", "shortlisted", "on-air")


@action
def submit(occasion: Occasion, *, by: Person, version: int) -> Occasion:
    """Asks a second person to approve it. Raises NotAllowed, Stale, or Refusal for what is still missing."""
    return _finished(take(occasion, "submit", by=by, version=version, submitted_by=account_of(by)))


@action
def approve(occasion: Occasion, *, by: Person, version: int) -> Occasion:
    """The second person's yes, to exactly the version they have read. Raises NotAllowed, Stale or Refusal."""
    return _finished(take(occasion, "approve", by=by, version=version))


@action
def give_back(occasion: Occasion, *, by: Person, version: int, reason: str) -> Occasion:
    """Back to a draft, with one sentence for its producer. Raises NotAllowed, Stale or Refusal."""
    return take(occasion, "return", by=by, version=version, reason=reason, submitted_by=None)


@action
def announce(occasion: Occasion, *, by: Person, version: int) -> Occasion:
    """Shows it to everybody, and takes questions where their time has come. Raises NotAllowed, Stale or Refusal."""
    announced = _finished(take(occasion, "announce", by=by, version=version))
    frames.tell_phase(announced)
    return _collecting_if_due(announced)


@action
def collect(occasion: Occasion, *, by: Person, version: int) -> Occasion:
    """Takes questions from now on. Raises NotAllowed or Stale."""
    collecting = take(occasion, "collect", by=by, version=version, collects_from=timezone.now())
    frames.tell_phase(collecting)
    return collecting


@action
def postpone(
    occasion: Occasion, *, by: Person, version: int, reason: str, starts_at: datetime, **dates: datetime | None
) -> Occasion:
    """Moves it to another time (`ends_at`, `collects_from` too) and tells everybody who asked or follows.

    Where questions were taken already they still are, unless their time now lies ahead. Raises NotAllowed, Stale, or
    Refusal for a time that has passed.
    """
    if starts_at <= timezone.now():
        raise Refusal(_("The beginning has passed. Choose a time to come."))
    was = lock(occasion)
    told = {"starts_at": moment(starts_at), "was": moment(was.starts_at)}
    columns = {"postponed_from": was.starts_at, "why": reason, "starts_at": starts_at, **dates}
    if was.state == "collecting" and not columns.get("collects_from"):
        columns["collects_from"] = was.collects_from or timezone.now()
    moved = take(was, "postpone", by=by, version=version, reason=reason, data=told, **columns)
    frames.tell_phase(moved)
    tell_everyone(moved, moved.last_event)
    return _collecting_if_due(moved)


@action
def cancel(occasion: Occasion, *, by: Person, version: int, reason: str) -> Occasion:
    """Calls it off: approved questions go to the department, whose clock starts today; everybody concerned is told.

    Raises NotAllowed, Stale, or Refusal without a reason.
    """
    off = take(occasion, "cancel", by=by, version=version, reason=reason, why=reason, closed_at=timezone.now())
    frames.tell_phase(off)
    tell_everyone(off, off.last_event)
    for question in off.submissions.select_for_update().filter(state__in=("waiting", *TO_HAND_OVER)).order_by("pk"):
        if question.state in TO_HAND_OVER:
            hand_over(question, off)
    return off


@action
def discard(occasion: Occasion, *, by: Person, version: int) -> Occasion:
    """Gives up what was never announced; it stays readable for its producers. Raises NotAllowed or Stale."""
    return take(occasion, "discard", by=by, version=version)


def _finished(occasion: Occasion) -> Occasion:
    """The occasion that has just taken a step, or a Refusal, which undoes the step."""
    gaps = missing(occasion)
    if gaps:
        raise Refusal(gaps[0].sentence)
    return occasion


def _collecting_if_due(occasion: Occasion) -> Occasion:
    """Takes questions at once where the clock would a minute later."""
    if occasion.collects_from is None or occasion.collects_from > timezone.now():
        return occasion
    collecting = take(occasion, "collect", by=None)
    frames.tell_phase(collecting)
    return collecting
