"""Personal data at rest: encrypted with rotating keys, found again by a keyed blind index."""

import hashlib
import hmac
import json
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.db.models.expressions import Combinable


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def box() -> MultiFernet:
    """Encrypts with the newest of FIELD_KEYS and reads with all of them."""
    return _box(tuple(settings.FIELD_KEYS))


def keyed_hash(purpose: str, text: str) -> str:
    """HMAC-SHA256 of the text under the site's secret, apart for each purpose; 64 hex digits."""
    key = hmac.digest(settings.SECRET_KEY.encode(), purpose.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def blind_index(kind: str, text: str) -> str | None:
    """A keyed hash of a mail address or phone number in its plain form; None for an empty one."""
    plain = "".join(text.split()).lower()
    return keyed_hash(f"blind:{kind}", plain) if plain else None


def digest(text: str) -> str:
    """Plain SHA-256 in hex, for content that is compared and not hidden."""
    return hashlib.sha256(text.encode()).hexdigest()


def seal(text: str) -> str:
    """The text encrypted for a place outside a model's field, such as a session."""
    return box().encrypt(text.encode()).decode()


def unseal(sealed: str, *, seconds: int) -> str | None:
    """What was sealed no longer than this many seconds ago; None for anything older or foreign."""
    try:
        return box().decrypt(sealed.encode(), ttl=seconds).decode()
    except InvalidToken:
        return None


def _stored(text: str) -> str:
    """The text as the database keeps it; an empty one is not worth hiding."""
    return box().encrypt(text.encode()).decode() if text else ""


def _read(stored: str) -> str:
    try:
        return box().decrypt(stored.encode()).decode() if stored else ""
    except InvalidToken:
        raise ValueError("FIELD_KEYS do not fit this database") from None


class EncryptedText(models.TextField):
    """Text that is stored encrypted; it cannot be searched or sorted by the database."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return None if value is None else _stored(value)

    def from_db_value(self, value, expression, connection):
        return None if value is None else _read(value)


class EncryptedJSON(models.Field):
    """A JSON object that is stored encrypted in a text column; an empty one reads as {}."""

    # What type checkers take a row's attribute for.
    _pyi_private_set_type: dict | Combinable
    _pyi_private_get_type: dict

    def get_internal_type(self):
        return "TextField"

    def get_prep_value(self, value):
        return _stored(json.dumps(value, ensure_ascii=False)) if value else ""

    def from_db_value(self, value, expression, connection):
        return json.loads(_read(value)) if value else {}

    def to_python(self, value):
        return json.loads(value) if isinstance(value, str) and value else value
