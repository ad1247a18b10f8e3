"""Who may read what a citizen sends; a leaf, so that queries may ask it."""

from enum import StrEnum


class Visibility(StrEnum):
    """Who may read what a citizen sends: nobody else, everybody with consent, or everybody after screening."""

    PRIVATE = "private"
    CONSENT = "consent"
    PUBLIC = "public"
