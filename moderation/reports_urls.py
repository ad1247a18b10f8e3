"""Addresses of the moderators' reports and hidden texts."""

from django.urls import path

from moderation.views import hide, reports

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/uphold/", reports.uphold, name="report_uphold"),
    path("reports/<int:pk>/agree/", reports.agree, name="report_agree"),
    path("reports/<int:pk>/dismiss/", reports.dismiss, name="report_dismiss"),
    path("hidden/", hide.hidden, name="hidden"),
    path("presses/<slug:press>/", hide.press, name="press"),
    path("<int:pk>/hide/", hide.hide, name="hide"),
    path("<int:pk>/show/", hide.show, name="show"),
    path("<int:pk>/author/hide/", hide.author, name="hide_author"),
]
