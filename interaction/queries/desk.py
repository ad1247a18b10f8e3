"""What the moderators' desk of one occasion starts from."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interaction.models import Occasion
from moderation.models import Case
from moderation.scopes import Switch
from people.permissions import Person, may

HELD = _("All new questions are held at present. Nothing is published until that is changed.")


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


def policy_switch(user: Person, scope: str) -> Switch | None:
    """How the occasion of this scope takes questions, for a person who hosts or moderates it."""
    occasion = Occasion.objects.filter(pk=_occasion_id(scope) or 0).first()
    if (
        occasion is None
        or occasion.topic != scope
        or not (may(user, "moderate", occasion) or may(user, "host", occasion))
    ):
        return None
    return Switch(
        address=reverse("interaction:policy", args=[occasion.pk]),
        chosen=occasion.policy,
        choices=tuple(Occasion.Policy.choices),
        held=HELD if occasion.policy == Occasion.Policy.HOLD else "",
    )


def _occasion_id(scope: str) -> int | None:
    _channel, _dash, key = scope.rpartition("-")
    return int(key) if key.isdecimal() else None
