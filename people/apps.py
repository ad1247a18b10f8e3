"""Start-up of the people app."""

from django.apps import AppConfig


class People(AppConfig):
    """Registers what people offers once all models are loaded."""

    name = "people"
