"""Everything that happens to a submission, an occasion or the configuration: timeline, audit and statistics in one."""

from typing import NoReturn

from django.conf import settings
from django.db import models


class EventQuerySet(models.QuerySet["Event"]):
    """Append-only: rows are never changed or deleted by the program."""

    def update(self, **kwargs: object) -> NoReturn:
        raise TypeError("Events are append-only")

    def delete(self) -> NoReturn:
        raise TypeError("Events are append-only")


class Event(models.Model):
    """One thing that happened; chained per submission, occasion or register: H(previous ‖ seq ‖ kind ‖ at ‖ data)."""

    submission = models.ForeignKey("Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    occasion = models.ForeignKey("Occasion", null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    register = models.ForeignKey("Register", null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_public = models.BooleanField(default=False)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "seq"], condition=models.Q(submission__isnull=False), name="event_of_submission"
            ),
            models.UniqueConstraint(
                fields=["occasion", "seq"], condition=models.Q(submission__isnull=True), name="event_of_occasion"
            ),
            models.UniqueConstraint(
                fields=["register", "seq"], condition=models.Q(register__isnull=False), name="event_of_register"
            ),
            models.CheckConstraint(
                condition=models.Q(submission__isnull=False)
                | models.Q(occasion__isnull=False)
                | models.Q(register__isnull=False),
                name="event_belongs_somewhere",
            ),
        ]
        indexes = [models.Index(fields=["kind", "at"], name="event_statistics")]

    def __str__(self):
        return f"{self.kind} {self.seq}"
