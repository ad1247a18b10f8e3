"""Addresses of following an occasion: calendar file, mail, QR code, joining by number."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
