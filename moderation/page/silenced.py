"""Who may write nothing now."""

from moderation import queries, scopes
from moderation.page.bar import bar_context


def silenced_context(user) -> dict:
    """Who may write nothing now, with the name of the place."""
    rows = list(queries.restrictions_for(user))
    names = scopes.titled({row.scope for row in rows})
    return bar_context(user, "silenced") | {"rows": [(row, names[row.scope]) for row in rows]}
