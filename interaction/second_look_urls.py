"""Addresses at which authors send again, appeal and send on what was not published."""

from django.urls import path

from interaction.views import second_look

urlpatterns = [
    path("status/again/", second_look.again, name="send_again"),
    path("status/second-look/", second_look.appeal, name="appeal"),
    path("status/send-on/", second_look.send_on, name="send_on"),
    path("interview/<int:pk>/silence/", second_look.silence, name="silence"),
]
