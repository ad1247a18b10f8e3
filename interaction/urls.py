"""Addresses of the message core."""

app_name = "interaction"
urlpatterns = []
