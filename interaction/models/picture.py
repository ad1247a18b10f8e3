"""Pictures of an occasion: its cover, and what host and transcriber show in the stream."""

from django.conf import settings
from django.db import models


class Picture(models.Model):
    """One re-encoded image under DATA_DIR/files/ by its random name; `alt` says in words what it shows."""

    occasion = models.ForeignKey("Occasion", on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=60, unique=True)
    alt = models.CharField(max_length=200)
    alt_en = models.CharField(max_length=300, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    in_stream = models.BooleanField(default=True)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    posted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["posted_at", "id"]

    def __str__(self):
        return self.name
