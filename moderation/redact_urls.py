"""Addresses of changing a published text."""

from django.urls import path

from moderation.views import redact

urlpatterns = [
    path("<int:pk>/redact/", redact.redact, name="redact"),
]
