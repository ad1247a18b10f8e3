"""The moderators' desk, page by page."""
