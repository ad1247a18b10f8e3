"""Every text in a submission or an occasion, the citizen's or the office's."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One text. `text` stays as it was written; `public_text` is the stored, masked or edited public copy.

    `about` is the answer or words that a dated note corrects or carries on; `author` is whoever wrote it last and
    `released_by` whoever let it out.
    """

    class Kind(models.TextChoices):
        LETTER = "letter", _("Letter")
        ANSWER = "answer", _("Answer")
        WORDS = "words", _("Host's words")
        SUPPLEMENT = "supplement", _("Supplement")
        FOLLOW_UP = "follow-up", _("Follow-up question")
        CORRECTION = "correction", _("What was asked to be put right")
        NOTE = "note", _("Correction")
        PROGRESS = "progress", _("Progress note")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("Waits for a second person")
        RELEASED = "released", _("Released")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.CASCADE, related_name="messages"
    )
    occasion = models.ForeignKey("Occasion", null=True, blank=True, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RELEASED)
    text = models.TextField()
    public_text = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    participant = models.ForeignKey("Participant", null=True, blank=True, on_delete=models.SET_NULL)
    byline = models.CharField(max_length=60, blank=True)
    post = models.CharField(max_length=80, blank=True)
    department = models.ForeignKey("people.Department", null=True, blank=True, on_delete=models.PROTECT)
    about = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="notes")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(submission__isnull=False) | models.Q(occasion__isnull=False),
                name="message_belongs_somewhere",
            ),
            models.UniqueConstraint(
                fields=["submission", "participant"],
                condition=models.Q(kind="answer", state="released", participant__isnull=False),
                name="one_released_answer_per_guest",
            ),
        ]
        indexes = [models.Index(fields=["occasion", "kind", "released_at"], name="message_room")]

    def __str__(self):
        return f"{self.kind} {self.pk}"
