"""The few ways an action says no, each with a sentence for the reader and an HTTP status."""

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """An action refuses; `sentence` tells the reader what to do, `fresh` may carry the newer state."""

    status = 400
    code = "refused"
    sentence = _("This cannot be done. Go back and check what you entered.")

    def __init__(self, sentence=None, *, fresh: dict | None = None):
        self.sentence = sentence or self.sentence
        self.fresh = fresh or {}
        super().__init__(str(self.code))


class NotAllowed(Refusal):
    """The person lacks the right; answered 404 so that nothing shows whether the thing exists."""

    status, code = 404, "not-found"
    sentence = _(
        "There is no such page, or it is not open to you. Sign in with the right account, or start from the home page."
    )


class Closed(Refusal):
    """The thing is not open for this now, for example an interview that has ended."""

    status, code = 409, "closed"
    sentence = _("This is closed now. Reload the page to see how it stands.")


class Silenced(Refusal):
    """A moderator keeps this author from writing for a while; the sentence says until when and why."""

    status, code = 409, "silenced"
    sentence = _("You cannot send anything here for the time being.")


class TooSoon(Refusal):
    """A limit is reached; the sentence says when to try again."""

    status, code = 429, "too-soon"
    sentence = _("That was too often in a short time. Wait a minute and try again; your text is kept.")


class Stale(Refusal):
    """Somebody else changed the thing first; `fresh` carries its newer state."""

    status, code = 409, "stale"
    sentence = _("Somebody else changed this first. Look at the newer state and decide again.")


class KeyTaken(Refusal):
    """This form's key was made for another visitor."""

    status, code = 409, "key-taken"
    sentence = _("This form belongs to another visitor. Open the page again and send your text from there.")


class KeyReused(Refusal):
    """The same form was sent before with another text."""

    status, code = 422, "key-reused"
    sentence = _("This form was already sent with another text. Open the page again to send a new one.")


class TooBig(Refusal):
    """The request is larger than this site accepts."""

    status, code = 413, "too-big"
    sentence = _("This is too large. Send at most 5 files of 10 MB each, and shorten the text.")


class NotSent(Refusal):
    """A mail or text message could not be handed over."""

    status, code = 503, "not-sent"
    sentence = _("We could not send the message just now. Try again in a few minutes.")
