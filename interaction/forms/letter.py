"""What the channels of letters ask: a title, the matter, and who may be told."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.forms.letter_steps import Stepped, Steps
from people.contacts import mask_name, plain_mail, plain_phone
from people.models import Department
from people.queries import open_departments


class LetterForm(Stepped):
    """A letter to a department: title 5 to 50 characters, matter 10 to 1,000 (CHANNELS.md, Limits).

    `kinds` are its channel's; a form of a channel adds, drops and renames fields. What is not a column of Submission is
    kept in its `answers`, the department too: it is a wish, which whoever reads the letter may or may not follow.
    """

    steps: Steps = (
        (_("The matter"), ("kind", "title", "body")),
        (_("The department"), ("department", "item")),
        (_("About you"), ("name", "phone", "mail", "address", "wants_public")),
    )
    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    title = PlainText(
        label=_("Title"),
        min_length=5,
        max_length=50,
        error_messages={
            "required": _("Say in a few words what it is about."),
            "min_length": _("The title has at least 5 characters. Say what it is about and where."),
            "max_length": _("The title has at most 50 characters. Shorten it; the details belong into the text."),
        },
    )
    body = PlainText(
        label=_("What has happened, and what do you ask for?"),
        help_text=_("When, where, who is concerned, and what should be done."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 8, "data-count": "1000"}),
        error_messages={
            "required": _("Write what it is about."),
            "min_length": _("Write at least 10 characters, so that the department understands the matter."),
            "max_length": _("The text has at most 1,000 characters. Shorten it, or add a file."),
        },
    )
    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Department"), required=False, empty_label=_("I do not know")
    )
    item = PlainText(label=_("Service it is about (if any)"), max_length=60, required=False)
    name = PlainText(
        label=_("Your name"),
        help_text=_("Never shown in full: 张** at most."),
        min_length=2,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name; it is never published in full.")},
    )
    phone = PlainText(
        label=_("Mobile number"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Enter your mobile number, so that the department can ask back.")},
    )
    mail = forms.EmailField(
        label=_("Mail address, to be told how it goes on"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = PlainText(label=_("Your address"), max_length=100, required=False)
    wants_public = forms.TypedChoiceField(
        label=_("May the letter be published with its answer?"),
        choices=(("yes", _("Yes, without my name and personal details")), ("no", _("No, only I read it"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    may_be_public = True
    leaves_out: tuple[str, ...] = ()
    in_text: tuple[str, ...] = ()  # fields that stand in `text`

    def __init__(self, data=None, *, channel, user=None, **more):
        super().__init__(data, **more)
        self.channel = channel
        for name in self.leaves_out:
            del self.fields[name]
        self._offer_kinds()
        if "department" in self.fields:
            self.fields["department"].queryset = open_departments()
            self.fields["department"].label_from_instance = lambda one: one.said("name")
        if not self.may_be_public:
            self.fields.pop("wants_public", None)
        if user is not None and user.is_authenticated:
            self.initial = {"name": user.name, "phone": user.phone, "mail": user.mail} | self.initial

    def _offer_kinds(self):
        if len(self.channel.kinds) < 2:
            self.fields.pop("kind", None)
            return
        self.fields["kind"].choices = self.channel.kinds
        self.fields["kind"].initial = self.channel.kinds[0][0]

    def clean_phone(self):
        """Eleven digits, or nothing where none is asked for."""
        given = self.cleaned_data["phone"]
        number = plain_phone(given) if given else ""
        if number is None:
            raise ValidationError(_("This is no mobile number of eleven digits. Check it, please."))
        return number

    def clean_mail(self):
        """The plain form of the address."""
        return (plain_mail(self.cleaned_data["mail"]) or "") if self.cleaned_data["mail"] else ""

    @property
    def kind_chosen(self) -> str:
        """The kind of letter, the channel's usual one where it asks for none."""
        return self.cleaned_data.get("kind") or (self.channel.kinds[0][0] if self.channel.kinds else "")

    @property
    def is_public(self) -> bool:
        """Whether the writer agreed to publication; never for a kind the channel keeps restricted."""
        restricted = self.kind_chosen in self.channel.restricted_kinds
        return bool(self.may_be_public and not restricted and self.cleaned_data.get("wants_public"))

    @property
    def byline(self) -> str:
        """The name as others may read it; none for a kind whose writers only named handlers may know."""
        if self.kind_chosen in self.channel.restricted_kinds:
            return ""
        return mask_name(self.cleaned_data.get("name", "")) if self.cleaned_data.get("name") else ""

    @property
    def heading(self) -> str:
        """The title, or the beginning of the text of a form that asks for none."""
        lines = self.text.strip().splitlines()
        return self.cleaned_data.get("title") or (lines[0][:50] if lines else "")

    @property
    def text(self) -> str:
        """The whole matter in one text, as it is read, screened and published."""
        return self.cleaned_data.get("body", "")

    @property
    def leak(self) -> str:
        """The page of this site that shows somebody's personal data, where that is what the letter says."""
        return ""

    @property
    def contact(self) -> dict:
        """How to reach and identify the writer: kept encrypted, read by handlers."""
        told = {name: self.cleaned_data.get(name, "") for name in ("name", "phone", "mail", "address")}
        return {name: value for name, value in told.items() if value}

    @property
    def answers(self) -> dict:
        """The fields that only people read: all that are no column of a Submission."""
        columns = {"kind", "title", "body", "wants_public", "name", "phone", "mail", "address", *self.in_text}
        rest = {name: value for name, value in self.cleaned_data.items() if name not in columns}
        if rest.get("department"):
            rest["department"] = rest["department"].slug
        return {name: value for name, value in rest.items() if value not in (None, "", False)}


