"""Who may write nothing, or only what is read first: now, and before."""

from django.core.paginator import Paginator

from moderation import scopes
from moderation.forms_reports import SHOWN, TERMS
from moderation.models import Restriction
from moderation.page.bar import bar_context
from moderation.queries.restrictions import restricted_scopes, restrictions_listed

PAGE = 30


def silenced_context(user, asked: dict) -> dict:
    """The restrictions that fit what is asked, each with the name of its place ("" for every place)."""
    narrowed = {name: asked[name] for name in ("show", "scope", "q")}
    page = Paginator(restrictions_listed(user, **narrowed), PAGE).get_page(asked["page"])
    rows, places = list(page), restricted_scopes(user)
    names = scopes.titled(places)
    return bar_context(user, "silenced") | {
        "asked": asked,
        "page": page,
        "rows": [(row, names.get(row.scope, "")) for row in rows],
        "places": sorted(names.items(), key=lambda one: str(one[1])),
        "shown": SHOWN,
    }


def term_context(user) -> dict:
    """What a form for restricting an author offers this person."""
    return {"terms": TERMS, "kinds": Restriction.Kind.choices, "sees_everywhere": scopes.has_all(user)}
