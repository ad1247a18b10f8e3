"""Addresses of the producers: making, approving and announcing occasions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
