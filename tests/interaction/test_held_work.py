"""Whoever holds open work stays, and so does a department that still has some."""

import pytest
from django.urls import reverse

from interaction.actions.hand_over_cases import hand_over_cases
from interaction.actions.interview import end
from interaction.actions.letters_handlers import give_case
from interaction.models import Participant, Submission
from interaction.queries.held_work import held_at, held_by
from people.actions.departments import retire
from people.actions.roles import close_account
from people.models import Department, Role, User
from people.refusals import Closed
from tests.interaction.desk import approver, assigned, officer
from tests.interaction.making import department, interview, participant, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def administrator():
    return person(Role.ADMIN)


def test_account_with_open_letters_is_closed_once_they_are_handed_over(client, administrator, frozen):
    place = department()
    clerk, other, chief = officer(place), officer(place), approver(place)
    letter = assigned(place)
    give_case(letter, clerk, by=chief, version=letter.version)
    client.force_login(administrator)
    page = reverse("people_settings:colleague", args=[clerk.pk])
    close = reverse("people_settings:close_account", args=[clerk.pk])

    told, refused = client.get(page), client.post(close)

    assert (len(told.context["work"]), refused.status_code) == (1, 409)
    assert chief in told.context["others"]
    assert close not in told.content.decode()
    assert User.objects.get(pk=clerk.pk).is_active
    with pytest.raises(Closed):
        close_account(clerk, by=administrator)

    hand_over_cases(clerk, other, by=chief)
    client.post(close)

    assert not User.objects.get(pk=clerk.pk).is_active
    assert Submission.objects.get(pk=letter.pk).handler == other


def test_administrator_who_supervises_is_led_to_the_hand_over(client, frozen):
    both = person(Role.ADMIN, Role.SUPERVISOR)
    client.force_login(both)
    away = officer(department())

    page = client.get(reverse("people_settings:colleague", args=[away.pk])).content.decode()

    address = reverse("interaction:letters_hand_over")
    assert f'href="{address}"' in page
    assert client.get(address).status_code == 200


def test_part_in_an_interview_is_work_until_it_is_over(administrator):
    occasion = interview()
    host = participant(occasion, Participant.Part.HOST).user

    assert len(held_by(host)) == 1
    end(occasion, by=None)
    assert held_by(host) == []


def test_department_with_open_letters_or_activities_is_not_retired(client, administrator, frozen):
    place, busy = department(), department()
    letter = assigned(place)
    occasion = interview(department=busy)
    client.force_login(administrator)

    assert (len(held_at(place)), len(held_at(busy))) == (1, 1)
    for one in (place, busy):
        with pytest.raises(Closed):
            retire(one, by=administrator)
        assert client.post(reverse("people_settings:department_retire", args=[one.pk])).status_code == 409

    Submission.objects.filter(pk=letter.pk).update(state="closed")
    end(occasion, by=None)
    for one in (place, busy):
        retire(one, by=administrator)

    assert not Department.objects.filter(pk__in=(place.pk, busy.pk), is_active=True).exists()
