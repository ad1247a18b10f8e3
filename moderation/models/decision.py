"""What was ever decided about a case: append-only, and the ledger's only source."""

from typing import NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.models.case import Case
from moderation.models.reason import Reason
from moderation.models.term import ListVersion


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Append-only: rows are never changed or deleted by the program."""

    def update(self, **kwargs: object) -> NoReturn:
        raise TypeError("Decisions are append-only")

    def delete(self) -> NoReturn:
        raise TypeError("Decisions are append-only")


class Decision(models.Model):
    """One act on one case: who, when, why, by which term list, and the state and public text before and after.

    `by` None and `is_automatic`: a rule acted (`rule` says which). `press` groups what one press decided, so that it
    can be taken back as a whole. `waited` is the time from opening to the first decision, in seconds. `digest` is the
    hash of the row, repeated in the chained event of what the case is about.
    """

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("Published")
        REJECTED = "rejected", _("Not published")
        MERGED = "merged", _("Joined to another text")
        REDIRECTED = "redirected", _("Sent on to another channel")
        REOPENED = "reopened", _("Decision taken back")
        HIDDEN = "hidden", _("Hidden after it was published")
        SHOWN = "shown", _("Shown again")
        REDACTED = "redacted", _("Public text changed after it was published")
        OVERTURNED = "overturned", _("Published on appeal")
        UPHELD = "upheld", _("Not published, also on appeal")
        CONFIRMED = "confirmed", _("Read after it was published by a rule")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_automatic = models.BooleanField(default=False)
    rule = models.CharField(max_length=40, blank=True)
    reason = models.ForeignKey(Reason, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    list_version = models.ForeignKey(ListVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    press = models.CharField(max_length=32, blank=True)
    waited = models.PositiveIntegerField(null=True, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["at"], name="decision_at"),
            models.Index(fields=["outcome", "at"], name="decision_outcome"),
            models.Index(fields=["by", "at"], name="decision_person"),
            models.Index(fields=["press"], name="decision_press", condition=~models.Q(press="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_automatic=False, by__isnull=False) | models.Q(is_automatic=True, by__isnull=True),
                name="decision_by_somebody_or_a_rule",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome__in=["rejected", "hidden"]) | models.Q(reason__isnull=False),
                name="decision_has_reason",
            ),
        ]

    def __str__(self):
        return f"{self.outcome} {self.case_id}"
