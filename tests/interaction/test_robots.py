"""The demo's robots keep the room moving in words of their own, and leave room for people."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from interaction.demo import presence as presence_module
from interaction.demo.district import keep_live, talk_of
from interaction.demo.presence import Presence
from interaction.demo.robots import Robots
from interaction.demo.stage import Cast, Stage
from interaction.demo.talks import TEXTS, talk
from interaction.demo.wording import questions_of
from interaction.models import Message, Occasion, Submission
from interaction.rehearsal.browser import Answer
from moderation.actions import approve
from moderation.models import Case
from people.demo import plant_people
from people.models import User
from realtime.models import Stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def live():
    plant_people(settings.DEMO_PASSWORD)
    return keep_live()


@pytest.fixture
def robots(live):
    return Robots(Stage(live, Cast(), moderator="moderator-2"), talk_of(live), Random(1))


def room_head(occasion: Occasion) -> int:
    return Stream.objects.get(topic=occasion.topic).last_seq


def test_texts_fit_and_differ_with_every_place():
    for file in sorted(TEXTS.glob("*.toml")):
        if file.stem == "letters":
            continue
        told = talk(file.stem)
        made = [pair for answered in (True, False) for pair in questions_of(told, answered=answered)]
        texts = [pair.q for pair in (*told.pairs, *told.open, *told.waiting, *made)]

        assert len(set(texts)) == len(texts)
        assert all(5 <= len(text) <= 300 and "{" not in text for text in texts)
        assert all(pair.a and "{" not in pair.a for pair in (*told.pairs, *made[: len(told.families)]))


def test_robots_tell_the_room_something_at_every_act(live, robots):
    waiting = set(Case.objects.waiting().values_list("pk", flat=True))

    for _ in range(51):
        robots.ask()
        before = room_head(live)
        robots.act()
        assert room_head(live) > before

    texts = Counter(Message.objects.filter(kind="letter").values_list("text", flat=True))
    assert max(texts.values()) == 1
    assert waiting <= set(Case.objects.waiting().values_list("pk", flat=True))
    assert Message.objects.filter(submission__occasion=live, kind="answer", state="released").count() >= 15


def test_robots_go_on_after_a_person_has_taken_over(live, robots):
    stage = Stage(live, Cast())
    stage.air(stage.approve(Submission.objects.filter(occasion=live, state="waiting").first()))

    acts = [robots.act() for _ in range(6)]

    assert {"air", "answer"} <= set(acts)


@pytest.fixture
def watched(monkeypatch):
    """How many look at each live topic, as the site would say."""
    viewers: Counter = Counter()

    class Looking:
        def get(self, path, **_more):
            return Answer(200, f'{{"counters": {{"viewers": {viewers[path.split("/")[2]]}}}}}', {})

    monkeypatch.setattr(presence_module, "signed_in", lambda *_who, **_more: Looking())
    return viewers


def test_robots_own_acts_are_nobodys_presence(live, robots, watched):
    presence = Presence(["http://localhost"], live)

    for _ in range(5):
        robots.ask()
        robots.act()
        presence.mine()

    assert not presence.somebody()


def test_an_open_desk_or_studio_is_a_presence(live, watched):
    presence = Presence(["http://localhost"], live)

    for topic in ("desk-moderation", f"{live.topic}-desk", f"{live.topic}-studio"):
        watched[topic] = 1
        assert presence.somebody(), topic
        watched[topic] = 0
        assert not presence.somebody()


def test_a_decision_without_scripts_is_a_presence_for_a_minute(live, watched):
    presence = Presence(["http://localhost"], live)
    case = Case.objects.waiting().first()

    approve(case, by=User.objects.get(handle="demo-moderator"), version=case.version)

    assert presence.somebody()
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        assert not presence.somebody()
