"""What the moderators' desk of one occasion starts from."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interaction import registry
from interaction.models import Occasion, Policy
from interaction.queries.policies import WAYS, channel_with_policy, occasion_id, setting_of
from moderation.models import Case
from moderation.scopes import Switch
from people.permissions import Person, may

HELD = _("All new texts are held at present. Nothing is published until that is changed.")


def desk_state(scope: str) -> dict:
    """JSON-safe: how many cases of the scope wait, and id, version, priority of each in the order to read them."""
    rows = Case.objects.waiting().filter(scope=scope).values("id", "version", "scope", "priority")
    cases = list(rows)
    return {"waiting": len(cases), "cases": cases}


def scope_titles(scopes: set[str]) -> dict[str, str]:
    """Titles of the occasions and names of the channels that these scopes name; other scopes are absent."""
    found = {scope: str(registry.get(scope).name) for scope in scopes & set(registry.channels)}
    for occasion in Occasion.objects.filter(pk__in=[key for key in map(occasion_id, scopes) if key]):
        if occasion.topic in scopes:
            found[occasion.topic] = occasion.said("title")
    return found


def policy_switch(user: Person, scope: str) -> Switch | None:
    """How the occasion or channel of this scope takes texts, for a person who hosts or moderates it."""
    if scope in registry.channels:
        return _channel_switch(user, scope)
    occasion = Occasion.objects.filter(pk=occasion_id(scope) or 0).first()
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


def _channel_switch(user: Person, channel: str) -> Switch | None:
    if channel_with_policy(user, channel) is None:
        return None
    chosen = setting_of(channel).policy
    return Switch(
        address=reverse("interaction:channel_policy", args=[channel]),
        chosen=chosen,
        choices=tuple((way.value, way.label) for way in WAYS),
        held=HELD if chosen == Policy.HOLD else "",
    )
