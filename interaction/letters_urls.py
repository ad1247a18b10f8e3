"""Addresses of the department desk."""

from django.urls import path

from interaction.views import letters, letters_acts

urlpatterns = [
    path("desk/", letters.desk, name="desk"),
    path("desk/<int:pk>/", letters.letter, name="letter"),
    path("desk/<int:pk>/assign/", letters_acts.assign, name="letter_assign"),
    path("desk/<int:pk>/draft/", letters_acts.save, name="letter_draft"),
    path("desk/<int:pk>/hand-in/", letters_acts.hand_in, name="letter_hand_in"),
    path("desk/<int:pk>/send-back/", letters_acts.send_back, name="letter_send_back"),
    path("desk/<int:pk>/release/", letters_acts.release, name="letter_release"),
    path("desk/<str:number>/", letters.by_number, name="letter_by_number"),
]
