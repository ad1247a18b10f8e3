"""Addresses of the moderators' workload board and of their daily summary."""

from django.urls import path

from moderation.views import board

urlpatterns = [
    path("board/", board.board, name="board"),
    path("board/summary/", board.summary, name="summary"),
    path("board/summary/<str:token>/", board.digest_stop, name="digest_stop"),
]
