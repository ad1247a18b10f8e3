"""What the pages of the moderators' desk need, gathered for one person."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from moderation import queries, scopes
from moderation.findings import from_json
from moderation.forms import SILENCES, as_query
from moderation.highlight import Note, Piece, notes, pieces
from moderation.models import UNDO_SECONDS, Case, Restriction

PAGE = 50
SHORT = 160  # characters of a text in the queue


@dataclass(frozen=True)
class Row:
    """One line of the queue."""

    case: Case
    text: str
    place: str
    looking: str
    flags: list[str]


@dataclass(frozen=True)
class Item:
    """One case as the middle and the right of the desk show it."""

    case: Case
    place: str
    looking: str
    pieces: list[Piece]
    notes: list[Note]
    draft: str
    history: dict
    alike: list[Case]
    twins: list[Case]
    found: list[Case]
    restriction: Restriction | None
    is_waiting: bool
    is_mine: bool
    may_undo: bool


@dataclass(frozen=True)
class Chosen:
    """One of many texts before they are decided together; `draft` is what the public would read."""

    case: Case
    place: str
    draft: str
    looking: str
    flags: list[str]


def queue_context(user, filters: dict, selected: Case | None = None) -> dict:
    """Bar, tabs and list, what can be undone, and the page's own address parts."""
    narrowed = {name: filters[name] for name in ("tab", "scope", "q")}
    page = Paginator(queries.queue(user, **narrowed), PAGE).get_page(filters["page"])
    counts = queries.scope_counts(user)
    names = scopes.titled({case.scope for case in page} | ({selected.scope} if selected else set()))
    last = queries.undoable(user)
    return {
        "pace": queries.pace(queries.cases_for(user)),
        "colleagues": queries.colleagues(user),
        "filters": filters,
        "query": as_query(filters),
        "scopes": counts,
        "scope_keys": {scope for scope, _title, _count in counts},
        "page": page,
        "rows": [_row(case, user, names) for case in page],
        "selected": selected,
        "undoable": last,
        "undo_left": last[0].undo_left if last else 0,
        "undo_seconds": UNDO_SECONDS,
        "states": Case.State,
        "topics": " ".join(queries.topics_for(user)),
    }


def switch_context(user, filters: dict, selected: Case | None) -> dict:
    """How the place in view takes new texts: the one the list is narrowed to, the open text's, or the only one."""
    granted = sorted(scopes.granted(user))
    scope = filters["scope"] or (selected.scope if selected else "") or (granted[0] if len(granted) == 1 else "")
    found = scopes.switch_of(user, scope)
    return {"switch": found, "switch_place": scopes.titled({scope})[scope] if found else ""}


def item_context(user, case: Case | None, *, words: str = "") -> dict:
    """The case in the middle with findings, draft, history, neighbours and what it may be joined to."""
    if case is None:
        return {"item": None}
    found = from_json(case.findings)
    alike = queries.alike(case)
    item = Item(
        case=case,
        place=scopes.titled({case.scope})[case.scope],
        looking=looking(case, user),
        pieces=pieces(case.text, found),
        notes=notes(case.text, found),
        draft=case.public_text,
        history=queries.history_of(case),
        alike=[one for one in alike if one.state == Case.State.APPROVED],
        twins=[one for one in alike if one.state == Case.State.WAITING],
        found=list(queries.merge_targets(case, words)),
        restriction=queries.restriction_of(case.scope, case.author_key),
        is_waiting=case.state == Case.State.WAITING,
        is_mine=case.claim_is_live and case.claimed_by_id == user.pk,
        may_undo=case.decided_by_id == user.pk and case.may_be_undone,
    )
    return {"item": item, "reasons": list(queries.reasons()), "silences": SILENCES, "words": words}


def bulk_context(user, cases: list[Case]) -> dict:
    """The chosen texts that still wait with what would become of each, and how many are decided already."""
    names = scopes.titled({case.scope for case in cases})
    waiting = [case for case in cases if case.state == Case.State.WAITING]
    switches = (scopes.switch_of(user, scope) for scope in sorted({case.scope for case in waiting}))
    return {
        "chosen": [
            Chosen(case, names[case.scope], case.public_text, looking(case, user), _flags(case)) for case in waiting
        ],
        "gone": len(cases) - len(waiting),
        "held": next((switch.held for switch in switches if switch and switch.held), ""),
        "reasons": list(queries.reasons()),
    }


def silenced_context(user) -> dict:
    """Who may write nothing now, with the name of the place."""
    rows = list(queries.restrictions_for(user))
    names = scopes.titled({row.scope for row in rows})
    return {
        "rows": [(row, names[row.scope]) for row in rows],
        "pace": queries.pace(queries.cases_for(user)),
        "filters": {"tab": "silenced"},
    }


def looking(case: Case, user) -> str:
    """Who is looking at the case, in words; empty when nobody is."""
    if case.state == Case.State.WAITING and case.claim_is_live and case.claimed_by_id == user.pk:
        return _("You are looking")
    name = looking_name(case, user)
    return _("%(name)s is looking") % {"name": name} if name else ""


def looking_name(case: Case, user) -> str:
    """Who else is looking at the case; empty when nobody is."""
    if case.state != Case.State.WAITING or not case.claim_is_live or case.claimed_by_id == user.pk:
        return ""
    return case.claimed_by.name if case.claimed_by else _("Somebody")


def _row(case: Case, user, names: dict[str, str]) -> Row:
    short = case.text if len(case.text) <= SHORT else f"{case.text[: SHORT - 1]}…"
    return Row(case, short, names[case.scope], looking_name(case, user), _flags(case))


def _flags(case: Case) -> list[str]:
    found = notes(case.text, from_json(case.findings))
    return list(dict.fromkeys(note.name for note in found))[:2]
