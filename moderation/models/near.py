"""Fingerprints by which near duplicates are found."""

from django.db import models

from moderation.models.case import Case


class Band(models.Model):
    """One of a case's fingerprints: cases that share one may ask the same and are compared."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="bands")
    value = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["value", "case"], name="band_value")]

    def __str__(self):
        return f"band of {self.case_id}"
