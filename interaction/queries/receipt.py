"""Looking a submission up by its number and secret code."""

import hmac

from interaction.models import Submission
from interaction.receipts import code_hash


def by_number_and_code(number: str, code: str) -> Submission | None:
    """The submission, or None with the same work for a wrong number and for a wrong code."""
    found = Submission.objects.filter(number=number.strip().upper()).select_related("occasion", "department").first()
    stored = found.code_hash if found and found.code_hash else "0" * 64
    fits = hmac.compare_digest(stored, code_hash(code))
    return found if found and fits else None
