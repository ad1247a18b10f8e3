"""Answers that many need."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Faq(models.Model):
    """A question often asked with its standing answer, often made from a good answer to one letter."""

    question = models.CharField(_("Question"), max_length=120)
    question_en = models.CharField(_("Question in English"), max_length=240, blank=True)
    answer = models.TextField(_("Answer"))
    answer_en = models.TextField(_("Answer in English"), blank=True)
    department = models.ForeignKey("people.Department", on_delete=models.PROTECT, related_name="faq")
    source = models.ForeignKey("Submission", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_active = models.BooleanField(_("In use"), default=True)
    checked_on = models.DateField(_("Last checked on"))
    views = models.PositiveIntegerField(default=0)
    search = models.TextField(blank=True, default="")
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-views", "pk"]

    def __str__(self):
        return self.question

    def said(self, what: str) -> str:
        """`question` or `answer` in the reader's language; the Chinese one where there is no English."""
        english = not (get_language() or "zh").startswith("zh") and getattr(self, f"{what}_en")
        return english or getattr(self, what)
