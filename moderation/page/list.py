"""The list of the desk with everything around it that changes by itself."""

from urllib.parse import parse_qsl

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from moderation import queries, scopes
from moderation.filters import AGES, KINDS, SORTS, as_query, is_narrowed, narrowed
from moderation.models import UNDO_SECONDS, Case
from moderation.page.bar import bar_context, colleagues
from moderation.page.rows import rows_of
from moderation.phrases import RULES

PAGE = 50
SCORED_TABS = ("waiting", "mine", "starred", "overdue", "automatic")


def queue_context(user, filters: dict, selected: Case | None = None) -> dict:
    """Bar, tabs and list, what can be undone, and the page's own address parts."""
    page = _page(user, filters)
    cases = list(page)
    counts = queries.scope_counts(user)
    families = {scopes.family_of(scope) for scope, _title, _count in counts} | {filters["family"]} - {""}
    named = {case.scope for case in cases} | families | ({filters["scope"]} - {""})
    names = scopes.titled(named | ({selected.scope} if selected else set()))
    last = queries.undoable(user)
    others = colleagues(user)
    return bar_context(user, filters["tab"]) | {
        "colleagues": others,
        "names": [one.name for one in others],
        "filters": filters,
        "query": as_query(filters),
        "kept_fields": parse_qsl(as_query(filters | {"page": 1})),
        "is_narrowed": is_narrowed(filters),
        "told": _told(filters, names),
        "saved": list(queries.saved_filters(user)),
        "scopes": counts,
        "scope_keys": {scope for scope, _title, _count in counts},
        "scope_title": names.get(filters["scope"], ""),
        "families": sorted((names[family], family) for family in families),
        "kinds": KINDS,
        "rule_is_known": filters["rule"] in RULES,
        "rules": sorted(RULES.items(), key=lambda rule: str(rule[1])),
        "ages": AGES,
        "sorts": SORTS,
        "page": page,
        "rows": rows_of(user, cases, names),
        "selected": selected,
        "undoable": last,
        "undo_left": last[0].undo_left if last else 0,
        "undo_seconds": UNDO_SECONDS,
        "states": Case.State,
        "topics": " ".join(queries.topics_for(user)),
    }


def _told(filters: dict, names: dict[str, str]) -> list[str]:
    """What the list is narrowed to, in words."""
    older = dict(AGES).get(filters["age"])
    told = (
        f"“{filters['q']}”" if filters["q"] else "",
        names.get(filters["family"], ""),
        names.get(filters["scope"], ""),
        dict(KINDS).get(filters["kind"], ""),
        RULES.get(filters["rule"], filters["rule"]),
        _("longer than %(age)s ago") % {"age": older} if older else "",
        _("To be read first") if filters["first"] else "",
        _("Not opened by me") if filters["new"] else "",
        _("The author's first text") if filters["newcomer"] else "",
        _("The highest score first") if filters["sort"] == "score" else "",
    )
    return [str(one) for one in told if one]


def _page(user, filters: dict) -> Page:
    cases = queries.queue(user, **narrowed(filters))
    if filters["sort"] != "score" or filters["tab"] not in SCORED_TABS:
        return Paginator(cases, PAGE).get_page(filters["page"])
    page = Paginator(queries.by_score(cases), PAGE).get_page(filters["page"])
    found = {case.pk: case for case in cases.filter(pk__in=list(page.object_list))}
    return Page([found[pk] for pk in page.object_list if pk in found], page.number, page.paginator)
