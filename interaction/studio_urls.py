"""Addresses of the studio; each act of `ACTS` has its own."""

from django.urls import path

from interaction.views import studio, studio_acts

acts = [path(f"<int:pk>/{step}/", studio_acts.act, {"step": step}, name=f"studio_{step}") for step in studio_acts.ACTS]
urlpatterns = [
    path("", studio.studio_list, name="studio_list"),
    path("<int:pk>/", studio.studio, name="studio"),
    path("<int:pk>/board/", studio.board, name="studio_board"),
    path("<int:pk>/question/<int:question>/", studio.question, name="studio_question"),
    path("<int:pk>/afterwards/", studio.after, name="studio_after"),
    path("<int:pk>/here/", studio.here, name="studio_here"),
    path("<int:pk>/picture/", studio_acts.picture, name="studio_picture"),
    path("<int:pk>/note/", studio_acts.note, name="studio_note"),
    *acts,
]
