"""What stands behind a decision about a submission, and what its author may still do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from interaction import registry
from interaction.calendar import Period, due
from interaction.models import Occasion, Submission
from interaction.queries.deadlines import calendar_of
from interaction.textdiff import Change, changes
from moderation.models import Appeal, Case, CaseQuerySet
from moderation.second_chances import REFUSED, may_be_appealed, may_be_sent_again, may_be_sent_on
from people.permissions import Person

ANSWERED_WITHIN = 2  # working days, for an appeal


@dataclass(frozen=True)
class Standing:
    """How a submission stands before the moderators, as its author is told.

    `by` is who decided last: "rule", "person", or nothing. `reason` and `reason_label` say why it is refused or hidden;
    `earlier` are the texts that were sent before this one; `appeal` was made against what stands, `due` is the day by
    which it is answered; `places` are (key, name) of where its author may send it on to.
    """

    by: str = ""
    reason_label: str = ""
    reason: str = ""
    is_hidden: bool = False
    may_send_again: bool = False
    may_appeal: bool = False
    appeal: Appeal | None = None
    due: date | None = None
    places: tuple[tuple[str, object], ...] = ()
    earlier: list[str] = field(default_factory=list)


def cases_of(submissions: Iterable[Submission]) -> dict[int, list[Case]]:
    """The moderation cases of these submissions, the oldest first, with reason and appeal; one query for all."""
    pks = [submission.pk for submission in submissions]
    found: dict[int, list[Case]] = {pk: [] for pk in pks}
    for case in _cases().filter(about_id__in=pks).select_related("reason", "appeal").order_by("pk"):
        found[case.about_id].append(case)
    return found


def newest_case(submission: Submission) -> Case | None:
    """The last time this submission came before the moderators."""
    return _cases().filter(about_id=submission.pk).select_related("reason").order_by("pk").last()


def _cases() -> CaseQuerySet:
    return Case.objects.filter(about_type=ContentType.objects.get_for_model(Submission))


def standings(submissions: Iterable[Submission]) -> dict[int, Standing]:
    """How each of these submissions stands; as many queries for one as for twenty."""
    rows = list(submissions)
    cases = cases_of(rows)
    appeals = [getattr(some[-1], "appeal", None) for some in cases.values() if some]
    made = [timezone.localdate(one.made_at) for one in appeals if one and one.state == Appeal.State.OPEN]
    days = workdays_after(made, ANSWERED_WITHIN)
    return {row.pk: _standing(row, cases[row.pk], days) for row in rows}


def _standing(submission: Submission, cases: list[Case], days: dict[date, date]) -> Standing:
    """What the author of a submission is told of its cases, the newest of which counts."""
    if not cases:
        return Standing()
    case, appeal = cases[-1], getattr(cases[-1], "appeal", None)
    refused, undecided = case.state in REFUSED, case.state in (Case.State.WAITING, Case.State.WITHDRAWN)
    return Standing(
        by="" if undecided else "rule" if case.is_automatic else "person",
        reason_label=case.reason.said("label") if refused and case.reason else "",
        reason=case.reason.said("sentence") if refused and case.reason else "",
        is_hidden=submission.hidden_from is not None,
        may_send_again=may_be_sent_again(case),
        may_appeal=may_be_appealed(case),
        appeal=appeal,
        due=days.get(timezone.localdate(appeal.made_at)) if appeal and appeal.state == Appeal.State.OPEN else None,
        places=destinations(submission.channel) if may_be_sent_on(case) else (),
        earlier=[earlier.text for earlier in cases[:-1] if earlier.text != case.text],
    )


def marked(before: str, after: str) -> list[Change]:
    """What was changed in the public text beside the author's own; empty when nothing was."""
    return changes(before, after) if after and after != before else []


def answered_by(appeal: Appeal) -> date:
    """The day by which an appeal is to be answered: ANSWERED_WITHIN working days after it was made."""
    made = timezone.localdate(appeal.made_at)
    return workdays_after([made], ANSWERED_WITHIN)[made]


def workdays_after(days: Iterable[date], length: int) -> dict[date, date]:
    """For each of these days the one by which so many working days are over, by the State Council's calendar."""
    known = set(days)
    if not known:
        return {}
    calendar = calendar_of(min(known), max(known) + timedelta(days=30))
    return {day: due(day, Period(length, in_workdays=True), calendar) for day in known}


def destinations(channel: str) -> tuple[tuple[str, object], ...]:
    """Where what stands in this channel may be sent on to, as (key, name)."""
    others = (one for key, one in registry.channels.items() if key != channel)
    return tuple((one.key, one.name) for one in others if one.arrival)


def destinations_for(user: Person, case: Case) -> tuple[tuple[str, object], ...]:
    """The same for a case that moderation asks about; nothing for what is no submission."""
    return destinations(case.about.channel) if isinstance(case.about, Submission) else ()


def origin_of(submission: Submission) -> Occasion | None:
    """The occasion a submission was first sent to, if it was sent on from there."""
    moved = submission.events.filter(kind="moved", data__has_key="occasion").order_by("seq").last()
    return Occasion.objects.filter(pk=moved.data["occasion"]).first() if moved else None
