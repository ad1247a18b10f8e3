"""What moderators tell each other about a case; nobody else ever reads it."""

from django.utils.translation import gettext_lazy as _

from moderation.actions.locking import locked
from moderation.models import Case, Note
from moderation.queries.keeping import TEXT_SHOWN, has_asked_to_see, is_concealed, notes_on
from people.models import User
from people.refusals import Closed, Refusal
from realtime.publish import action

LONGEST = 500


@action
def note(case: Case, *, by: User, text: str) -> Note:
    """Adds a note to a case, whatever its state; notes are never changed or removed. Raises NotAllowed and Refusal."""
    case, words = locked(case, by=by), text.strip()
    if not words or words == TEXT_SHOWN:
        raise Refusal(_("Write the note first."))
    if len(words) > LONGEST:
        raise Refusal(_("A note has at most 500 characters."))
    return Note.objects.create(case=case, by=by, text=words)


@action
def ask_to_see(case: Case, *, by: User) -> Note:
    """Keeps a note that this moderator looked at a concealed text, which opens it for them for ten minutes.

    Asking again within that time keeps no second note. Raises NotAllowed, and Closed for a text that is not concealed.
    """
    case = locked(case, by=by)
    if not is_concealed(case):
        raise Closed()
    kept = [one for one in notes_on(case) if has_asked_to_see([one], by)]
    return kept[-1] if kept else Note.objects.create(case=case, by=by, text=TEXT_SHOWN)
