"""What only a live interview has: the people in front of and behind the microphone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Participant(models.Model):
    """A person with a part in one occasion; a guest speaks for a department, with name and post shown in full.

    A guest without an account is typed for by the transcriber. `seen_at`: when their studio page was last open.
    """

    class Part(models.TextChoices):
        HOST = "host", _("Host")
        GUEST = "guest", _("Guest")
        TRANSCRIBER = "transcriber", _("Transcriber")
        MODERATOR = "moderator", _("Moderator")

    occasion = models.ForeignKey("Occasion", on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    part = models.CharField(max_length=12, choices=Part.choices)
    name = models.CharField(max_length=40)
    post = models.CharField(max_length=80, blank=True)
    department = models.ForeignKey("people.Department", null=True, blank=True, on_delete=models.PROTECT)
    place = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["occasion", "user", "part"], name="part_once")]

    def __str__(self):
        return f"{self.name} {self.part}"
