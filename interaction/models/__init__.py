"""The tables of the message core."""

from interaction.models.calendar import Deadline, DeadlineRule, WorkDay
from interaction.models.event import Event
from interaction.models.follow import Follow
from interaction.models.interview import Participant
from interaction.models.message import Message
from interaction.models.notice import Notice
from interaction.models.occasion import Occasion
from interaction.models.opinion import Rating, Reaction
from interaction.models.phrase import Phrase
from interaction.models.picture import Picture
from interaction.models.policy import ChannelSetting, Policy
from interaction.models.submission import Counter, Draft, Submission
from interaction.models.support import Support
from interaction.models.theme import Theme, ThemeVote

__all__ = [
    "ChannelSetting",
    "Counter",
    "Deadline",
    "DeadlineRule",
    "Draft",
    "Event",
    "Follow",
    "Message",
    "Notice",
    "Occasion",
    "Participant",
    "Phrase",
    "Picture",
    "Policy",
    "Rating",
    "Reaction",
    "Submission",
    "Support",
    "Theme",
    "ThemeVote",
    "WorkDay",
]
