"""Personal data at rest: encrypted with rotating keys, found again by a keyed blind index."""

import hashlib
import hmac
import json
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


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


class EncryptedText(models.TextField):
    """Text that is stored encrypted; it cannot be searched or sorted by the database."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value in (None, "") else box().encrypt(value.encode()).decode()

    def from_db_value(self, value, expression, connection):
        if value in (None, ""):
            return value
        try:
            return box().decrypt(value.encode()).decode()
        except InvalidToken:
            raise ValueError("FIELD_KEYS do not fit this database") from None


class EncryptedJSON(EncryptedText):
    """A JSON value that is stored encrypted; an empty one reads as {}."""

    def get_prep_value(self, value):
        return "" if not value else box().encrypt(json.dumps(value, ensure_ascii=False).encode()).decode()

    def from_db_value(self, value, expression, connection):
        text = super().from_db_value(value, expression, connection)
        return json.loads(text) if text else {}

    def to_python(self, value):
        return json.loads(value) if isinstance(value, str) and value else value
