"""Addresses of the moderators' workload board and policies."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
