"""Addresses of the moderators' appeals."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
