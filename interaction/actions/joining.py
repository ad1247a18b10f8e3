"""Questions that ask the same are joined: one answer serves all, every asker is told, and it can be taken back."""

from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.notify import notify
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Occasion, Submission
from interaction.queries.studio import shortlist_ids
from interaction.senders import sender_of
from moderation.actions import open_case
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal
from realtime.publish import action

MAIN_STATES = ("approved", "shortlisted", "on-air", "answered")


@action
def join(question: Submission, into: Submission, *, by: Person, data: dict | None = None) -> Submission:
    """Joins a question to a published one of the same occasion; its supporters count there, once per person.

    What was joined to it before moves along; `data` is kept with the event. Raises NotAllowed, Stale, or Refusal for a
    main question that is not published, stands somewhere else or is the question itself.
    """
    occasion = lock_occasion(question)
    main = lock(into)
    stands_here = main.pk != question.pk and main.occasion_id == occasion.pk and main.published_at is not None
    if not stands_here or main.state not in MAIN_STATES:
        raise Refusal(_("Choose a published question of this interview to join it to."))
    joined = take(question, "merge", by=by, merged_into=main, place=None, data={"into": main.pk} | (data or {}))
    for follower in lock_joined(joined):
        _point(follower, main, by)
    _tell(occasion, joined)
    if main.answered_at:
        tell_joined(main, "answered-with")
    return joined


@action
def separate(question: Submission, *, by: Person) -> Submission:
    """Takes a joining back: a published question stands in the queue again, an unread one waits for a moderator."""
    occasion = lock_occasion(question)
    if not may(by, "merge", question):
        raise NotAllowed()
    return stand_apart(question, occasion, by=by)


@action
def stand_apart(question: Submission, occasion: Occasion, *, by: Person) -> Submission:
    """The same without asking for a right, for whoever holds the occasion's lock and has asked, or for the system."""
    if question.published_at is None and question.hidden_from is None:
        apart = take(question, "reopen", by=None, merged_into=None)
        letter = apart.messages.get(kind="letter")
        open_case(apart, scope=occasion.topic, text=letter.text, byline=apart.byline, sender=sender_of(apart))
    else:
        apart = take(question, "unmerge", by=by, merged_into=None)
    _tell(occasion, apart)
    return apart


def lock_joined(question: Submission) -> list[Submission]:
    """The questions that were joined to this one, locked in their order."""
    return list(Submission.objects.select_for_update().filter(merged_into=question).order_by("pk"))


def tell_joined(main: Submission, kind: str) -> None:
    """Notes in the history of every question joined to this one what happened to it, and tells its asker."""
    for question in lock_joined(main):
        notify(question, record(question, kind, by=None, data={"main": main.pk}, public=True))


def _point(question: Submission, main: Submission, by: Person) -> None:
    question.merged_into = main
    question.save(update_fields=["merged_into"])
    record(question, "merge", by=by, data={"into": main.pk})
    frames.tell_merge(question)


def _tell(occasion: Occasion, question: Submission) -> None:
    frames.tell_merge(question)
    frames.tell_shortlist(occasion, shortlist_ids(occasion))
    notify(question, question.last_event)
    frames.tell_asker(question)
