"""What an author is told of their own submission: exact state, reason, next step, history."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interaction import registry
from interaction.models import Message, Submission
from moderation.models import Reason

EVENT_LABELS = {
    "submitted": _("Received"),
    "moved": _("Moved to another channel, with its text and history"),
    "clock-started": _("The clock started"),
    "clock-paused": _("The clock is paused"),
    "clock-resumed": _("The clock runs again"),
    "clock-extended": _("The deadline was extended"),
    "clock-met": _("Answered; the clock has stopped"),
    "clock-dropped": _("The clock was ended"),
    "answered-with": _("Answered together with a similar question"),
    "forwarded-with": _("Passed to the department together with a similar question"),
    "restored-with": _("The similar question is back in the queue"),
    "handed-in": _("An answer was handed in for a second person"),
    "sent-back": _("The answer was sent back to its writer"),
    "correction": _("A correction was added to the answer"),
    "progress": _("A note on how it went on was added to the answer"),
    "given-to": _("Given to a guest or a department"),
    "author-erased": _("The author has erased their account"),
    "confirmed": _("Read by a moderator after a rule had published it"),
    "moderation-late": _("Reading it takes longer than we promise"),
    "draft-saved": _("A version of the answer was kept"),
}
INTERNAL = ("draft-saved",)  # what only the staff who write are told


_TEXTS = ("messages__department", "merged_into__messages__department")
_SHOWN = ("occasion", "department", "assigned_to__department", "merged_into", "theme")


@dataclass(frozen=True)
class OwnItem:
    """One submission as its author sees it: `label` is the exact state, `reason` the sentence of a rejection.

    `answers` are also those to the question it was joined to; `notes` stand below the answer they are `about`.
    """

    submission: Submission
    text: str
    public_text: str
    label: object
    shown: str
    reason: str
    is_edited: bool
    answers: list[Message]
    notes: list[Message]
    may_withdraw: bool


def own_items(submissions: QuerySet[Submission]) -> list[OwnItem]:
    """Submissions of one author with their texts and reasons; a constant number of queries."""
    rows = list(submissions.select_related(*_SHOWN).prefetch_related(*_TEXTS))
    reasons = {reason.code: reason for reason in Reason.objects.filter(code__in=[row.outcome for row in rows])}
    return [_own_item(row, reasons) for row in rows]


def _own_item(submission: Submission, reasons: dict) -> OwnItem:
    messages = list(submission.messages.all())
    said = _said(submission, messages)
    letter = next((message for message in messages if message.kind == Message.Kind.LETTER), None)
    workflow = registry.get(submission.channel).workflow
    state = workflow.states[submission.state]
    reason = reasons.get(submission.outcome)
    text = letter.text if letter else submission.title
    public = letter.public_text if letter else ""
    return OwnItem(
        may_withdraw=any(step.name == "withdraw" for step in workflow.steps_from(submission.state)),
        submission=submission,
        text=text,
        public_text=public,
        label=state.label,
        shown=state.shown,
        reason=reason.said("sentence") if reason else "",
        is_edited=bool(public and public != text),
        answers=[m for m in said if m.kind == Message.Kind.ANSWER],
        notes=[m for m in said if m.about_id],
    )


def _said(submission: Submission, messages: list[Message]) -> list[Message]:
    """What the office has said to it, or to the published question it was joined to."""
    main = submission.merged_into
    if main and main.published_at:
        messages = [*messages, *main.messages.all()]
    return [message for message in messages if message.state == Message.State.RELEASED]


def label_of_event(submission: Submission, kind: str) -> str | Promise:
    """What an event is called; the submission's own channel has the last word on a step's name."""
    for channel in (registry.get(submission.channel), *registry.channels.values()):
        if kind in channel.workflow.steps:
            return channel.workflow.steps[kind].label
    return EVENT_LABELS.get(kind, kind)


def history(submission: Submission) -> list[dict]:
    """The events of one submission, oldest first: at, kind, label (translated when shown)."""
    events = submission.events.exclude(kind__in=INTERNAL).order_by("seq")
    return [{"at": event.at, "kind": event.kind, "label": label_of_event(submission, event.kind)} for event in events]
