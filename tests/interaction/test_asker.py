"""The asker's moment: what is told of own questions on any page, of nobody else's, and when to ask again."""

import pytest
from django.test import Client
from django.utils.translation import gettext

from interaction.actions.interview import air, change_phase, end, shortlist
from interaction.actions.joining import join
from interaction.actions.reply import release_answer
from interaction.models import Submission
from people.visitor import visitor_hash, visitor_of
from tests.interaction.making import approved, interview, moderator, participant, person

pytestmark = pytest.mark.django_db
LONG_AGO = "2020-01-01T00:00:00+08:00"


@pytest.fixture
def occasion():
    return interview()


@pytest.fixture
def host(occasion):
    return participant(occasion, "host").user


def asked_by(client, occasion, body="充电桩什么时候能装好？"):
    """A question this browser has asked, as a moderator let it through."""
    asked = approved(occasion, body)
    request = client.get(f"/interview/{occasion.pk}/mine/").wsgi_request
    Submission.objects.filter(pk=asked.pk).update(visitor=visitor_hash(visitor_of(request), occasion.topic))
    return asked


def news(client, *occasions):
    return client.get("/news/", {"in": ",".join(str(one.pk) for one in occasions)})


def stages(client, *occasions):
    return [told["stage"] for told in news(client, *occasions).json()["news"]]


def test_stages_of_an_own_question_from_the_queue_to_the_answer(client, occasion, host):
    asked = asked_by(client, occasion)
    assert stages(client, occasion) == []
    shortlist(asked, by=host)
    assert stages(client, occasion) == ["shortlisted"]
    air(asked, by=host)
    assert stages(client, occasion) == ["on-air"]
    guest = participant(occasion, "guest")
    release_answer(asked, guest, "明年三月。", by=guest.user)
    assert stages(client, occasion) == ["answered"]


def test_nobody_else_is_told_even_when_asking_for_the_same_interview(client, occasion, host):
    air(asked_by(client, occasion), by=host)

    stranger = Client()
    stranger.get(f"/interview/{occasion.pk}/mine/")

    assert stages(stranger, occasion) == []
    assert stages(Client(), occasion) == []
    assert stages(client) == []


def test_account_is_told_in_any_browser(client, occasion, host):
    author = person()
    air(approved(occasion, author=author), by=host)
    client.force_login(author)

    assert stages(client) == ["on-air"]


def test_asker_of_a_joined_question_is_told_of_the_one_that_stands_for_it(client, occasion, host):
    mine, main = asked_by(client, occasion), approved(occasion, "充电桩哪天能用？", visitor="v2")
    own = gettext("Your question is on air now.")
    join(mine, main, by=moderator())
    air(main, by=host)

    (told,) = news(client, occasion).json()["news"]

    assert told["stage"] == "on-air"
    assert told["sentence"] != own


def test_answer_says_where_it_stands(client, occasion):
    asked, guest = asked_by(client, occasion), participant(occasion, "guest")
    release_answer(asked, guest, "明年三月。", by=guest.user)

    (told,) = news(client, occasion).json()["news"]

    assert told["url"] == f"/interview/{occasion.pk}/#q{asked.pk}"
    assert asked.title not in news(client, occasion).content.decode()


def test_old_answer_is_no_news(client, occasion):
    asked, guest = asked_by(client, occasion), participant(occasion, "guest")
    release_answer(asked, guest, "明年三月。", by=guest.user)
    Submission.objects.filter(pk=asked.pk).update(answered_at=LONG_AGO)

    assert news(client, occasion).json()["news"] == []


def test_how_often_to_ask_follows_what_can_happen(client, occasion):
    soon = interview("collecting")
    asked_by(client, soon)
    assert (news(client, soon).json()["watch"], news(client, soon).json()["every"]) == ([soon.pk], 120)
    change_phase(soon, "go-live", by=None)
    assert news(client, soon).json()["every"] == 20
    soon.refresh_from_db()
    end(soon, by=None)
    assert (news(client, soon).json()["watch"], news(client, soon).json()["every"]) == ([soon.pk], 3600)


def test_nothing_is_left_to_watch_once_all_is_answered(client, occasion):
    asked, guest = asked_by(client, occasion), participant(occasion, "guest")
    release_answer(asked, guest, "明年三月。", by=guest.user)

    assert news(client, occasion).json()["watch"] == []


def test_asking_is_one_query_and_leaves_no_cookie(client, occasion, django_assert_num_queries):
    asked_by(client, occasion)
    with django_assert_num_queries(1):
        answer = news(client, occasion)

    assert "no-store" in answer["Cache-Control"]
    assert not Client().get("/news/", {"in": str(occasion.pk)}).cookies


@pytest.mark.parametrize("given", ["x", "-1", "1;2", "9" * 400, ",".join(["7"] * 4000), "²", "\x00"])
def test_nonsense_is_an_empty_answer(client, given):
    assert client.get("/news/", {"in": given}).json()["news"] == []


def test_several_answers_of_one_interview_are_one_line(client, occasion):
    guest = participant(occasion, "guest")
    for body in ("充电桩什么时候能装好？", "南门外的公交站何时恢复？"):
        release_answer(asked_by(client, occasion, body), guest, "明年三月。", by=guest.user)

    (told,) = news(client, occasion).json()["news"]

    assert "2" in told["sentence"]
    assert told["about"] == occasion.title


def test_what_is_on_air_comes_first(client, occasion, host):
    guest = participant(occasion, "guest")
    release_answer(asked_by(client, occasion), guest, "明年三月。", by=guest.user)
    shortlist(asked_by(client, occasion, "路灯什么时候修好？"), by=host)
    air(asked_by(client, occasion, "南门外的公交站何时恢复？"), by=host)

    assert stages(client, occasion) == ["on-air", "answered", "shortlisted"]
