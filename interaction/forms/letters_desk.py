"""What the list of the desk asks: filters, names for them, letters chosen together, and colleagues."""

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction import registry
from interaction.forms.base import PlainText
from people.models import Department, User
from people.queries import open_departments

MINE, NOBODY = "mine", "nobody"
DUE = (
    ("late", _("Overdue")),
    ("soon", _("Due today or on the next working day")),
    ("week", _("Due within seven days")),
    ("standing", _("Clock stands")),
    ("none", _("No deadline yet")),
)
MARKS = (
    ("supervised", _("Watched over by a supervisor")),
    ("returned", _("Given back: not ours")),
    ("urged", _("Asked for speed")),
    ("again", _("Asked again or to be answered anew")),
)
SORTS = (
    ("", _("What is due first")),
    ("new", _("Newest first")),
    ("old", _("Oldest first")),
)
FILTERS = ("q", "channel", "kind", "department", "handler", "due", "mark", "sort")
MOST_AT_ONCE = 100


class DeskFinder(forms.Form):
    """Narrows a list of the desk; every field may stay empty, and one that makes no sense narrows nothing."""

    q = forms.CharField(label=_("Number or words"), max_length=100, required=False)

    def __init__(self, data=None, *, departments, officers):
        super().__init__(data)
        channels = [one for one in registry.channels.values() if one.takes_letters or one.arrival]
        kinds = {key: label for one in channels for key, label in one.kinds}
        handlers = [(MINE, _("My own")), (NOBODY, _("Nobody yet")), *((str(one.pk), one.name) for one in officers)]
        self._choice("channel", _("Channel"), _("All channels"), [(one.key, one.name) for one in channels])
        self._choice("kind", _("Kind of letter"), _("All kinds"), list(kinds.items()))
        self.fields["department"] = forms.ModelChoiceField(
            departments, label=_("Department"), required=False, empty_label=_("All departments")
        )
        self.fields["department"].label_from_instance = lambda one: one.said("name")
        self._choice("handler", _("Answered by"), _("Everybody"), handlers)
        self._choice("due", _("Due"), pgettext_lazy("due dates", "Any time"), DUE)
        self._choice("mark", _("Marked"), pgettext_lazy("marks of letters", "All letters"), MARKS)
        self.fields["sort"] = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)

    def _choice(self, name, label, empty, choices):
        self.fields[name] = forms.ChoiceField(label=label, choices=(("", empty), *choices), required=False)

    def chosen(self) -> dict:
        """What was chosen of each filter, "" or None for nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in FILTERS}

    @property
    def more(self) -> list[forms.BoundField]:
        """The filters beside words and department."""
        return [self[name] for name in FILTERS if name not in ("q", "department")]

    @property
    def uses_more(self) -> bool:
        """Whether one of those is chosen."""
        return any(self.chosen()[name] for name in FILTERS if name not in ("q", "department"))


def address_part(given: QueryDict) -> str:
    """The filters among these parameters, as an address needs them; what is empty or unknown is left out."""
    kept = {name: given[name] for name in ("tab", *FILTERS) if given.get(name)}
    return urlencode(kept)


class FilterForm(forms.Form):
    """A name for what the list shows at present."""

    name = PlainText(
        label=_("Name for this filter"),
        max_length=30,
        error_messages={"required": _("Give the filter a name of a few words.")},
    )
    query = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def clean_query(self):
        """Only filters of the desk."""
        return address_part(QueryDict(self.cleaned_data["query"]))


class ManyForm(forms.Form):
    """Several letters and the department that is to answer them; `versions` are what was seen: "7:3" each."""

    letters = forms.TypedMultipleChoiceField(coerce=int, required=False)
    department = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Department"),
        empty_label=_("Choose a department"),
        error_messages={
            "required": _("Choose a department first."),
            "invalid_choice": _("Choose a department first."),
        },
    )

    def __init__(self, data=None, **more):
        super().__init__(data, **more)
        self.fields["department"].queryset = open_departments()
        self.fields["department"].label_from_instance = lambda one: one.said("name")
        asked = data.getlist("letters") if data else []
        self.fields["letters"].choices = [(one, one) for one in asked if one.isdecimal() and len(one) < 19]

    def clean_letters(self):
        """At least one, at most a hundred."""
        chosen = self.cleaned_data["letters"]
        if not chosen:
            raise forms.ValidationError(_("Choose at least one letter."))
        if len(chosen) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Choose at most 100 letters at once."))
        return chosen


class HandOverForm(forms.Form):
    """Whose cases go to whom."""

    away = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who is away"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose who is away."), "invalid_choice": _("Choose who is away.")},
    )
    to = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who takes over"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose who takes over."), "invalid_choice": _("Choose who takes over.")},
    )

    def __init__(self, data=None, *, officers, loads=(), **more):
        super().__init__(data, **more)
        words = {
            one.person.pk: _("%(name)s: %(open)d open") % {"name": one.person.name, "open": one.open} for one in loads
        }
        for name in ("away", "to"):
            self.fields[name].queryset = officers
            self.fields[name].label_from_instance = lambda one: words.get(one.pk, one.name)

    def clean(self):
        """Two different people."""
        given = super().clean()
        if given.get("away") and given.get("away") == given.get("to"):
            self.add_error("to", _("Choose another colleague than the one who is away."))
        return given
