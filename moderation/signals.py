"""The only signal of the project."""

from django.dispatch import Signal

# Sent by moderation.actions inside the transaction, not robustly: an exception of a receiver rolls the decision back.
# Arguments: case (after the change), outcome ("approved", "rejected", "merged"; "reopened" by undo and separate), by
# (User or None).
case_decided = Signal()
