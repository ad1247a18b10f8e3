"""Authors who may not write for a while, and networks that are watched."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.models.reason import Reason


class Restriction(models.Model):
    """One author may send nothing to one place until a time, or only what is read first; they are told why.

    Without a `scope` it holds everywhere. It names the author by a browser (`author_key`, one per scope), by an account
    (`account_key`) or by a device (`device_key`), the last so that it outlives deleted cookies.
    """

    class Kind(models.TextChoices):
        SILENCE = "silence", _("May send nothing")
        READ_FIRST = "read-first", _("Everything is read before it appears")

    scope = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.SILENCE)
    author_key = models.CharField(max_length=64, blank=True)
    account_key = models.CharField(max_length=64, blank=True, db_index=True)
    device_key = models.CharField(max_length=64, blank=True, db_index=True)
    until = models.DateTimeField()
    reason = models.ForeignKey(Reason, on_delete=models.PROTECT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["scope", "author_key", "until"], name="restriction_author")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(author_key="") | ~models.Q(account_key="") | ~models.Q(device_key=""),
                name="restriction_names_somebody",
            )
        ]

    def __str__(self):
        return f"restriction {self.pk} {self.scope}"

    @property
    def is_live(self) -> bool:
        """Whether it holds now: neither over nor lifted."""
        return self.lifted_at is None and timezone.now() < self.until


class Network(models.Model):
    """A range of addresses whose texts are held for a moderator or not taken at all; the operator's own list."""

    class Effect(models.TextChoices):
        HOLD = "hold", _("Hold for a moderator")
        REFUSE = "refuse", _("Take nothing")

    cidr = models.CharField(_("Range of addresses"), max_length=50, unique=True)
    effect = models.CharField(_("Effect"), max_length=10, choices=Effect.choices, default=Effect.HOLD)
    note = models.CharField(_("Note"), max_length=120, blank=True)
    until = models.DateTimeField(_("Until"), null=True, blank=True)
    is_active = models.BooleanField(_("In use"), default=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["cidr"]

    def __str__(self):
        return self.cidr
