"""The list of the desk narrowed and kept under a name, and many letters assigned at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interaction.actions.letters_handlers import take_case
from interaction.models import DeskFilter, Submission
from people.models import Role
from tests.interaction.desk import accepted, assigned, handed_over, officer
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def shown(response):
    assert response.status_code == 200
    return {row.letter.pk for row in response.context["rows"]}


@pytest.fixture
def dispatcher(signed_in, frozen):
    return signed_in(person(Role.DISPATCHER))


def test_filters_narrow_by_each_column(signed_in, frozen):
    place = department()
    clerk = officer(place)
    help_letter = assigned(place, kind="help")
    mail = assigned(place, channel="mailbox", kind="question")
    take_case(mail, by=clerk)
    Submission.objects.filter(pk=mail.pk).update(is_supervised=True)
    client = signed_in(clerk)

    def found(query):
        return shown(client.get(f"/desk/?tab=to-do&{query}"))

    assert found("channel=mailbox") == {mail.pk}
    assert found("kind=help") == {help_letter.pk}
    assert found("handler=mine") == {mail.pk}
    assert found("handler=nobody") == {help_letter.pk}
    assert found(f"handler={clerk.pk}") == {mail.pk}
    assert found("mark=supervised") == {mail.pk}
    assert found("due=late") == set()
    assert found("due=none") == set()
    assert found("due=week") == {mail.pk, help_letter.pk}
    rows = client.get("/desk/?tab=to-do&sort=new").context["rows"]
    assert [row.letter.pk for row in rows] == [mail.pk, help_letter.pk]


@pytest.mark.parametrize("query", ["channel=x", "handler=x", "handler=9999", "due=x", "mark=x", "sort=x", "kind=%00"])
def test_odd_filters_narrow_nothing(signed_in, frozen, query):
    letter = assigned()

    assert shown(signed_in(officer(letter.department)).get(f"/desk/?tab=to-do&{query}")) == {letter.pk}


def test_filter_is_kept_under_a_name_and_deleted_by_its_owner_only(dispatcher, signed_in, frozen):
    sent = {"name": "信箱", "query": "tab=unassigned&channel=mailbox&evil=1"}
    done = dispatcher.post("/desk/filters/", sent)
    kept = DeskFilter.objects.get()

    assert (done.headers["Location"], kept.query) == (f"/desk/?{kept.query}", "tab=unassigned&channel=mailbox")
    dispatcher.post("/desk/filters/", sent | {"query": "tab=open"})
    assert list(DeskFilter.objects.values_list("query", flat=True)) == ["tab=open"]
    assert dispatcher.post("/desk/filters/", {"name": ""}).status_code == 400
    assert "信箱" in dispatcher.get("/desk/").content.decode()
    mine = DeskFilter.objects.get().pk
    assert signed_in(person(Role.DISPATCHER)).post(f"/desk/filters/{mine}/delete/").status_code == 404
    assert signed_in(person(Role.MODERATOR)).post("/desk/filters/", sent).status_code == 404
    assert signed_in(DeskFilter.objects.get().user).post(f"/desk/filters/{mine}/delete/").status_code == 302
    assert not DeskFilter.objects.exists()


def test_many_are_looked_at_first_and_then_assigned_each_by_itself(dispatcher):
    letters, place = [accepted() for _number in range(3)], department()
    sent = {
        "letters": [one.pk for one in letters],
        "versions": [f"{one.pk}:{one.version}" for one in letters],
        "department": place.pk,
    }

    preview = dispatcher.post("/desk/assign-many/", sent)
    assert (preview.status_code, list(preview.context["letters"])) == (200, letters)
    assert not Submission.objects.filter(state="assigned").exists()
    done = dispatcher.post("/desk/assign-many/", sent | {"sure": "1"})

    assert done.status_code == 302
    assert Submission.objects.filter(state="assigned", department=place).count() == 3


def test_one_that_changed_meanwhile_keeps_no_other_back(dispatcher):
    letters, place = [accepted(), accepted()], department()
    versions = [f"{letters[0].pk}:{letters[0].version}", f"{letters[1].pk}:{letters[1].version - 1}"]
    sent = {"letters": [one.pk for one in letters], "versions": versions, "department": place.pk, "sure": "1"}

    told = dispatcher.post("/desk/assign-many/", sent)

    assert told.status_code == 409
    assert [one.pk for one, _sentence in told.context["told"].left] == [letters[1].pk]
    assert list(Submission.objects.filter(state="assigned")) == [letters[0]]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"letters": ["x"], "department": "1"},
        {"letters": ["1"], "department": "x"},
        {"letters": [str(number) for number in range(1, 102)], "department": "1"},
    ],
)
def test_many_without_sense_is_refused_plainly(dispatcher, sent):
    department()

    assert dispatcher.post("/desk/assign-many/", sent).status_code == 400


def test_many_is_not_for_others(signed_in, frozen):
    letter, place = accepted(), department()
    sent = {"letters": [letter.pk], "versions": [f"{letter.pk}:{letter.version}"], "department": place.pk, "sure": "1"}

    assert signed_in(officer(place)).post("/desk/assign-many/", sent).status_code == 404
    assert signed_in(person(Role.MODERATOR)).post("/desk/assign-many/", sent).status_code == 404
    assert Submission.objects.get(pk=letter.pk).state == "accepted"


def test_a_letter_of_another_place_is_left_out(signed_in, frozen):
    place = department()
    client = signed_in(person(Role.SUPERVISOR, department=place))
    letter = accepted()

    client.post("/desk/assign-many/", {"letters": [letter.pk], "department": place.pk, "sure": "1"})

    assert Submission.objects.get(pk=letter.pk).state == "accepted"


@pytest.mark.parametrize("tab", ["unassigned", "final", "watched", "help", "mine"])
def test_new_tabs_ask_as_often_for_three_as_for_one(signed_in, frozen, tab):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/desk/?tab={tab}").status_code == 200
        return len(asked)

    place = department()
    staff = person(Role.DISPATCHER, Role.SUPERVISOR)
    staff.memberships.create(role=Role.OFFICER, department=place)
    client = signed_in(staff)
    accepted(), assigned(place), handed_over()
    Submission.objects.update(is_supervised=True, handler=staff)
    one = queries()
    accepted(), assigned(place), accepted(), assigned(place)
    Submission.objects.update(is_supervised=True, handler=staff)

    assert queries() == one
