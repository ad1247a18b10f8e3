"""How many people an interview had: counted while it runs and a day longer, and never fewer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.actions.attendance import count_attendance, purge
from interaction.actions.clock import tick
from realtime.actions import keep_attendance
from realtime.models import Attendance
from realtime.queries import Minute
from realtime.sketch import Sketch
from tests.interaction.making import interview

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def note(occasion, *, process="a", most=30, came=40, visitors=(), ago=timedelta(minutes=1)):
    sketch = Sketch()
    for number in visitors:
        sketch.add(number)
    minute = timezone.now().replace(second=0, microsecond=0) - ago
    keep_attendance(process, [Minute(occasion.topic, minute, most, came, bytes(sketch))])


def figures(occasion):
    occasion.refresh_from_db()
    return occasion.peak_viewers, occasion.visits, occasion.visitors


def test_figures_are_those_of_all_processes_together(frozen, occasion):
    note(occasion, most=30, came=40, visitors=(1 << 60, 2 << 60))
    note(occasion, process="b", most=12, came=15, visitors=(2 << 60, 3 << 60))
    note(interview(), most=500, came=500)

    assert count_attendance() == 2
    assert figures(occasion) == (42, 55, 3)


def test_counting_again_changes_nothing_and_touches_no_version(frozen, occasion):
    note(occasion)

    assert [tick()["interviews counted anew"] for _ in range(2)] == [1, 0]
    assert occasion.version == type(occasion).objects.get(pk=occasion.pk).version
    assert occasion.events.count() == 0


def test_readers_are_counted_for_a_day_after_the_end(frozen):
    now = timezone.now()
    just = interview("archived", closed_at=now - timedelta(hours=23))
    past = interview("archived", closed_at=now - timedelta(hours=25))
    coming = interview("collecting")
    for occasion in (just, past, coming):
        note(occasion)

    assert count_attendance() == 1
    assert [figures(occasion)[0] for occasion in (just, past, coming)] == [30, 0, 0]


def test_figures_never_become_smaller(frozen, occasion):
    type(occasion).objects.filter(pk=occasion.pk).update(peak_viewers=10, visits=50, visitors=800)
    note(occasion, most=30, came=40)

    assert count_attendance() == 1
    assert figures(occasion) == (30, 50, 800)


def test_minutes_go_after_thirty_days(frozen, occasion):
    note(occasion, ago=timedelta(days=30, minutes=1))
    note(occasion, ago=timedelta(days=29))

    assert [purge(), purge()] == [1, 0]
    assert Attendance.objects.count() == 1
