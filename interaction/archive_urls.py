"""Addresses of what is published: lists and letters by channel, and the search."""

from django.urls import path

from interaction.views import archive

urlpatterns = [
    path("enquiry/", archive.channel_list, {"channel": "enquiry"}, name="enquiry"),
    path("enquiry/<int:pk>/", archive.channel_detail, {"channel": "enquiry"}, name="enquiry_item"),
    path("search/", archive.search_page, name="search"),
]
