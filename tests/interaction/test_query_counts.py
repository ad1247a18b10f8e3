"""Lists of letters ask the database as often for three as for one, whatever is chosen."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interaction.models import Submission
from people.models import Role
from tests.interaction.desk import accepted, assigned
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
STATES = ("accepted", "assigned", "in-review", "replied")
LISTS = (
    "/desk/?tab=unassigned",
    "/desk/?tab=release",
    "/desk/?tab=to-do",
    "/desk/?tab=open",
    "/desk/?tab=answered",
    "/desk/?tab=answered&channel=enquiry",
    "/desk/?tab=answered&sort=old",
    "/desk/?tab=to-do&due=week&handler=nobody",
    "/desk/boards/",
    "/my/",
)


def planted(place, staff):
    """One more letter in each state, all by this person, who also works on them."""
    made = [accepted() if state == "accepted" else assigned(place) for state in STATES]
    for letter, state in zip(made, STATES, strict=True):
        Submission.objects.filter(pk=letter.pk).update(state=state, author=staff)


def asked(client, path):
    client.get(path)  # whatever is kept for later is kept now
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_lists_ask_as_often_for_three_letters_of_each_state_as_for_one(signed_in, frozen):
    place = department()
    staff = person(Role.DISPATCHER, Role.SUPERVISOR)
    for role in (Role.OFFICER, Role.APPROVER):
        staff.memberships.create(role=role, department=place)
    client = signed_in(staff)
    planted(place, staff)
    for path in LISTS:  # what is new to this session
        client.get(path)
    one = {path: asked(client, path) for path in LISTS}

    planted(place, staff)
    planted(place, staff)

    assert {path: asked(client, path) for path in LISTS} == one


def test_answered_letters_of_one_channel_come_by_arrival_the_newest_first(signed_in, frozen):
    late, early = accepted(), accepted()
    Submission.objects.filter(pk=late.pk).update(state="replied", submitted_at=timezone.now())
    Submission.objects.filter(pk=early.pk).update(state="replied", submitted_at=timezone.now() - timedelta(days=400))
    client = signed_in(person(Role.DISPATCHER))

    page = client.get("/desk/?tab=answered&channel=enquiry").context["page"]

    assert [one.pk for one in page] == [late.pk, early.pk]
