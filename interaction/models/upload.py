"""Files that came with a submission or with an office's answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """One file under DATA_DIR/files/, judged by its content; private until an approver lets it out.

    Before the letter is sent it belongs to a draft (`draft_key`, the hash of the form's key). `name` is what the sender
    called it, `stored` the random name it lies under; images lie there drawn anew.
    """

    class Kind(models.TextChoices):
        IMAGE = "image", _("Picture")
        PDF = "pdf", _("PDF document")
        DOCUMENT = "document", _("Office document")
        TEXT = "text", _("Plain text")

    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.CASCADE, related_name="uploads"
    )
    message = models.ForeignKey("Message", null=True, blank=True, on_delete=models.CASCADE, related_name="uploads")
    draft_key = models.CharField(max_length=64, blank=True, db_index=True)
    field = models.CharField(max_length=30, default="files")
    name = models.CharField(max_length=120)
    stored = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(submission__isnull=False) | ~models.Q(draft_key=""), name="upload_belongs_somewhere"
            )
        ]

    def __str__(self):
        return f"upload {self.pk} {self.kind}"
