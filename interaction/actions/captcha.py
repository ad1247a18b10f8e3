"""Asking for a captcha, taking its answer exactly once, and clearing away what nobody answered."""

import secrets
import unicodedata

from captcha.models import CaptchaStore
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

from interaction.forms.captcha import Asked
from people.crypto import keyed_hash
from people.limits import hold
from realtime.publish import action

ASKED_PER_FORM = 30  # within ten minutes
_LONGEST_ANSWER = 32  # cut before normalising (TRUST.md trap 7)
# No challenge holds a 1, so who typed one has seen or heard a 7.
_MEANT = str.maketrans("一二三四五六七八九1", "7234567897")
_signer = Signer(salt="interaction.captcha")


@action
def ask(key: str) -> Asked:
    """A new challenge that only the form with this key can use, within ten minutes.

    Raises TooSoon when one form asks more than 30 times in ten minutes.
    """
    mark = _mark(key)
    hold("captcha-ask", mark, most=ASKED_PER_FORM, per_seconds=600)
    hashkey = CaptchaStore.generate_key()
    return Asked(
        token=_signer.sign(f"{hashkey}.{mark}"),
        image_url=reverse("captcha-image", args=[hashkey]),
        sound_url=reverse("interaction:captcha-sound", args=[hashkey]),
        text_url=reverse("interaction:captcha-words", args=[hashkey]),
    )


@action
def solve(token: str, answer: str, *, key: str) -> bool:
    """Whether this answers the challenge of the form with this key; every challenge takes one answer, right or wrong.

    Runs in the caller's transaction: whoever's DELETE hits the row has had the one try. A rollback gives it back.
    """
    hashkey = _hashkey(token, key)
    challenge = hashkey and CaptchaStore.objects.filter(hashkey=hashkey).first()
    if not challenge:
        return False
    taken, _by_model = CaptchaStore.objects.filter(hashkey=hashkey).delete()
    in_time = challenge.expiration > timezone.now()
    right = secrets.compare_digest(challenge.response.encode(), _plain(answer).encode())
    return taken == 1 and in_time and right


@action
def purge() -> int:
    """Deletes the challenges whose time has passed; says how many."""
    deleted, _by_model = CaptchaStore.objects.filter(expiration__lte=timezone.now()).delete()
    return deleted


def _mark(key: str) -> str:
    return keyed_hash("captcha-form", key)[:32]


def _hashkey(token: str, key: str) -> str | None:
    """The challenge of a token that this site made for this form."""
    try:
        hashkey, _dot, mark = _signer.unsign(token).partition(".")
    except BadSignature:
        return None
    return hashkey if secrets.compare_digest(mark.encode(), _mark(key).encode()) else None


def _plain(answer: str) -> str:
    """Digits as the challenge holds them: from full-width or Chinese ones, without spaces and marks between."""
    text = unicodedata.normalize("NFKC", answer[:_LONGEST_ANSWER]).translate(_MEANT)
    return "".join(letter for letter in text if letter.isalnum())
