"""Addresses of the moderators' saved filters, notes, stars and guide."""

from django.urls import path

from moderation.views import keeping

urlpatterns = [
    path("guide/", keeping.guide, name="guide"),
    path("read/", keeping.read, name="read"),
    path("filters/", keeping.save_filter, name="save_filter"),
    path("filters/<int:pk>/forget/", keeping.forget_filter, name="forget_filter"),
    path("<int:pk>/author/", keeping.author, name="author"),
    path("<int:pk>/note/", keeping.note, name="note"),
    path("<int:pk>/show-text/", keeping.show_text, name="show_text"),
    path("<int:pk>/star/", keeping.star, name="star"),
    path("<int:pk>/confirm/", keeping.confirm, name="confirm"),
]
