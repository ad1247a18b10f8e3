"""Addresses of the public ledger of moderation, and of the auditors behind it."""

from django.urls import path

from interaction.views import decisions, ledger

urlpatterns = [
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger/ledger.csv", ledger.table, name="ledger_table"),
    path("ledger/ledger.json", ledger.data, name="ledger_data"),
    path("ledger/record/", decisions.record, name="decisions"),
    path("ledger/record/<int:pk>/", decisions.one, name="decision"),
    path("ledger/record.csv", decisions.table, name="decisions_table"),
    path("ledger/verify/", decisions.verify, name="verify_decisions"),
]
