"""A live interview from announcement to archive: what host and clock do."""

from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.followers import tell_everyone
from interaction.actions.handover import hand_over
from interaction.actions.steps import lock, lock_occasion, take, workflow_of
from interaction.models import Message, Occasion, Submission
from interaction.queries.studio import shortlist_ids
from interaction.workflow import COMING, ON_AIR
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

GOES_ON = ("go-live", "pause", "resume", "wrap-up")


@action
def change_phase(
    occasion: Occasion,
    step: str,
    *,
    by: Person,
    version: int | None = None,
    reason: str = "",
    data: dict | None = None,
) -> Occasion:
    """Any step but `end` and those with times of their own; everybody is told at once.

    The `reason` of a public step stands on the room's page until the interview goes on; `data` goes into the Event.
    """
    moment: dict[str, Any] = {"opened_at": timezone.now()} if step == "go-live" and not occasion.opened_at else {}
    if (reason and workflow_of(occasion).step(step).is_public) or step in GOES_ON:
        moment["why"] = reason
    changed = take(occasion, step, by=by, version=version, reason=reason, data=data, **moment)
    frames.tell_phase(changed)
    if step == "go-live":
        tell_everyone(changed, changed.last_event)
    return changed


@action
def end(occasion: Occasion, *, by: Person, version: int | None = None) -> Occasion:
    """Ends the interview: nothing is on air, unanswered questions go to the departments with their clock."""
    ended = take(occasion, "end", by=by, version=version, closed_at=timezone.now(), on_air=None, why="")
    frames.tell_air(ended)
    frames.tell_phase(ended)
    for question in _locked_open_questions(ended):
        if question.state != "waiting":
            hand_over(question, ended)
    tell_everyone(ended, ended.last_event)
    return ended


def _locked_open_questions(occasion: Occasion) -> QuerySet[Submission]:
    """Also the waiting ones are locked: a decision taken in this moment is then either seen here or sees the end."""
    states = ("waiting", "approved", "shortlisted", "on-air")
    return occasion.submissions.select_for_update().filter(state__in=states).order_by("pk")


@action
def shortlist(question: Submission, *, by: Person) -> Submission:
    """Puts an approved question at the end of the host's shortlist."""
    occasion = lock_occasion(question)
    last = occasion.submissions.filter(state="shortlisted").aggregate(last=Max("place"))["last"] or 0
    changed = take(question, "shortlist", by=by, place=last + 1)
    frames.tell_shortlist(occasion, shortlist_ids(occasion))
    frames.tell_asker(changed)
    return changed


@action
def unshortlist(question: Submission, *, by: Person) -> Submission:
    """Takes a question off the shortlist, back to the approved ones."""
    occasion = lock_occasion(question)
    changed = take(question, "unshortlist", by=by, place=None)
    frames.tell_shortlist(occasion, shortlist_ids(occasion))
    frames.tell_asker(changed)
    return changed


@action
def move(question: Submission, *, by: Person, before: Submission | None) -> list[int]:
    """Moves a shortlisted question before another (None: to the end); returns the ids in their new order."""
    occasion = lock_occasion(question)
    if not may(by, "run-question", question):
        raise NotAllowed()
    ids = [listed for listed in shortlist_ids(occasion) if listed != question.pk]
    at = ids.index(before.pk) if before and before.pk in ids else len(ids)
    ids.insert(at, question.pk)
    rows = {row.pk: row for row in occasion.submissions.filter(pk__in=ids)}
    for place, listed in enumerate(ids, start=1):
        rows[listed].place = place
    Submission.objects.bulk_update(rows.values(), ["place"])
    frames.tell_shortlist(occasion, ids)
    return ids


@action
def air(question: Submission, *, by: Person) -> Submission:
    """Puts a question on air; the one before it goes back to the shortlist unless it was answered."""
    occasion = lock_occasion(question)
    if occasion.state not in ON_AIR:
        raise Closed(_("Go live first; then a question can be put on air."))
    if (by is None or may(by, "run-question", question)) and lock(question).state == "on-air":
        raise Stale(_("This question is on air already."))
    _take_off(occasion, by=by)
    changed = take(question, "air", by=by, place=None)
    _set_on_air(occasion, changed)
    return changed


@action
def unair(occasion: Occasion, *, by: Person) -> Occasion:
    """Takes whatever is on air off it."""
    occasion = lock(occasion)
    if not may(by, "host", occasion):
        raise NotAllowed()
    _take_off(occasion, by=by)
    _set_on_air(occasion, None)
    return occasion


def _take_off(occasion: Occasion, *, by: Person) -> None:
    current = occasion.on_air
    if current and current.state == "on-air":
        take(current, "unair", by=by, place=0)


def _set_on_air(occasion: Occasion, question: Submission | None) -> None:
    occasion.on_air = question
    occasion.version += 1
    occasion.save(update_fields=["on_air", "version"])
    frames.tell_air(occasion)
    frames.tell_shortlist(occasion, shortlist_ids(occasion))


@action
def say(occasion: Occasion, text: str, *, by: Person) -> Message:
    """The host's words, to everybody at once."""
    occasion = lock(occasion)
    if not may(by, "host", occasion):
        raise NotAllowed()
    if occasion.state not in (*COMING, *ON_AIR):
        raise Closed()
    if not text.strip():
        raise Refusal(_("Write what you want to say first."))
    speaker = occasion.participants.filter(user=account_of(by), part="host").first()
    now = timezone.now()
    words = Message.objects.create(
        occasion=occasion,
        kind=Message.Kind.WORDS,
        text=text.strip(),
        author=account_of(by),
        participant=speaker,
        byline=speaker.name if speaker else "",
        post=speaker.post if speaker else "",
        written_at=now,
        released_at=now,
    )
    frames.tell_words(occasion, words)
    return words
