"""I want to know this too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Support(models.Model):
    """One person's support of one submission; counts are computed from these rows and cannot drift."""

    class Tier(models.TextChoices):
        VERIFIED = "verified", _("Verified")
        REGISTERED = "registered", _("Registered")
        GUEST = "guest", _("Guest")

    submission = models.ForeignKey("Submission", on_delete=models.CASCADE, related_name="supports")
    occasion = models.ForeignKey("Occasion", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    person_key = models.CharField(max_length=64)
    tier = models.CharField(max_length=12, choices=Tier.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "person_key"], name="support_once")]
        indexes = [models.Index(fields=["occasion", "submission"], name="support_count")]

    def __str__(self):
        return f"support of {self.submission_id}"
