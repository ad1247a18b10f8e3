"""The operator's own term list, and every state it has been in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """A word the operator wants blocked, held or marked; the list is the operator's own."""

    class Effect(models.TextChoices):
        BLOCK = "block", _("Block")
        HOLD = "hold", _("Hold for a moderator")
        MARK = "mark", _("Mark for the moderator")
        ALLOW = "allow", _("Never flag inside this word")

    class Language(models.TextChoices):
        ANY = "", _("Any language")
        CHINESE = "zh", _("Chinese")
        ENGLISH = "en", _("English")

    text = models.CharField(_("Term"), max_length=60, unique=True)
    kind = models.CharField(_("Kind"), max_length=30, default="abuse")
    effect = models.CharField(_("Effect"), max_length=10, choices=Effect.choices, default=Effect.MARK)
    is_active = models.BooleanField(_("In use"), default=True)
    language = models.CharField(
        _("Language"), max_length=10, choices=Language.choices, default=Language.ANY, blank=True
    )
    changed_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering = ["kind", "text"]
        verbose_name = _("Term")
        verbose_name_plural = _("Terms")

    def __str__(self):
        return self.text


class ListVersion(models.Model):
    """One state of the term list, numbered by its key: made by one save, import or switch, never changed afterwards."""

    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)  # terms in use in this version

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"term list {self.pk}"


class TermChange(models.Model):
    """How one term became what it is in a version; with them the list of any version can be told."""

    version = models.ForeignKey(ListVersion, on_delete=models.CASCADE, related_name="changes")
    text = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=30)
    effect = models.CharField(max_length=10)
    language = models.CharField(max_length=10, blank=True)
    is_active = models.BooleanField()
    was = models.JSONField(null=True, blank=True)  # kind, effect, language, is_active before; null for a new term

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "text"], name="one_change_per_term_and_version")]

    def __str__(self):
        return f"{self.text} in {self.version_id}"
