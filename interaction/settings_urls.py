"""Addresses of the settings: what administrators set up, and the history of their changes."""

from django.urls import path

from interaction.views.settings import calendar, channels, history, overview, rules, templates

urlpatterns = [
    path("settings/", overview.overview, name="settings"),
    path("settings/rules/", rules.rules, name="settings_rules"),
    path("settings/rules/<slug:channel>/<slug:clock>/", rules.rule, name="settings_rule"),
    path("settings/calendar/", calendar.this_year, name="settings_calendar"),
    path("settings/calendar/<int:number>/", calendar.year, name="settings_year"),
    path("settings/calendar/import/", calendar.take_in, name="settings_calendar_import"),
    path("settings/channels/", channels.channels, name="settings_channels"),
    path("settings/channels/<slug:key>/", channels.channel, name="settings_channel"),
    path("settings/templates/", templates.templates, name="settings_templates"),
    path("settings/templates/new/", templates.new, name="settings_template_new"),
    path("settings/templates/<int:pk>/", templates.template, name="settings_template"),
    path("settings/templates/<int:pk>/use/", templates.use, name="settings_template_use"),
    path("settings/history/", history.history, name="settings_history"),
]
