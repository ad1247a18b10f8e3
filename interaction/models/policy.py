"""How new texts are taken, in an occasion or in a whole channel."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Policy(models.TextChoices):
    """How new texts are taken; what is found in a text can only make it stricter."""

    PRE = "pre", _("Every question is read before it appears")
    TRUSTED = "trusted", _("Known authors appear at once, everybody else is read before")
    POST = "post", _("Questions appear at once and are read afterwards")
    SLOW = "slow", _("One question per person in five minutes")
    HOLD = "hold", _("All new questions are held")
    CLOSED = "closed", _("No new questions")


class ChannelSetting(models.Model):
    """How one channel takes new texts where no occasion says otherwise, and how soon they are to be read."""

    channel = models.CharField(max_length=20, primary_key=True)
    policy = models.CharField(_("How new texts are taken"), max_length=10, choices=Policy.choices, default=Policy.PRE)
    target_minutes = models.PositiveIntegerField(_("To be read within, in minutes"), default=240)
    is_open = models.BooleanField(_("Open for new letters"), default=True)
    notice = models.CharField(_("Notice on its page"), max_length=300, blank=True)
    notice_en = models.CharField(_("Notice in English"), max_length=400, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self):
        return self.channel
