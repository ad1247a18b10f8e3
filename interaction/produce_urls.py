"""Addresses of the producers: making, approving and announcing occasions."""

from django.urls import path

from interaction.views import produce, produce_edit, produce_people, produce_steps

AT = "produce/<int:pk>/"

urlpatterns = [
    path("produce/", produce.produce_list, name="produce"),
    path("produce/new/", produce_edit.new, name="produce_new"),
    path(AT, produce.occasion_page, name="produce_page"),
    path(f"{AT}edit/", produce_edit.edit, name="produce_edit"),
    path(f"{AT}cover/", produce_edit.cover, name="produce_cover"),
    path(f"{AT}clone/", produce_edit.clone, name="produce_clone"),
    path(f"{AT}preview/", produce.preview, name="produce_preview"),
    path(f"{AT}ready/", produce.ready_list, name="produce_ready"),
    path(f"{AT}people/", produce_people.people, name="produce_people"),
    path(f"{AT}people/new/", produce_people.add, name="produce_person_new"),
    path(f"{AT}people/<int:person>/", produce_people.change, name="produce_person"),
    path(f"{AT}people/<int:person>/remove/", produce_people.remove, name="produce_person_remove"),
    path(f"{AT}people/<int:person>/up/", produce_people.up, name="produce_person_up"),
    *[
        path(f"{AT}{step}/", produce_steps.press, {"step": step}, name=f"produce_{step}")
        for step in produce_steps.BUTTONS
    ],
    *[
        path(f"{AT}{step}/", produce_steps.explain, {"step": step}, name=f"produce_{step}")
        for step in produce_steps.PAGES
    ],
]
