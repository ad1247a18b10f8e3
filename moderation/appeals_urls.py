"""Addresses of the moderators' appeals, and of sending a text on."""

from django.urls import path

from moderation.views import appeals

urlpatterns = [
    path("appeals/", appeals.appeals, name="appeals"),
    path("appeals/<int:pk>/", appeals.appeal, name="appeal"),
    path("appeals/<int:pk>/overturn/", appeals.overturn, name="appeal_overturn"),
    path("appeals/<int:pk>/uphold/", appeals.uphold, name="appeal_uphold"),
    path("<int:pk>/redirect/", appeals.redirect_case, name="redirect"),
]
