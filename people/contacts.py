"""Mail addresses and mobile numbers: one plain form of each, and how they are shown to others."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9]\d{9})")
LONGEST = 254  # characters of a mail address (RFC 5321)


def kind_of(contact: str) -> str:
    """`mail` or `phone`."""
    return "mail" if "@" in contact else "phone"


def plain_phone(text: str) -> str | None:
    """The 11 digits of a mainland mobile number, spaces, hyphens and +86 taken off; None for anything else."""
    digits = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text[:LONGEST]))
    found = MOBILE.fullmatch(digits)
    return found[1] if found else None


def plain_mail(text: str) -> str | None:
    """The mail address in lower case; None for anything else."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).strip().lower()
    try:
        validate_email(plain)
    except ValidationError:
        return None
    return plain


def plain_contact(text: str) -> str | None:
    """The plain form of a mail address or mobile number; None for anything else."""
    return plain_mail(text) or plain_phone(text)


def read_contact(text: str) -> str:
    """The same for forms: raises ValidationError with a sentence that says what to enter."""
    plain = plain_contact(text)
    if plain is None:
        raise ValidationError(_("Enter a mail address, or a mobile number of 11 digits that starts with 13 to 19."))
    return plain


def mask_name(name: str) -> str:
    """The first character and two stars: 朱**."""
    return f"{name.strip()[:1]}**" if name.strip() else ""


def mask_phone(phone: str) -> str:
    """139****1234."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else "****"


def mask_mail(mail: str) -> str:
    """The first character, three stars and the host: a***@example.org."""
    name, _at, host = mail.partition("@")
    return f"{name[:1]}***@{host}"


def mask_contact(contact: str) -> str:
    """A mail address or mobile number as its owner recognises it and nobody else can use it; empty stays empty."""
    if not contact:
        return ""
    return mask_mail(contact) if kind_of(contact) == "mail" else mask_phone(contact)
