"""Addresses of the moderators' saved filters, notes, stars and guide."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
