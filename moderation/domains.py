"""Finds links to hosts that the operator has listed: terms of the kind "domain"."""

import re

from django.db.models import QuerySet

from moderation.findings import Finding
from moderation.models import Term
from moderation.normalise import fold
from moderation.terms import DOMAIN, WEIGHTS

_HOST = re.compile(r"(?:https?://)?(?P<host>[a-z0-9.\-]+)")


def find_domains(text: str, links: list[Finding]) -> list[Finding]:
    """Of these links in the text those that lead to a listed host or to one below it."""
    ends = {one: ends_of(text[one.start : one.end]) for one in links if one.kind == "link"}
    asked = {end for found in ends.values() for end in found}
    if not asked:
        return []
    listed = dict(_listed().filter(text__in=asked).values_list("text", "effect"))
    found = ((one, [listed[end] for end in ends[one] if end in listed]) for one in ends)
    return [
        Finding(one.start, one.end, "link", DOMAIN, max(WEIGHTS[effect] for effect in effects))
        for one, effects in found
        if effects
    ]


def _listed() -> QuerySet[Term]:
    """The domains in use; one that is only spared is none to point at."""
    return Term.objects.filter(kind=DOMAIN, is_active=True).exclude(effect=Term.Effect.ALLOW)


def ends_of(link: str) -> set[str]:
    """The host of a link and every domain it lies in: a.b.cn, b.cn."""
    match = _HOST.match(fold(link).text)
    labels = match["host"].strip(".").split(".") if match else []
    return {".".join(labels[place:]) for place in range(max(len(labels) - 1, 0))}
