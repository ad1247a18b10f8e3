"""Asking through the page: form, captcha, receipt; with and without scripts; what is wrong gets a sentence."""

import json
import re

import pytest
from captcha.models import CaptchaStore
from django.db import connection
from django.test import Client

from interaction.models import Draft, Occasion, Submission, Support
from tests.interaction.making import approved, interview, person

pytestmark = pytest.mark.django_db
TEXT = "电梯要多少户同意才能装？"


@pytest.fixture
def occasion():
    return interview()


@pytest.fixture
def no_captcha(settings):
    settings.CAPTCHA = False


def as_stored(table):
    """The rows of a table as they lie in the database, past the fields that decrypt."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return str(cursor.fetchall())


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode()).group(1)


def key_of(client, occasion):
    return hidden(client.get(f"/interview/{occasion.pk}/mine/"), "key")


def send(client, occasion, body=TEXT, key=None, **more):
    key = key or key_of(client, occasion)
    headers = {"Accept": "application/json"} if more.pop("as_json", False) else {}
    return client.post(f"/interview/{occasion.pk}/ask/", {"body": body, "key": key, **more}, headers=headers)


def test_anonymous_question_asks_for_the_captcha_with_the_draft_kept(client, occasion):
    shown = send(client, occasion)

    assert shown.status_code == 200
    assert TEXT in shown.content.decode()
    assert not Submission.objects.exists()
    assert TEXT not in as_stored("interaction_draft")
    assert Draft.objects.exists()

    answer = CaptchaStore.objects.get().response
    sent = send(client, occasion, body="", key=hidden(shown, "key"), token=hidden(shown, "token"), answer=answer)

    stored = Submission.objects.get()
    assert stored.title == TEXT
    assert stored.number in sent.content.decode()
    assert not Draft.objects.exists()


def test_captcha_is_not_asked_again_within_half_an_hour(client, occasion):
    shown = send(client, occasion)
    answer = CaptchaStore.objects.get().response
    send(client, occasion, body="", key=hidden(shown, "key"), token=hidden(shown, "token"), answer=answer)

    again = send(client, occasion, "第二个问题是什么时候动工？")

    assert Submission.objects.count() == 2
    assert "LS-" in again.content.decode()


def test_wrong_captcha_stores_nothing_and_keeps_the_text(client, occasion):
    shown = send(client, occasion)

    again = send(client, occasion, body="", key=hidden(shown, "key"), token=hidden(shown, "token"), answer="0000")

    assert again.status_code == 422
    assert TEXT in again.content.decode()
    assert not Submission.objects.exists()


def test_another_picture_is_no_mistake(client, occasion):
    shown = send(client, occasion)

    again = send(client, occasion, body="", key=hidden(shown, "key"), token=hidden(shown, "token"), answer="")

    assert again.status_code == 200
    assert hidden(again, "token") != hidden(shown, "token")


def test_captcha_of_another_form_does_not_open_this_one(client, occasion):
    first, second = send(client, occasion), send(client, occasion, "第二个问题是什么时候动工？")
    answer = CaptchaStore.objects.order_by("id").first().response

    refused = send(client, occasion, body="", key=hidden(second, "key"), token=hidden(first, "token"), answer=answer)

    assert refused.status_code == 422
    assert not Submission.objects.exists()


@pytest.mark.usefixtures("no_captcha")
def test_script_gets_number_and_code_and_the_same_again(client, occasion):
    key = key_of(client, occasion)

    first, second = (send(client, occasion, key=key, as_json=True) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["number"] == second.json()["number"]
    assert first.json()["code"] == second.json()["code"]
    assert second.json()["repeat"] is True


@pytest.mark.usefixtures("no_captcha")
def test_same_key_with_another_text_is_422_and_keeps_the_new_text(client, occasion):
    key = key_of(client, occasion)
    send(client, occasion, key=key)

    refused = send(client, occasion, "完全另一个问题怎么办？", key=key)

    assert refused.status_code == 422
    assert "完全另一个问题怎么办？" in refused.content.decode()
    assert hidden(refused, "key") != key


@pytest.mark.usefixtures("no_captcha")
def test_key_of_another_visitor_is_409(client, occasion):
    key = key_of(Client(), occasion)

    refused = send(client, occasion, key=key)

    assert refused.status_code == 409
    assert TEXT in refused.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.usefixtures("no_captcha")
@pytest.mark.parametrize(
    "body", ["", "短", "长" * 301, "长" * 700_000, "有\x00空字符的问题", "e" + "\u0301" * 40 + "问题很长", "   \n  "]
)
def test_bad_text_gets_a_sentence_and_422(client, occasion, body):
    refused = send(client, occasion, body, as_json=True)

    assert refused.status_code == 422
    assert refused.json()["sentence"]
    assert not Submission.objects.exists()


@pytest.mark.usefixtures("no_captcha")
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_a_million_characters_are_refused_without_a_traceback(client, occasion, kind, caplog):
    key = key_of(client, occasion)
    body = "长" * 1_000_000
    parts = f'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n{body}\r\n--x--\r\n'
    sent = parts if "multipart" in kind else f"key={key}&body={body}"

    url, as_json = f"/interview/{occasion.pk}/ask/", {"Accept": "application/json"}
    refused = client.post(url, sent.encode(), content_type=kind, headers=as_json)

    assert refused.status_code == 413
    assert refused.json()["error"] == "too-big"
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.usefixtures("no_captcha")
@pytest.mark.parametrize("raw", [b"body=\xff\xfe\xfa&key=%00", b"\x00\x01\x02", b"body=" + b"%ED%A0%80" * 10])
def test_broken_bytes_get_a_4xx(occasion, raw):
    client = Client(raise_request_exception=True)
    key_of(client, occasion)

    refused = client.post(f"/interview/{occasion.pk}/ask/", raw, content_type="application/x-www-form-urlencoded")

    assert 400 <= refused.status_code < 500


@pytest.mark.usefixtures("no_captcha")
def test_unknown_fields_change_nothing(client, occasion):
    send(client, occasion, state="approved", published_at="2026-01-01", author="1", number="LS-1")

    stored = Submission.objects.get()
    assert (stored.state, stored.published_at, stored.author) == ("waiting", None, None)


@pytest.mark.usefixtures("no_captcha")
def test_flood_of_one_visitor_is_slowed_with_the_text_kept(client, occasion):
    for number in range(6):
        assert send(client, occasion, f"第{number}个问题怎么办？").status_code == 200

    refused = send(client, occasion, "第七个问题怎么办？")

    assert refused.status_code == 429
    assert "第七个问题怎么办？" in refused.content.decode()
    assert Submission.objects.count() == 6


@pytest.mark.usefixtures("no_captcha")
def test_closed_interview_says_so(client):
    occasion = interview()
    key = key_of(client, occasion)
    Occasion.objects.filter(pk=occasion.pk).update(state="archived")

    refused = send(client, occasion, key=key, as_json=True)

    assert refused.status_code == 409
    assert refused.json()["error"] == "closed"


@pytest.mark.usefixtures("no_captcha")
def test_my_questions_show_my_state_and_nobody_elses(client, occasion):
    send(client, occasion, "这是我自己的问题吗？")
    other = Client()
    send(other, occasion, "这是别人的秘密问题？")

    mine = client.get(f"/interview/{occasion.pk}/mine/").content.decode()

    assert "这是我自己的问题吗？" in mine
    assert "这是别人的秘密问题？" not in mine
    assert "等待审核" in mine


@pytest.mark.usefixtures("no_captcha")
def test_question_of_an_account_is_seen_on_another_device(occasion):
    author = person()
    first, second = Client(), Client()
    first.force_login(author)
    second.force_login(author)
    send(first, occasion, "换一个设备能看到吗？")

    assert "换一个设备能看到吗？" in second.get(f"/interview/{occasion.pk}/mine/").content.decode()
    assert "换一个设备能看到吗？" in second.get("/my/").content.decode()


def test_reading_room_and_fragment_writes_nothing(client, occasion, django_assert_max_num_queries):
    approved(occasion)
    client.get(f"/interview/{occasion.pk}/")  # the first page of an installation makes the epoch
    with django_assert_max_num_queries(40) as captured:
        client.get(f"/interview/{occasion.pk}/")
        client.get(f"/interview/{occasion.pk}/mine/")
        client.get(f"/interview/{occasion.pk}/ask/")

    written = [q["sql"] for q in captured if re.match(r"\s*(INSERT|UPDATE|DELETE)", q["sql"])]
    assert written == []


def test_room_page_holds_no_key_token_or_name(client, occasion):
    author = person()
    client.force_login(author)
    page = client.get(f"/interview/{occasion.pk}/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]

    assert "csrfmiddlewaretoken" not in main
    assert 'name="key"' not in main
    assert author.name not in main


def test_support_counts_once_per_browser_and_is_taken_back(client, occasion):
    asked = approved(occasion)
    url = f"/interview/{occasion.pk}/support/{asked.pk}/"

    counts = [client.post(url, headers={"Accept": "application/json"}).json()["supports"] for _ in range(3)]
    taken_back = client.post(url, {"wanted": "0"}, headers={"Accept": "application/json"}).json()["supports"]

    assert counts == [1, 1, 1]
    assert taken_back == 0
    assert not Support.objects.exists()


def test_support_without_scripts_goes_over_a_page_of_its_own(client, occasion):
    asked = approved(occasion)
    url = f"/interview/{occasion.pk}/support/{asked.pk}/"

    assert asked.title in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert Support.objects.count() == 1


@pytest.mark.usefixtures("no_captcha")
def test_status_page_opens_with_number_and_code_only(client, occasion):
    told = json.loads(send(client, occasion, as_json=True).content)

    right = Client().post("/status/", {"number": told["number"], "code": told["code"]})
    wrong_code = Client().post("/status/", {"number": told["number"], "code": "0000-0000-0000-0000"})
    wrong_number = Client().post("/status/", {"number": "LS-2026-999999", "code": told["code"]})

    assert TEXT in right.content.decode()
    assert (wrong_code.status_code, wrong_number.status_code) == (422, 422)
    strip = lambda page: re.sub(r'value="[^"]*"', "", page.content.decode())  # noqa: E731
    assert strip(wrong_code) == strip(wrong_number)
    assert TEXT not in wrong_code.content.decode()
