"""What the links that end mails about a letter, or about what an account watches, carry; nothing readable, no row."""

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

_stop = Signer(salt="interaction.mail.stop")
DEPARTMENT, LETTER = "d", "l"  # what is watched


@dataclass(frozen=True)
class LetterMail:
    """Mails about one letter to one receiver: an account, or the blind index of a contact."""

    submission_id: int
    user_id: int | None = None
    contact_index: str = ""


@dataclass(frozen=True)
class WatchMail:
    """Mails to an account about a department or a published letter that it watches."""

    user_id: int
    kind: str
    pk: int


def end_token(mails: LetterMail | WatchMail) -> str:
    """Ends these mails; works as long as the mail is kept."""
    if isinstance(mails, WatchMail):
        return _stop.sign(f"w.{mails.user_id}.{mails.kind}{mails.pk}")
    whom = f"u{mails.user_id}" if mails.user_id else f"c{mails.contact_index}"
    return _stop.sign(f"l.{mails.submission_id}.{whom}")


def read_end_token(token: str) -> LetterMail | WatchMail | None:
    """The mails that a token names; None for a token this site has not made."""
    try:
        sort, first, rest = _stop.unsign(token).split(".", 2)
    except (BadSignature, ValueError):
        return None
    if sort == "w":
        return WatchMail(int(first), rest[:1], int(rest[1:]))
    if rest.startswith("u"):
        return LetterMail(int(first), user_id=int(rest[1:]))
    return LetterMail(int(first), contact_index=rest[1:])
