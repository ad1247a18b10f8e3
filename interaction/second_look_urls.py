"""Addresses at which authors send again, appeal and read what became of it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
