"""What administrators fill in about departments and the people who work there."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.colleagues import IN, OUT, WHOLE_DISTRICT, Wanted
from people.contacts import plain_mail
from people.departments import possible_parents
from people.forms import DepartmentField
from people.models import Department, Role
from people.permissions import DISTRICT_WIDE
from people.queries import open_departments

MOST_DUTIES = 1000  # characters; the proposals read all of them for every letter


class ColleagueFinder(forms.Form):
    """Narrows the list of colleagues; every field may stay empty, and one that makes no sense narrows nothing."""

    q = forms.CharField(label=_("Name, mail address or mobile number"), max_length=100, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All roles")), *Role.choices], required=False)
    state = forms.ChoiceField(
        label=_("Account"),
        choices=[("", _("Open and closed")), (IN, _("Open accounts")), (OUT, _("Closed accounts"))],
        required=False,
    )

    def __init__(self, data=None):
        super().__init__(data)
        places = [(str(one.pk), one.said("name")) for one in Department.objects.all()]
        first = [("", _("All departments")), (WHOLE_DISTRICT, _("The whole district"))]
        self.fields["department"] = forms.ChoiceField(label=_("Department"), choices=first + places, required=False)

    def wanted(self) -> Wanted:
        """What was chosen, with "" for nothing."""
        self.is_valid()
        return Wanted(**{name: self.cleaned_data.get(name) or "" for name in ("q", "role", "department", "state")})


class PlaceField(DepartmentField):
    """Where a role is held: one department in use, or, left empty, the whole district."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Department"),
            queryset=Department.objects.none(),
            required=False,
            empty_label=_("The whole district"),
            help_text=_("Moderators, auditors and administrators always work for the whole district."),
            **kwargs,
        )


class RoleAndPlace(forms.Form):
    """A role, and where it is held."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    department = PlaceField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = open_departments()

    def clean(self):
        given = super().clean() or {}
        if given.get("department") and given.get("role") in DISTRICT_WIDE:
            self.add_error(
                "department", _("This role always works for the whole district. Choose no department for it.")
            )
        return given


class InviteForm(RoleAndPlace):
    """Who is invited, as what, and where."""

    mail = forms.EmailField(label=_("Mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    field_order = ["mail", "role", "department"]

    def clean_mail(self):
        return plain_mail(self.cleaned_data["mail"])


class GrantForm(RoleAndPlace):
    """One more role for somebody; `seen` is how they stood on the page."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)


class DepartmentForm(forms.Form):
    """What a department says about itself."""

    name = forms.CharField(label=_("Name in Chinese"), max_length=100)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=Department.Kind.choices)
    parent = DepartmentField(
        label=_("Stands below"),
        queryset=Department.objects.none(),
        required=False,
        empty_label=_("Nothing: it stands at the top"),
    )
    duties = forms.CharField(
        label=_("Its duties"),
        max_length=MOST_DUTIES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "In the words citizens use, in Chinese: letters that hold the same words are proposed to this department."
        ),
    )
    slug = forms.SlugField(
        label=_("Short name in files and addresses"),
        max_length=60,
        help_text=_("Small letters, digits and hyphens, for example housing. It cannot be changed later."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, **kwargs)
        self.of = of
        self.fields["parent"].queryset = possible_parents(of)
        if of.pk:
            del self.fields["slug"]

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if Department.objects.filter(slug=slug).exists():
            raise ValidationError(_("Another department has this short name. Choose another one."))
        return slug

    def filled(self) -> Department:
        """The department with what was entered, not saved."""
        for name in ("name", "name_en", "kind", "parent", "duties", "slug"):
            if name in self.cleaned_data:
                setattr(self.of, name, self.cleaned_data[name])
        return self.of
