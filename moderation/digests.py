"""The hash of a decision's row, by which the chained event of what it is about vouches for it."""

import hashlib
import json
from datetime import UTC

from moderation.models import Decision


def digest_of(decision: Decision) -> str:
    """SHA-256 over everything the row says but its own key; changes when any of it is changed afterwards."""
    told = {
        "case": decision.case_id,
        "outcome": str(decision.outcome),
        "at": decision.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": decision.by_id,
        "rule": decision.rule,
        "reason": decision.reason_id,
        "list": decision.list_version_id,
        "press": decision.press,
        "before": decision.before,
        "after": decision.after,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
