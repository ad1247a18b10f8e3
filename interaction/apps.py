"""Start-up of the interaction app."""

from django.apps import AppConfig


class Interaction(AppConfig):
    """Registers what interaction offers once all models are loaded."""

    name = "interaction"
