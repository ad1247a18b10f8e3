"""What the link in a daily summary carries that ends these mails: whose they are, signed."""

from django.core.signing import BadSignature, Signer

_stop = Signer(salt="moderation.digest.stop")


def digest_token(user_id: int) -> str:
    """Ends the daily summaries to this person; works as long as the mail is kept."""
    return _stop.sign(str(user_id))


def read_digest_token(token: str) -> int | None:
    """The person whom a token names; None for a token this site has not made."""
    try:
        return int(_stop.unsign(token))
    except (BadSignature, ValueError):
        return None
