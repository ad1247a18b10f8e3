"""How the desk writes waiting times."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def age(moment: datetime) -> str:
    """How long something waits: 1:48 in minutes and seconds, then hours, then days."""
    return duration(int((timezone.now() - moment).total_seconds()))


@register.filter
def duration(seconds: int) -> str:
    """A number of seconds as the desk writes it."""
    seconds = max(0, seconds)
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02d}"
    if seconds < 86_400:
        return _("%(hours)s h") % {"hours": seconds // 3600}
    return _("%(days)s d") % {"days": seconds // 86_400}


@register.filter
def said_label(reason) -> str:
    """A reason's label in the reader's language."""
    return reason.said("label")


@register.filter
def said_sentence(reason) -> str:
    """A reason's sentence to the author in the reader's language."""
    return reason.said("sentence")