class MailboxForm(LetterForm):
    """A letter to the district head: the department is chosen by whoever reads it first."""

    leaves_out = ("department", "item")
    unit = PlainText(label=_("Your work unit"), max_length=60, required=False)
    steps = (
        (_("The matter"), ("kind", "title", "body")),
        (_("About you"), ("name", "phone", "mail", "address", "unit", "wants_public")),
    )


class SuggestionForm(LetterForm):
    """What is wrong now, what should be done, and who proposes it."""

    leaves_out = ("item", "kind")
    in_text = ("cause",)
    cause = PlainText(
        label=_("What is the matter at present?"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "data-count": "500"}),
        error_messages={"required": _("Say what is the matter at present.")},
    )
    steps = (
        (_("The suggestion"), ("title", "cause", "body")),
        (_("The department"), ("department",)),
        (_("About you"), ("name", "phone", "mail", "address", "wants_public")),
    )

    def __init__(self, data=None, **more):
        super().__init__(data, **more)
        self.fields["body"].label = _("What do you propose?")
        self.fields["body"].help_text = _("What should be done, by whom, and what would be better then.")

    @property
    def text(self) -> str:
        """The present state first, then the proposal."""
        return "\n\n".join(filter(None, (self.cleaned_data.get("cause"), self.cleaned_data.get("body"))))


class ComplaintForm(LetterForm):
    """A complaint with a claim, or a report with a clue; a report may be anonymous."""

    leaves_out = ("item",)
    may_be_public = False
    respondent = PlainText(
        label=_("Whom is it about?"),
        max_length=60,
        error_messages={"required": _("Name the person, trader or office it is about.")},
    )
    respondent_address = PlainText(label=_("Where are they?"), max_length=100, required=False)
    place = PlainText(label=_("Where did it happen?"), max_length=100, required=False)
    claim = PlainText(
        label=_("What do you claim?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    anonymous = forms.BooleanField(label=_("I report anonymously and give no name"), required=False)
    steps = (
        (_("What it is about"), ("kind", "respondent", "respondent_address", "place", "department")),
        (_("The facts"), ("title", "body", "claim")),
        (_("About you"), ("anonymous", "name", "phone", "mail", "address")),
    )

    def __init__(self, data=None, **more):
        super().__init__(data, **more)
        for name in ("name", "phone"):
            self.fields[name].required = False

    def clean(self):
        """A complaint needs a name and a number; only a report may do without."""
        given = super().clean()
        if given.get("anonymous") and given.get("kind") == "report":
            return given | dict.fromkeys(("name", "phone", "mail", "address"), "")
        for name in ("name", "phone"):
            if name not in self.errors and not given.get(name):
                self.add_error(name, LetterForm.base_fields[name].error_messages["required"])
        if given.get("anonymous"):
            self.add_error("anonymous", _("Only a report of a breach may be anonymous; a complaint needs your name."))
        return given


class CorrectionForm(LetterForm):
    """What is wrong on which page of this website; nothing about the writer is needed."""

    leaves_out = ("department", "item", "name", "phone", "address", "title")
    may_be_public = False
    page = PlainText(
        label=_("Address of the page"),
        max_length=300,
        error_messages={"required": _("Enter the address of the page, or copy it from the browser.")},
    )
    steps = ((_("What is wrong"), ("page", "kind", "body", "mail")),)

    def __init__(self, data=None, **more):
        super().__init__(data, **more)
        self.fields["body"].label = _("What is wrong there?")
        self.fields["body"].help_text = ""

    @property
    def leak(self) -> str:
        return self.cleaned_data.get("page", "") if self.kind_chosen == "privacy" else ""
