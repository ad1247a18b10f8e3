"""The themes of an occasion as producers write them: one a line, Chinese, and after a bar perhaps English."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText

MOST = 12
_BAR = re.compile(r"\s*[|｜]\s*")


class ThemesField(PlainText):
    """Cleans to a list of (name, English name) in the order of the lines."""

    def __init__(self):
        super().__init__(
            label=_("Themes"),
            help_text=_(
                "One a line, the English name after a bar: 电梯加装 | New lifts. Questions are sorted by them."
            ),
            max_length=2000,
            required=False,
            widget=ThemesInput(attrs={"rows": 4}),
        )

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        themes = [_parted(line) for line in lines]
        if len(themes) > MOST:
            raise forms.ValidationError(_("Name twelve themes at most."))
        if len({name for name, _english in themes}) < len(themes):
            raise forms.ValidationError(_("Two themes have the same name. Each stands once."))
        return themes


class ThemesInput(forms.Textarea):
    """Shows themes as lines."""

    def format_value(self, value):
        if isinstance(value, list):
            return "\n".join(f"{theme.name} | {theme.name_en}" if theme.name_en else theme.name for theme in value)
        return super().format_value(value)


def _parted(line: str) -> tuple[str, str]:
    name, *rest = _BAR.split(line, maxsplit=1)
    english = rest[0] if rest else ""
    if not name or len(name) > 40 or len(english) > 80:
        raise forms.ValidationError(
            _("“%(line)s” is no theme: write 1 to 40 characters of Chinese, and after the bar at most 80 of English."),
            params={"line": line[:60]},
        )
    return name, english
