"""Who wants to be told about an occasion."""

from django.conf import settings
from django.db import models

from people.crypto import EncryptedText


class Follow(models.Model):
    """One person's wish to hear of an occasion: reminder, new time, start, result. Ends by one click in any mail.

    A mail address counts only once its holder has confirmed it (`confirmed_at`).
    """

    occasion = models.ForeignKey("Occasion", on_delete=models.CASCADE, related_name="follows")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="follows"
    )
    contact = EncryptedText(blank=True, default="")
    contact_index = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "user"], condition=models.Q(user__isnull=False), name="follow_once_per_user"
            ),
            models.UniqueConstraint(
                fields=["occasion", "contact_index"],
                condition=models.Q(user__isnull=True),
                name="follow_once_per_contact",
            ),
        ]

    def __str__(self):
        return f"follow {self.pk}"
