"""Who takes part in an occasion: an account, or only name and post."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.models import Participant
from people.forms import DepartmentField
from people.models import Department
from people.queries import open_departments

# What citizens read of a part; a guest may be without an account, everybody else works with theirs.
SHOWN = {"guest": ("name", "post", "department"), "host": ("name", "post")}
WITHOUT_ACCOUNT = ("guest",)


class CastForm(forms.Form):
    """One person with one part; a guest may be without an account, everybody else works with theirs."""

    user = forms.TypedChoiceField(label=_("Account"), required=False, empty_value=None)
    name = PlainText(label=_("Name"), max_length=40, required=False)
    post = PlainText(label=_("Post"), max_length=80, required=False)
    department = DepartmentField(
        label=_("Department"),
        queryset=Department.objects.none(),
        required=False,
        empty_label=_("The department of the interview"),
    )
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, occasion, part, accounts, person=None, seen=0):
        """`accounts`: those that may be chosen; `person`: the participant who is changed."""
        super().__init__(data, initial={**(_values(person) if person else {}), "seen": seen})
        self.occasion, self.is_free = occasion, part in WITHOUT_ACCOUNT
        self.accounts = {user.pk: user for user in [*accounts, *([person.user] if person and person.user else [])]}
        self.fields["department"].queryset = open_departments()
        for name in {"name", "post", "department"} - set(SHOWN.get(part, ())):
            del self.fields[name]
        self._offer_accounts()

    def _offer_accounts(self):
        account = self.fields["user"]
        none = _("No account; the transcriber types for this guest") if self.is_free else _("Choose an account")
        account.choices = [("", none), *((pk, user.name) for pk, user in self.accounts.items())]
        account.coerce = lambda pk: self.accounts[int(pk)]
        account.required = not self.is_free
        account.error_messages["required"] = _("Choose whose account it is.")
        if "name" in self.fields:
            self.fields["name"].help_text = _("As citizens read it. Leave it empty to take the account's name.")

    def clean(self):
        told = super().clean()
        user = told.get("user")
        if self.is_free and not user and not told.get("name") and not self.errors:
            self.add_error("name", _("Choose an account or write a name."))
        return told

    def columns(self) -> dict:
        """What a Participant is to hold: user, name, post and department."""
        told = self.cleaned_data
        user = told.get("user")
        department = told.get("department") or (self.occasion.department if "department" in self.fields else None)
        name = told.get("name") or (user.name if user else "")
        return {"user": user, "name": name[:40], "post": told.get("post", ""), "department": department}


def _values(person: Participant) -> dict:
    return {"user": person.user_id, "name": person.name, "post": person.post, "department": person.department_id}
