"""Addresses of the settings: what administrators set up, and the history of their changes."""

from django.urls import path

from interaction.views.settings import rules

urlpatterns = [
    path("settings/rules/", rules.rules, name="settings_rules"),
    path("settings/rules/<slug:channel>/<slug:clock>/", rules.rule, name="settings_rule"),
]
