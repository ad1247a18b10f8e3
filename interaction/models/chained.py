"""What has a history: a version that refuses stale changes, and the head of its chain of events."""

from django.db import models

from interaction.models.event import Event


class Chained(models.Model):
    """Submission and Occasion: `version` grows with every step; `event_seq` and `event_head` close the Event chain.

    What take() returns carries `last_event`, the event of the step just taken.
    """

    last_event: Event

    version = models.PositiveIntegerField(default=1)
    event_seq = models.PositiveIntegerField(default=0)
    event_head = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        abstract = True
