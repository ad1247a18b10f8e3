"""The demo rolls forward: one interview live, one that begins next, one in two days, two waiting for approval."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from interaction.actions import interview
from interaction.demo.district import keep_live
from interaction.demo.talks import talk
from interaction.models import Occasion
from moderation.models import Case
from people.demo import plant_people
from people.models import User
from people.permissions import may
from tests.rig import seeds

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def rolling(planted_rows, django_db_blocker):
    """The demo's present without its past, made once for this file and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        seeds.ensure(planted_rows)
        plant_people(settings.DEMO_PASSWORD)
        yield keep_live().pk
        transaction.set_rollback(True)


@pytest.fixture
def live(rolling):
    return Occasion.objects.get(pk=rolling)


def coming() -> list[Occasion]:
    return list(Occasion.objects.filter(is_demo=True, state="collecting").order_by("starts_at"))


def test_one_interview_begins_when_the_live_one_ends_and_one_in_two_days(live):
    soon, following = coming()

    away = timezone.localdate(following.starts_at) - timezone.localdate()

    assert soon.starts_at == live.ends_at < timezone.now() + timedelta(minutes=40)
    assert away == timedelta(days=2)
    assert [one.submissions.filter(state="approved").count() for one in (soon, following)] == [8, 8]


def test_each_producer_has_one_to_approve_and_the_approver_of_housing_too(rolling):
    may_sign = {
        handle: [
            one.title
            for one in Occasion.objects.filter(state="submitted")
            if may(User.objects.get(handle=f"demo-{handle}"), "sign-off", one)
        ]
        for handle in ("producer", "producer-2", "approver")
    }

    assert may_sign == {
        "producer": [talk("meals").title],
        "producer-2": [talk("heating").title],
        "approver": [talk("heating").title],
    }


def test_interview_past_its_time_is_archived_and_the_announced_one_goes_live(live):
    soon, _following = coming()
    with time_machine.travel(live.ends_at + timedelta(minutes=1), tick=False):
        following = keep_live()

    live.refresh_from_db()
    states = Counter(following.submissions.values_list("state", flat=True))
    assert live.state == "archived"
    assert not Case.objects.waiting().filter(scope=live.topic).exists()
    assert (following.pk, following.state) == (soon.pk, "live")
    assert states == {"on-air": 1, "shortlisted": 5, "approved": 3, "waiting": 12}
    assert (live.title, following.title) == (talk("parking").title, talk("lighting").title)
    assert [one.title for one in coming()] == [f"{live.title}（第 2 期）", talk("footbridge").title]


def test_a_talk_held_again_is_called_the_next_issue(live):
    opened = [live]
    for _turn in range(3):
        with time_machine.travel(opened[-1].ends_at + timedelta(minutes=1), tick=False):
            opened.append(keep_live())

    assert [one.title_en for one in opened[2:]] == [f"{talk(key).title_en} (2)" for key in ("parking", "lighting")]
    assert opened[2].title == f"{talk('parking').title}（第 2 期）"


def test_demo_started_again_after_days_goes_on_with_what_was_announced(live):
    soon, following = coming()
    later = following.starts_at + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        now_live = keep_live()
        announced = coming()

    assert now_live.pk == soon.pk
    assert now_live.starts_at == later < now_live.ends_at
    assert announced[0].pk == following.pk
    assert announced[0].starts_at == now_live.ends_at
    assert len(announced) == 2
    assert Occasion.objects.filter(is_demo=True, state="live").count() == 1


def test_demo_keeps_one_live_whatever_a_person_has_done(live):
    interview.end(live, by=User.objects.get(handle="demo-host"))
    first = keep_live()
    for one in coming():
        interview.change_phase(one, "cancel", by=User.objects.get(handle="demo-producer"), reason="Illness")

    assert first.state == keep_live().state == "live"
    assert len(coming()) == 2
