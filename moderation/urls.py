"""Addresses of the moderators' desk."""

from django.urls import path

from moderation import views

app_name = "moderation"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("queue/", views.queue, name="queue"),
    path("<int:pk>/", views.desk, name="case"),
    path("<int:pk>/item/", views.item, name="item"),
    path("<int:pk>/approve/", views.approve, name="approve"),
    path("<int:pk>/reject/", views.reject, name="reject"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/prioritise/", views.prioritise, name="prioritise"),
    path("<int:pk>/claim/", views.claim, name="claim"),
    path("<int:pk>/unclaim/", views.unclaim, name="unclaim"),
]
