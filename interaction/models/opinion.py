"""What people think of an answer or of a whole occasion."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reaction(models.Model):
    """One person found one answer helpful; counted, never listed."""

    message = models.ForeignKey("Message", on_delete=models.CASCADE, related_name="reactions")
    occasion = models.ForeignKey("Occasion", on_delete=models.CASCADE, related_name="+")
    person_key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "person_key"], name="reaction_once")]
        indexes = [models.Index(fields=["occasion", "message"], name="reaction_count")]

    def __str__(self):
        return f"reaction to {self.message_id}"


class Rating(models.Model):
    """How satisfied one person is with a submission's answer or an occasion; a dissatisfied one says why."""

    class Mark(models.IntegerChoices):
        SATISFIED = 3, _("Satisfied")
        BASICALLY = 2, _("Basically satisfied")
        NOT = 1, _("Not satisfied")

    occasion = models.ForeignKey("Occasion", null=True, blank=True, on_delete=models.CASCADE, related_name="ratings")
    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.CASCADE, related_name="ratings"
    )
    person_key = models.CharField(max_length=64)
    mark = models.PositiveSmallIntegerField(choices=Mark.choices)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "person_key"],
                condition=models.Q(submission__isnull=True),
                name="rating_once_per_occasion",
            ),
            models.UniqueConstraint(
                fields=["submission", "person_key"],
                condition=models.Q(submission__isnull=False),
                name="rating_once_per_submission",
            ),
            models.CheckConstraint(
                condition=models.Q(submission__isnull=False) | models.Q(occasion__isnull=False),
                name="rating_belongs_somewhere",
            ),
            models.CheckConstraint(condition=models.Q(mark__in=[1, 2, 3]), name="rating_mark_known"),
        ]

    def __str__(self):
        return f"rating {self.mark}"
