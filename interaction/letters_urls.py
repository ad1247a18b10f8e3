"""Addresses of the department desk."""

from django.urls import path, re_path

from interaction.views import letters, letters_acts, letters_list, letters_many, letters_more

urlpatterns = [
    path("desk/", letters_list.desk, name="desk"),
    path("desk/filters/", letters_list.keep_filter, name="desk_filter"),
    path("desk/filters/<int:pk>/delete/", letters_list.drop_filter, name="desk_filter_drop"),
    path("desk/assign-many/", letters_many.assign_many, name="letters_assign"),
    path("desk/hand-over/", letters_many.hand_over, name="letters_hand_over"),
    path("desk/<int:pk>/", letters.letter, name="letter"),
    path("desk/<int:pk>/assign/", letters_acts.assign, name="letter_assign"),
    path("desk/<int:pk>/draft/", letters_acts.save, name="letter_draft"),
    path("desk/<int:pk>/hand-in/", letters_acts.hand_in, name="letter_hand_in"),
    path("desk/<int:pk>/take-back/", letters_acts.take_back, name="letter_take_back"),
    path("desk/<int:pk>/send-back/", letters_acts.send_back, name="letter_send_back"),
    path("desk/<int:pk>/release/", letters_acts.release, name="letter_release"),
    path("desk/<int:pk>/not-ours/", letters_more.not_ours, name="letter_not_ours"),
    path("desk/<int:pk>/take/", letters_more.take, name="letter_take"),
    path("desk/<int:pk>/give/", letters_more.give, name="letter_give"),
    path("desk/<int:pk>/note/", letters_more.note, name="letter_note"),
    path("desk/<int:pk>/instruction/", letters_more.instruction, name="letter_instruction"),
    path("desk/<int:pk>/ask-instruction/", letters_more.ask_instruction, name="letter_ask_instruction"),
    path("desk/<int:pk>/contributions/", letters_more.ask_help, name="letter_ask_help"),
    path("desk/<int:pk>/contributions/<int:contribution>/", letters_more.help_out, name="letter_help"),
    path("desk/<int:pk>/contributions/<int:contribution>/drop/", letters_more.drop_help, name="letter_drop_help"),
    path("desk/<int:pk>/urge/", letters_more.urge, name="letter_urge"),
    path("desk/<int:pk>/supervise/", letters_more.supervise, name="letter_supervise"),
    path("desk/<int:pk>/correction/", letters_more.ask_correction, name="letter_correction"),
    path("desk/<int:pk>/move/", letters_more.move, name="letter_move"),
    path("desk/<int:pk>/split/", letters_more.split, name="letter_split"),
    path("desk/<int:pk>/identity/", letters_more.identity, name="letter_identity"),
    re_path(r"^desk/(?P<number>[A-Za-z]{2}-[0-9]{4}-[0-9]{1,9})/$", letters.by_number, name="letter_by_number"),
]
