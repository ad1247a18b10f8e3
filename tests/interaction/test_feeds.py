"""Feeds: only what everybody reads, gone at once when hidden, not sent again while nothing changed."""

import xml.etree.ElementTree as ET

import pytest

from interaction.actions.consent import withdraw_consent
from interaction.models import Message, Submission
from tests.interaction.letters import department, enquiry, published
from tests.interaction.making import department as any_department
from tests.interaction.own import answered

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ATOM = "{http://www.w3.org/2005/Atom}"
SECRET = "蓝鲸密码"


def titles(answer) -> list[str]:
    return [one.text for one in ET.fromstring(answer.content).iter(f"{ATOM}title")][1:]


def test_feed_holds_published_letters_newest_first_and_no_private_word(client):
    letter = answered(wants_public=True, title="路灯坏了，电话13912345678").submission
    answered(wants_public=False, title=f"关于{SECRET}")
    enquiry(7, title=f"待办{SECRET}")
    published(3, title="关于井盖")

    answer = client.get("/feeds/enquiry.atom")

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert sorted(titles(answer)) == sorted([letter.title, "关于井盖"])
    assert SECRET not in answer.content.decode()
    assert "13912345678" not in answer.content.decode()


def test_department_feed_holds_its_own_letters(client):
    published(1, title="关于预算")
    published(2, title="关于学校", department=any_department())

    assert titles(client.get(f"/feeds/department/{department().slug}.atom")) == ["关于预算"]


def test_hidden_letter_vanishes_even_for_whoever_asks_by_date(client):
    letter = answered(wants_public=True).submission
    first = client.get("/feeds/enquiry.atom")
    again = {"If-None-Match": first["ETag"]}
    assert client.get("/feeds/enquiry.atom", headers=again).status_code == 304
    withdraw_consent(letter, with_code=True)

    dated = client.get("/feeds/enquiry.atom", headers={"If-Modified-Since": first["Last-Modified"]})

    assert (dated.status_code, titles(dated)) == (200, [])
    assert titles(client.get("/feeds/enquiry.atom", headers=again)) == []


def test_text_that_xml_cannot_hold_is_left_out(client):
    letter = published(1, title="响铃\x07和<b>标签</b>")
    Message.objects.filter(submission=letter, kind="letter").update(public_text="一\x0b二")

    assert titles(client.get("/feeds/enquiry.atom")) == ["响铃和<b>标签</b>"]


@pytest.mark.parametrize("path", ["nothing.atom", "interview.atom", "department/none.atom"])
def test_unknown_feed_is_not_found(client, path):
    assert client.get(f"/feeds/{path}").status_code == 404


def test_feed_costs_the_same_with_one_and_three(client, django_assert_num_queries):
    published(1)
    with django_assert_num_queries(2):
        client.get("/feeds/enquiry.atom")
    published(2), published(3)
    with django_assert_num_queries(2):
        client.get("/feeds/enquiry.atom")
    assert Submission.objects.count() == 3


def test_list_names_its_feed_and_letter_offers_to_be_watched(client):
    letter = published(1)

    assert b'href="/feeds/enquiry.atom"' in client.get("/enquiry/").content
    assert f"/watch/letter/{letter.pk}/" in client.get(f"/enquiry/{letter.pk}/").content.decode()
