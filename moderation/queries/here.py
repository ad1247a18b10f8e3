"""Who is at the desk now."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from moderation.models import CLAIM_SECONDS
from moderation.queries.queue import cases_for
from people.permissions import Person, account_of


def here(user: Person) -> dict[str, set[str]]:
    """The names of the others who looked or decided within the time a claim lives, each with the scopes they were at.

    Only what this person may moderate counts: who works elsewhere is not told.
    """
    since = timezone.now() - timedelta(seconds=CLAIM_SECONDS)
    me, cases = account_of(user), cases_for(user).order_by()
    looking = cases.waiting().filter(claimed_at__gte=since).exclude(Q(claimed_by=me) | Q(claimed_by=None))
    deciding = cases.filter(decided_at__gte=since).exclude(Q(decided_by=me) | Q(decided_by=None))
    rows = looking.values_list("claimed_by__name", "scope").union(deciding.values_list("decided_by__name", "scope"))
    found: dict[str, set[str]] = {}
    for name, scope in sorted(rows):
        found.setdefault(name, set()).add(scope)
    return found
