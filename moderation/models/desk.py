"""What moderators keep at their desk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.models.case import Case


class Note(models.Model):
    """One moderator's words to the others about a case; never shown to anybody else."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"note {self.pk}"


class Mark(models.Model):
    """One moderator has read a case, or wants to find it again."""

    class Kind(models.TextChoices):
        READ = "read", _("Read")
        STAR = "star", _("Starred")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="marks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "case"], name="mark_once")]

    def __str__(self):
        return f"{self.kind} {self.case_id}"


class SavedFilter(models.Model):
    """One moderator's name for a part of the queue; `query` is the desk's address part, as forms.as_query writes it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("Name"), max_length=30)
    query = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_filter_name")]

    def __str__(self):
        return self.name


class Digest(models.Model):
    """A day's summary was sent to one moderator, once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="digest_once")]

    def __str__(self):
        return f"digest {self.day}"
