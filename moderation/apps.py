"""Start-up of the moderation app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from realtime import topics


class Moderation(AppConfig):
    """Registers what moderation offers once all models are loaded."""

    name = "moderation"
    verbose_name = _("Moderation")

    def ready(self):
        import_module("moderation.rules")
        scopes = import_module("moderation.scopes")
        queries = import_module("moderation.queries")
        topics.register(
            "desk-moderation",
            exists=lambda: True,
            may_watch=scopes.has_all,
            snapshot=queries.snapshot,
            counters=queries.pace,
        )
