"""What a moderator's decision does to a submission; receives `case_decided` inside its transaction."""

from collections.abc import Callable

from interaction.actions import deadlines, frames
from interaction.actions.approving import let_out
from interaction.actions.hiding import hidden, shown
from interaction.actions.indexing import index
from interaction.actions.joining import join
from interaction.actions.notify import notify
from interaction.actions.policies import confirmed
from interaction.actions.redacted import redacted
from interaction.actions.redirecting import redirected
from interaction.actions.second_look import overturned, upheld
from interaction.actions.steps import lock, take
from interaction.models import Submission
from moderation.models import Case, Decision
from people.permissions import Person


def after_decision(sender: type, *, case: Case, outcome: str, by: Person, decision: Decision, **kwargs: object) -> None:
    """Approved, rejected, joined or reopened: the submission follows, the room and the author are told.

    The submission's chained event names the decision and its digest, so that neither can be changed unseen.
    """
    submission = case.about
    if isinstance(submission, Submission) and outcome in FOLLOW:
        FOLLOW[outcome](submission, case, by, told_of(decision))


def told_of(decision: Decision) -> dict:
    """What an event says of the decision behind it; "rule" only where no person decided."""
    told = {"decision": decision.pk, "digest": decision.digest}
    return told | ({"rule": decision.rule} if decision.is_automatic else {})


def _approved(submission: Submission, case: Case, by: Person, told: dict) -> None:
    let_out(submission, case, by, told)


def _rejected(submission: Submission, case: Case, by: Person, told: dict) -> None:
    why = case.reason_id or ""
    rejected = take(submission, "reject", by=by, reason=why, outcome=why, data=told)
    deadlines.drop_open(rejected, reason="rejected")
    notify(rejected, rejected.last_event)
    frames.tell_asker(rejected)


def _merged(submission: Submission, case: Case, by: Person, told: dict) -> None:
    into = case.merged_into and case.merged_into.about
    if isinstance(into, Submission):
        join(submission, into.merged_into or into, by=by, data=told)


def _reopened(submission: Submission, case: Case, by: Person, told: dict) -> None:
    before = lock(submission)
    was_public, was_joined = before.published_at is not None, before.merged_into_id is not None
    letter = submission.messages.get(kind="letter")
    reopened = take(
        submission,
        "reopen",
        by=by,
        data=told,
        published_at=None,
        title=letter.text,
        outcome="",
        place=None,
        merged_into=None,
    )
    index(reopened)
    if was_public and reopened.occasion:
        frames.tell_withdraw(reopened.occasion.topic, "question", reopened.pk)
    if was_joined:
        frames.tell_merge(reopened)
        notify(reopened, reopened.last_event)
        frames.tell_asker(reopened)


# What each outcome of a case does to its submission; a room of its own adds its outcomes here.
FOLLOW: dict[str, Callable[[Submission, Case, Person, dict], None]] = {
    "approved": _approved,
    "rejected": _rejected,
    "merged": _merged,
    "reopened": _reopened,
    "overturned": overturned,
    "upheld": upheld,
    "redirected": redirected,
    "hidden": hidden,
    "shown": shown,
    "confirmed": confirmed,
    "redacted": redacted,
}
