"""Addresses of what a visitor does in a room besides asking: votes, reactions, ratings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
