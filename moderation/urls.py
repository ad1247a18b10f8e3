"""Addresses of the moderators' desk."""

app_name = "moderation"
urlpatterns = []
