"""The demo's robots keep the room moving in words of their own, and leave room for people."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
import time_machine
from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from interaction.actions.assigning import set_policy
from interaction.actions.interview import change_phase
from interaction.demo import caretaker
from interaction.demo import presence as presence_module
from interaction.demo.attending import attend
from interaction.demo.cast import Cast
from interaction.demo.district import keep_live, talk_of
from interaction.demo.presence import Presence
from interaction.demo.robots import Robots
from interaction.demo.stage import Stage
from interaction.demo.talks import TEXTS, talk
from interaction.demo.wording import questions_of
from interaction.models import Message, Occasion, Submission
from interaction.queries.presence import abandoned_by
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
    return Robots(stage_of(live), Random(1))


def stage_of(occasion: Occasion) -> Stage:
    return Stage(occasion, Cast(), talk_of(occasion), moderator="moderator-2")


def room_head(occasion: Occasion) -> int:
    return Stream.objects.get(topic=occasion.topic).last_seq


def acts_of(robots: Robots, number: int) -> Counter:
    """What so many acts were, each with a question before it."""
    done = Counter()
    for _ in range(number):
        robots.ask()
        done[robots.act()] += 1
    return done


def test_texts_fit_and_differ_with_every_place():
    talks = [file.stem for file in sorted(TEXTS.glob("*.toml")) if "[[guests]]" in file.read_text(encoding="utf-8")]
    assert len(talks) >= 6
    for name in talks:
        told = talk(name)
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
    stage = stage_of(live)
    stage.air(stage.approve(Submission.objects.filter(occasion=live, state="waiting").first()))

    acts = [robots.act() for _ in range(6)]

    assert {"air", "answer"} <= set(acts)


def test_robots_use_what_host_guests_and_moderators_can_do(live, robots):
    done = acts_of(robots, 70)

    two = Message.objects.filter(submission__occasion=live, kind="answer", state="released").values("submission")
    joined = live.submissions.filter(state="merged")
    assert set(done) == {"approve", "air", "answer", "add", "join", "say"}
    assert two.annotate(n=Count("id")).filter(n=2).count() == done["add"] >= 1
    assert joined.count() == done["join"] >= 1
    assert all(question.merged_into.state in ("approved", "shortlisted", "answered") for question in joined)
    assert live.submissions.filter(state="shortlisted", assigned_to__isnull=True).count() == 0


def test_robots_wrap_up_shortly_before_the_end(live, robots):
    with time_machine.travel(live.ends_at - timedelta(minutes=3), tick=False):
        first = robots.act()
        asked = robots.ask()
        rest = [robots.act() for _ in range(8)]

    live.refresh_from_db()
    assert (first, live.state, asked) == ("wrap-up", "wrapping-up", None)
    assert "answer" in rest


@pytest.mark.parametrize("step", ["pause", "interrupt"])
def test_robots_go_on_with_what_a_person_has_paused(live, robots, step):
    change_phase(live, step, by=User.objects.get(handle="demo-host"))

    assert robots.act() == "resume"
    live.refresh_from_db()
    assert live.state == "live"


def test_robots_open_what_a_person_has_closed(live, robots):
    set_policy(live, "closed", by=User.objects.get(handle="demo-host"))

    assert robots.ask() is None
    assert robots.act() == "policy"
    assert robots.ask() is not None


def test_robots_forget_what_a_person_has_decided(live, robots):
    question = robots.ask()
    stage_of(live).approve(question)

    assert robots.waiting == 0


def test_demo_is_never_interrupted_for_want_of_people(live):
    change_phase(live, "pause", by=User.objects.get(handle="demo-host"))
    change_phase(live, "resume", by=User.objects.get(handle="demo-host"))
    attend(live, Cast())
    with time_machine.travel(timezone.now() + timedelta(seconds=90), tick=False):
        alone = abandoned_by(live, timezone.now())
        attend(live, Cast())
        attended = abandoned_by(live, timezone.now())

    assert (alone, attended) == ("host-away", "")


def test_next_interview_is_half_ready_before_it_begins(live):
    attend(live, Cast())
    soon = Occasion.objects.filter(state="collecting").earliest("starts_at")

    here = soon.participants.exclude(seen_at=None).values_list("user__handle", flat=True)
    assert set(here) == {"demo-transcriber", "demo-moderator-2", "demo-guest"}


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


class Minute:
    """Stands for the caretaker's clock and its pauses: time passes only while it waits, until `seconds` are over."""

    def __init__(self, seconds: float):
        self.now, self.end = 0.0, seconds

    def monotonic(self) -> float:
        return self.now

    def is_set(self) -> bool:
        return self.now >= self.end

    def wait(self, pause: float) -> bool:
        self.now += pause
        return self.is_set()


@pytest.fixture
def minute(live, watched, monkeypatch):
    """`minute(person)`: the caretaker's minute with or without a person in the studio; times at which frames came."""

    def run(*, person: bool) -> list[float]:
        clock, told = Minute(60), []
        watched[f"{live.topic}-studio"] = int(person)
        monkeypatch.setattr(caretaker, "time", clock)
        monkeypatch.setattr(caretaker, "close_old_connections", lambda: None)  # the test's own stays open
        looking_after = caretaker.Caretaker(["http://localhost"], minutes=30, say=lambda line: None)
        looking_after._stopping = clock
        act = Robots.act
        monkeypatch.setattr(Robots, "act", lambda robots: (told.append(clock.now), act(robots))[1])
        looking_after.run(live)
        return told

    return run


def test_newcomer_at_work_gets_ten_items_a_minute_and_no_robot_decides(live, minute):
    before = set(Case.objects.waiting().filter(scope=live.topic).values_list("pk", flat=True))

    told = minute(person=True)

    waiting = set(Case.objects.waiting().filter(scope=live.topic).values_list("pk", flat=True))
    assert told == []
    assert len(before) == 12
    assert before < waiting
    assert len(waiting - before) >= 9


def test_something_happens_every_five_seconds_while_nobody_is_there(live, minute):
    told = minute(person=False)

    assert max(later - earlier for earlier, later in zip([0.0, *told], told, strict=False)) <= 5
    assert told[-1] > 55
