"""Looking for a standing answer, and writing one."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from moderation.masking import mask, personal_data
from people.models import Department

PUBLIC_RULES = ("landline", "e-mail")  # what offices themselves publish


class FaqFinder(forms.Form):
    """Words and department; anything that fits nothing narrows nothing."""

    q = forms.CharField(label=_("Words in question or answer"), max_length=100, required=False)

    def __init__(self, data=None, *, departments: QuerySet[Department]):
        super().__init__(data)
        self.fields["department"] = forms.ModelChoiceField(
            departments,
            to_field_name="slug",
            label=_("Department"),
            required=False,
            empty_label=_("All departments"),
        )

    def chosen(self) -> dict:
        """What was chosen: `q`, perhaps empty, and a department or None."""
        self.is_valid()
        return {"q": self.cleaned_data.get("q", ""), "department": self.cleaned_data.get("department")}


class FaqForm(forms.Form):
    """A standing answer; the English part may be left out. `seen` tells the state it was written upon."""

    question = forms.CharField(
        label=_("Question"), max_length=120, help_text=_("As a citizen would ask it, without names and addresses.")
    )
    answer = forms.CharField(
        label=_("Answer"),
        max_length=5000,
        min_length=20,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("What holds for everybody, on which ground, and where to go."),
    )
    question_en = forms.CharField(label=_("Question in English"), max_length=240, required=False)
    answer_en = forms.CharField(
        label=_("Answer in English"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    seen = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    letter = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)

    def __init__(self, *args, departments: QuerySet[Department] | None = None, **more):
        super().__init__(*args, **more)
        if departments is not None:
            self.fields["department"] = forms.ModelChoiceField(departments, label=_("Department"), empty_label=None)
            self.order_fields(["department"])

    def clean(self) -> dict:
        """Refuses personal data: what stands here is read by everybody for years."""
        sent = super().clean() or {}
        for name in ("question", "answer", "question_en", "answer_en"):
            text = sent.get(name, "")
            private = [one for one in personal_data(text) if one.rule not in PUBLIC_RULES]
            if private:
                found = text[private[0].start : private[0].end]
                told = _("This looks like personal data: %(found)s. Take it out; everybody reads this.")
                self.add_error(name, told % {"found": mask(found)})
        if bool(sent.get("question_en")) != bool(sent.get("answer_en")):
            self.add_error("answer_en", _("Give question and answer in English, or neither."))
        return sent

    def words(self) -> dict[str, str]:
        """Question and answer in both languages."""
        names = ("question", "question_en", "answer", "answer_en")
        return {name: self.cleaned_data[name].strip() for name in names}


class SeenForm(forms.Form):
    """The state a button was pressed upon."""

    seen = forms.CharField(max_length=40)
