"""Many texts before they are decided together."""

from dataclasses import dataclass

from moderation import queries, scopes
from moderation.models import Case
from moderation.page.rows import flags, looking


@dataclass(frozen=True)
class Chosen:
    """One of many texts before they are decided together; `draft` is what the public would read, or reads already."""

    case: Case
    place: str
    draft: str
    looking: str
    flags: list[str]


def bulk_context(user, cases: list[Case]) -> dict:
    """The chosen texts that still wait with what would become of each, those a rule published and nobody has read,
    and how many are decided already.
    """
    names = scopes.titled({case.scope for case in cases})
    waiting = [case for case in cases if case.state == Case.State.WAITING]
    unread = [case for case in cases if case.state == Case.State.APPROVED and case.is_automatic]
    switches = (scopes.switch_of(user, scope) for scope in sorted({case.scope for case in waiting}))
    chosen, to_read = (
        [Chosen(case, names[case.scope], case.public_text, looking(case, user), flags(case)) for case in some]
        for some in (waiting, unread)
    )
    return {
        "chosen": chosen,
        "to_read": to_read,
        "total": len(waiting) + len(unread),
        "gone": len(cases) - len(waiting) - len(unread),
        "held": next((switch.held for switch in switches if switch and switch.held), ""),
        "reasons": list(queries.reasons()),
    }
