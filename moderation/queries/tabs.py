"""How many texts stand in each tab of the desk."""

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from moderation import scopes
from moderation.models import Appeal, Report
from moderation.queries.queue import cases_for, in_tab
from people.models import User
from people.permissions import Person, account_of

COUNTED = ("waiting", "mine", "starred", "overdue", "automatic")


def tab_counts(user: Person) -> dict[str, int]:
    """How many cases each tab holds, how many appeals wait and how many texts are reported; one query."""
    rows: dict[str, QuerySet] = {tab: in_tab(user, tab) for tab in COUNTED}
    rows["appeals"] = _open_appeals(user)
    rows["reports"] = cases_for(user).filter(pk__in=Report.objects.filter(outcome=Report.Outcome.OPEN).values("case"))
    me = account_of(user)
    found = User.objects.filter(pk=me.pk) if me else User.objects.none()
    return found.values(**{name: _number(some) for name, some in rows.items()}).first() or dict.fromkeys(rows, 0)


def _open_appeals(user: Person) -> QuerySet[Appeal]:
    waiting = Appeal.objects.filter(state=Appeal.State.OPEN)
    if scopes.has_all(user):
        return waiting
    granted = scopes.granted(user)
    return waiting.filter(case__scope__in=granted) | waiting.filter(restriction__scope__in=granted)


def _number(rows: QuerySet) -> Coalesce:
    """The length of a list, as a column of another query."""
    one = rows.order_by().annotate(one=Value(1, output_field=IntegerField())).values("one")
    return Coalesce(Subquery(one.annotate(n=Count("pk")).values("n")), 0)
