"""Addresses at which readers report a published text."""

from django.urls import path

from interaction.views import report

urlpatterns = [
    path("report/thanks/", report.thanks, name="report_thanks"),
    path("report/<int:pk>/", report.report, name="report"),
]
