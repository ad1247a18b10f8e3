"""How to decide, for whoever sits at the desk."""

from dataclasses import dataclass

from django.utils.functional import Promise

from moderation import queries
from moderation.guide import RULES, WHEN
from moderation.models import Reason


@dataclass(frozen=True)
class Advice:
    """One reason, when it fits and an example; both empty for a reason the operator added."""

    reason: Reason
    when: str | Promise
    example: str | Promise


def guide_context() -> dict:
    """The rules, and every reason that may be chosen with when to choose it."""
    nothing = ("", "")
    return {
        "rules": RULES,
        "advice": [Advice(reason, *WHEN.get(reason.code, nothing)) for reason in queries.reasons()],
    }
