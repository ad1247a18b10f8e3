"""What people say against: an author who appeals, a reader who reports."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.models.case import Case
from moderation.models.restriction import Restriction


class Appeal(models.Model):
    """An author asks for a second look at one decision or restriction, once; another moderator decides."""

    class State(models.TextChoices):
        OPEN = "open", _("Waits for a second moderator")
        OVERTURNED = "overturned", _("The author was right")
        UPHELD = "upheld", _("The decision stands")
        WITHDRAWN = "withdrawn", _("Withdrawn by the author")

    case = models.OneToOneField(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="appeal")
    restriction = models.OneToOneField(
        Restriction, null=True, blank=True, on_delete=models.PROTECT, related_name="appeal"
    )
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    against = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["state", "made_at"], name="appeal_queue")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case__isnull=False, restriction__isnull=True)
                | models.Q(case__isnull=True, restriction__isnull=False),
                name="appeal_against_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | models.Q(against__isnull=True)
                | ~models.Q(decided_by=models.F("against")),
                name="appeal_decided_by_another",
            ),
        ]

    def __str__(self):
        return f"appeal {self.pk} {self.state}"


class Report(models.Model):
    """One person says why a published text should not stand; `weight` is what that counted when it was made, 0 to 100.

    A settled report was right ("upheld") or not ("dismissed"); that decides how much the person's next one counts.
    """

    class Why(models.TextChoices):
        PRIVACY = "privacy", _("It shows somebody's personal data")
        INSULT = "insult", _("It insults or threatens somebody")
        ADVERTISING = "advertising", _("It is advertising or a fraud")
        FALSE = "false", _("It gives false official information")
        UNLAWFUL = "unlawful", _("It is against the law")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        OPEN = "", _("Open")
        UPHELD = "upheld", _("Right")
        DISMISSED = "dismissed", _("Not right")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    person_key = models.CharField(max_length=64)
    account_key = models.CharField(max_length=64, blank=True)
    why = models.CharField(max_length=12, choices=Why.choices)
    text = models.CharField(max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [
            models.Index(fields=["outcome", "made_at"], name="report_queue"),
            models.Index(fields=["account_key", "outcome"], name="report_account"),
            models.Index(fields=["person_key", "outcome"], name="report_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "person_key"], name="report_once"),
            models.UniqueConstraint(
                fields=["case", "account_key"], condition=~models.Q(account_key=""), name="report_once_per_account"
            ),
        ]

    def __str__(self):
        return f"report {self.pk}"
