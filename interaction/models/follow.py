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


class Watch(models.Model):
    """An account wants to hear of new public answers of a department, or of what becomes of one published letter."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches")
    department = models.ForeignKey(
        "people.Department", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.CASCADE, related_name="watches"
    )
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "department"],
                condition=models.Q(department__isnull=False),
                name="watch_department_once",
            ),
            models.UniqueConstraint(
                fields=["user", "submission"], condition=models.Q(submission__isnull=False), name="watch_letter_once"
            ),
            models.CheckConstraint(
                condition=models.Q(department__isnull=False, submission__isnull=True)
                | models.Q(department__isnull=True, submission__isnull=False),
                name="watch_one_thing",
            ),
        ]

    def __str__(self):
        return f"watch {self.pk}"


class NoMail(models.Model):
    """Whoever has ended the mails about one submission by the link in one of them; the bell and its page stay."""

    submission = models.ForeignKey("Submission", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    contact_index = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "user", "contact_index"], name="no_mail_once")]

    def __str__(self):
        return f"no mail {self.pk}"
