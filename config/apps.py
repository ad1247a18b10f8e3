"""Start-up checks of the whole site."""

from importlib import import_module

from django.apps import AppConfig


class Config(AppConfig):
    """The site map itself; refuses to start with missing keys or hosts."""

    name = "config"
    label = "config"

    def ready(self):
        import_module("config.checks")
