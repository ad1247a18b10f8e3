"""The lines of the desk's lists."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from moderation import queries, scopes
from moderation.findings import from_json, score
from moderation.highlight import notes
from moderation.models import Case

SHORT = 160  # characters of a text in a list


@dataclass(frozen=True)
class Row:
    """One line of a list; `text` is empty where it is concealed, `late` is "", "soon" or "late".

    What waits and what only a rule has published may be picked to be decided together.
    """

    case: Case
    text: str
    place: str
    looking: str
    flags: list[str]
    score: int
    late: str
    is_new: bool
    is_starred: bool
    is_concealed: bool
    may_pick: bool


def rows_of(user, cases: list[Case], names: dict[str, str]) -> list[Row]:
    """A line for each of these cases, with what this moderator has opened and starred."""
    marks = queries.marks_on(user, cases)
    targets = scopes.targets_of({case.scope for case in cases})
    return [
        Row(
            case,
            shown(case),
            names[case.scope],
            looking_name(case, user),
            flags(case),
            score(from_json(case.findings)),
            queries.lateness(case, targets),
            case.state == Case.State.WAITING and case.pk not in marks["read"],
            case.pk in marks["star"],
            queries.is_concealed(case),
            case.state == Case.State.WAITING or (case.state == Case.State.APPROVED and case.is_automatic),
        )
        for case in cases
    ]


def shown(case: Case) -> str:
    """The beginning of a text; empty where it is concealed."""
    if queries.is_concealed(case):
        return ""
    return case.text if len(case.text) <= SHORT else f"{case.text[: SHORT - 1]}…"


def flags(case: Case) -> list[str]:
    """The names of the two heaviest things found."""
    found = notes(case.text, from_json(case.findings))
    return list(dict.fromkeys(note.name for note in found))[:2]


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
