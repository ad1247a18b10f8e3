"""Why something is not published."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Reason(models.Model):
    """Why something is not published: a code for statistics and a sentence for the author (CHANNELS.md, Reasons).

    A text refused for a reason that `conceals` is left out of lists and exports of everybody but moderators and
    auditors.
    """

    code = models.SlugField(_("Code"), max_length=40, primary_key=True)
    label = models.CharField(_("Label"), max_length=60)
    label_en = models.CharField(_("Label in English"), max_length=80)
    sentence = models.TextField(_("Sentence to the author"))
    sentence_en = models.TextField(_("Sentence to the author in English"))
    place = models.PositiveSmallIntegerField(_("Place in the list"), default=0)
    conceals = models.BooleanField(_("Keep the text from everybody but moderators and auditors"), default=False)
    is_active = models.BooleanField(_("In use"), default=True)

    class Meta:
        ordering = ["place", "code"]
        verbose_name = _("Reason for not publishing")
        verbose_name_plural = _("Reasons for not publishing")

    def __str__(self):
        return self.said("label")

    def said(self, what: str) -> str:
        """`label` or `sentence` in the reader's language."""
        return getattr(self, what) if (get_language() or "zh").startswith("zh") else getattr(self, f"{what}_en")
