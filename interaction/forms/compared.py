"""What a form's field holds, in words, so that two people's entries can be told apart."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.models import Theme
from people.models import Department


def shown(field: forms.Field, value: object) -> str:
    """A value of this field as people read it; equal for what was entered and what is kept exactly if they agree."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return "\n".join(_line(one) for one in value)
    if isinstance(value, Department):
        return value.said("name")
    if type(field) is forms.ChoiceField:
        return str(dict(field.widget.choices)[value])
    return str(value)


def _line(theme: Theme | tuple[str, str]) -> str:
    name, english = (theme.name, theme.name_en) if isinstance(theme, Theme) else theme
    return f"{name} | {english}" if english else name
