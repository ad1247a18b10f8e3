"""A thousand times two moderators act on one case in the same moment: one effect, one decision, one event."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from queue import Queue
from threading import Barrier, Thread

import pytest
from django.db import connection

from interaction.models import Event
from moderation import actions
from moderation.actions.appeals import appeal, overturn, uphold
from moderation.actions.hide import hide, show
from moderation.models import Appeal, Case, Decision
from people.refusals import Refusal
from tests.interaction.making import case_of, interview, moderator, question

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
PAIRS = 1_000


def approve(case, by):
    return partial(actions.approve, case, by=by, version=case.version)


def reject(case, by):
    return partial(actions.reject, case, by=by, version=case.version, reason="insult")


def take_away(case, by):
    return partial(hide, case, by=by, version=case.version, reason="privacy")


def bring_back(case, by):
    return partial(show, case, by=by, version=case.version)


def undo(case, by):
    return partial(actions.undo, case, by=by, version=case.version)


def grant(case, by):
    return partial(overturn, case.appeal, by=by, version=case.version)


def refuse(case, by):
    return partial(uphold, case.appeal, by=by, version=case.version, answer="已复核，维持原决定。")


def waiting(scene) -> Case:
    number = next(scene.numbers)
    return case_of(question(scene.occasion, f"第{number}个问题怎么办？", visitor=f"v{number}"))


def approved(scene) -> Case:
    return approve(waiting(scene), scene.first)()


def hidden(scene) -> Case:
    return take_away(approved(scene), scene.third)()


def appealed(scene) -> Case:
    case = reject(waiting(scene), scene.third)()
    appeal(case, "请再看一次，我说的是事实。")
    return Case.objects.get(pk=case.pk)


def join(scene) -> Callable:
    return lambda case, by: partial(actions.merge, case, scene.target, by=by, version=case.version)


class Scene:
    """An interview with its people, and two threads that always start together."""

    def __init__(self):
        self.occasion = interview()
        self.first, self.second, self.third = moderator(), moderator(), moderator()
        self.numbers = iter(range(10**9))
        self.target = approved(self)
        self.barrier, self.told = Barrier(2), Queue()
        self.work = [Queue(), Queue()]
        self.threads = [Thread(target=self.run, args=(work,)) for work in self.work]
        for thread in self.threads:
            thread.start()

    def run(self, work):
        for call in iter(work.get, None):
            self.barrier.wait(30)
            try:
                call()
                self.told.put("done")
            except Refusal as refused:
                self.told.put(refused.code)
        connection.close()

    def at_once(self, *calls) -> list[str]:
        for work, call in zip(self.work, calls, strict=True):
            work.put(call)
        return sorted(self.told.get(timeout=60) for _ in calls)

    def close(self):
        for work in self.work:
            work.put(None)
        for thread in self.threads:
            thread.join()


@pytest.fixture
def scene():
    made = Scene()
    yield made
    made.close()


def test_two_at_once_have_one_effect(scene):
    kinds = (
        (waiting, approve, reject),
        (waiting, approve, approve),
        (waiting, reject, reject),
        (waiting, join(scene), approve),
        (waiting, join(scene), join(scene)),
        (approved, undo, take_away),
        (approved, take_away, take_away),
        (hidden, bring_back, bring_back),
        (appealed, grant, refuse),
        (appealed, refuse, refuse),
    )
    seen: Counter[str] = Counter()
    for make, one, other in islice(cycle(kinds), PAIRS):
        case = make(scene)
        decisions = Decision.objects.filter(case=case)
        before = decisions.count(), Event.objects.filter(submission=case.about_id).count()

        told = scene.at_once(one(case, scene.first), other(case, scene.second))

        assert told.count("done") == 1, told
        seen[next(code for code in told if code != "done")] += 1
        fresh = Case.objects.get(pk=case.pk)
        assert fresh.version == case.version + 1
        assert decisions.count() == before[0] + 1
        newest = decisions.last()
        [named] = Event.objects.filter(submission=case.about_id, data__decision=newest.pk)
        assert named.data["digest"] == newest.digest
        assert newest.after["state"] == fresh.state
    assert set(seen) <= {"stale", "closed"}
    assert sum(seen.values()) == PAIRS
    assert not Appeal.objects.filter(state=Appeal.State.OPEN).exists()
