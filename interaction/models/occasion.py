"""What an office opens: an interview, a consultation, a hearing, a survey."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

from interaction.models.chained import Chained
from interaction.models.policy import Policy
from people import permissions


class OccasionQuerySet(models.QuerySet["Occasion"]):
    """Occasions as people may see them."""

    HIDDEN = ("draft", "proposed", "submitted", "approved", "discarded")

    def visible_to(self, user: permissions.Person) -> "OccasionQuerySet":
        """Announced ones for everybody; drafts for producers of their department and those who supervise or audit."""
        places = permissions.departments_where(user, "producer")
        if None in places or any(permissions.may(user, verb) for verb in ("supervise", "audit", "administer")):
            return self
        return self.filter(~models.Q(state__in=self.HIDDEN) | models.Q(department_id__in=places))


class Occasion(Chained):
    """One organised activity with its dates, its phase and its people.

    `why` is the public sentence about its present state (postponed, interrupted, cancelled); `needs_second` asks for a
    second person before an answer appears; `afterword` sums it up once it is over.
    """

    Policy = Policy

    channel = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    title = models.CharField(max_length=100)
    title_en = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    department = models.ForeignKey("people.Department", on_delete=models.PROTECT, related_name="+")
    policy = models.CharField(max_length=10, choices=Policy.choices, default=Policy.PRE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    collects_from = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    on_air = models.ForeignKey("Submission", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    postponed_from = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)
    needs_second = models.BooleanField(default=False)
    cover = models.ForeignKey("Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    video_url = models.URLField(max_length=500, blank=True)
    captions_url = models.URLField(max_length=500, blank=True)
    afterword = models.TextField(blank=True)
    afterword_en = models.TextField(blank=True)
    peak_viewers = models.PositiveIntegerField(default=0)
    visits = models.PositiveIntegerField(default=0)
    visitors = models.PositiveIntegerField(default=0)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    is_demo = models.BooleanField(default=False)

    objects = OccasionQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["channel", "state", "-starts_at"], name="occasion_list")]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="occasion_ends_later")
        ]

    def __str__(self):
        return f"{self.channel} {self.pk}"

    @property
    def topic(self) -> str:
        """The live topic everybody may watch."""
        return f"{self.channel}-{self.pk}"

    def said(self, what: str) -> str:
        """`title`, `summary` or `afterword` in the reader's language; the Chinese one where there is no English."""
        english = not (get_language() or "zh").startswith("zh") and getattr(self, f"{what}_en")
        return english or getattr(self, what)
