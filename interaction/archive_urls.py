"""Addresses of what is published: lists and letters by channel, and the search."""

from django.urls import path

from interaction.views import archive

LETTERS = ("enquiry", "mailbox", "complaint", "suggestion", "correction")

urlpatterns = [path("search/", archive.search_page, name="search")]
for key in LETTERS:
    urlpatterns += [
        path(f"{key}/", archive.channel_list, {"channel": key}, name=key),
        path(f"{key}/<int:pk>/", archive.channel_detail, {"channel": key}, name=f"{key}_item"),
        path(f"{key}/<int:pk>/support/", archive.support, {"channel": key}, name=f"{key}_support"),
    ]
