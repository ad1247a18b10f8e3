"""The department's desk as people meet it: tabs by role, the most urgent first, one letter, and what goes wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interaction.actions.letters import assign, save_draft, send_back
from interaction.actions.submit import submit
from interaction.models import Deadline, Submission
from interaction.queries.letter_versions import answer_of
from moderation.actions import approve
from people.landing import landing
from people.models import Role
from tests.factories import letter as written_letter
from tests.interaction.desk import ANSWER, approver, handed_over, officer, written
from tests.interaction.making import case_of, department, interview, moderator, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def letter(frozen):
    return handed_over(body="外墙保温这次做不做？")


@pytest.fixture
def clerk(letter):
    return officer(letter.department)


@pytest.fixture
def chief(letter):
    return approver(letter.department)


@pytest.fixture
def signed_in(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter


def tabs(response):
    return {tab.key: tab.count for tab in response.context["tabs"]}


def shown(response):
    return [row.letter.pk for row in response.context["rows"]]


def due(letter, days):
    Deadline.objects.filter(submission=letter).update(due_on=timezone.localdate() + timedelta(days=days))


def enquiry():
    sent = submit(written_letter()).submission
    approve(case_of(sent), by=moderator(), version=1)
    sent.refresh_from_db()
    return sent


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
    assert tabs(response) == {"to-do": 2, "sent-back": 0, "overdue": 1, "soon": 0, "in-review": 0, "answered": 0}
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
    sent, place = enquiry(), department()
    client = signed_in(person(Role.DISPATCHER))
    response = client.get("/desk/")
    assert (response.context["tab"].key, shown(response)) == ("unassigned", [sent.pk])

    form = client.get(f"/desk/{sent.pk}/").context["assign_form"]
    done = client.post(f"/desk/{sent.pk}/assign/", {"department": place.pk, "version": form["version"].value()})

    sent.refresh_from_db()
    assert (done.status_code, sent.state, sent.department) == (302, "assigned", place)


def test_assigning_without_a_department_asks_again(signed_in, frozen):
    sent = enquiry()

    response = signed_in(person(Role.DISPATCHER)).post(f"/desk/{sent.pk}/assign/", {"department": "", "version": 1})

    assert response.status_code == 422
    assert response.context["assign_form"].errors["department"]


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


def test_letter_shows_where_it_came_from_and_both_texts(signed_in, frozen):
    letter = handed_over(body="我的电话13912345678，外墙保温做不做？")
    page = signed_in(officer(letter.department)).get(f"/desk/{letter.pk}/").content.decode()

    assert "13912345678" in page
    assert "139****5678" in page
    assert f'href="/interview/{letter.occasion_id}/"' in page
    assert f'href="/interview/{letter.occasion_id}/answers/{letter.pk}/"' in page


def test_draft_is_kept_and_handed_in(signed_in, letter, clerk):
    client = signed_in(clerk)
    client.post(f"/desk/{letter.pk}/draft/", {"text": "写了一半", "version": 0})
    assert client.get(f"/desk/{letter.pk}/").context["draft_form"]["text"].value() == "写了一半"

    done = client.post(f"/desk/{letter.pk}/hand-in/", {"text": ANSWER, "version": 1})

    letter.refresh_from_db()
    assert (done.status_code, letter.state, answer_of(letter).text) == (302, "in-review", ANSWER)


def test_draft_saves_itself_without_a_version_of_its_own(signed_in, letter, clerk):
    client = signed_in(clerk)

    saved = client.post(f"/desk/{letter.pk}/draft/", {"text": "一", "version": 0}, **JSON)

    assert saved.json() == {"version": 1}
    assert client.get(f"/desk/{letter.pk}/").context["page"].kept == []


def test_slower_officer_gets_both_texts_and_may_save_again(signed_in, letter, clerk):
    save_draft(letter, "同事先写的", by=officer(letter.department), version=0)
    client = signed_in(clerk)

    stale = client.post(f"/desk/{letter.pk}/draft/", {"text": "我写的", "version": 0})

    page = stale.content.decode()
    assert stale.status_code == 409
    assert "同事先写的" in page
    assert "我写的" in page
    again = stale.context["draft_form"]["version"].value()
    assert client.post(f"/desk/{letter.pk}/draft/", {"text": "我写的", "version": again}).status_code == 302
    assert answer_of(letter).text == "我写的"
    assert [one.text for one in client.get(f"/desk/{letter.pk}/").context["page"].kept] == ["同事先写的", "我写的"]


def test_script_is_told_the_newer_text(signed_in, letter, clerk):
    save_draft(letter, "同事先写的", by=officer(letter.department), version=0)

    stale = signed_in(clerk).post(f"/desk/{letter.pk}/draft/", {"text": "我写的", "version": 0}, **JSON)

    assert (stale.status_code, stale.json()["fresh"]) == (409, {"text": "同事先写的", "version": 1})


def test_text_for_what_was_handed_in_meanwhile_is_shown_to_its_writer(signed_in, letter, clerk):
    written(letter, by=officer(letter.department))

    late = signed_in(clerk).post(f"/desk/{letter.pk}/draft/", {"text": "我也在写", "version": 0})

    assert late.status_code == 409
    assert "我也在写" in late.content.decode()


@pytest.mark.parametrize("sent", [{}, {"version": "x", "text": "一"}, {"version": -1}, {"version": 10**12}])
@pytest.mark.parametrize("act", ["draft", "hand-in", "release", "send-back", "assign"])
def test_broken_forms_are_refused_in_words(signed_in, letter, act, sent):
    everything = person(Role.OFFICER, Role.APPROVER, Role.DISPATCHER)

    response = signed_in(everything).post(f"/desk/{letter.pk}/{act}/", sent)

    assert response.status_code in (400, 422)


def test_too_long_a_text_comes_back(signed_in, letter, clerk):
    response = signed_in(clerk).post(f"/desk/{letter.pk}/hand-in/", {"text": "长" * 5001, "version": 0})

    assert response.status_code == 422
    assert "长" * 5001 in response.content.decode()


def test_approver_sees_the_difference_in_words(signed_in, letter, clerk, chief):
    draft = written(letter, by=clerk)
    send_back(letter, "写明由谁负责。", by=chief, version=draft.version)
    letter.refresh_from_db()
    client = signed_in(clerk)
    client.post(
        f"/desk/{letter.pk}/hand-in/", {"text": ANSWER.replace("区住建局", "区交通局"), "version": draft.version}
    )

    page = signed_in(chief).get(f"/desk/{letter.pk}/", headers={"accept-language": "en"}).content.decode()

    assert '<del><span class="visually-hidden">taken out: </span>住建</del>' in page
    assert '<ins><span class="visually-hidden">added: </span>交通</ins>' in page


def test_writer_is_offered_no_release(signed_in, letter):
    both = person(Role.OFFICER, Role.APPROVER, department=letter.department)
    draft = written(letter, by=both)
    client = signed_in(both)

    assert "/release/" not in client.get(f"/desk/{letter.pk}/").content.decode()
    assert client.post(f"/desk/{letter.pk}/release/", {"version": draft.version}).status_code == 400


def test_warnings_are_confirmed_before_the_release(signed_in, letter, clerk, chief):
    draft = written(letter, ANSWER + "联系人手机13912345678。", by=clerk)
    client = signed_in(chief)
    page = client.get(f"/desk/{letter.pk}/").content.decode()
    assert "<mark>13912345678</mark>" in page

    missing = client.post(f"/desk/{letter.pk}/release/", {"version": draft.version})
    assert missing.status_code == 422
    done = client.post(f"/desk/{letter.pk}/release/", {"version": draft.version, "confirmed": ["personal"]})

    letter.refresh_from_db()
    assert (done.status_code, letter.state) == (302, "replied")


def test_second_approver_is_told(signed_in, letter, clerk, chief):
    draft = written(letter, by=clerk)
    signed_in(chief).post(f"/desk/{letter.pk}/release/", {"version": draft.version})

    assert (
        signed_in(approver(letter.department))
        .post(f"/desk/{letter.pk}/release/", {"version": draft.version})
        .status_code
        == 409
    )


def test_answered_letter_says_where_it_was_asked(client, signed_in, letter, clerk, chief):
    draft = written(letter, by=clerk)
    signed_in(chief).post(f"/desk/{letter.pk}/release/", {"version": draft.version})
    client.logout()

    page = client.get(f"/enquiry/{letter.pk}/").content.decode()

    assert f'href="/interview/{letter.occasion_id}/answers/{letter.pk}/"' in page
    assert ANSWER in page
    assert letter.occasion.title in client.get("/enquiry/").content.decode()


def test_supervisor_changes_nothing(signed_in, letter):
    client = signed_in(person(Role.SUPERVISOR))

    assert client.get(f"/desk/{letter.pk}/").context["page"].acts == frozenset()
    assert client.post(f"/desk/{letter.pk}/draft/", {"text": ANSWER, "version": 0}).status_code == 404
    assert Submission.objects.get(pk=letter.pk).state == "assigned"


def test_letter_of_the_desk_is_assigned_by_its_dispatcher_only(signed_in, letter, clerk):
    other = department()
    version = letter.version

    refused = signed_in(clerk).post(f"/desk/{letter.pk}/assign/", {"department": other.pk, "version": version})
    assert refused.status_code == 404
    assign(letter, other, by=person(Role.DISPATCHER))
    assert signed_in(clerk).get(f"/desk/{letter.pk}/").status_code == 404
