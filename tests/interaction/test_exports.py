"""Questions and answers as files: open to everybody without anything private, in full only for producer and auditor."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interaction.actions.support import support
from moderation.actions import reject
from people.models import Role
from tests.interaction.afterwards import answered, full_interview
from tests.interaction.making import case_of, department, interview, moderator, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PHONE = "13812345678"
SECRET = "我的手机13812345678，身份证370212190001010009，请回电。"


@pytest.fixture
def made():
    return full_interview()


def table(client, occasion, name, language="en"):
    response = client.get(reverse(f"interaction:{name}", args=[occasion.pk]), headers={"accept-language": language})
    assert response.status_code == 200
    rows = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))
    return list(rows), response


def data(client, occasion, name):
    response = client.get(reverse(f"interaction:{name}", args=[occasion.pk]))
    assert response.status_code == 200
    return response.json()


def test_public_data_holds_questions_with_answers_joined_ones_and_supporters(client):
    made = full_interview(ended=False)
    for who in "ab":
        support(made.questions["left"], person_key=who, tier="guest")

    told = data(client, made.occasion, "questions_data")

    assert told["interview"]["title_en"] == "Old estates renewed"
    by_id = {row["id"]: row for row in told["questions"]}
    first, same, left = (made.questions[name].pk for name in ("first", "same", "left"))
    assert by_id[first]["answers"][0]["text"] == "答：电梯什么时候装？"
    assert by_id[first]["answers"][0]["byline"] == "李建国"
    assert (by_id[same]["joined_to"], by_id[same]["state"]) == (first, "answered")
    assert (by_id[left]["supports"], by_id[left]["state"], by_id[left]["answers"]) == (2, "processing", [])


def test_public_table_has_one_row_for_each_question(client, made):
    rows, response = table(client, made.occasion, "questions_table")

    assert response["Content-Disposition"] == f'attachment; filename="interview-{made.occasion.pk}-questions.csv"'
    assert [row["Question"] for row in rows][:2] == ["电梯什么时候装？", "我们楼电梯哪天装好？"]
    assert rows[0]["Answers"].endswith("李建国 局长: 答：电梯什么时候装？")
    assert rows[0]["State"] == "Answered"


def test_formula_in_a_question_or_answer_is_text(client):
    made = full_interview(ended=False)
    answered(made.occasion, made.guest, made.host, "=HYPERLINK(1)是什么？")

    rows, _response = table(client, made.occasion, "questions_table")

    assert rows[-1]["Question"] == "'=HYPERLINK(1)是什么？"


def test_nothing_unpublished_is_in_the_public_files(client):
    made = full_interview(ended=False)
    question(made.occasion, "没审过的问题，说了什么？")

    for name in ("questions_table", "questions_data"):
        response = client.get(reverse(f"interaction:{name}", args=[made.occasion.pk]))
        assert "没审过的问题" not in response.content.decode("utf-8-sig")


FULL = ("all_questions_table", "all_questions_data")


@pytest.mark.parametrize("name", FULL)
def test_full_files_are_absent_for_everybody_else(client, made, name):
    address = reverse(f"interaction:{name}", args=[made.occasion.pk])
    others = [Role.MODERATOR, Role.OFFICER, Role.SUPERVISOR, Role.DISPATCHER, Role.APPROVER, Role.ADMIN]

    assert client.get(address).status_code == 404
    for user in (person(), made.host, made.guest.user, *(person(role) for role in others)):
        client.force_login(user)
        assert client.get(address).status_code == 404
    client.force_login(person(Role.PRODUCER, department=department()))
    assert client.get(address).status_code == 404  # a producer of another department


@pytest.mark.parametrize("role", [Role.PRODUCER, Role.AUDITOR])
def test_full_files_tell_states_and_reasons_and_no_personal_data(client, role):
    made = full_interview(ended=False)
    sent = {"byline": "张建军", "contact": {"phone": PHONE}}
    refused = question(made.occasion, SECRET, **sent)
    reject(case_of(refused), by=moderator(), version=1, reason="privacy")
    question(made.occasion, f"等待的问题，{PHONE}？", **sent)
    client.force_login(person(role))

    told = data(client, made.occasion, "all_questions_data")["questions"]
    rows, response = table(client, made.occasion, "all_questions_table")

    mine = next(row for row in told if row["id"] == refused.pk)
    assert (mine["state"], mine["reason"]) == ("rejected", "privacy")
    assert mine["reason_text"]
    assert len(told) == len(rows) == 6
    everything = response.content.decode("utf-8-sig") + json.dumps(told, ensure_ascii=False)
    for secret in (PHONE, "370212190001010009", "张建军"):
        assert secret not in everything
    assert "138****5678" in everything


def test_statistics_page_offers_the_full_files_only_to_whoever_may_have_them(client, made):
    page = reverse("interaction:interview_statistics", args=[made.occasion.pk])
    link = reverse("interaction:all_questions_table", args=[made.occasion.pk])

    before = client.get(page).content.decode()
    client.force_login(person(Role.AUDITOR))
    after = client.get(page).content.decode()

    assert (link in before, link in after) == (False, True)


@pytest.mark.parametrize("name", ["questions_data", *FULL])
def test_file_asks_as_often_for_many_questions_as_for_one(client, name):
    made = full_interview(ended=False)
    client.force_login(person(Role.AUDITOR))
    address = reverse(f"interaction:{name}", args=[made.occasion.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(3):
        answered(made.occasion, made.guest, made.host, f"又一个问题{number}，怎么办？")
        question(made.occasion, f"等待的问题{number}，怎么办？")

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(one)


def test_files_of_a_draft_are_absent(client):
    hidden = interview("draft")

    for name in ("questions_table", "questions_data", *FULL):
        assert client.get(reverse(f"interaction:{name}", args=[hidden.pk])).status_code == 404
