"""Start-up of the moderation app."""

from django.apps import AppConfig


class Moderation(AppConfig):
    """Registers what moderation offers once all models are loaded."""

    name = "moderation"
