"""One text before the moderators."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.findings import from_json
from moderation.masking import mask
from moderation.models.reason import Reason
from moderation.models.term import ListVersion

CLAIM_SECONDS = 120
UNDO_SECONDS = 10


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases as their desks ask for them; narrow by right with queries.cases_for(user)."""

    def waiting(self) -> "CaseQuerySet":
        return self.filter(state=Case.State.WAITING)


class Case(models.Model):
    """One text that waits for, or has had, a moderator's decision.

    `scope` names its place ("interview-7"), `family` the kind of place ("interview"); `author_key` groups one author's
    texts in that place without naming the author, `account_key` those of one account everywhere, `device_key` and
    `network_key` those of one device and network of one day (both deleted on schedule). `version` grows with every
    change so that a stale decision is refused. `is_automatic`: the last decision was taken by a rule and by nobody.
    `previous`: what the author sent before and has now edited.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Not published")
        MERGED = "merged", _("Merged")
        WITHDRAWN = "withdrawn", _("Withdrawn by the author")
        HIDDEN = "hidden", _("Hidden after it was published")
        REDIRECTED = "redirected", _("Sent on to another channel")

    about_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    about_id = models.PositiveBigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    scope = models.CharField(max_length=60)
    text = models.TextField()
    byline = models.CharField(max_length=60, blank=True)
    family = models.CharField(max_length=20, blank=True)
    author_key = models.CharField(max_length=64, blank=True)
    account_key = models.CharField(max_length=64, blank=True)
    device_key = models.CharField(max_length=64, blank=True)
    network_key = models.CharField(max_length=64, blank=True)
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
    is_automatic = models.BooleanField(default=False)
    list_version = models.ForeignKey(ListVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="sent_again")
    told_late_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-priority", "opened_at", "id"]
        indexes = [
            models.Index(fields=["scope", "state", "-priority", "opened_at"], name="case_desk"),
            models.Index(fields=["state", "-priority", "opened_at"], name="case_queue"),
            models.Index(fields=["scope", "author_key", "opened_at"], name="case_author"),
            models.Index(fields=["opened_at"], name="case_opened"),
            models.Index(fields=["decided_at"], name="case_decided"),
            models.Index(fields=["family", "state", "-priority", "opened_at"], name="case_family"),
            models.Index(fields=["account_key", "opened_at"], name="case_account"),
            models.Index(fields=["device_key", "opened_at"], name="case_device"),
            models.Index(fields=["network_key", "opened_at"], name="case_network"),
            models.Index(fields=["about_type", "about_id"], name="case_about"),
            models.Index(
                fields=["decided_at"], name="case_unread", condition=models.Q(state="approved", is_automatic=True)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id"],
                condition=models.Q(state="waiting"),
                name="one_waiting_case_per_thing",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["rejected", "hidden"]) | models.Q(reason__isnull=False),
                name="refused_has_reason",
            ),
            models.UniqueConstraint(
                fields=["previous"], condition=models.Q(previous__isnull=False), name="sent_again_once"
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
        undone = (Case.State.APPROVED, Case.State.REJECTED, Case.State.MERGED, Case.State.HIDDEN)
        if self.state not in undone or self.decided_at is None:
            return 0
        return max(0, UNDO_SECONDS - int((timezone.now() - self.decided_at).total_seconds()))

    @property
    def public_text(self) -> str:
        """What may be published: the moderator's edit if there is one, else the text with personal data masked."""
        return self.edited_text or mask(self.text, from_json(self.findings))
