"""What the links in mail about an occasion carry: no row before somebody has said yes, nothing readable."""

import json
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from people.crypto import seal, unseal

CONFIRM_SECONDS = 24 * 3600
_stop = Signer(salt="interaction.follow.stop")


@dataclass(frozen=True)
class Receiver:
    """Who gets mail about one occasion: an account, or the blind index of a mail address or mobile number."""

    occasion_id: int
    user_id: int | None = None
    contact_index: str = ""


def confirm_token(occasion_id: int, contact: str, language: str) -> str:
    """Opens for a day the page on which the holder of this address says that they want to follow the occasion."""
    return seal(json.dumps([occasion_id, contact, language]))


def read_confirm_token(token: str) -> tuple[int, str, str] | None:
    """Occasion id, address and language of a token that is no older than CONFIRM_SECONDS; None for any other."""
    opened = unseal(token, seconds=CONFIRM_SECONDS) if token.isascii() else None
    return tuple(json.loads(opened)) if opened else None


def stop_token(receiver: Receiver) -> str:
    """Ends all mail of this occasion to this receiver; works as long as the mail is kept."""
    whom = f"u{receiver.user_id}" if receiver.user_id else f"c{receiver.contact_index}"
    return _stop.sign(f"{receiver.occasion_id}.{whom}")


def read_stop_token(token: str) -> Receiver | None:
    """The receiver whom a token names; None for a token this site has not made."""
    try:
        occasion, _dot, whom = _stop.unsign(token).partition(".")
    except BadSignature:
        return None
    if whom.startswith("u"):
        return Receiver(int(occasion), user_id=int(whom[1:]))
    return Receiver(int(occasion), contact_index=whom[1:])
