"""An open desk hears of changes to its letters, and nobody else does."""

import pytest

from interaction.actions.letters import assign
from interaction.actions.not_ours import give_back
from people.models import Role
from realtime import topics
from realtime.models import Frame
from tests.interaction.desk import accepted, approver, officer, report
from tests.interaction.making import department, person
from tests.realtime.schemas import schema

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def frames(place):
    found = Frame.objects.filter(stream__topic=f"desk-letters-{place}", kind="letter").order_by("seq")
    return [frame.data for frame in found]


def test_each_change_is_told_to_the_department_and_the_district(frozen):
    place, sent = department(), accepted()

    given = assign(sent, place, by=person(Role.DISPATCHER))
    back = give_back(given, "这是区水务局的职责。", by=officer(place))

    told = [{"id": sent.pk, "state": one.state, "version": one.version} for one in (given, back)]
    assert (frames(place.pk), frames(0)) == (told, told)


def test_a_report_says_no_more_than_that(frozen):
    place, sent = department(), report()

    assign(sent, place, by=person(Role.DISPATCHER))

    assert [set(data) for data in frames(place.pk)] == [set(schema("desk", "letter")["properties"])]


def test_only_its_people_may_watch(frozen):
    place = department()
    topic = topics.match(f"desk-letters-{place.pk}")
    wide = topics.match("desk-letters-0")

    def watches(user, found):
        return found.family.may_watch(user, **found.parts)

    assert [watches(one, topic) for one in (officer(place), approver(place), person(Role.DISPATCHER))] == [True] * 3
    strangers = (officer(department()), person(Role.MODERATOR), person(Role.AUDITOR), person())
    assert [watches(one, topic) for one in strangers] == [False] * 4
    assert (watches(person(Role.SUPERVISOR), wide), watches(officer(place), wide)) == (True, False)
    assert not topics.match("desk-letters-999999").family.exists(place="999999")
