"""Addresses of accounts."""

app_name = "people"
urlpatterns = []
