"""The two lists an operator keeps in the administration; cases are decided at the desk and nowhere else."""

from django.contrib import admin

from moderation.actions import keep_reason, keep_term
from moderation.models import Reason, Term
from people.administration import Configuration


@admin.register(Term)
class TermAdmin(Configuration):
    """Terms that are blocked, held or marked; switched off instead of deleted."""

    keep = staticmethod(keep_term)
    fields = ["text", "kind", "effect", "language", "is_active"]
    list_display = ["text", "kind", "effect", "is_active"]
    list_filter = ["kind", "effect", "is_active"]
    search_fields = ["text"]

    def get_readonly_fields(self, request, obj=None):
        return ["text"] if obj else []  # the versions of the list know a term by its text


@admin.register(Reason)
class ReasonAdmin(Configuration):
    """Reasons for not publishing; a code is for ever, its words may change."""

    keep = staticmethod(keep_reason)
    fields = ["code", "label", "label_en", "sentence", "sentence_en", "place", "conceals", "is_active"]
    list_display = ["code", "label", "place", "is_active"]
    list_filter = ["is_active"]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []
