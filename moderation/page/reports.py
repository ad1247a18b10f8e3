"""The pages of reports, hidden texts, one author's texts before they are hidden, and what one press did."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Paginator

from moderation import queries, scopes
from moderation.models import Case, Decision, Report
from moderation.page.bar import bar_context
from moderation.page.silenced import term_context
from moderation.queries import reports as found
from moderation.report_weights import needed, pull

PAGE = 20
MOST = 100  # texts of one author with one press
# Which reason of the list a reader's reason suggests.
SUGGESTED = {
    Report.Why.PRIVACY: "privacy",
    Report.Why.INSULT: "insult",
    Report.Why.ADVERTISING: "advertising",
    Report.Why.UNLAWFUL: "unlawful",
}


@dataclass(frozen=True)
class Reported:
    """One text with its open reports: how often each reason was given, and how near it is to being hidden."""

    case: Case
    place: str
    whys: list[tuple[str, int]]
    pull: int
    needed: int
    suggested: str
    by_rule: bool
    was_changed: bool


@dataclass(frozen=True)
class Done:
    """One text that a press changed; `stands` says whether the press could still be taken back there."""

    decision: Decision
    place: str
    stands: bool


def reports_context(user, asked: dict) -> dict:
    """Reported texts, the most urgent first."""
    page = Paginator(found.reported(user, q=asked["q"]), PAGE).get_page(asked["page"])
    cases = list(page)
    names, changed = scopes.titled({case.scope for case in cases}), found.changed_since_report(cases)
    return bar_context(user, "reports") | {
        "asked": asked,
        "page": page,
        "rows": [_reported(case, names, changed) for case in cases],
        "reasons": list(queries.reasons()),
        "topics": " ".join(queries.topics_for(user)),
    }


def hidden_context(user, asked: dict) -> dict:
    """Hidden texts, the latest first."""
    page = Paginator(found.hidden(user, q=asked["q"]), PAGE).get_page(asked["page"])
    cases = list(page)
    names = scopes.titled({case.scope for case in cases})
    rows = [(case, names[case.scope], queries.is_concealed(case)) for case in cases]
    return bar_context(user, "reports") | {"asked": asked, "page": page, "rows": rows}


def author_texts_context(user, case: Case) -> dict:
    """What would become of each text of this author, the newest MOST, and what else may be done."""
    cases = list(found.of_author(user, case)[: MOST + 1])
    names = scopes.titled({one.scope for one in [*cases, case]})
    return (
        bar_context(user, "author")
        | {
            "case": case,
            "place": names[case.scope],
            "published": [(one, names[one.scope]) for one in cases[:MOST] if one.state == Case.State.APPROVED],
            "waiting": [(one, names[one.scope]) for one in cases[:MOST] if one.state == Case.State.WAITING],
            "are_more": len(cases) > MOST,
            "reasons": list(queries.reasons()),
        }
        | term_context(user)
    )


def press_context(user, press: str) -> dict:
    """What one press did and where it can still be taken back; `rows` is empty for a press unknown to this person."""
    decisions = found.of_press(user, press)
    names = scopes.titled({one.case.scope for one in decisions})
    rows = [Done(one, names[one.case.scope], one.last == one.pk) for one in decisions]
    return bar_context(user, "reports") | {
        "press": press,
        "rows": rows,
        "standing": sum(row.stands for row in rows),
        "first": decisions[0] if decisions else None,
    }


def _reported(case, names: dict[str, str], changed: set[int]) -> Reported:
    reports = case.open_reports
    counts = Counter(one.why for one in reports).most_common()
    return Reported(
        case=case,
        place=names[case.scope],
        whys=[(str(Report.Why(why).label), count) for why, count in counts],
        pull=pull(reports),
        needed=needed(was_dismissed=case.dismissed > 0),
        suggested=next((SUGGESTED[Report.Why(why)] for why, _count in counts if why in SUGGESTED), ""),
        by_rule=case.state == Case.State.HIDDEN and case.is_automatic,
        was_changed=case.pk in changed,
    )
