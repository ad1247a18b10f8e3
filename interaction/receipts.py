"""Form keys, query codes and reference numbers: pure functions of the site's secret."""

import secrets
from dataclasses import dataclass

from interaction.models import Submission
from people.crypto import keyed_hash

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OILU", "011V")


def new_key(visitor: str) -> str:
    """A form's key: 128 random bits with a signature that binds it to the visitor; stored nowhere."""
    nonce = secrets.token_urlsafe(16)
    return f"{nonce}.{_signature(nonce, visitor)}"


def key_belongs_to(key: str, visitor: str) -> bool:
    """Whether this site made the key for this visitor."""
    nonce, _dot, signature = key.partition(".")
    return secrets.compare_digest(signature.encode(), _signature(nonce, visitor).encode())


def second_key(key: str, visitor: str) -> str:
    """The key of the second letter that one form makes when its text is parted in two; always the same one."""
    nonce = keyed_hash("form-key-second", key)[:22]
    return f"{nonce}.{_signature(nonce, visitor)}"


def key_hash(key: str) -> str:
    """What is stored of a key."""
    return keyed_hash("form-key", key)


def _signature(nonce: str, visitor: str) -> str:
    return keyed_hash("form-key-owner", f"{visitor}|{nonce}")[:32]


def query_code(key: str, submission_id: int) -> str:
    """The secret code of a submission, 80 bits in Crockford base32 as XXXX-XXXX-XXXX-XXXX; the same at every call."""
    number = int(keyed_hash("query-code", f"{key}|{submission_id}")[:20], 16)
    letters = "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(75, -1, -5))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def code_hash(code: str) -> str:
    """What is stored of a query code; spaces, hyphens, case and look-alike letters do not matter."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum()).translate(_READ_AS)
    return keyed_hash("query-code-stored", plain)


@dataclass(frozen=True)
class Receipt:
    """What a sender is shown: number and code open the status page; `is_repeat` when the form was sent before."""

    submission: Submission
    code: str
    is_repeat: bool = False

    @property
    def number(self) -> str:
        return self.submission.number

    @property
    def opens(self) -> bool:
        """Whether the code still opens the submission; a lost one was perhaps replaced since."""
        return secrets.compare_digest(self.submission.code_hash, code_hash(self.code))
