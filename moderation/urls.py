"""Addresses of the moderators' desk."""

from django.urls import include, path

from moderation.views import authors, bulk, decide, desk

app_name = "moderation"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("queue/", desk.queue, name="queue"),
    path("many/", bulk.preview, name="many"),
    path("many/decide/", bulk.decide, name="many_decide"),
    path("many/undo/", bulk.undo, name="many_undo"),
    path("silenced/", authors.silenced, name="silenced"),
    path("silenced/<int:pk>/lift/", authors.lift, name="lift"),
    path("", include("moderation.cluster_urls")),
    path("", include("moderation.lists_urls")),
    path("", include("moderation.board_urls")),
    path("", include("moderation.appeals_urls")),
    path("", include("moderation.reports_urls")),
    path("", include("moderation.keeping_urls")),
    path("", include("moderation.redact_urls")),
    path("<int:pk>/", desk.desk, name="case"),
    path("<int:pk>/item/", desk.item, name="item"),
    path("<int:pk>/targets/", desk.targets, name="targets"),
    path("<int:pk>/approve/", decide.approve, name="approve"),
    path("<int:pk>/reject/", decide.reject, name="reject"),
    path("<int:pk>/merge/", decide.merge, name="merge"),
    path("<int:pk>/gather/", decide.gather, name="gather"),
    path("<int:pk>/separate/", decide.separate, name="separate"),
    path("<int:pk>/undo/", decide.undo, name="undo"),
    path("<int:pk>/prioritise/", decide.prioritise, name="prioritise"),
    path("<int:pk>/claim/", decide.claim, name="claim"),
    path("<int:pk>/unclaim/", decide.unclaim, name="unclaim"),
    path("<int:pk>/silence/", authors.silence, name="silence"),
]
