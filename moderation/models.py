"""What needs human eyes: cases, the terms that flag texts, and the reasons of decisions. Knows no channel."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from moderation.findings import from_json
from moderation.masking import mask

CLAIM_SECONDS = 120
UNDO_SECONDS = 10


class Reason(models.Model):
    """Why something is not published: a code for statistics and a sentence for the author (CHANNELS.md, Reasons)."""

    code = models.SlugField(_("Code"), max_length=40, primary_key=True)
    label = models.CharField(_("Label"), max_length=60)
    label_en = models.CharField(_("Label in English"), max_length=80)
    sentence = models.TextField(_("Sentence to the author"))
    sentence_en = models.TextField(_("Sentence to the author in English"))
    place = models.PositiveSmallIntegerField(_("Place in the list"), default=0)
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


class Term(models.Model):
    """A word the operator wants blocked, held or marked; the list is the operator's own."""

    class Effect(models.TextChoices):
        BLOCK = "block", _("Block")
        HOLD = "hold", _("Hold for a moderator")
        MARK = "mark", _("Mark for the moderator")

    text = models.CharField(_("Term"), max_length=60, unique=True)
    kind = models.CharField(_("Kind"), max_length=30, default="abuse")
    effect = models.CharField(_("Effect"), max_length=10, choices=Effect.choices, default=Effect.MARK)
    is_active = models.BooleanField(_("In use"), default=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering = ["kind", "text"]
        verbose_name = _("Term")
        verbose_name_plural = _("Terms")

    def __str__(self):
        return self.text


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases as their desks ask for them; narrow by right with queries.cases_for(user)."""

    def waiting(self) -> "CaseQuerySet":
        return self.filter(state=Case.State.WAITING)


class Case(models.Model):
    """One text that waits for, or has had, a moderator's decision.

    `scope` names its place ("interview-7"), `author_key` groups one author's texts without naming the author,
    `version` grows with every change so that a stale decision is refused.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Not published")
        MERGED = "merged", _("Merged")
        WITHDRAWN = "withdrawn", _("Withdrawn by the author")

    about_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    about_id = models.PositiveBigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    scope = models.CharField(max_length=60)
    text = models.TextField()
    byline = models.CharField(max_length=60, blank=True)
    author_key = models.CharField(max_length=64, blank=True)
    findings = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(auto_now_add=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    edited_text = models.TextField(blank=True)
    reason = models.ForeignKey(Reason, null=True, blank=True, on_delete=models.PROTECT)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    priority = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-priority", "opened_at", "id"]
        indexes = [
            models.Index(fields=["scope", "state", "-priority", "opened_at"], name="case_desk"),
            models.Index(fields=["state", "-priority", "opened_at"], name="case_queue"),
            models.Index(fields=["scope", "author_key", "opened_at"], name="case_author"),
            models.Index(fields=["opened_at"], name="case_opened"),
            models.Index(fields=["decided_at"], name="case_decided"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id"],
                condition=models.Q(state="waiting"),
                name="one_waiting_case_per_thing",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | models.Q(reason__isnull=False), name="rejected_has_reason"
            ),
        ]

    def __str__(self):
        return f"case {self.pk} {self.scope} {self.state}"

    @property
    def claim_is_live(self) -> bool:
        """Whether somebody said within CLAIM_SECONDS that they are looking at it."""
        return self.claimed_at is not None and timezone.now() - self.claimed_at < timedelta(seconds=CLAIM_SECONDS)

    @property
    def may_be_undone(self) -> bool:
        """Whether it was decided less than UNDO_SECONDS ago."""
        return self.undo_left > 0

    @property
    def undo_left(self) -> int:
        """For how many more seconds the decision can be taken back; 0 when it cannot."""
        if self.state not in (Case.State.APPROVED, Case.State.REJECTED, Case.State.MERGED) or self.decided_at is None:
            return 0
        return max(0, UNDO_SECONDS - int((timezone.now() - self.decided_at).total_seconds()))

    @property
    def public_text(self) -> str:
        """What may be published: the moderator's edit if there is one, else the text with personal data masked."""
        return self.edited_text or mask(self.text, from_json(self.findings))


class Restriction(models.Model):
    """One author may send nothing to one place until a time; they are told why, and a moderator may lift it early."""

    scope = models.CharField(max_length=60)
    author_key = models.CharField(max_length=64)
    until = models.DateTimeField()
    reason = models.ForeignKey(Reason, on_delete=models.PROTECT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope", "author_key", "until"], name="restriction_author")]

    def __str__(self):
        return f"restriction {self.pk} {self.scope}"

    @property
    def is_live(self) -> bool:
        """Whether it holds now: neither over nor lifted."""
        return self.lifted_at is None and timezone.now() < self.until
