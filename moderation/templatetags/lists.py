"""How the pages of the lists name kinds, effects and languages, and write shares."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone

from moderation.models import Term
from moderation.phrases import rule_name

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    """A kind of term in the reader's language; one the operator invented keeps the operator's word."""
    return str(rule_name(kind))


@register.filter
def effect_name(effect: str) -> str:
    """What an effect is called."""
    return str(dict(Term.Effect.choices).get(effect, effect))


@register.filter
def language_name(language: str) -> str:
    """What a term's language is called."""
    return str(dict(Term.Language.choices).get(language, language))


@register.filter
def effect_badge(effect: str) -> str:
    """The colour of an effect's badge; the word beside it says the same."""
    return {"block": "late", "hold": "soon", "allow": "done"}.get(effect, "")


@register.filter
def share(percent: float) -> str:
    """A share in per cent with as many digits as say something."""
    digits = 0 if percent >= 10 or not percent else 1 if percent >= 1 else 2
    return f"{percent:.{digits}f} %"


@register.filter
def last_day(until: datetime):
    """The last whole day before a moment, where the site stands."""
    return timezone.localtime(until - timedelta(seconds=1)).date()
