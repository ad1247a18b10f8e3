"""Addresses that exist only in the demo."""

from django.urls import path

from interaction.views import pages

urlpatterns = [
    path("styleguide/", pages.styleguide, name="styleguide"),
]
