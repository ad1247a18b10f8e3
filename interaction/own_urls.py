"""Addresses at which authors act on what they have sent; number and code never stand in an address."""

from django.urls import path, re_path

from interaction.views import own

urlpatterns = [
    path("status/supplement/", own.supplement, name="supplement"),
    path("status/correct/", own.correct, name="correct_letter"),
    path("status/consent/", own.unpublish, name="unpublish"),
    path("status/follow-up/", own.follow_up, name="follow_up"),
    path("status/rate/", own.rate, name="rate_letter"),
    path("status/lost-code/", own.lost_code, name="lost_code"),
    path("status/new-code/", own.new_code, name="new_code"),
    re_path(r"^my/(?P<number>LS-\d{4}-\d{6,9})/$", own.one_of_mine, name="my_one"),
]
