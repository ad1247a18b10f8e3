"""Addresses that exist only in the demo."""

urlpatterns = []
