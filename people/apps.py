"""Start-up of the people app."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class People(AppConfig):
    """Registers what people offers once all models are loaded."""

    name = "people"


class Administration(AdminConfig):
    """Django's admin with our own site in place of the default one."""

    default_site = "people.site.Site"
