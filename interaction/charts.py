"""Pictures of numbers; they are drawn in people.charts, where moderation can reach them too."""

from people.charts import Bar, Columns, Mark, columns, round_top, share

__all__ = ["Bar", "Columns", "Mark", "columns", "round_top", "share"]
