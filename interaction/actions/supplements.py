"""What an author adds to a letter while it is on its way: read by whoever handles it, never published."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.as_author import Kind, actor_of, hold_own, said_before, say
from interaction.actions.events import record
from interaction.actions.telling_staff import tell_staff
from interaction.actions.upload_files import MOST_BYTES, judge
from interaction.actions.uploading import attach_to
from interaction.models import Event, Message, Submission
from interaction.queries.author_ways import MOST_SUPPLEMENTS, SUPPLEMENTED
from interaction.rules import officers_of
from people.permissions import Person
from people.refusals import Closed, Refusal
from realtime.publish import action


class Sent(Protocol):
    """What a browser sent, or an open binary file with a name."""

    name: str

    def read(self, size: int, /) -> bytes: ...

    def seek(self, offset: int, /) -> object: ...


@action
def supplement(letter: Submission, text: str, *, by: Person = None, with_code: bool = False) -> Message:
    """Adds a text to a letter that is not answered yet, five at most; its handler is told.

    A supplement is never part of the public copy, so nobody needs to screen it. The same words again change nothing.
    Raises NotAllowed, or Closed where nothing can be added.
    """
    fresh = hold_own(letter, by=by, with_code=with_code)
    known = said_before(fresh, Kind.SUPPLEMENT, text)
    if known:
        return known
    if fresh.state not in SUPPLEMENTED:
        raise Closed(_("Nothing can be added to it now; look at how it stands."))
    if fresh.messages.filter(kind=Kind.SUPPLEMENT).count() >= MOST_SUPPLEMENTS:
        raise Closed(_("You have added something five times already. The department will ask if it needs more."))
    message = say(fresh, Kind.SUPPLEMENT, text, by=by)
    tell_handlers(fresh, record(fresh, "supplement", by=actor_of(fresh, by), data={"message": message.pk}))
    return message


def tell_handlers(letter: Submission, event: Event) -> None:
    """Tells whoever handles the letter, or the officers of its department while nobody does, and the open desks."""
    frames.tell_letter(letter)
    if letter.handler and letter.handler.is_active:
        tell_staff(event, [letter.handler])
    elif letter.department_id:
        tell_staff(event, officers_of(letter))


def check_files(sent: Iterable[Sent]) -> None:
    """Looks into files before the text they come with is stored; raises Refusal, which names the file."""
    for one in sent:
        try:
            judge(one.read(MOST_BYTES + 1), one.name or "")
        except Refusal as refusal:
            told = {"name": one.name, "why": refusal.sentence}
            raise Refusal(_("%(name)s: %(why)s") % told) from None
        one.seek(0)


def add_files(message: Message, sent: Iterable[Sent], *, by: Person = None) -> int:
    """Keeps the files that came with a text, once: a form sent twice adds them once. Returns how many.

    Called outside of a transaction, after the text is stored. Raises Refusal and NotStored like attach_to().
    """
    if message.uploads.exists():
        return 0
    return len([attach_to(message, one, by=by) for one in sent])
