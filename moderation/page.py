"""What the pages of the moderators' desk need, gathered for one person."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from moderation import queries, scopes
from moderation.findings import from_json
from moderation.forms import as_query
from moderation.highlight import Note, Piece, notes, pieces
from moderation.masking import mask
from moderation.models import Case

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

    @property
    def has_foot(self) -> bool:
        """Whether a line below the text has anything to say."""
        return bool(self.flags or self.looking or self.case.priority or self.case.state != Case.State.WAITING)


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
    is_waiting: bool
    is_mine: bool
    may_undo: bool


def queue_context(user, filters: dict, selected: Case | None = None) -> dict:
    """Bar, tabs and list, the last decision that can be undone, and the page's own address parts."""
    narrowed = {name: filters[name] for name in ("tab", "scope", "q")}
    page = Paginator(queries.queue(user, **narrowed), PAGE).get_page(filters["page"])
    counts = queries.scope_counts(user)
    names = scopes.titled({case.scope for case in page} | ({selected.scope} if selected else set()))
    last = queries.undoable(user)
    return {
        "pace": queries.pace(queries.cases_for(user)),
        "filters": filters,
        "query": as_query(filters),
        "scopes": counts,
        "scope_keys": {scope for scope, _title, _count in counts},
        "page": page,
        "rows": [_row(case, user, names) for case in page],
        "names": names,
        "selected": selected,
        "undoable": last,
        "undo_left": last.undo_left if last else 0,
        "topics": " ".join(queries.topics_for(user)),
    }


def item_context(user, case: Case | None) -> dict:
    """The case in the middle with findings, draft, history and neighbours, and the reasons to choose from."""
    if case is None:
        return {"item": None}
    found = from_json(case.findings)
    item = Item(
        case=case,
        place=scopes.titled({case.scope})[case.scope],
        looking=looking(case, user),
        pieces=pieces(case.text, found),
        notes=notes(case.text, found),
        draft=case.edited_text or mask(case.text, found),
        history=queries.history_of(case),
        alike=queries.alike(case),
        is_waiting=case.state == Case.State.WAITING,
        is_mine=case.claim_is_live and case.claimed_by_id == user.pk,
        may_undo=case.decided_by_id == user.pk and case.may_be_undone,
    )
    return {"item": item, "reasons": list(queries.reasons())}


def looking(case: Case, user) -> str:
    """Who is looking at the case, in words; empty when nobody is."""
    if case.state != Case.State.WAITING or not case.claim_is_live:
        return ""
    if case.claimed_by_id == user.pk:
        return _("You are looking")
    return _("%(name)s is looking") % {"name": case.claimed_by.name if case.claimed_by else _("Somebody")}


def _row(case: Case, user, names: dict[str, str]) -> Row:
    found = from_json(case.findings)
    heaviest = list(dict.fromkeys(note.name for note in notes(case.text, found)))[:2]
    short = case.text if len(case.text) <= SHORT else f"{case.text[: SHORT - 1]}…"
    return Row(case, short, names[case.scope], looking(case, user), heaviest)
