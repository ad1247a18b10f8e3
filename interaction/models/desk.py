"""What departments keep beside a letter: who else works on it, words among themselves, prepared answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Contribution(models.Model):
    """What another department adds to the answer of the one that leads; empty until it has given it."""

    submission = models.ForeignKey("Submission", on_delete=models.CASCADE, related_name="contributions")
    department = models.ForeignKey("people.Department", on_delete=models.PROTECT, related_name="+")
    asked_for = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "department"], name="contribution_once")]

    def __str__(self):
        return f"contribution {self.pk}"


class DeskNote(models.Model):
    """Words of one colleague to the others about a letter, never public; an instruction comes from above."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        INSTRUCTION = "instruction", _("Instruction")

    submission = models.ForeignKey("Submission", on_delete=models.CASCADE, related_name="desk_notes")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.NOTE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=1000)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.kind} {self.pk}"


class ReplyTemplate(models.Model):
    """A prepared answer or part of one, for a channel and a department, or (both empty) for all."""

    title = models.CharField(_("Title"), max_length=60)
    text = models.TextField(_("Text"))
    channel = models.CharField(_("Channel"), max_length=20, blank=True)
    kind = models.CharField(_("Kind of letter"), max_length=20, blank=True)
    department = models.ForeignKey(
        "people.Department",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("Department"),
    )
    is_active = models.BooleanField(_("In use"), default=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title


class DeskFilter(models.Model):
    """One clerk's name for a part of the desk; `query` is the address part of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("Name"), max_length=30)
    query = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="desk_filter_name")]

    def __str__(self):
        return self.name


class Extension(models.Model):
    """More time that an officer asks for and an approver grants or not; the citizen reads the reason once granted."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")

    deadline = models.ForeignKey("Deadline", on_delete=models.CASCADE, related_name="extensions")
    days = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deadline"], condition=models.Q(state="asked"), name="one_open_extension_per_clock"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | models.Q(asked_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")),
                name="extension_decided_by_another",
            ),
        ]

    def __str__(self):
        return f"extension {self.pk} {self.state}"
