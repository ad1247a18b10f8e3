"""Addresses of what stays of an interview: big screen, transcript, statistics, exports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
