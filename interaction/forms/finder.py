"""The finder above a list: words, department, year."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.models import Department


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


class SearchForm(forms.Form):
    """The one field of the site's search."""

    q = forms.CharField(label=_("What are you looking for?"), max_length=100, required=False)
