"""The bar above every page of the desk: tabs with their counts, who else is here, how the place takes texts."""

from dataclasses import dataclass

from moderation import queries, scopes


@dataclass(frozen=True)
class Colleague:
    """Somebody else at the desk, and the places they are at."""

    name: str
    places: list[str]


def bar_context(user, tab: str) -> dict:
    """The tabs with their counts, of which `tab` is the one in view."""
    return {
        "pace": queries.pace(queries.cases_for(user)),
        "counts": queries.tab_counts(user),
        "sees_all": scopes.has_all(user),
        "filters": {"tab": tab},
    }


def colleagues(user) -> list[Colleague]:
    """The others at the desk now."""
    found = queries.here(user)
    names = scopes.titled({scope for places in found.values() for scope in places})
    return [Colleague(name, sorted(names[scope] for scope in places)) for name, places in found.items()]


def switch_context(user, filters: dict, selected) -> dict:
    """How the place in view takes new texts: the one the list is narrowed to, the open text's, or the only one."""
    granted = sorted(scopes.granted(user))
    scope = filters["scope"] or (selected.scope if selected else "") or (granted[0] if len(granted) == 1 else "")
    found = scopes.switch_of(user, scope)
    return {"switch": found, "switch_place": scopes.titled({scope})[scope] if found else ""}
