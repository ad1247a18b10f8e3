"""Everything one author has sent to the places this moderator moderates."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from moderation import queries, scopes
from moderation.models import Case
from moderation.page.bar import bar_context
from moderation.page.rows import Row, rows_of

PAGE = 50
TIES: dict[str, str | Promise] = {
    "here": _("Same browser, same place"),
    "account": _("Same account"),
    "device": _("Same device, perhaps somebody else"),
}


@dataclass(frozen=True)
class Sent:
    """One text of the author, or of somebody with the same device; `tie` says what connects it with the case."""

    row: Row
    tie: str | Promise
    is_certain: bool
    reports: int
    appeal: str


def author_context(user, case: Case, number: int) -> dict:
    """The page `number` of everything this author sent, newest first, with what became of it."""
    page = Paginator(queries.texts_of_author(user, case), PAGE).get_page(number)
    cases = list(page)
    names = scopes.titled({one.scope for one in cases} | {case.scope})
    rows = rows_of(user, cases, names)
    return bar_context(user, "author") | {
        "case": case,
        "place": names[case.scope],
        "page": page,
        "history": queries.history_of(case),
        "sent": [_sent(one, row) for one, row in zip(cases, rows, strict=True)],
        "may_choose": any(row.may_pick for row in rows),
    }


def _sent(case, row: Row) -> Sent:
    appeal = getattr(case, "appeal", None)
    told = str(appeal.get_state_display()) if appeal else ""
    return Sent(row, TIES[case.tie], case.tie != "device", case.reports_count, told)
