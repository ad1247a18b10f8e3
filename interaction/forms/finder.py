"""The finder above a list: words, department, year; for letters also kind, outcome, state and order."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.models import Department

YEARS = range(1990, 2200)
STATES = (("answered", _("Answered")), ("open", pgettext_lazy("letters", "Still open")))
SORTS = (("", _("Newest first")), ("read", _("Most read")), ("rated", _("Best rated")))
BY_SUPPORT = ("supported", _("Most supported"))


class FinderForm(forms.Form):
    """Narrows a list; every field may stay empty. Departments and years are those that have something to show."""

    q = forms.CharField(label=_("Words in the text"), max_length=100, required=False)

    def __init__(self, data=None, *, departments: QuerySet[Department], years: list[int]):
        super().__init__(data)
        self.fields["department"] = forms.ModelChoiceField(
            departments, label=_("Department"), required=False, empty_label=_("All departments")
        )
        choices = [("", _("All years")), *((year, str(year)) for year in years)]
        self.fields["year"] = forms.TypedChoiceField(
            choices=choices, label=_("Year"), coerce=int, required=False, empty_value=None
        )

    def chosen(self) -> dict:
        """What was chosen: q (perhaps empty), department and year or None; nothing when the form is in error."""
        if not self.is_valid():
            return {"q": "", "department": None, "year": None}
        return self.cleaned_data


class LetterFinder(FinderForm):
    """The finder of a channel's published letters; it asks only what its channel knows.

    A value that makes no sense is left out and said, the others hold.
    """

    def __init__(self, data=None, *, channel, departments: QuerySet[Department], years: list[int]):
        super().__init__(data, departments=departments, years=years)
        setattr(self.fields["department"], "label_from_instance", lambda one: one.said("name"))  # noqa: B010
        if len(channel.kinds) > 1:
            kinds = [one for one in channel.kinds if one[0] not in channel.restricted_kinds]
            self._choice("kind", _("Kind of letter"), _("All kinds"), kinds)
        if channel.outcomes:
            self._choice("outcome", _("Outcome"), _("All outcomes"), channel.outcomes)
        self._choice("state", _("State"), _("Answered or not"), STATES)
        sorts = (*SORTS, BY_SUPPORT) if channel.can_be_supported else SORTS
        self.fields["sort"] = forms.ChoiceField(label=_("Order"), choices=sorts, required=False)

    def _choice(self, name, label, empty, choices):
        self.fields[name] = forms.ChoiceField(label=label, choices=[("", empty), *choices], required=False)

    def chosen(self) -> dict:
        """What was chosen and makes sense, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [field for field in self if field.name != "q"]


class SearchForm(forms.Form):
    """The site's search: words, and what the results are narrowed to."""

    q = forms.CharField(label=_("What are you looking for?"), max_length=100, required=False)
    channel = forms.SlugField(max_length=20, required=False)
    department = forms.IntegerField(min_value=1, max_value=2**31 - 1, required=False)
    year = forms.IntegerField(min_value=YEARS.start, max_value=YEARS.stop, required=False)

    def chosen(self) -> dict:
        """What makes sense of it, by name; words that are too long are no words."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
