"""What has a history: a version that refuses stale changes, and the head of its chain of events."""

from django.db import models


class Chained(models.Model):
    """Submission and Occasion: `version` grows with every step; `event_seq` and `event_head` close the Event chain."""

    version = models.PositiveIntegerField(default=1)
    event_seq = models.PositiveIntegerField(default=0)
    event_head = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        abstract = True
