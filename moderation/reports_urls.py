"""Addresses of the moderators' reports and hidden texts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
