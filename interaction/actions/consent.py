"""The author takes back the consent to publication: the public copy is gone everywhere at once."""

from django.utils.translation import gettext as _

from interaction.actions.as_author import actor_of, hold_own
from interaction.actions.events import note_change, record
from interaction.actions.hiding import POINTING
from interaction.actions.indexing import index
from interaction.actions.notify import notify
from interaction.actions.supplements import tell_handlers
from interaction.models import Faq, Notice, Submission
from interaction.queries.author_ways import may_unpublish
from people.permissions import Person
from people.refusals import Closed
from realtime.publish import action

BARE = "faq-source-gone"  # of the event in the history of a standing answer that was made from the letter
KIND = "consent-withdrawn"  # of the event; its data says whether everybody could read it: {"was_public": true}


@action
def withdraw_consent(letter: Submission, *, by: Person = None, with_code: bool = False) -> Submission:
    """Ends the publication of a letter, or the agreement to it, for good; its handler reads why it is gone.

    Files go with it, and nobody else is told of it any more. A standing answer made from it is read by nobody until its
    department has put it into words of its own (queries.faq.is_bare); its history says why. A second time changes
    nothing. Raises NotAllowed, or Closed where there is no consent to take back.
    """
    fresh = hold_own(letter, by=by, with_code=with_code)
    if fresh.events.filter(kind=KIND).exists() and not fresh.wants_public:
        return fresh
    if not may_unpublish(fresh):
        raise Closed(_("There is no consent to take back: this is not published, or it is public by its nature."))
    was_public = fresh.published_at is not None or fresh.hidden_from is not None
    fresh.wants_public, fresh.published_at, fresh.hidden_from = False, None, None
    fresh.version += 1
    fresh.save(update_fields=["wants_public", "published_at", "hidden_from", "version"])
    fresh.uploads.filter(is_public=True).update(is_public=False)
    index(fresh)
    _forget_pointers(fresh)
    _note_standing_answers(fresh, was_public)
    event = record(fresh, KIND, by=actor_of(fresh, by), data={"was_public": was_public})
    notify(fresh, event)
    tell_handlers(fresh, event)
    return fresh


def _forget_pointers(letter: Submission) -> None:
    """Unsent notices to others that would lead to a page which is no longer there."""
    unsent = Notice.objects.filter(event__submission=letter, event__kind__in=POINTING, sent_at__isnull=True)
    unsent.filter(user__isnull=False).exclude(user=letter.author_id).delete()


def _note_standing_answers(letter: Submission, was_public: bool) -> None:
    """Their histories say that the letter is gone, never whose it was: the number alone leads its department there."""
    for pk in Faq.objects.filter(source=letter).order_by("pk").values_list("pk", flat=True):
        data = {"was": {"is_public": was_public}, "is": {"is_public": False}, "letter": letter.number}
        note_change(f"faq-{pk}", BARE, by=None, data=data)
