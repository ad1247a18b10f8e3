"""The department's desk as people meet it: tabs by role, the most urgent first."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interaction.actions.letters import send_back
from interaction.models import Deadline
from people.landing import landing
from people.models import Role
from tests.interaction.desk import accepted, handed_over, officer, written
from tests.interaction.making import department, interview, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def tabs(response):
    return {tab.key: tab.count for tab in response.context["tabs"]}


def shown(response):
    return [row.letter.pk for row in response.context["rows"]]


def due(letter, days):
    Deadline.objects.filter(submission=letter).update(due_on=timezone.localdate() + timedelta(days=days))


@pytest.mark.parametrize("role", [Role.DISPATCHER, Role.OFFICER, Role.APPROVER, Role.SUPERVISOR])
def test_desk_is_where_its_people_land(role, signed_in):
    staff = person(role)

    assert landing(staff) == "/desk/"
    assert signed_in(staff).get("/desk/").status_code == 200


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.PRODUCER, Role.HOST, Role.AUDITOR])
def test_desk_is_not_there_for_others(role, signed_in, letter):
    client = signed_in(person(*[role] if role else []))

    for path in ("/desk/", f"/desk/{letter.pk}/", f"/desk/{letter.number}/"):
        assert client.get(path).status_code == 404
    assert client.post(f"/desk/{letter.pk}/draft/", {"text": "x", "version": 0}).status_code == 404


def test_nobody_is_sent_to_sign_in(client, letter):
    assert client.get("/desk/").status_code == 404
    assert client.post(f"/desk/{letter.pk}/release/", {"version": 1}).status_code == 404


def test_officer_sees_the_own_department_by_due_date(signed_in, frozen):
    occasion = interview()
    first, second = handed_over(occasion), None
    second = handed_over(interview(department=occasion.department), "第二个问题？")
    other = handed_over(interview(), "别的部门的问题？")
    due(first, 5)
    due(second, -1)

    response = signed_in(officer(occasion.department)).get("/desk/")

    assert shown(response) == [second.pk, first.pk]
    assert tabs(response) == {
        "to-do": 2,
        "mine": 0,
        "help": 0,
        "sent-back": 0,
        "overdue": 1,
        "soon": 0,
        "in-review": 0,
        "answered": 0,
    }
    assert [row.flag for row in response.context["rows"]] == ["late", ""]
    assert signed_in(officer(occasion.department)).get(f"/desk/{other.pk}/").status_code == 404


def test_due_on_the_next_working_day_is_yellow(signed_in, letter, clerk, frozen):
    due(letter, 1)
    assert tabs(signed_in(clerk).get("/desk/"))["soon"] == 1
    due(letter, 2)
    assert tabs(signed_in(clerk).get("/desk/"))["soon"] == 0
    due(letter, 0)
    (row,) = signed_in(clerk).get("/desk/?tab=soon").context["rows"]
    assert (row.flag, row.left) == ("soon", 0)


def test_sent_back_has_a_tab_until_it_is_handed_in_again(signed_in, letter, clerk, chief):
    draft = written(letter, by=clerk)
    assert tabs(signed_in(clerk).get("/desk/"))["in-review"] == 1
    send_back(letter, "请写明完成时间。", by=chief, version=draft.version)

    page = signed_in(clerk).get("/desk/?tab=sent-back")
    assert shown(page) == [letter.pk]
    assert "请写明完成时间。" in signed_in(clerk).get(f"/desk/{letter.pk}/").content.decode()


def test_approver_sees_what_is_to_be_released(signed_in, letter, clerk, chief):
    written(letter, by=clerk)

    response = signed_in(chief).get("/desk/")

    assert response.context["tab"].key == "release"
    assert shown(response) == [letter.pk]


def test_dispatcher_assigns_what_belongs_to_nobody(signed_in, frozen):
    sent, place = accepted(), department()
    client = signed_in(person(Role.DISPATCHER))
    response = client.get("/desk/")
    assert (response.context["tab"].key, shown(response)) == ("unassigned", [sent.pk])

    form = client.get(f"/desk/{sent.pk}/").context["assign_form"]
    done = client.post(f"/desk/{sent.pk}/assign/", {"department": place.pk, "version": form["version"].value()})

    sent.refresh_from_db()
    assert (done.status_code, sent.state, sent.department) == (302, "assigned", place)


def test_supervisor_sees_the_departments_worst_first(signed_in, frozen):
    bad, good = department(name="拖延局"), department(name="及时局")
    late = [handed_over(interview(department=bad), f"第{number}个问题？") for number in range(2)]
    handed_over(interview(department=good), "不急的问题？")
    for one in late:
        due(one, -3)

    response = signed_in(person(Role.SUPERVISOR)).get("/desk/")

    assert [(one.department, one.late, one.open) for one in response.context["boards"]] == [(bad, 2, 2), (good, 0, 1)]
    assert response.context["tab"].key == "overdue"
    narrowed = signed_in(person(Role.SUPERVISOR)).get(f"/desk/?tab=open&department={good.pk}")
    assert len(shown(narrowed)) == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.DISPATCHER, Role.SUPERVISOR])
def test_lists_ask_as_often_for_three_as_for_one(role, signed_in, frozen):
    client = signed_in(person(role))
    handed_over()
    one = _queries(client, "/desk/?tab=open")
    handed_over(body="第二个？")
    handed_over(body="第三个？")

    assert _queries(client, "/desk/?tab=open") == one


def _queries(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_number_leads_to_its_letter(signed_in, letter, clerk):
    client = signed_in(clerk)

    for path in (f"/desk/?q={letter.number.lower()}", f"/desk/{letter.number}/"):
        assert client.get(path).headers["Location"] == f"/desk/{letter.pk}/"
    assert client.get("/desk/LS-2026-999999/").status_code == 404
    assert shown(client.get("/desk/?tab=to-do&q=外墙保温")) == [letter.pk]
    assert shown(client.get("/desk/?tab=to-do&q=路灯")) == []


@pytest.mark.parametrize("query", ["?tab=nothing", "?page=99", "?department=x", "?q=%00", "?compare=x", "?page=-1"])
def test_odd_addresses_show_the_desk(signed_in, letter, clerk, query):
    assert signed_in(clerk).get(f"/desk/{query}").status_code == 200
    assert signed_in(clerk).get(f"/desk/{letter.pk}/{query}").status_code == 200
