"""States and steps, and the few named tables that channels share. Keys are for ever; labels may change."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What third parties see of a state (CHANNELS.md, Life of a message).
WAITING, PROCESSING, ANSWERED, ENDED = "waiting", "processing", "answered", "ended"


@dataclass(frozen=True)
class State:
    """One state: its label for author and staff, and the word the public sees."""

    key: str
    label: str | Promise
    shown: str
    is_final: bool = False


@dataclass(frozen=True)
class Step:
    """One way from some states to another; `verb` is the right it asks of may().

    One that `shows` puts the thing before the public, which has to wait while a moderator hides it.
    """

    name: str
    sources: tuple[str, ...]
    target: str
    verb: str
    label: str | Promise
    needs_reason: bool = False
    is_public: bool = False
    shows: bool = False


class Workflow:
    """A named table of states and steps."""

    def __init__(self, key: str, states: tuple[State, ...], steps: tuple[Step, ...]):
        self.key = key
        self.states = {state.key: state for state in states}
        self.steps = {step.name: step for step in steps}
        self.first = states[0].key

    def step(self, name: str) -> Step:
        """The step of this name; raises KeyError for an unknown one."""
        return self.steps[name]

    def steps_from(self, state: str) -> list[Step]:
        """The steps that lead out of a state."""
        return [step for step in self.steps.values() if state in step.sources]


_IN_QUEUE = ("approved", "shortlisted", "on-air")

LIVE = Workflow(
    "live",
    (
        State("waiting", _("Waiting for review"), WAITING),
        State("approved", _("Approved, in the queue"), PROCESSING),
        State("shortlisted", _("Shortlisted, will be put to the guests soon"), PROCESSING),
        State("on-air", _("Being answered now"), PROCESSING),
        State("answered", _("Answered live"), ANSWERED, is_final=True),
        State("forwarded", _("Passed to the department for a written answer"), PROCESSING),
        State("merged", _("Asked together with a similar question"), PROCESSING),
        State("rejected", _("Not published"), ENDED, is_final=True),
        State("withdrawn", _("Withdrawn by you"), ENDED, is_final=True),
    ),
    (
        Step("approve", ("waiting",), "approved", "moderate", _("Approved"), is_public=True),
        Step("reject", ("waiting",), "rejected", "moderate", _("Not published"), needs_reason=True),
        Step("reopen", (*_IN_QUEUE[:2], "rejected", "merged"), "waiting", "moderate", _("Decision taken back")),
        Step("resend", ("rejected",), "waiting", "withdraw", _("Edited and sent again")),
        Step("overturn", ("rejected",), "approved", "moderate", _("Approved on appeal"), is_public=True),
        Step("redirect", ("waiting", "rejected"), "forwarded", "moderate", _("Sent on to another channel")),
        Step("shortlist", ("approved",), "shortlisted", "run-question", _("Shortlisted"), shows=True),
        Step("unshortlist", ("shortlisted",), "approved", "run-question", _("Back to the queue")),
        Step("air", ("approved", "shortlisted"), "on-air", "run-question", _("Put on air"), is_public=True, shows=True),
        Step("unair", ("on-air",), "shortlisted", "run-question", _("Taken off air"), is_public=True),
        Step(
            "answer",
            (*_IN_QUEUE, "answered"),
            "answered",
            "answer-question",
            _("Answered live"),
            is_public=True,
            shows=True,
        ),
        Step(
            "merge",
            ("waiting", *_IN_QUEUE[:2]),
            "merged",
            "merge",
            _("Joined to a similar question"),
            is_public=True,
            shows=True,
        ),
        Step("unmerge", ("merged",), "approved", "merge", _("Separated again, in the queue"), is_public=True),
        Step(
            "mark-answered",
            _IN_QUEUE,
            "answered",
            "run-question",
            _("Answered by word of mouth"),
            is_public=True,
            shows=True,
        ),
        Step("restore", ("answered",), "approved", "run-question", _("Back to the queue"), is_public=True, shows=True),
        Step("forward", _IN_QUEUE, "forwarded", "run-question", _("Passed to the department"), is_public=True),
        Step("withdraw", ("waiting", *_IN_QUEUE), "withdrawn", "withdraw", _("Withdrawn by the author")),
    ),
)

CASE = Workflow(
    "case",
    (
        State("waiting", _("Waiting for review"), WAITING),
        State("correction", _("Waits for you to put something right"), WAITING),
        State("accepted", _("Accepted, will be assigned to a department"), WAITING),
        State("assigned", _("With the department"), PROCESSING),
        State("in-progress", _("Being worked on"), PROCESSING),
        State("in-review", _("Answer is being checked"), PROCESSING),
        State("replied", _("Answered"), ANSWERED),
        State("closed", _("Closed"), ANSWERED, is_final=True),
        State("rejected", _("Not accepted"), ENDED, is_final=True),
        State("withdrawn", _("Withdrawn by you"), ENDED, is_final=True),
    ),
    (
        Step("approve", ("waiting",), "accepted", "moderate", _("Accepted"), is_public=True),
        Step("reject", ("waiting",), "rejected", "moderate", _("Not accepted"), needs_reason=True),
        Step("reopen", ("accepted", "rejected"), "waiting", "moderate", _("Decision taken back")),
        Step("resend", ("rejected",), "waiting", "withdraw", _("Edited and sent again")),
        Step("overturn", ("rejected",), "accepted", "moderate", _("Accepted on appeal"), is_public=True),
        Step("redirect", ("waiting", "accepted", "rejected"), "waiting", "moderate", _("Sent on to another channel")),
        Step("ask-correction", ("waiting", "accepted"), "correction", "ask-correction", _("Asked to put right")),
        Step("correct", ("correction",), "waiting", "withdraw", _("Put right by the author")),
        Step("lapse", ("correction",), "closed", "clock", _("Closed, because nothing was put right in time")),
        Step("assign", ("accepted", "assigned"), "assigned", "dispatch", _("Assigned to a department"), is_public=True),
        Step(
            "assign-finally", ("accepted", "assigned"), "assigned", "supervise", _("Assigned for good"), is_public=True
        ),
        Step("not-ours", ("assigned", "in-progress"), "accepted", "handle", _("Returned: not ours"), needs_reason=True),
        Step("start", ("assigned",), "in-progress", "handle", _("Work has begun")),
        Step("draft", ("assigned", "in-progress"), "in-review", "handle", _("Answer drafted")),
        Step("take-back", ("in-review",), "in-progress", "handle", _("Taken back to be written on")),
        Step("send-back", ("in-review",), "in-progress", "release", _("Draft sent back"), needs_reason=True),
        Step("release", ("in-review",), "replied", "release", _("Answered"), is_public=True),
        Step("follow-up", ("replied", "closed"), "assigned", "withdraw", _("Follow-up question"), is_public=True),
        Step("redo", ("replied", "closed"), "assigned", "supervise", _("To be answered anew"), is_public=True),
        Step("close", ("replied",), "closed", "handle", _("Closed"), is_public=True),
        Step("withdraw", ("waiting", "accepted", "assigned"), "withdrawn", "withdraw", _("Withdrawn by the author")),
    ),
)

# The phases of an interview that rules and lists speak of.
UNANNOUNCED = ("draft", "submitted", "approved")
COMING = ("announced", "collecting")
ON_AIR = ("live", "paused", "interrupted", "wrapping-up")

INTERVIEW = Workflow(
    "interview",
    (
        State("draft", _("Draft"), WAITING),
        State("submitted", _("Waiting for approval"), WAITING),
        State("approved", pgettext_lazy("interview state", "Approved"), WAITING),
        State("announced", _("Announced"), WAITING),
        State("collecting", _("Collecting questions"), WAITING),
        State("live", pgettext_lazy("interview state", "Live"), PROCESSING),
        State("paused", _("Paused"), PROCESSING),
        State("interrupted", _("Interrupted"), PROCESSING),
        State("wrapping-up", _("Wrapping up"), PROCESSING),
        State("archived", _("Ended"), ANSWERED, is_final=True),
        State("cancelled", _("Cancelled"), ENDED, is_final=True),
        State("discarded", _("Discarded"), ENDED, is_final=True),
    ),
    (
        Step("submit", ("draft",), "submitted", "produce", _("Submitted for approval")),
        Step(
            "return", ("submitted", "approved"), "draft", "sign-off", _("Returned to the producer"), needs_reason=True
        ),
        Step("approve", ("submitted",), "approved", "sign-off", _("Approved")),
        Step("discard", UNANNOUNCED, "discarded", "produce", _("Discarded")),
        Step("announce", ("approved",), "announced", "produce", _("Announced"), is_public=True),
        Step("collect", ("announced",), "collecting", "produce", _("Questions are collected"), is_public=True),
        Step("postpone", COMING, "announced", "produce", _("Postponed"), needs_reason=True, is_public=True),
        Step("go-live", COMING, "live", "host", _("Went live"), is_public=True),
        Step("pause", ("live",), "paused", "host", _("Paused"), is_public=True),
        Step("interrupt", ("live",), "interrupted", "host", _("Interrupted"), is_public=True),
        Step("resume", ON_AIR[1:], "live", "host", _("Went on"), is_public=True),
        Step("wrap-up", ON_AIR[:3], "wrapping-up", "host", _("Last answers, no new questions"), is_public=True),
        Step("end", ON_AIR, "archived", "host", _("Ended"), is_public=True),
        Step("cancel", COMING, "cancelled", "produce", _("Cancelled"), needs_reason=True, is_public=True),
    ),
)
