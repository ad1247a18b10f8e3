"""Addresses that exist only in the demo."""

from django.urls import path

from interaction.views.demo import live, tour_page
from interaction.views.styleguide import styleguide

urlpatterns = [
    path("demo/", tour_page, name="demo"),
    path("demo/live/", live, name="demo_live"),
    path("styleguide/", styleguide, name="styleguide"),
]
