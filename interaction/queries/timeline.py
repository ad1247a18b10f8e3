"""What an author is told of their own submission: exact state, reason, next step, history."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interaction import registry
from interaction.models import Event, Message, Submission
from interaction.queries import letter_events
from interaction.queries.author_steps import meaning_of
from interaction.queries.deadlines import RIGHTS
from interaction.queries.second_look import Standing, marked, standings
from interaction.textdiff import Change
from interaction.workflow import CASE, ENDED, WAITING
from moderation.appeal_answers import answer_said
from moderation.masking import mask
from moderation.models import Appeal, Reason
from moderation.second_chances import BY_AUTHOR

EVENT_LABELS = {
    "submitted": _("Received"),
    "moved": _("Moved to another channel, with its text and history"),
    "clock-started": _("The clock started"),
    "clock-paused": _("The clock is paused"),
    "clock-resumed": _("The clock runs again"),
    "clock-extended": _("The deadline was extended"),
    "clock-met": _("Answered; the clock has stopped"),
    "clock-restarted": _("The clock started anew"),
    "clock-recomputed": _("The due date changed with the official calendar"),
    "clock-expired": _("The last day of the period is over"),
    "extension-asked": _("More time was asked for"),
    "extension-refused": _("More time was not granted"),
    "due-soon": _("The last day is near; the department was told"),
    "overdue": _("The last day has passed; the department and its supervisors were told"),
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
    "files": _("Files were added"),
    "file-removed": _("A file was taken back"),
    "supplement": _("Something was added by the author"),
    "correction-reminder": _("Reminded of what is to be put right"),
    "rated": _("The answer was rated"),
    "consent-withdrawn": _("The consent to publication was taken back"),
    "code-replaced": _("A new query code was given; the old one is dead"),
    "confirmed": _("Read by a moderator after a rule had published it"),
    "moderation-late": _("Reading it takes longer than we promise"),
    "split": _("Parted in two: what it reports and what it complains of go separate ways"),
    "appealed": _("A second look was asked for"),
    "upheld": _("Looked at a second time: the decision stands"),
    "hidden": _("Hidden after it was published"),
    "shown": _("Shown again"),
    "redacted": _("The published text was changed"),
    "restricted": _("For a while the author may not write here, or is read first"),
    "restriction-ended": _("The author may write here again"),
    "restriction-lifted": _("Looked at a second time: the author may write here again"),
    "restriction-stands": _("Looked at a second time: the author still may not write here for the time being"),
} | letter_events.LABELS
# What only the staff are told.
INTERNAL = (*letter_events.INTERNAL, "extension-asked", "extension-refused", "due-soon", "overdue")
UNSAID = ("clock-started", "clock-met")  # the steps that start and meet a clock say it
HIDDEN = _("Hidden after it was published")
# What an event carries that its author may read, by the kind of event.
TOLD = {
    "ask-correction": "missing",
    "assign": "department",
    "assign-finally": "department",
    "clock-extended": "reason",
    "clock-paused": "reason",
    "clock-resumed": "reason",
    "clock-restarted": "reason",
}


_TEXTS = ("messages__department", "merged_into__messages__department")
_SHOWN = ("occasion", "department", "assigned_to__department", "merged_into", "theme")


@dataclass(frozen=True)
class OwnItem:
    """One submission as its author sees it: `label` is the exact state, `reason` the sentence of a refusal.

    `stands` is how it stands before the moderators and what may be done about it, `changed` the way from the author's
    text to the public one. `answers` are also those to the question it was joined to; `notes` stand below the answer
    they are `about`.
    """

    submission: Submission
    text: str
    public_text: str
    label: object
    shown: str
    reason: str
    reason_label: str
    stands: Standing
    changed: list[Change]
    answers: list[Message]
    notes: list[Message]
    may_withdraw: bool

    @property
    def is_edited(self) -> bool:
        """Whether everybody reads something else than what was sent."""
        return bool(self.changed)

    @property
    def outcome(self) -> object:
        """What the answer decided, in words; "" where its channel decides nothing, or not yet."""
        outcomes = dict(registry.get(self.submission.channel).outcomes)
        return outcomes.get(self.submission.outcome, "") if self.submission.answered_at else ""


@dataclass(frozen=True)
class Happened:
    """One line of the history: `by` is "rule", "person", "you" or nothing; `said` the answer to an appeal.

    `told` is what belongs to the event itself: the department it went to, what is to be put right, why more time;
    `meaning` the sentence that says what a step of a letter, or a new due date, means for its author.
    """

    at: datetime
    kind: str
    label: object
    by: str = ""
    reason_label: str = ""
    reason: str = ""
    said: str = ""
    told: str = ""
    meaning: str = ""


def own_items(submissions: QuerySet[Submission]) -> list[OwnItem]:
    """Submissions of one author with their texts and reasons; a constant number of queries."""
    rows = list(submissions.select_related(*_SHOWN).prefetch_related(*_TEXTS))
    reasons = {reason.code: reason for reason in Reason.objects.filter(code__in=[row.outcome for row in rows])}
    stands = standings(rows)
    return [_own_item(row, reasons, stands[row.pk]) for row in rows]


def _own_item(submission: Submission, reasons: dict, stands: Standing) -> OwnItem:
    messages = list(submission.messages.all())
    said = _said(submission, messages)
    letter = next((message for message in messages if message.kind == Message.Kind.LETTER), None)
    workflow = registry.get(submission.channel).workflow
    state = workflow.states[submission.state]
    reason = reasons.get(submission.outcome)
    text = letter.text if letter else submission.title
    public = _without_title(letter.public_text, submission, text) if letter else ""
    return OwnItem(
        may_withdraw=any(step.name == "withdraw" for step in workflow.steps_from(submission.state)),
        submission=submission,
        text=text,
        public_text=public,
        label=HIDDEN if stands.is_hidden else state.label,
        shown=WAITING if stands.due else ENDED if stands.is_hidden else state.shown,
        reason=stands.reason or (reason.said("sentence") if reason else ""),
        reason_label=stands.reason_label or (reason.said("label") if reason else ""),
        stands=stands,
        changed=marked(text, public),
        answers=[m for m in said if m.kind == Message.Kind.ANSWER],
        notes=[m for m in said if m.about_id],
    )


def _without_title(public: str, submission: Submission, text: str) -> str:
    """The public copy as it compares with the text: moderators read a title and its text as one."""
    first, _break, rest = public.partition("\n")
    return rest if rest and submission.title != text and first in (submission.title, mask(submission.title)) else public


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


def history(submission: Submission) -> list[Happened]:
    """The events of one submission, oldest first, in words for its author; never who of the staff acted.

    What has no words for authors is not theirs to read: it happened among the staff.
    """
    events = [one for one in submission.events.order_by("seq") if _is_told(submission, one)]
    reasons = Reason.objects.in_bulk({event.data.get("reason", "") for event in events if "decision" in event.data})
    appeals = Appeal.objects.in_bulk([event.data["appeal"] for event in events if "appeal" in event.data])
    return [_happened(submission, event, reasons, appeals) for event in events]


def _is_told(submission: Submission, event: Event) -> bool:
    """Whether the author reads of this event; clocks of what somebody may still do are told by their steps."""
    if event.kind in (*INTERNAL, *UNSAID) or event.data.get("clock") in RIGHTS:
        return False
    return label_of_event(submission, event.kind) != event.kind


def _happened(submission: Submission, event: Event, reasons: dict, appeals: dict) -> Happened:
    reason = reasons.get(event.data.get("reason", ""))
    appeal = appeals.get(event.data.get("appeal", 0))
    return Happened(
        at=event.at,
        kind=event.kind,
        label=label_of_event(submission, event.kind),
        by=acted_by(event),
        reason_label=reason.said("label") if reason else "",
        reason=reason.said("sentence") if reason and event.kind != "redirect" else "",  # it says: send it there
        said=answer_said(appeal.answer) if appeal and event.kind != "appealed" else "",
        told=_told(submission, event),
        meaning=meaning_of(event) if registry.get(submission.channel).workflow is CASE else "",
    )


def _told(submission: Submission, event: Event) -> str:
    """The words kept with the event; the name of the department that has the letter now in the reader's language."""
    told, place = str(event.data.get(TOLD.get(event.kind, ""), "")), submission.department
    return place.said("name") if place and told == place.name else told


def acted_by(event: Event) -> str:
    """Whether "you", a "rule" or a "person" took the decision behind an event; nothing where there is none."""
    if "decision" not in event.data:
        return ""
    if event.data.get("rule") == BY_AUTHOR:
        return "you"
    return "rule" if "rule" in event.data else "person"
