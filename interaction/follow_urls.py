"""Addresses of following an occasion and one's own questions: calendar, mail, QR code, joining by number, news."""

from django.urls import path

from interaction.views import asker, asking, follow, status

urlpatterns = [
    path("join/", follow.join, name="join"),
    path("status/withdraw/", status.withdraw, name="withdraw"),
    path("news/", asker.news, name="news"),
    path("interview/<int:pk>/similar/", asking.similar, name="similar"),
    path("interview/<int:pk>/qr.svg", follow.qr, name="qr"),
    path("interview/<int:pk>/calendar.ics", follow.calendar, name="calendar"),
    path("interview/<int:pk>/follow/", follow.follow, name="follow"),
    path("interview/<int:pk>/unfollow/", follow.unfollow, name="unfollow"),
    path("follow/<str:token>/", follow.confirm, name="follow_confirm"),
    path("unfollow/<str:token>/", follow.stop, name="follow_stop"),
]
