"""Addresses of the boards and of more time for a letter; they stand before the desk's, where any word is a number."""

from django.urls import path

from interaction.views import boards, standing

urlpatterns = [
    path("desk/boards/", boards.boards, name="boards"),
    path("desk/<int:pk>/time/", boards.more_time, name="more_time"),
    path("desk/<int:pk>/time/decide/", boards.decide_time, name="decide_time"),
    path("desk/<int:pk>/time/stop/", standing.stop, name="stop_clock"),
    path("desk/<int:pk>/time/go-on/", standing.go_on, name="go_on_clock"),
]
