"""The stage: topics for tests of the wire."""

from importlib import import_module

from django.apps import AppConfig


class Stage(AppConfig):
    """Registers rooms and desks once all models are loaded."""

    name = "tests.realtime.stage"
    label = "stage"

    def ready(self):
        import_module("tests.realtime.stage.rooms").register()
