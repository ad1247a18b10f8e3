"""Addresses of the moderators' lists: terms, their versions, networks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
