"""What must be told to a person, once per event."""

from django.conf import settings
from django.db import models

from people.crypto import EncryptedText


class Notice(models.Model):
    """One message to one person about one event; written with the change, mailed by `tick`, never twice."""

    event = models.ForeignKey("Event", on_delete=models.PROTECT, related_name="notices")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    contact = EncryptedText(blank=True, default="")
    contact_index = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True, db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "user"], condition=models.Q(user__isnull=False), name="notice_once_per_user"
            ),
            models.UniqueConstraint(
                fields=["event", "contact_index"], condition=models.Q(user__isnull=True), name="notice_once_per_contact"
            ),
        ]

    def __str__(self):
        return f"notice {self.pk}"
