"""The captcha as citizens meet it: digits in a picture, read aloud or written in words, and the pass it earns."""

import secrets
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from interaction.captcha_sound import LANGUAGES
from people.crypto import keyed_hash

DIGITS = "23456789"  # without 0 and 1: they look like O and 7, and 一 sounds like 七
COOKIE = "human"
PASS_AGE = 30 * 60  # seconds
WRONG = _("Those were not the right digits, or too much time had passed. Here are new ones; your text is kept.")
_signer = TimestampSigner(salt="interaction.captcha.pass")


@dataclass(frozen=True)
class Asked:
    """A challenge that waits for its answer, and the addresses of its picture, its sound and its words."""

    token: str
    image_url: str
    sound_url: str
    text_url: str


def challenge() -> tuple[str, str]:
    """New digits and the answer to them, from the system's random source; called by django-simple-captcha."""
    digits = "".join(secrets.choice(DIGITS) for _place in range(settings.CAPTCHA_LENGTH))
    return digits, digits


def spoken_language(wish: str = "") -> str:
    """The recordings to use: the wished ones if there are such, else those of the page's language."""
    return wish if wish in LANGUAGES else "zh" if (get_language() or "").startswith("zh") else "en"


class CaptchaInput(forms.TextInput):
    """The field for the digits, with picture, sound and words before it; never shows what was typed before."""

    template_name = "captcha/answer.html"

    def __init__(self, asked: Asked | None):
        super().__init__({"autocomplete": "off", "inputmode": "numeric", "maxlength": 32, "class": "short-input"})
        self.asked = asked

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        here = spoken_language()
        return context | {"asked": self.asked, "other": "en" if here == "zh" else "zh"}


class TokenInput(forms.HiddenInput):
    """Holds the token of the challenge that is shown, whatever was sent."""

    def __init__(self, asked: Asked | None):
        super().__init__({"autocomplete": "off"})
        self.asked = asked

    def format_value(self, value):
        return self.asked.token if self.asked else value


class CaptchaForm(forms.Form):
    """Asks for the digits of `asked`; bound to a POST it gives `token` and `answer` for `solve()`, and checks no more.

    Its button "another picture" sends the form with an empty answer: show the form again with a new challenge.
    """

    answer = forms.CharField(
        label=_("Type the digits you see or hear"),
        help_text=_("This keeps programs out. You are asked at most once in 30 minutes."),
        error_messages={"required": _("Type the digits first.")},
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, asked: Asked | None):
        super().__init__(data)
        self.fields["answer"].widget = CaptchaInput(asked)
        self.fields["token"].widget = TokenInput(asked)

    @classmethod
    def after_mistake(cls, asked: Asked) -> "CaptchaForm":
        """The form with a new challenge, which says that the answer before was wrong or late."""
        form = cls({}, asked=asked)
        form.fields["answer"].error_messages["required"] = WRONG
        return form


def grant(response, visitor: str) -> None:
    """Lets this visitor (raw id) pass without a captcha for 30 minutes."""
    response.set_cookie(
        COOKIE,
        _signer.sign(_mark(visitor)),
        max_age=PASS_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )


def has_pass(request, visitor: str) -> bool:
    """Whether no captcha is needed: this visitor solved one in the last 30 minutes, is signed in, or none is asked."""
    if not settings.CAPTCHA or request.user.is_authenticated:
        return True
    try:
        mark = _signer.unsign(request.COOKIES.get(COOKIE, ""), max_age=PASS_AGE)
    except BadSignature:
        return False
    return secrets.compare_digest(mark.encode(), _mark(visitor).encode())


def _mark(visitor: str) -> str:
    return keyed_hash("captcha-pass", visitor)[:32]
