"""A letter's form filled in step by step: which fields a step has, what stands in them, which step is wrong."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

INTAKE = (
    ("counter", pgettext_lazy("way a letter came in", "At the counter")),
    ("phone", pgettext_lazy("way a letter came in", "By telephone")),
    ("post", pgettext_lazy("way a letter came in", "By post")),
)


Steps = tuple[tuple[Any, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Said:
    """One answer for the check page: the field's label, and what was chosen or written, "" for nothing."""

    name: str
    label: object
    text: str


class Stepped(forms.Form):
    """A form with `steps`: (heading, names of fields) of each page."""

    steps: Steps = ()

    def names_of(self, step: int) -> list[str]:
        """The fields of this step that the form has."""
        return [name for name in self.steps[step][1] if name in self.fields]

    def fields_of(self, step: int) -> list[forms.BoundField]:
        """The same as they are shown."""
        return [self[name] for name in self.names_of(step)]

    def only(self, step: int) -> bool:
        """Forgets the errors of all other steps; returns whether this one is free of them."""
        for name in set(self.errors) - set(self.names_of(step)):
            del self.errors[name]
        return not self.errors

    def first_wrong(self) -> int | None:
        """The first step with an error in it; None for a valid form."""
        wrong = (step for step in range(len(self.steps)) if set(self.errors) & set(self.names_of(step)))
        return next(wrong, 0 if self.errors else None)

    def said(self, step: int) -> list[Said]:
        """What stands in the fields of this step, in words."""
        return [Said(name, self.fields[name].label, self._words(name)) for name in self.names_of(step)]

    def _words(self, name: str) -> str:
        value = self[name].value()
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(_("Yes")) if value else ""
        if isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            chosen = (label for key, label in choices if str(key) == str(value or ""))
            return str(next(chosen, ""))
        return str(value or "")

    def entered_by_clerk(self) -> None:
        """What changes where a clerk types for somebody else: how it came in is asked, a mobile number need not be."""
        choices = forms.ChoiceField(label=_("How did it come in?"), choices=INTAKE, widget=forms.RadioSelect)
        self.fields["intake"] = choices
        self.fields["intake"].initial = INTAKE[0][0]
        if "phone" in self.fields:
            self.fields["phone"].required = False
        heading, names = self.steps[-1]
        self.steps = (*self.steps[:-1], (heading, (*names, "intake")))
