"""The sheet of one question, and the plain forms that give, join, set the policy and show pictures."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from interaction.actions.joining import join
from interaction.actions.support import support
from interaction.queries.studio_sheet import support_tiers
from tests.interaction.making import approved, department, interview, person
from tests.interaction.paint import picture
from tests.interaction.studio_rooms import at, page

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AS_JSON = {"Accept": "application/json"}


@pytest.fixture
def asked(occasion):
    return approved(occasion)


def test_sheet_counts_each_supporter_once_and_tiers_apart(occasion, host, asked):
    other = approved(occasion, "外墙要不要做保温？", visitor="v2")
    for question, key, tier in ((asked, "a", "guest"), (other, "a", "guest"), (other, "b", "verified")):
        support(question, person_key=key, tier=tier)
    join(other, asked, by=host)

    assert [count for _label, count in support_tiers(asked)] == [1, 0, 1]


def test_host_finds_every_act_in_the_sheet_and_a_guest_none(client, occasion, host, guest, asked):
    joined = approved(occasion, "外墙要不要做保温？", visitor="v2")
    approved(occasion, "第三个问题可以合并吗？", visitor="v3")
    join(joined, asked, by=host)
    steps = ("assign", "join", "forward", "mark-answered", "separate", "air", "shortlist")

    hosts = page(client, at(occasion, "question", asked.pk), host)
    guests = page(client, at(occasion, "question", asked.pk), guest.user)

    for step in steps:
        assert f'action="{at(occasion, step)}"' in hosts
        assert f'action="{at(occasion, step)}"' not in guests
    assert "外墙要不要做保温？" in guests


def test_sheet_is_closed_to_others_and_to_other_interviews(client, occasion, host, asked):
    elsewhere = approved(interview())
    client.force_login(host)
    assert client.get(at(occasion, "question", elsewhere.pk)).status_code == 404
    assert client.get(at(occasion, "question", 99999999)).status_code == 404

    client.force_login(person())
    for address in (at(occasion, "question", asked.pk), at(occasion, "after"), at(occasion, "here")):
        assert client.get(address).status_code == 404


def test_plain_form_gives_a_question_to_a_guest_a_department_or_nobody(client, occasion, host, guest, asked):
    office = department()
    client.force_login(host)
    given = []
    for value in (f"guest-{guest.pk}", f"department-{office.pk}", ""):
        assert client.post(at(occasion, "assign"), {"question": asked.pk, "given": value}).status_code == 302
        asked.refresh_from_db()
        given.append((asked.assigned_to, asked.department))

    assert given == [(guest, guest.department), (None, office), (None, None)]


@pytest.mark.parametrize("value", ["guest-99999", "guest-x", "department-", "nonsense-1' OR 1=1", "guest-" + "9" * 24])
def test_forged_receiver_is_refused_with_a_sentence(client, occasion, host, asked, value):
    client.force_login(host)

    answer = client.post(at(occasion, "assign"), {"question": asked.pk, "given": value}, headers=AS_JSON)

    asked.refresh_from_db()
    assert (answer.status_code, asked.assigned_to) in ((400, None), (200, None))


def test_ticked_questions_are_joined_by_a_plain_form_all_or_none(client, occasion, host, asked):
    others = [approved(occasion, f"第{n}个相同的问题怎么办？", visitor=f"v{n}") for n in range(2)]
    client.force_login(host)
    ids = [one.pk for one in others]

    assert client.post(at(occasion, "join"), {"question": asked.pk, "also": [*ids, asked.pk]}).status_code == 400
    assert not occasion.submissions.filter(state="merged").exists()
    assert client.post(at(occasion, "join"), {"question": asked.pk, "also": ids}).status_code == 302
    assert set(occasion.submissions.filter(merged_into=asked).values_list("pk", flat=True)) == set(ids)


def test_answer_takes_ticked_questions_along(client, occasion, host, guest, asked):
    other = approved(occasion, "外墙要不要做保温？", visitor="v2")
    client.force_login(host)
    sent = {"question": asked.pk, "guest": guest.pk, "text": "都做。", "also": [other.pk]}

    assert client.post(at(occasion, "answer"), sent, headers=AS_JSON).status_code == 200

    other.refresh_from_db()
    assert other.merged_into == asked


def test_policy_is_set_for_everybody_and_a_wrong_one_refused(client, occasion, host):
    client.force_login(host)
    assert client.post(at(occasion, "policy"), {"policy": "hold"}).status_code == 302
    occasion.refresh_from_db()
    assert occasion.policy == "hold"

    for wrong in ("open", "", "x" * 400):
        assert client.post(at(occasion, "policy"), {"policy": wrong}, headers=AS_JSON).status_code == 400
    occasion.refresh_from_db()
    assert occasion.policy == "hold"


def test_picture_comes_in_by_a_plain_form_and_goes_back(client, occasion, host):
    client.force_login(host)
    sent = {"upload": SimpleUploadedFile("../../x.svg", picture(), "text/html"), "alt": "嘉宾在演播室"}

    assert client.post(at(occasion, "picture"), sent).status_code == 302

    shown = occasion.pictures.get()
    assert f'src="/pictures/{shown.name}"' in page(client, at(occasion, "board"))
    assert client.post(at(occasion, "withdraw-picture"), {"picture": shown.pk}).status_code == 302
    assert shown.name not in page(client, at(occasion, "board"))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"alt": "没有图片"},
        {"upload": SimpleUploadedFile("x.jpg", picture(), "image/jpeg")},
        {"upload": SimpleUploadedFile("x.jpg", b"MZ\x90", "image/jpeg"), "alt": "不是图片"},
        {"upload": SimpleUploadedFile("x.jpg", b"", "image/jpeg"), "alt": "空文件"},
        {"upload": SimpleUploadedFile("x.jpg", picture(), "image/jpeg"), "alt": "长" * 500},
    ],
)
def test_picture_that_is_none_gets_one_plain_sentence(client, occasion, host, sent):
    client.force_login(host)

    answer = client.post(at(occasion, "picture"), sent, headers=AS_JSON)

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    assert not occasion.pictures.exists()


def test_guest_sends_no_picture(client, occasion, guest):
    client.force_login(guest.user)
    sent = {"upload": SimpleUploadedFile("x.jpg", picture()), "alt": "嘉宾"}

    assert client.post(at(occasion, "picture"), sent).status_code == 404
