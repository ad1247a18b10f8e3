"""Addresses of the moderators' lists: terms, their versions, reasons, networks."""

from django.urls import path

from moderation.views import lists, lists_import, lists_networks, lists_reasons, lists_trial, lists_versions

urlpatterns = [
    path("lists/", lists.terms, name="lists"),
    path("lists/export.csv", lists.table, name="lists_export"),
    path("lists/new/", lists.new, name="lists_new"),
    path("lists/<int:pk>/", lists.term, name="lists_term"),
    path("lists/import/", lists_import.take_in, name="lists_import"),
    path("lists/trial/", lists_trial.trial, name="lists_trial"),
    path("lists/versions/", lists_versions.versions, name="lists_versions"),
    path("lists/versions/<int:number>/", lists_versions.version, name="lists_version"),
    path("lists/versions/<int:number>/list.csv", lists_versions.table, name="lists_version_table"),
    path("lists/reasons/", lists_reasons.reasons, name="lists_reasons"),
    path("lists/reasons/new/", lists_reasons.new, name="lists_reason_new"),
    path("lists/reasons/<slug:code>/", lists_reasons.reason, name="lists_reason"),
    path("lists/networks/", lists_networks.networks, name="lists_networks"),
    path("lists/networks/new/", lists_networks.new, name="lists_network_new"),
    path("lists/networks/import/", lists_networks.many, name="lists_networks_many"),
    path("lists/networks/<int:pk>/", lists_networks.network, name="lists_network"),
]
