"""Working days, rules of law with their validity, and the deadlines computed from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkDay(models.Model):
    """A day that differs from the plain week: a holiday, or a weekend day that is worked (调休)."""

    day = models.DateField(primary_key=True)
    is_working = models.BooleanField()
    name = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=120, blank=True)
    is_provisional = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.day} {'work' if self.is_working else 'rest'}"


class DeadlineRule(models.Model):
    """A period fixed by law or setting, valid from one day to another; the past is never edited, a new row follows."""

    class Unit(models.TextChoices):
        WORKDAYS = "workdays", _("working days")
        DAYS = "days", _("calendar days")

    channel = models.CharField(max_length=20)
    clock = models.CharField(max_length=20)
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=Unit.choices)
    law = models.CharField(max_length=200)
    article = models.CharField(max_length=60, blank=True)
    is_default = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "clock", "valid_from"], name="one_rule_per_clock_and_day")
        ]

    def __str__(self):
        return f"{self.channel} {self.clock} {self.length} {self.unit}"


class Deadline(models.Model):
    """One running or stopped clock of a submission, with what is needed to explain its due date."""

    submission = models.ForeignKey("Submission", on_delete=models.CASCADE, related_name="deadlines")
    rule = models.ForeignKey(DeadlineRule, on_delete=models.PROTECT)
    started_on = models.DateField()
    due_on = models.DateField(db_index=True)
    pauses = models.JSONField(default=list)
    extra_days = models.PositiveSmallIntegerField(default=0)
    is_provisional = models.BooleanField(default=False)
    met_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on"]
        indexes = [models.Index(fields=["met_at", "due_on"], name="deadline_open")]

    def __str__(self):
        return f"{self.rule} due {self.due_on}"
