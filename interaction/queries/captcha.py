"""What is known of a challenge that still waits."""

from captcha.models import CaptchaStore
from django.utils import timezone


def waiting_digits(hashkey: str) -> str | None:
    """The digits of this challenge; None when it was answered, has expired or never was."""
    waiting = CaptchaStore.objects.filter(hashkey=hashkey, expiration__gt=timezone.now())
    return waiting.values_list("challenge", flat=True).first()
