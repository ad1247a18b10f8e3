"""Sentences that staff use again and again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phrase(models.Model):
    """A prepared sentence for the host's words or for answers; the operator's own, kept in the administration."""

    class Use(models.TextChoices):
        WORDS = "words", _("Host's words")
        ANSWER = "answer", _("Answers")

    use = models.CharField(_("Used for"), max_length=10, choices=Use.choices)
    text = models.TextField(_("Text"))
    place = models.PositiveSmallIntegerField(_("Place in the list"), default=0)
    is_active = models.BooleanField(_("In use"), default=True)

    class Meta:
        ordering = ["use", "place", "id"]
        constraints = [models.UniqueConstraint(fields=["use", "text"], name="phrase_once")]
        verbose_name = _("Prepared sentence")
        verbose_name_plural = _("Prepared sentences")

    def __str__(self):
        return self.text[:40]
