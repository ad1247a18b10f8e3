"""Addresses that exist only in the demo."""

from django.urls import path

from interaction.views.styleguide import styleguide

urlpatterns = [
    path("styleguide/", styleguide, name="styleguide"),
]
