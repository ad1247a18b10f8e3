"""Start-up of the realtime app."""

from django.apps import AppConfig


class Realtime(AppConfig):
    """Registers what realtime offers once all models are loaded."""

    name = "realtime"
