"""What the pages of the operator's lists take from a request."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from moderation.lists_file import kind_of, refusal_of
from moderation.models import Reason, Term
from moderation.phrases import rule_name

BIGGEST = 10**9
MOST_TRIED = 200  # terms in one trial
MOST_BYTES = 8_000_000  # of an uploaded list
MOST_PACKED = 2_300_000  # characters of a list on its way from preview to storing
MOST_PASTED = 200_000
LONGEST_SENTENCE = 500
ALL = [("", pgettext_lazy("a filter", "All"))]


class Finder(forms.Form):
    """Narrows the term list; what does not fit is left out."""

    q = forms.CharField(label=_("Words"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    effect = forms.ChoiceField(label=_("Effect"), choices=[*ALL, *Term.Effect.choices], required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[*ALL, ("any", Term.Language.ANY.label), *Term.Language.choices[1:]],
        required=False,
    )
    in_use = forms.ChoiceField(
        label=_("In use"), choices=[*ALL, ("yes", _("In use")), ("no", _("Switched off"))], required=False
    )

    def __init__(self, data=None, *, kinds=()):
        super().__init__(data)
        self.fields["kind"].choices = [*ALL, *((kind, rule_name(kind)) for kind in kinds)]

    def chosen(self) -> dict:
        """The values that fit, empty ones included."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class KindField(forms.CharField):
    """A kind by its key or, for those that ship, by its name; shown by its name."""

    widget = forms.TextInput(attrs={"list": "kinds", "autocomplete": "off"})

    def prepare_value(self, value):
        return str(rule_name(value)) if value else value

    def to_python(self, value):
        return kind_of(super().to_python(value))


class TermForm(forms.Form):
    """How a term weighs; its text is only asked for once. `newer`: what somebody else made of it meanwhile."""

    newer: dict | None = None

    text = forms.CharField(
        label=_("Term"), max_length=60, help_text=_("It cannot be changed later: switch it off and add another.")
    )
    kind = KindField(
        label=_("Kind"),
        max_length=30,
        help_text=_("A word for the group it belongs to; moderators and the ledger read it."),
    )
    effect = forms.ChoiceField(
        label=_("Effect"),
        choices=Term.Effect.choices,
        widget=forms.RadioSelect,
        help_text=_("Block weighs most, hold less: both keep a text for a moderator. Mark only shows where to look."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Term.Language.choices, required=False)
    is_active = forms.BooleanField(label=_("In use"), required=False)
    note = forms.CharField(
        label=_("Why"), max_length=200, required=False, help_text=_("Kept with the new version of the list.")
    )
    seen = forms.IntegerField(min_value=0, max_value=BIGGEST, widget=forms.HiddenInput)

    def __init__(self, *args, term: Term | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.term = term
        if term:
            del self.fields["text"]

    def clean(self):
        """A text that can be found at all, as a term of its kind."""
        given = super().clean()
        text = self.term.text if self.term else given.get("text")
        if text and (refusal := refusal_of(text, given.get("kind", ""))):
            self.add_error("kind" if self.term else "text", refusal)
        return given

    def given(self) -> Term:
        """The term as it was typed."""
        names = ("kind", "effect", "language", "is_active")
        text = self.term.text if self.term else self.cleaned_data["text"]
        return Term(text=text, **{name: self.cleaned_data[name] for name in names})


class UsualForm(forms.Form):
    """What holds for lines that do not say so themselves."""

    kind = KindField(label=_("Kind"), max_length=30, initial="abuse")
    effect = forms.ChoiceField(label=_("Effect"), choices=Term.Effect.choices, initial=Term.Effect.MARK)
    language = forms.ChoiceField(label=_("Language"), choices=Term.Language.choices, required=False)


class ImportForm(UsualForm):
    """A list, pasted or as a file."""

    text = forms.CharField(
        label=_("Paste the list"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("One term in each line, or a table with term, kind, effect, language and in use."),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        help_text=_("CSV or plain text in UTF-8 or GB18030, at most 60,000 lines."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/plain,text/csv"}),
    )
    replaces = forms.BooleanField(
        label=_("This is the whole list: switch off every term that is not in it"), required=False
    )

    def clean_file(self):
        """A file small enough to be read at once."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("This file is larger than 8 MB. Split it and import the parts."))
        return file

    def clean(self):
        """One of the two ways to give a list."""
        given = super().clean()
        if not given.get("text") and not given.get("file") and not self.errors:
            raise ValidationError(_("Paste a list or choose a file first."))
        if given.get("text") and given.get("file"):
            raise ValidationError(_("Paste a list or choose a file, but not both."))
        return given


class ApplyForm(forms.Form):
    """A list as its preview has read it, and why it is taken in."""

    packed = forms.CharField(max_length=MOST_PACKED, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Why"), max_length=200, required=False, help_text=_("Kept with the new version of the list.")
    )


class TrialForm(forms.Form):
    """Terms to be tried, one a line."""

    text = forms.CharField(
        label=_("Terms"),
        validators=[MaxLengthValidator(20_000)],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One in each line."),
    )
    effect = forms.ChoiceField(label=_("Effect"), choices=Term.Effect.choices, initial=Term.Effect.HOLD)
    language = forms.ChoiceField(label=_("Language"), choices=Term.Language.choices, required=False)

    def clean_text(self):
        """Each line that can be found, once."""
        lines = [line.strip() for line in self.cleaned_data["text"].splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        for line in found:
            if refusal := refusal_of(line):
                raise ValidationError(f"{line[:20]}: {refusal}")
        if len(found) > MOST_TRIED:
            raise ValidationError(_("At most %(most)s terms are tried at once.") % {"most": MOST_TRIED})
        return found

    def terms(self) -> list[Term]:
        """The terms, none of which is stored."""
        given = self.cleaned_data
        told = {"kind": "trial", "effect": given["effect"], "language": given["language"]}
        return [Term(text=text, **told) for text in given["text"]]


class ReasonForm(forms.ModelForm):
    """The words of a reason in both languages; its code is only asked for once."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    class Meta:
        model = Reason
        fields = ["code", "label", "label_en", "sentence", "sentence_en", "place", "conceals", "is_active"]
        widgets = {
            "sentence": forms.Textarea(attrs={"rows": 4, "lang": "zh-Hans"}),
            "sentence_en": forms.Textarea(attrs={"rows": 4, "lang": "en"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("sentence", "sentence_en"):
            self.fields[name].max_length = LONGEST_SENTENCE
            self.fields[name].validators.append(MaxLengthValidator(LONGEST_SENTENCE))
        if self.instance.pk:
            del self.fields["code"]

    def clean_code(self):
        """A code that no address of ours is called by."""
        if self.cleaned_data["code"] == "new":
            raise ValidationError(_("This code cannot be used. Choose another one."))
        return self.cleaned_data["code"]

    def clean_place(self):
        """A place the table can hold."""
        return min(self.cleaned_data["place"] or 0, 32_767)
