"""Everything one author has sent: by browser, by account and by device, and only what this moderator moderates."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation import actions, queries
from moderation.models import Appeal, Case, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, moderator):
    """The browser of a moderator."""
    client.force_login(moderator)
    return client


@pytest.fixture
def sent(make_case):
    """`sent(text, scope, author=, account=, device=)`: a case with these keys."""

    def make(text, scope="interview-7", author="", account="", device="") -> Case:
        case = make_case(text, scope=scope)
        Case.objects.filter(pk=case.pk).update(author_key=author, account_key=account, device_key=device)
        case.refresh_from_db()
        return case

    return make


def url(case: Case) -> str:
    return reverse("moderation:author", args=[case.pk])


def ties(user, case: Case) -> dict[str, str]:
    return {one.text: one.tie for one in queries.texts_of_author(user, case)}


def test_ties_tell_browser_account_and_device_apart(sent, moderator):
    case = sent("本条", author="a", account="acc", device="d")
    sent("同一浏览器", author="a")
    sent("别处同一浏览器", "interview-8", author="a")
    sent("同一帐号", "interview-8", author="b", account="acc", device="d")
    sent("同一设备", author="c", device="d")
    sent("无关", author="e", account="other", device="f")
    sent("无名")

    assert ties(moderator, case) == {
        "本条": "here",
        "同一浏览器": "here",
        "同一帐号": "account",
        "同一设备": "device",
    }


def test_a_text_without_any_key_stands_alone(sent, moderator):
    case = sent("无名")
    sent("另一无名")

    assert ties(moderator, case) == {"无名": "here"}


def test_a_moderator_of_one_room_sees_nothing_of_another(client, sent, room_moderator):
    case = sent("此处", author="a", account="acc")
    elsewhere = sent("别处的秘密", "interview-8", author="a", account="acc")
    client.force_login(room_moderator)

    assert "别处的秘密" not in client.get(url(case)).content.decode()
    assert client.get(url(elsewhere)).status_code == 404


def test_the_page_tells_state_reason_appeal_reports_and_the_doubtful_device(desk, sent, moderator):
    desk.cookies["django_language"] = "en"
    case = sent("本条", author="a", device="d")
    refused = actions.reject(sent("拒", author="a"), by=moderator, version=1, reason="insult")
    Appeal.objects.create(case=refused, text="请再看一次。", against=moderator)
    shown = actions.approve(sent("公开", author="c", device="d"), by=moderator, version=1)
    for person in "甲乙":
        Report.objects.create(case=shown, person_key=person, why="insult", weight=10)

    page = desk.get(url(case)).content.decode()

    for told in ("Insult or attack", "Appeal: Waits for a second moderator", "2 reports", "perhaps somebody else"):
        assert told in page
    assert page.count('name="case"') == 1
    assert f'value="{case.pk}"' in page


def test_one_text_costs_as_many_queries_as_three(desk, sent, moderator, django_assert_num_queries):
    case = sent("本条", author="a")
    desk.get(url(case))
    with CaptureQueriesContext(connection) as one:
        desk.get(url(case))
    for text in "二三":
        actions.reject(sent(text, author="a"), by=moderator, version=1, reason="insult")

    with django_assert_num_queries(len(one)):
        assert desk.get(url(case)).content.decode().count("sent-row") == 3


@pytest.mark.parametrize("page", ["", "x", "0", "99", "9" * 30, "-1", "²"])
def test_odd_pages_fall_back(desk, sent, page):
    assert desk.get(url(sent("本条", author="a")), {"page": page}).status_code == 200


def test_the_list_has_pages_of_fifty(desk, sent):
    cases = [sent(f"第{number}条", author="a") for number in range(51)]

    assert desk.get(url(cases[0])).content.decode().count("sent-row") == 50
    assert desk.get(url(cases[0]), {"page": 2}).content.decode().count("sent-row") == 1
