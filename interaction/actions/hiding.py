"""A published text is hidden: gone from every public place at once, with all that stands below it, until it is shown.

What hangs on a question while it still waits for its answer stands apart, so that others need not wait; what was
answered together with it stays below it and comes back with it.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.actions.joining import MAIN_STATES, join, lock_joined, stand_apart
from interaction.actions.notify import notify
from interaction.actions.publication import new_words
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Message, Notice, Occasion, Submission
from interaction.queries.studio import shortlist_ids
from moderation.masking import mask
from moderation.models import Case
from people.permissions import Person
from people.refusals import Closed

QUEUED = ("approved", "shortlisted", "on-air")
# Notices that lead to a page which is no longer there.
POINTING = ("approve", "answer", "answered-with", "mark-answered", "correction", "progress", "release", "shown")


def hidden(submission: Submission, case: Case, by: Person, told: dict) -> None:
    """Follows a case that was hidden: nothing of the submission is public any more, and its author is told why.

    One that is hidden already only gets the new reason. Raises Closed for a submission nothing of which is public.
    """
    occasion = lock_occasion(submission) if submission.occasion_id else None
    fresh = lock(submission)
    if fresh.published_at is None and fresh.hidden_from is None:
        raise Closed(_("Nothing of this is public, so there is nothing to hide."))
    was_public = fresh.published_at is not None
    told = told | {"reason": case.reason_id or ""}
    if was_public:
        if occasion:
            told["apart"] = _leave_the_queue(fresh, occasion)
        fresh = _set_hidden(fresh)
    notify(fresh, record(fresh, "hidden", by=by, data=told))
    if occasion and was_public:
        frames.tell_gone(fresh)
        frames.tell_shortlist(occasion, shortlist_ids(occasion))
    frames.tell_asker(fresh)


def shown(submission: Submission, case: Case, by: Person, told: dict) -> None:
    """Follows a case that is shown again: back in every public place, at its old time, with what stood below it.

    Raises Closed when its author has taken it back meanwhile, or while the question it was joined to is hidden.
    """
    occasion = lock_occasion(submission) if submission.occasion_id else None
    fresh = lock(submission)
    if fresh.hidden_from is None:
        raise Closed(_("The author has taken this text back meanwhile."))
    if fresh.merged_into and fresh.merged_into.hidden_from:
        raise Closed(_("It was joined to a question that is hidden. Show that one again first."))
    _take_new_words(fresh, case)
    fresh.published_at, fresh.hidden_from = fresh.hidden_from, None
    fresh.save(update_fields=["published_at", "hidden_from", "title"])
    notify(fresh, record(fresh, "shown", by=by, data=told))
    index(fresh)
    if occasion:
        _back_to_the_room(fresh, occasion)
    frames.tell_asker(fresh)


def _take_new_words(question: Submission, case: Case) -> None:
    """The public copy as the case has it now: whoever shows it may have changed the words (an appeal)."""
    sent = question.messages.filter(kind=Message.Kind.LETTER, state=Message.State.RELEASED).first()
    public = mask(case.public_text)
    if sent is None or sent.public_text == public:
        return
    if question.title == sent.public_text:
        question.title = sent.public_text = public
    else:
        words = new_words(question, sent, case)
        question.title, sent.public_text = words.title, words.text
    sent.save(update_fields=["public_text"])


def _set_hidden(question: Submission) -> Submission:
    fresh = lock(question)
    fresh.hidden_from, fresh.published_at = fresh.published_at, None
    fresh.save(update_fields=["hidden_from", "published_at"])
    index(fresh)
    about = Q(event__submission=fresh) | Q(event__data__main=fresh.pk)
    Notice.objects.filter(about, event__kind__in=POINTING, sent_at__isnull=True).delete()
    return fresh


def _leave_the_queue(question: Submission, occasion: Occasion) -> list[int]:
    """Takes it off air and shortlist; returns which questions that were joined to it stand by themselves now."""
    _off_air(question, occasion)
    if question.state not in QUEUED:
        return []
    steps = {"on-air": ("unair", "unshortlist"), "shortlisted": ("unshortlist",)}
    for step in steps.get(question.state, ()):
        question = take(question, step, by=None, place=None)
    return [stand_apart(joined, occasion, by=None).pk for joined in lock_joined(question)]


def _off_air(question: Submission, occasion: Occasion) -> None:
    if occasion.on_air_id != question.pk:
        return
    occasion.on_air = None
    occasion.version += 1
    occasion.save(update_fields=["on_air", "version"])
    frames.tell_air(occasion)


def _back_to_the_room(question: Submission, occasion: Occasion) -> None:
    frames.tell_question(question)
    below = Message.objects.filter(submission=question, state=Message.State.RELEASED).select_related("department")
    for answer in below.filter(kind=Message.Kind.ANSWER).order_by("released_at", "pk"):
        frames.tell_answer(occasion, answer)
    for note in below.filter(about__isnull=False).order_by("released_at", "pk"):
        frames.tell_note(occasion, note)
    if question.answered_at:
        frames.tell_question(question)
    for joined in lock_joined(question):
        if joined.published_at:
            frames.tell_question(joined)
    for apart in _stood_apart(question):
        join(apart, question, by=None)


def _stood_apart(question: Submission) -> list[Submission]:
    """What was joined to it when it was hidden and still stands in the queue as the hiding left it."""
    last = question.events.filter(kind="hidden", data__has_key="apart").order_by("seq").last()
    if last is None or question.state not in MAIN_STATES:
        return []
    rows = Submission.objects.filter(pk__in=last.data["apart"], merged_into=None, published_at__isnull=False)
    return list(rows.filter(state__in=QUEUED[:2]).order_by("pk"))
