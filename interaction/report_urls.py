"""Addresses at which readers report a published text."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
