"""Periods of law and of promise, changed by new rows only: what has been in force stays as it was."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions.events import note_change
from interaction.models import DeadlineRule, Register
from interaction.queries.deadlines import said_rule
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal, Stale
from realtime.publish import action

REGISTER = "rules"  # whose history holds every change
LONGEST = 400  # days
NO_LAW = "默认值"  # stands where no law fixes a period


@action
def add_rule(
    channel: str,
    clock: str,
    *,
    length: int,
    unit: str,
    valid_from: date,
    by: Person,
    law: str = "",
    article: str = "",
    replaces: int | None = None,
) -> DeadlineRule:
    """Puts a period in force from a day on, today at the earliest; the one before ends the day before.

    Clocks that run keep the rule they started with. Without a `law` it is a promise of this site. It holds until the
    next row that is known already begins. `replaces` is the id of the row that whoever decides saw in force. Raises
    NotAllowed without the right "administer", Stale when another row is in force by now, and Refusal.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    known = _held(channel, clock)
    before = _in_force(known, valid_from)
    if replaces is not None and (before is None or before.pk != replaces):
        raise Stale(fresh={"rule": before.pk if before else 0})
    _check(channel, clock, length, unit, valid_from, known)
    was = said_rule(before) if before else {}
    if before:
        before.valid_until = valid_from - timedelta(days=1)
        before.save(update_fields=["valid_until"])
    added = DeadlineRule(channel=channel, clock=clock, length=length, unit=unit, valid_from=valid_from)
    added.law, added.article, added.is_default = law.strip() or NO_LAW, article.strip(), not law.strip()
    added.valid_until = _until(known, valid_from)
    added.save(force_insert=True)
    note_change(REGISTER, "rule-added", by=by, data={"was": was, "is": said_rule(added)})
    return added


def _held(channel: str, clock: str) -> list[DeadlineRule]:
    """All rows of this clock, oldest first; whoever changes rules at the same time waits."""
    Register.objects.get_or_create(key=REGISTER)
    Register.objects.select_for_update().get(key=REGISTER)
    return list(DeadlineRule.objects.filter(channel=channel, clock=clock).order_by("valid_from"))


def _in_force(known: list[DeadlineRule], day: date) -> DeadlineRule | None:
    """The row of that day, before anything is changed."""
    valid = [rule for rule in known if rule.valid_from <= day and (rule.valid_until is None or rule.valid_until >= day)]
    return valid[-1] if valid else None


def _until(known: list[DeadlineRule], day: date) -> date | None:
    later = [rule.valid_from for rule in known if rule.valid_from > day]
    return min(later) - timedelta(days=1) if later else None


def _check(channel: str, clock: str, length: int, unit: str, valid_from: date, known: list[DeadlineRule]) -> None:
    if not known and channel not in registry.channels and channel != "any":
        raise Refusal(_("There is no such channel. Choose one of the list."))
    if not known and not _is_clock(clock):
        raise Refusal(_("There is no such clock. Choose one of the list."))
    if unit not in DeadlineRule.Unit.values or not 1 <= length <= LONGEST:
        raise Refusal(_("A period has between 1 and %(most)d working or calendar days.") % {"most": LONGEST})
    if valid_from < timezone.localdate():
        raise Refusal(_("A rule can begin today or later: what was in force in the past is not changed."))
    if any(rule.valid_from == valid_from for rule in known):
        raise Refusal(_("A rule for this clock begins on that day already. Choose a later day."))


def _is_clock(name: str) -> bool:
    """Whether a channel declares this clock, or some rule (also of its extension) knows it."""
    plain = name.removesuffix("-extension")
    declared = any(clock.name == plain for channel in registry.channels.values() for clock in channel.clocks)
    return declared or DeadlineRule.objects.filter(clock=plain).exists()
