"""What the pages of the moderators' desk need, gathered for one person."""

from moderation.page.author import author_context
from moderation.page.bar import bar_context, switch_context
from moderation.page.bulk import bulk_context
from moderation.page.guide import guide_context
from moderation.page.item import item_context
from moderation.page.list import queue_context
from moderation.page.rows import looking, looking_name
from moderation.page.silenced import silenced_context

__all__ = [
    "author_context",
    "bar_context",
    "bulk_context",
    "guide_context",
    "item_context",
    "looking",
    "looking_name",
    "queue_context",
    "silenced_context",
    "switch_context",
]
