"""Addresses of the public ledger of moderation, and of the auditors behind it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
