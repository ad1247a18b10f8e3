"""The tables of the message core."""

from interaction.models.calendar import Deadline, DeadlineRule, WorkDay
from interaction.models.event import Event
from interaction.models.interview import Participant
from interaction.models.message import Message
from interaction.models.notice import Notice
from interaction.models.occasion import Occasion
from interaction.models.submission import Counter, Draft, Submission
from interaction.models.support import Support

__all__ = [
    "Counter",
    "Deadline",
    "DeadlineRule",
    "Draft",
    "Event",
    "Message",
    "Notice",
    "Occasion",
    "Participant",
    "Submission",
    "Support",
    "WorkDay",
]
