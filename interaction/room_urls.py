"""Addresses of what a visitor does in a room besides asking: votes, reactions, ratings."""

from django.urls import path

from interaction.views import room_acts

urlpatterns = [
    path("interview/<int:pk>/helped/<int:answer>/", room_acts.helped, name="helped"),
    path("interview/<int:pk>/themes/", room_acts.themes, name="themes"),
    path("interview/<int:pk>/rate/", room_acts.rate, name="rate"),
    path("interview/<int:pk>/choices/", room_acts.choices, name="choices"),
]
