"""The themes of an occasion: questions are sorted by them, and people say beforehand which matters most."""

from django.db import models
from django.utils.translation import get_language


class Theme(models.Model):
    """One theme of one occasion, in the producer's order."""

    occasion = models.ForeignKey("Occasion", on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["occasion", "name"], name="theme_once")]

    def __str__(self):
        return self.name

    def said(self) -> str:
        """The name in the reader's language; the Chinese one where there is no English."""
        english = not (get_language() or "zh").startswith("zh") and self.name_en
        return english or self.name


class ThemeVote(models.Model):
    """The one theme of an occasion that a person wants to hear about most; may be changed until it goes live."""

    occasion = models.ForeignKey("Occasion", on_delete=models.CASCADE, related_name="+")
    theme = models.ForeignKey("Theme", on_delete=models.CASCADE, related_name="votes")
    person_key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occasion", "person_key"], name="theme_vote_once")]

    def __str__(self):
        return f"vote for {self.theme_id}"
