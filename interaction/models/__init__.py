"""The tables of the message core."""

from interaction.models.calendar import Deadline, DeadlineRule, WorkDay
from interaction.models.desk import Contribution, DeskFilter, DeskNote, Extension, ReplyTemplate
from interaction.models.event import Event
from interaction.models.faq import Faq
from interaction.models.follow import Follow, NoMail, Watch
from interaction.models.interview import Participant
from interaction.models.message import Message
from interaction.models.notice import Notice
from interaction.models.occasion import Occasion
from interaction.models.opinion import Rating, Reaction
from interaction.models.phrase import Phrase
from interaction.models.picture import Picture
from interaction.models.policy import ChannelSetting, Policy
from interaction.models.register import Register
from interaction.models.submission import Counter, Draft, Submission
from interaction.models.support import Support
from interaction.models.theme import Theme, ThemeVote
from interaction.models.upload import Upload

__all__ = [
    "ChannelSetting",
    "Contribution",
    "Counter",
    "Deadline",
    "DeadlineRule",
    "DeskFilter",
    "DeskNote",
    "Draft",
    "Event",
    "Extension",
    "Faq",
    "Follow",
    "Message",
    "NoMail",
    "Notice",
    "Occasion",
    "Participant",
    "Phrase",
    "Picture",
    "Policy",
    "Rating",
    "Reaction",
    "Register",
    "ReplyTemplate",
    "Submission",
    "Support",
    "Theme",
    "ThemeVote",
    "Upload",
    "Watch",
    "WorkDay",
]
