"""Addresses of following an occasion: calendar file, mail, QR code, joining by number."""

from django.urls import path

from interaction.views import follow

urlpatterns = [
    path("join/", follow.join, name="join"),
    path("interview/<int:pk>/qr.svg", follow.qr, name="qr"),
    path("interview/<int:pk>/calendar.ics", follow.calendar, name="calendar"),
    path("interview/<int:pk>/follow/", follow.follow, name="follow"),
    path("interview/<int:pk>/unfollow/", follow.unfollow, name="unfollow"),
    path("follow/<str:token>/", follow.confirm, name="follow_confirm"),
    path("unfollow/<str:token>/", follow.stop, name="follow_stop"),
]
