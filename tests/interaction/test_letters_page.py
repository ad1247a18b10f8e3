"""One letter at the desk as people meet it: texts, draft, versions, release, and what goes wrong."""

import pytest
from django.utils import translation

from interaction.actions.letters import assign, save_draft, send_back
from interaction.models import Submission
from interaction.queries.letter_page import letter_page
from interaction.queries.letter_versions import answer_of
from people.models import Role
from tests.interaction.desk import ANSWER, accepted, approver, assigned, handed_over, officer, written
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
JSON = {"HTTP_ACCEPT": "application/json"}


def test_assigning_without_a_department_asks_again(signed_in, frozen):
    sent = accepted()

    response = signed_in(person(Role.DISPATCHER)).post(f"/desk/{sent.pk}/assign/", {"department": "", "version": 1})

    assert response.status_code == 422
    assert response.context["assign_form"].errors["department"]


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


def test_supervisor_writes_and_releases_nothing(signed_in, letter):
    client = signed_in(person(Role.SUPERVISOR))

    acts = client.get(f"/desk/{letter.pk}/").context["page"].acts
    assert acts == {"urge", "supervise", "name", "ask-help", "note", "instruct"}
    assert client.post(f"/desk/{letter.pk}/draft/", {"text": ANSWER, "version": 0}).status_code == 404
    assert Submission.objects.get(pk=letter.pk).state == "assigned"


def test_letter_of_the_desk_is_assigned_by_its_dispatcher_only(signed_in, letter, clerk):
    other = department()
    version = letter.version

    refused = signed_in(clerk).post(f"/desk/{letter.pk}/assign/", {"department": other.pk, "version": version})
    assert refused.status_code == 404
    assign(letter, other, by=person(Role.DISPATCHER))
    assert signed_in(clerk).get(f"/desk/{letter.pk}/").status_code == 404


def test_history_names_the_clock_that_started_or_stopped(frozen):
    sent = assigned()
    clerk = officer(sent.department)
    save_draft(sent, "正在核实。", by=clerk, version=0)

    with translation.override("en"):
        said = [str(line.label) for line in letter_page(sent, clerk).history]

    assert "The clock started: Answering" in said
    assert "The clock started: Giving back what is not the department's" in said
    assert "The clock has stopped: Giving back what is not the department's" in said
    assert not any("Answered" in line for line in said)
