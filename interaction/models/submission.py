"""Whatever a citizen sends, in any channel."""

from django.conf import settings
from django.db import models

from interaction.models.chained import Chained
from people import permissions
from people.crypto import EncryptedJSON, EncryptedText


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions as people may see them."""

    def published(self) -> "SubmissionQuerySet":
        """What everybody may read: released and not withdrawn."""
        return self.filter(published_at__isnull=False)

    def visible_to(self, user: permissions.Person) -> "SubmissionQuerySet":
        """Published ones for everybody, own ones for their author, and what each role handles for staff."""
        handled = _handled_by(user)
        if handled is None:
            return self
        mine = models.Q(author=user) if user is not None and user.is_authenticated else models.Q(pk__in=[])
        return self.filter(models.Q(published_at__isnull=False) | mine | handled)


def _handled_by(user: permissions.Person) -> models.Q | None:
    """The rows a person's roles open: None for the whole district, else those of their departments."""
    wide = ("dispatcher", "supervisor", "auditor")
    handled = models.Q(pk__in=[])
    for role in (*wide, "officer", "approver"):
        places = permissions.departments_where(user, role)
        if None in places:
            return None
        handled |= models.Q(department_id__in=places)
    return handled


class Submission(Chained):
    """One letter, question, comment or application, with its number, author, state and handler.

    `title` is a letter's title or a live question's whole public text; the texts as sent are its messages.
    `visitor` is a hash that tells one browser's submissions of an occasion (or day) and cannot be joined across them.
    `kind` is the sort of letter its channel asks for; `entered_by` the clerk who typed it for somebody at the counter;
    `returned`, `followed_up` and `redone` count "not ours", follow-up questions and answers written anew.
    `support_count`, `joined_count` and, in a shortlist, the neighbours `above` and `below` are there on rows of the
    studio's page.
    """

    support_count: int
    joined_count: int
    above: "Submission | None"
    below: "Submission | None"

    channel = models.CharField(max_length=20)
    occasion = models.ForeignKey(
        "Occasion", null=True, blank=True, on_delete=models.PROTECT, related_name="submissions"
    )
    number = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=20)
    outcome = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=300)
    byline = models.CharField(max_length=60, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="submissions"
    )
    visitor = models.CharField(max_length=64, blank=True, db_index=True)
    key_hash = models.CharField(max_length=64, unique=True)
    body_hash = models.CharField(max_length=64)
    code_hash = models.CharField(max_length=64, blank=True)
    contact = EncryptedJSON(blank=True, default=dict)
    answers = models.JSONField(default=dict, blank=True)
    wants_public = models.BooleanField(default=True)
    published_at = models.DateTimeField(null=True, blank=True)
    hidden_from = models.DateTimeField(null=True, blank=True)  # since when it was public, while it is hidden
    department = models.ForeignKey("people.Department", null=True, blank=True, on_delete=models.PROTECT)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_to = models.ForeignKey(
        "Participant", null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    theme = models.ForeignKey("Theme", null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    split_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="split_off")
    returned = models.PositiveSmallIntegerField(default=0)
    followed_up = models.PositiveSmallIntegerField(default=0)
    redone = models.PositiveSmallIntegerField(default=0)
    is_supervised = models.BooleanField(default=False)
    urged_at = models.DateTimeField(null=True, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    submitted_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    source_id = models.CharField(max_length=60, unique=True, null=True, blank=True)
    search = models.TextField(blank=True, default="")
    views = models.PositiveIntegerField(default=0)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["occasion", "state", "submitted_at"], name="submission_room"),
            models.Index(fields=["channel", "published_at"], name="submission_archive"),
            models.Index(fields=["department", "state", "submitted_at"], name="submission_desk"),
            models.Index(fields=["author", "submitted_at"], name="submission_mine"),
            models.Index(fields=["state", "submitted_at"], name="submission_queue"),
            models.Index(fields=["channel", "submitted_at"], name="submission_month"),
            models.Index(fields=["handler", "state"], name="submission_handler"),
            models.Index(fields=["submitted_at"], name="submission_arrival"),
        ]

    def __str__(self):
        return self.number


class Counter(models.Model):
    """The last reference number given in a year; taken last in the transaction, so that numbers have few holes."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.year}: {self.last}"


class Draft(models.Model):
    """What a visitor has written and not yet sent, kept with the form's key; purged by `tick`."""

    key_hash = models.CharField(max_length=64, unique=True)
    visitor = models.CharField(max_length=64)
    channel = models.CharField(max_length=20)
    occasion = models.ForeignKey("Occasion", null=True, blank=True, on_delete=models.CASCADE)
    answers = EncryptedText()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"draft {self.pk} {self.channel}"
