"""Addresses of the pages that only explain, and of the switches in header and footer."""

from django.urls import path

from interaction.views import pages

urlpatterns = [
    path("help/", pages.help_page, name="help"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("terms/", pages.terms, name="terms"),
    path("sitemap/", pages.sitemap, name="sitemap"),
    path("mode/", pages.mode, name="mode"),
    path("language/", pages.language, name="language"),
]
