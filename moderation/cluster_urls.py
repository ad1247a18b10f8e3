"""Addresses of the groups of texts that ask the same."""

from django.urls import path

from moderation.views import clusters

urlpatterns = [
    path("clusters/", clusters.clusters, name="clusters"),
    path("clusters/<int:root>/", clusters.cluster, name="cluster"),
    path("clusters/<int:root>/decide/", clusters.decide, name="cluster_decide"),
]
