"""What the moderators' desk of one occasion starts from."""

from interaction.models import Occasion
from moderation.models import Case


def desk_state(scope: str) -> dict:
    """JSON-safe: how many cases of the scope wait, and id, version, priority of each in the order to read them."""
    rows = Case.objects.waiting().filter(scope=scope).values("id", "version", "scope", "priority")
    cases = list(rows)
    return {"waiting": len(cases), "cases": cases}


def scope_titles(scopes: set[str]) -> dict[str, str]:
    """Titles of the occasions that these scopes name; other scopes are absent."""
    found = {}
    for occasion in Occasion.objects.filter(pk__in=[key for key in map(_occasion_id, scopes) if key]):
        if occasion.topic in scopes:
            found[occasion.topic] = occasion.said("title")
    return found


def _occasion_id(scope: str) -> int | None:
    _channel, _dash, key = scope.rpartition("-")
    return int(key) if key.isdecimal() else None
