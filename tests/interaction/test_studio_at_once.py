"""Two people in the same moment: one effect, and the other is told plainly."""

from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from interaction.actions import interview as acts
from interaction.actions.presence import take_over
from interaction.actions.reply import draft_answer, hand_in, release_answer, release_reviewed
from interaction.actions.spoken import forward, mark_answered
from people.refusals import Closed, Refusal, Stale
from tests.interaction.making import approved, interview, participant
from tests.interaction.told import kinds

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
ROUNDS = 4


def at_once(*calls):
    """Runs the calls in threads that start together; what each refused with, or None, in their order."""
    barrier, told = Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        try:
            barrier.wait(10)
            call()
        except Refusal as refused:
            told[place] = type(refused)
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@pytest.fixture
def hosts(occasion):
    return [participant(occasion, "host").user for _ in range(2)]


def test_two_hosts_air_one_question_once(occasion, hosts):
    for number in range(ROUNDS):
        asked = approved(occasion, f"第{number}个问题怎么办？", visitor=f"v{number}")

        told = at_once(*[partial(acts.air, asked, by=host) for host in hosts])

        assert (told.count(None), told.count(Stale)) == (1, 1)
        assert asked.events.filter(kind="air").count() == 1
    assert occasion.submissions.filter(state="on-air").count() == 1


def test_two_hosts_air_two_questions_and_one_stays(occasion, hosts):
    for number in range(ROUNDS):
        pair = [approved(occasion, f"第{number}{n}个问题怎么办？", visitor=f"v{number}{n}") for n in range(2)]

        at_once(*[partial(acts.air, one, by=host) for one, host in zip(pair, hosts, strict=True)])

        occasion.refresh_from_db()
        on_air = occasion.submissions.get(state="on-air")
        assert occasion.on_air_id == on_air.pk


def test_two_who_publish_one_guests_answer_publish_it_once(occasion, hosts, guest):
    for number in range(ROUNDS):
        asked = approved(occasion, f"第{number}个问题怎么办？", visitor=f"v{number}")
        texts = ("第一位主持人代录。", "第二位主持人代录。")

        told = at_once(
            *[partial(release_answer, asked, guest, text, by=h) for h, text in zip(hosts, texts, strict=True)]
        )

        assert told.count(None) == 1
        assert told.count(Stale) == 1
        assert asked.messages.filter(kind="answer").count() == 1
        assert kinds(occasion.topic).count("answer") == number + 1


def test_two_second_people_release_one_answer_once(hosts, occasion, guest):
    strict = interview(needs_second=True)
    pair, speaker = [participant(strict, "host").user for _ in range(2)], participant(strict, "guest")
    asked = approved(strict)
    draft = hand_in(asked, speaker, "只发布一次。", by=speaker.user)

    told = at_once(*[partial(release_reviewed, asked, speaker, by=h, version=draft.version) for h in pair])

    assert (told.count(None), told.count(Stale)) == (1, 1)
    assert kinds(strict.topic).count("answer") == 1


def test_draft_and_release_in_one_moment_keep_one_text(occasion, hosts, guest):
    asked = approved(occasion)
    draft = draft_answer(asked, guest, "第一稿", by=guest.user)

    told = at_once(
        partial(draft_answer, asked, guest, "第二稿", by=guest.user, version=draft.version),
        partial(release_answer, asked, guest, "发布稿", by=hosts[0], version=draft.version),
    )

    kept = asked.messages.get(kind="answer")
    assert told.count(None) == 1
    assert (kept.state, kept.text) in (("draft", "第二稿"), ("released", "发布稿"))


def test_question_is_marked_or_passed_on_never_both(occasion, hosts):
    for number in range(ROUNDS):
        asked = approved(occasion, f"第{number}个问题怎么办？", visitor=f"v{number}")

        told = at_once(partial(mark_answered, asked, by=hosts[0]), partial(forward, asked, by=hosts[1]))

        assert told.count(None) == 1
        assert asked.events.filter(kind__in=("mark-answered", "forward")).count() == 1


def test_two_who_take_over_let_it_go_on_once(occasion, hosts):
    acts.change_phase(occasion, "interrupt", by=hosts[0], reason="网络中断")

    told = at_once(*[partial(take_over, occasion, by=host) for host in hosts])

    assert (told.count(None), told.count(Closed)) == (1, 1)
    assert occasion.events.filter(kind="resume").count() == 1
