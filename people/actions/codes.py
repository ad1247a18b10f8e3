"""One-time codes: six digits to a contact, 20 minutes, five tries, kept only as a keyed hash, used once."""

import hmac
import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from people.contacts import kind_of
from people.crypto import blind_index, keyed_hash
from people.models import Invitation, OneTimeCode, User
from people.telling import tell
from realtime.publish import action

LIFE = timedelta(minutes=20)
TRIES = 5
KEPT = timedelta(days=1)  # how long a dead code stays, so that a late visitor is told the same as any other

Purpose = OneTimeCode.Purpose


def send_sign_up_code(contact: str) -> None:
    """Sends a code that opens an account; who has one already is told so, at the same cost. Raises NotSent."""
    code, known = _new_code(Purpose.SIGN_UP, contact)
    known_body = _("You already have an account here. Sign in, or set a new password if you have forgotten yours.")
    tell(contact, _("Your account"), known_body if known else _code_text(code))


def send_reset_code(contact: str) -> None:
    """Sends a code that sets a new password; who has no account is told so, at the same cost. Raises NotSent."""
    code, known = _new_code(Purpose.RESET, contact)
    stranger_body = _("There is no account here for this address or number. You can sign up for one at any time.")
    tell(contact, _("Your account"), _code_text(code) if known else stranger_body)


def _code_text(code: str) -> str:
    return _("Your code is %(code)s. It is valid for 20 minutes. If you did not ask for it, you need do nothing.") % {
        "code": code
    }


@action
def new_code(purpose: str, contact: str) -> str:
    """A new code of this purpose for this contact, the earlier ones dead; whoever asks for it sends it."""
    now, index = timezone.now(), _index(contact)
    code = f"{secrets.randbelow(1_000_000):06}"
    OneTimeCode.objects.filter(purpose=purpose, contact_index=index, expires_at__gt=now).update(expires_at=now)
    OneTimeCode.objects.create(
        purpose=purpose, contact_index=index, code_hash=_hash(purpose, index, code), expires_at=now + LIFE
    )
    return code


@action
def _new_code(purpose: str, contact: str) -> tuple[str, bool]:
    """A new code, and whether somebody has this contact."""
    return new_code(purpose, contact), User.objects.with_contact(contact).exists()


def redeem(purpose: str, contact: str, code: str) -> bool:
    """Whether this is the live code of the contact; uses it up, or counts a try. Called inside an action."""
    index = _index(contact)
    alive = OneTimeCode.objects.filter(
        purpose=purpose, contact_index=index, used_at=None, expires_at__gt=timezone.now(), tries__lt=TRIES
    )
    found = alive.select_for_update().order_by("-id").first()
    if found is None:
        return False
    right = hmac.compare_digest(found.code_hash, _hash(purpose, index, code))
    found.tries += 1
    found.used_at = timezone.now() if right else None
    found.save(update_fields=["tries", "used_at"])
    return right


@action
def purge() -> int:
    """Removes codes dead for a day and invitations 30 days past their end; returns how many. Safe to run twice."""
    now = timezone.now()
    codes, _each = OneTimeCode.objects.filter(expires_at__lt=now - KEPT).delete()
    invitations, _each = Invitation.objects.filter(expires_at__lt=now - timedelta(days=30), used_at=None).delete()
    return codes + invitations


def _index(contact: str) -> str:
    return blind_index(kind_of(contact), contact) or ""


def _hash(purpose: str, index: str, code: str) -> str:
    return keyed_hash(f"code:{purpose}", f"{index}:{code}")
