"""Working days, rules of law with their validity, and the deadlines computed from them."""

from datetime import date

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
    """A period fixed by law or setting, valid from one day to another; the past is never edited, a new row follows.

    `channel` "any" holds for every channel without a row of its own. How far a clock may be extended in all is the row
    of the clock's name with "-extension".
    """

    class Unit(models.TextChoices):
        WORKDAYS = "workdays", _("working days")
        DAYS = "days", _("calendar days")

    channel = models.CharField(max_length=20)
    clock = models.CharField(max_length=40)
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=Unit.choices)
    law = models.CharField(max_length=200)
    article = models.CharField(max_length=60, blank=True)
    is_default = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "clock", "valid_from"], name="one_rule_per_clock_and_day"),
            models.CheckConstraint(condition=models.Q(length__gte=1), name="rule_has_a_length"),
        ]

    def __str__(self):
        return f"{self.channel} {self.clock} {self.length} {self.unit}"


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Deadlines as boards ask for them; days are local days."""

    def open(self) -> "DeadlineQuerySet":
        """Not met yet, whether the clock runs or stands."""
        return self.filter(met_at__isnull=True)

    def running(self) -> "DeadlineQuerySet":
        """Not met yet, with a clock that runs."""
        return self.open().filter(paused_since__isnull=True)

    def overdue(self, today: date) -> "DeadlineQuerySet":
        """Red: running, and today is after the due date."""
        return self.running().filter(due_on__lt=today)

    def due_by(self, day: date) -> "DeadlineQuerySet":
        """Running and due on that day at the latest, the overdue ones included."""
        return self.running().filter(due_on__lte=day)


class Deadline(models.Model):
    """One running or stopped clock of a submission, with what is needed to explain its due date.

    `pauses` are closed stretches as [{"first", "last", "reason"}], days in ISO form, both counted out; while the clock
    stands, `paused_since` is set and `due_on` is the date of before the pause. `told_soon_at` and `told_late_at`: when
    officer and supervisor were told that it is yellow and red, each once.
    """

    submission = models.ForeignKey("Submission", on_delete=models.CASCADE, related_name="deadlines")
    rule = models.ForeignKey(DeadlineRule, on_delete=models.PROTECT)
    started_on = models.DateField()
    due_on = models.DateField(db_index=True)
    pauses = models.JSONField(default=list, blank=True)
    paused_since = models.DateField(null=True, blank=True)
    extra_days = models.PositiveSmallIntegerField(default=0)
    is_provisional = models.BooleanField(default=False)
    met_at = models.DateTimeField(null=True, blank=True)
    told_soon_at = models.DateTimeField(null=True, blank=True)
    told_late_at = models.DateTimeField(null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["met_at", "due_on"], name="deadline_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "rule"], condition=models.Q(met_at__isnull=True), name="one_open_clock_per_rule"
            )
        ]

    def __str__(self):
        return f"{self.rule} due {self.due_on}"
