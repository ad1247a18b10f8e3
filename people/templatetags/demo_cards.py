"""The demo's bar: the roles one may take, and the card of the one just taken."""

from django import template

from people.demo_cards import CARDS, SESSION_KEY, Card, card_of

register = template.Library()


@register.simple_tag
def demo_roles() -> tuple[Card, ...]:
    """Every role of the bar, in its order."""
    return CARDS


@register.simple_tag(takes_context=True)
def demo_card(context) -> Card | None:
    """The task card of the role that was taken last, on the page it begins at and until it is put away."""
    request = context.get("request")
    kept = request.session.get(SESSION_KEY) if hasattr(request, "session") else None
    return card_of(kept["handle"]) if kept and kept["path"] == request.path else None
