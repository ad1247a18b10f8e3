"""A second person releases a written answer: the clock stops, the writer is told, and a question's room shows it."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions import frames
from interaction.actions.clocks import after_step
from interaction.actions.indexing import index
from interaction.actions.joining import tell_joined
from interaction.actions.letters import in_review
from interaction.actions.notify import notify
from interaction.actions.publication import mask_answer, publish_with
from interaction.actions.steps import lock, take
from interaction.letter_checks import check
from interaction.models import Message, Submission
from interaction.queries.letter_alike import copies_of
from people.permissions import Person, account_of
from people.refusals import Refusal
from realtime.publish import action

NEED_REASON = ("declined", "no-error")  # outcomes whose reason the writer must read
OUTCOME_REASON = "outcome_reason"  # where it stands in Submission.answers
SHORTEST_REASON = 8  # characters


class NotChecked(Refusal):
    """Something stands against the answer, or a warning was not confirmed; the sentence says what."""

    status, code = 422, "not-checked"


@action
def release(
    letter: Submission,
    *,
    by: Person,
    version: int,
    confirmed: Iterable[str] = (),
    outcome: str = "",
    why: str = "",
    keep_private: bool = False,
    seal: str = "",
    files: Iterable[int] | None = None,
    follow_up: bool = False,
) -> Message:
    """Publishes the answer that was handed in, to its writer and, where that was agreed, to everybody.

    `confirmed` are the keys of warnings the approver has looked at (letter_checks); `outcome` is one of the channel's,
    with `why` where it is not taken up; `keep_private` keeps it from everybody else, `seal`, `files` and `follow_up`
    are those of publish_with(). Raises NotAllowed, Stale, Refusal for whoever wrote it, and NotChecked while something
    stands against it or what it decides is missing.
    """
    draft = in_review(letter, by=by, version=version)
    decided = _decided(letter, outcome, why.strip())
    looked_at = _passed(draft, set(confirmed))
    draft.state, draft.version = Message.State.RELEASED, draft.version + 1
    draft.released_at, draft.released_by = timezone.now(), account_of(by)
    draft.save()
    told = {"answer": draft.pk, "version": draft.version, "four_eyes": True, "confirmed": looked_at, **decided}
    columns = {"answered_at": draft.released_at, **_columns(letter, decided)}
    if keep_private and not letter.published_at:
        mask_answer(letter, draft)
    else:
        published, let_out = publish_with(lock(letter), draft, seal=seal, files=files, follow_up=follow_up)
        columns, told = _both(columns, published), told | let_out
    answered = take(letter, "release", by=by, data=told, **columns)
    after_step(answered, answered.last_event)
    _tell(answered, draft)
    return draft


def _passed(draft: Message, confirmed: set[str]) -> list[str]:
    """The keys of the warnings that were looked at; raises NotChecked while something stands against the answer."""
    found = check(draft.text, department=draft.department, copies=copies_of(draft))
    for one in found:
        if one.stops:
            raise NotChecked(one.sentence)
        if one.key not in confirmed:
            raise NotChecked(_("Look at what is marked first, and confirm each point."))
    return [one.key for one in found]


def _decided(letter: Submission, outcome: str, why: str) -> dict:
    """What the answer decides, for its event; raises NotChecked where that or its reason is missing."""
    offered = dict(registry.get(letter.channel).outcomes)
    if not offered:
        return {}
    if outcome not in offered:
        raise NotChecked(_("Choose what the answer decides."))
    if outcome in NEED_REASON and len(why) < SHORTEST_REASON:
        raise NotChecked(_("Say in one sentence why it is not taken up; the writer reads it."))
    return {"outcome": outcome} | ({"why": why} if why else {})


def _columns(letter: Submission, decided: dict) -> dict:
    """The outcome and, beside the writer's own answers, the reason for it."""
    if not decided:
        return {}
    kept = {key: value for key, value in letter.answers.items() if key != OUTCOME_REASON}
    return {
        "outcome": decided["outcome"],
        "answers": kept | ({OUTCOME_REASON: decided["why"]} if "why" in decided else {}),
    }


def _both(columns: dict, published: dict) -> dict:
    """The columns of both, what is kept beside the letter's own answers too."""
    kept = columns.get("answers", {}) | published.get("answers", {})
    return columns | published | ({"answers": kept} if kept else {})


def _tell(answered: Submission, draft: Message) -> None:
    index(answered)
    if answered.occasion and answered.published_at:
        frames.tell_answer(answered.occasion, draft)
    notify(answered, answered.last_event)
    tell_joined(answered, "answered-with")
    frames.tell_asker(answered)
    frames.tell_letter(answered)
