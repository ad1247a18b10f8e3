"""The pages of appeals and of sending a text on, gathered for one person."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.utils import timezone

from moderation import appeal_answers, doors, queries, scopes
from moderation.findings import from_json
from moderation.highlight import notes, pieces
from moderation.models import Appeal, Case
from moderation.page.bar import bar_context
from moderation.queries.appeals import appeals_for
from moderation.second_chances import REFUSED

PAGE = 20
WITHIN = 2  # working days, the target for an answer


@dataclass(frozen=True)
class Row:
    """One appeal in the list: where, by when it is to be answered, whether that is over, and whose decision it is."""

    appeal: Appeal
    place: str
    due: date
    is_late: bool
    is_own: bool

    @property
    def text(self) -> str:
        """What is appealed for; nothing where it is against a restriction."""
        return self.appeal.case.text if self.appeal.case else ""


def appeals_context(user, *, is_open: bool, number: int) -> dict:
    """The open appeals, the oldest first, or the closed ones."""
    page = Paginator(appeals_for(user, is_open=is_open), PAGE).get_page(number)
    appeals = list(page)
    names = scopes.titled({_scope(appeal) for appeal in appeals})
    days = doors.workdays_after({_day(appeal) for appeal in appeals}, WITHIN)
    rows = [_row(appeal, user, names, days) for appeal in appeals]
    return bar_context(user, "appeals") | {"page": page, "rows": rows, "is_open": is_open, "within": WITHIN}


def appeal_context(user, appeal: Appeal) -> dict:
    """One appeal with the decision it is made against, its history, and what may be answered."""
    context = bar_context(user, "appeals") | {
        "row": _row(appeal, user, scopes.titled({_scope(appeal)}), doors.workdays_after([_day(appeal)], WITHIN)),
        "appeal": appeal,
        "is_open": appeal.state == Appeal.State.OPEN,
        "reasons": list(queries.reasons()),
        "stands_phrases": appeal_answers.STANDS,
        "right_phrases": appeal_answers.RIGHT,
    }
    case = appeal.case
    if case is None:
        return context
    found = from_json(case.findings)
    return context | {
        "case": case,
        "pieces": pieces(case.text, found),
        "notes": notes(case.text, found),
        "draft": case.public_text,
        "stands_refused": case.state in REFUSED,
        "decisions": list(case.decisions.select_related("by", "reason")),
    }


def redirect_context(user, case: Case) -> dict:
    """Where a text may be sent on to."""
    return bar_context(user, "") | {
        "case": case,
        "place": scopes.titled({case.scope})[case.scope],
        "destinations": doors.destinations_of(user, case),
    }


def _scope(appeal: Appeal) -> str:
    about = appeal.case or appeal.restriction
    return about.scope if about else ""


def _day(appeal: Appeal) -> date:
    return timezone.localdate(appeal.made_at)


def _row(appeal: Appeal, user, names: dict[str, str], days: dict[date, date]) -> Row:
    due = days[_day(appeal)]
    late = appeal.state == Appeal.State.OPEN and timezone.localdate() > due
    return Row(appeal, names[_scope(appeal)], due, late, appeal.against_id == user.pk)
