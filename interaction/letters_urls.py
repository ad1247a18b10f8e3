"""Addresses of the department desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
