"""What the pages about accounts ask."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from people import sms
from people.contacts import kind_of, plain_contact, read_contact

CODE_LENGTH = 6
PASSWORD_LENGTH = 200  # characters; hashing longer ones would be work for nothing


class ContactField(forms.CharField):
    """A mail address or mobile number, cleaned to its plain form."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Mail address or mobile number"))
        super().__init__(max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username"}), **kwargs)

    def clean(self, value):
        return read_contact(super().clean(value))


class PasswordField(forms.CharField):
    """A password as typed; a new one must pass the site's rules."""

    def __init__(self, *, is_new=False, **kwargs):
        self.is_new = is_new
        autocomplete = "new-password" if is_new else "current-password"
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        if is_new:
            kwargs.setdefault("help_text", _("At least 8 characters, not only digits, and not a common password."))
        super().__init__(max_length=PASSWORD_LENGTH, strip=False, widget=widget, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if self.is_new:
            validate_password(value)
        return value


class CodeField(forms.CharField):
    """The six digits that were sent; spaces do not matter."""

    def __init__(self):
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        super().__init__(label=_("Code of six digits"), max_length=20, widget=forms.TextInput(attrs=attrs))

    def clean(self, value):
        return "".join(super().clean(value).split())


class LoginForm(forms.Form):
    """Signing in; what was typed is passed on as it is, so that a wrong form of it tells nothing."""

    contact = forms.CharField(
        label=_("Mail address or mobile number"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = PasswordField(label=_("Password"))

    def clean_contact(self):
        typed = self.cleaned_data["contact"]
        return plain_contact(typed) or typed.strip()


class ContactForm(forms.Form):
    """Where to send a code."""

    contact = ContactField()

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        if kind_of(contact) == "phone" and not sms.can_send():
            raise forms.ValidationError(_("This site cannot send text messages at present. Use a mail address."))
        return contact


class NameField(forms.CharField):
    """A person's name as they want to be called."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "name"}
        super().__init__(label=_("Your name"), max_length=40, widget=forms.TextInput(attrs=attrs), **kwargs)


class SignUpForm(forms.Form):
    """The code, and what the new account needs."""

    code = CodeField()
    name = NameField(help_text=_("Others see it only masked, for example 朱**."))
    password = PasswordField(label=_("Choose a password"), is_new=True)


class ResetForm(forms.Form):
    """The code and the new password."""

    code = CodeField()
    password = PasswordField(label=_("New password"), is_new=True)


class PasswordForm(forms.Form):
    """Changing a password that one knows."""

    old = PasswordField(label=_("Present password"))
    new = PasswordField(label=_("New password"), is_new=True)


class AccountForm(forms.Form):
    """Name and language."""

    name = NameField()
    language = forms.ChoiceField(label=_("Language of pages and messages"), choices=settings.LANGUAGES)


class EraseForm(forms.Form):
    """The last question before an account is erased."""

    password = PasswordField(label=_("Your password"))
    sure = forms.BooleanField(label=_("I understand that my account cannot be brought back."))


class DepartmentField(forms.ModelChoiceField):
    """A department, by its name in the reader's language."""

    def label_from_instance(self, obj):
        return obj.said("name")


class AcceptForm(forms.Form):
    """What a new member of staff chooses."""

    name = NameField()
    password = PasswordField(label=_("Choose a password"), is_new=True)
