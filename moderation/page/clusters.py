"""Groups of waiting texts that ask the same: the list of them, and one with its differences marked."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from moderation import queries, scopes
from moderation.differences import Stretch, differences
from moderation.forms import MOST_AT_ONCE
from moderation.models import Case
from moderation.page.bar import bar_context
from moderation.page.rows import flags, looking_name, shown
from moderation.queries.clusters import Cluster, clusters_of, groups, members, published_of

PAGE = 20
MOST = 200  # groups that are listed, the largest


@dataclass(frozen=True)
class Line:
    """One group in the list."""

    cluster: Cluster
    text: str
    place: str


@dataclass(frozen=True)
class Member:
    """One text of a group: as the public would read it, with what the first one does not say marked."""

    case: Case
    pieces: list[Stretch]
    looking: str
    flags: list[str]
    is_same: bool


def clusters_context(user, number: int) -> dict:
    """The groups this person may moderate, the largest first, each with its first text and place."""
    page = Paginator(list(groups(user)[:MOST]), PAGE).get_page(number)
    found = clusters_of(page)
    names = scopes.titled({one.first.scope for one in found})
    last = queries.undoable(user)
    return bar_context(user, "clusters") | {
        "page": page,
        "lines": [Line(one, shown(one.first), names[one.first.scope]) for one in found],
        "undoable": last,
        "undo_left": last[0].undo_left if last else 0,
        "query": "",
    }


def cluster_context(user, root: int) -> dict | None:
    """The first MOST_AT_ONCE texts of one group; None when nothing of it waits for this person."""
    waiting = members(user, root)
    cases = list(waiting[: MOST_AT_ONCE + 1])
    if not cases:
        return None
    first, scope = cases[0], cases[0].scope
    switch = scopes.switch_of(user, scope)
    return bar_context(user, "clusters") | {
        "root": root,
        "first": first,
        "members": [_member(case, first, user) for case in cases[:MOST_AT_ONCE]],
        "total": len(cases) if len(cases) <= MOST_AT_ONCE else waiting.count(),
        "shown": MOST_AT_ONCE,
        "published": published_of(user, root),
        "place": scopes.titled({scope})[scope],
        "held": switch.held if switch else "",
        "reasons": list(queries.reasons()),
        "query": "",
    }


def _member(case: Case, first: Case, user) -> Member:
    pieces = (
        differences(case.public_text, first.public_text) if case.pk != first.pk else [Stretch(case.public_text, False)]
    )
    is_same = case.pk != first.pk and not any(piece.is_other for piece in pieces)
    return Member(case, pieces, looking_name(case, user), flags(case), is_same)
