"""What may() asks about cases."""

from moderation import scopes
from moderation.models import Case, Restriction
from people.permissions import rule


@rule("moderate", Case)
def may_moderate(user, case) -> bool:
    """The district's moderators, and whoever an app lets moderate the case's scope."""
    return scopes.has_all(user) or case.scope in scopes.granted(user)


@rule("moderate", Restriction)
def may_lift(user, restriction) -> bool:
    """Whoever moderates the scope it holds in."""
    return may_moderate(user, restriction)
