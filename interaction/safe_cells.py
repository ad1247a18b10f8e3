"""Tables are written in people/safe_cells.py, so that moderation writes them in the same way."""

from people.safe_cells import safe, table_file

__all__ = ["safe", "table_file"]
