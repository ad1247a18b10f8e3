"""An interview left alone is interrupted, somebody takes over, and the system offers to end in time."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from interaction.actions import interview as acts
from interaction.actions.presence import arrive, interrupt_abandoned, offer_ends, send_test, take_over
from interaction.models import Participant
from people.models import Role
from people.refusals import Closed, NotAllowed, Stale
from tests.interaction.making import approved, interview, participant, person
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def clock(frozen):
    return frozen


@pytest.fixture
def occasion(clock):
    return interview("collecting")


@pytest.fixture
def host(occasion):
    return participant(occasion, "host", name="主持人").user


@pytest.fixture
def guest(occasion):
    return participant(occasion, "guest", name="王工")


@pytest.fixture
def running(clock, occasion, host, guest):
    """Live, with host and guest at their desks; the host's going live is ten minutes ago."""
    acts.change_phase(occasion, "go-live", by=host)
    clock.shift(600)
    here(occasion, host, guest.user)
    return occasion


def here(occasion, *people):
    for one in people:
        arrive(occasion, by=one)


def state(occasion):
    occasion.refresh_from_db()
    return occasion.state


def test_arriving_is_noted_for_the_own_part_only(occasion, host, guest):
    assert arrive(occasion, by=host) == 1
    assert arrive(occasion, by=person()) == 0
    assert arrive(occasion, by=None) == 0

    seen = dict(Participant.objects.values_list("part", "seen_at"))
    assert seen == {"host": timezone.now(), "guest": None}
    assert not occasion.events.exists()


def test_host_away_for_a_minute_interrupts_and_everybody_is_told(clock, running, guest):
    clock.shift(59)
    here(running, guest.user)
    assert interrupt_abandoned() == 0

    clock.shift(2)
    with translation.override("en"):
        assert interrupt_abandoned() == 1

    assert state(running) == "interrupted"
    lost = "The host has lost the connection. The interview goes on as soon as somebody can take over."
    assert running.why == translation.gettext(lost)
    assert last(running.topic)["why"] == running.why
    assert last(f"{running.topic}-studio") == {"code": "host-away"}
    told = running.events.get(kind="interrupt")
    assert (told.actor, told.data["why"]) == (None, "host-away")
    assert interrupt_abandoned() == 0


def test_all_guests_away_interrupts_but_one_who_is_there_is_enough(clock, running, host, guest):
    second = participant(running, "guest")
    clock.shift(61)
    here(running, host, second.user)
    assert interrupt_abandoned() == 0

    clock.shift(61)
    here(running, host)

    assert interrupt_abandoned() == 1
    assert last(f"{running.topic}-studio") == {"code": "guests-away"}


def test_guests_without_accounts_depend_on_the_transcriber(clock, occasion, host):
    Participant.objects.create(occasion=occasion, part="guest", name="无账号嘉宾")
    typist = participant(occasion, "transcriber").user
    acts.change_phase(occasion, "go-live", by=host)
    clock.shift(600)
    here(occasion, host, typist)
    clock.shift(61)
    here(occasion, host)

    assert interrupt_abandoned() == 1
    assert last(f"{occasion.topic}-studio") == {"code": "guests-away"}


def test_second_host_in_the_studio_keeps_it_running(clock, running, guest):
    other = participant(running, "host").user
    clock.shift(61)
    here(running, guest.user, other)

    assert interrupt_abandoned() == 0


def test_nobody_is_away_who_was_never_there(clock, occasion, host, guest):
    acts.change_phase(occasion, "go-live", by=host)
    clock.shift(3600)

    assert interrupt_abandoned() == 0
    assert state(occasion) == "live"


def test_whoever_came_before_it_went_on_does_not_count_as_left(clock, running, host, guest):
    clock.shift(61)
    interrupt_abandoned()
    acts.change_phase(running, "resume", by=host)

    clock.shift(300)

    assert interrupt_abandoned() == 0
    assert state(running) == "live"


def test_acting_is_being_there(clock, running, host, guest):
    clock.shift(61)
    here(running, guest.user)
    acts.say(running, "我还在。", by=host)

    assert interrupt_abandoned() == 0


@pytest.mark.parametrize("phase", ["pause", "wrap-up"])
def test_only_a_running_interview_is_interrupted(clock, running, host, phase):
    acts.change_phase(running, phase, by=host)
    clock.shift(300)

    assert interrupt_abandoned() == 0


def test_numbering_goes_on_after_another_host_has_taken_over(clock, running, guest):
    approved(running)
    other = participant(running, "host", name="另一位").user
    clock.shift(61)
    here(running, guest.user)
    interrupt_abandoned()
    before = len(kinds(running.topic))

    take_over(running, by=other)

    assert state(running) == "live"
    assert running.why == ""
    assert len(kinds(running.topic)) == before + 1
    assert running.events.get(kind="takeover").actor == other
    assert running.participants.get(user=other).seen_at == timezone.now()


def test_producer_who_takes_over_becomes_a_host(clock, running, guest):
    producer = person(Role.PRODUCER)
    clock.shift(61)
    here(running, guest.user)
    interrupt_abandoned()

    take_over(running, by=producer)

    mine = running.participants.get(user=producer)
    assert (mine.part, mine.name) == ("host", producer.name)
    assert running.events.get(kind="takeover").data == {"participant": mine.pk, "new": True}


def test_guest_takes_nothing_over_and_nothing_is_taken_that_runs(running, host, guest):
    with pytest.raises(Closed):
        take_over(running, by=host)
    acts.change_phase(running, "pause", by=host)
    with pytest.raises(NotAllowed):
        take_over(running, by=guest.user)


def test_two_who_take_over_resume_once(clock, running, host, guest):
    acts.change_phase(running, "interrupt", by=host, reason="网络中断")
    take_over(running, by=host)

    with pytest.raises((Closed, Stale)):
        take_over(running, by=person(Role.PRODUCER))

    assert running.events.filter(kind="takeover").count() == 1


def test_interruption_by_hand_says_why_until_it_goes_on(running, host):
    acts.change_phase(running, "interrupt", by=host, reason="网络中断，请稍候")
    running.refresh_from_db()
    assert running.why == "网络中断，请稍候"

    acts.change_phase(running, "resume", by=host)

    running.refresh_from_db()
    assert running.why == ""


def test_end_is_offered_once_half_an_hour_after_the_planned_end(clock, running):
    clock.move_to(running.ends_at + timedelta(minutes=29))
    assert offer_ends() == 0
    clock.move_to(running.ends_at + timedelta(minutes=30))

    assert (offer_ends(), offer_ends()) == (1, 0)

    assert last(f"{running.topic}-studio") == {"code": "end-offered"}
    assert running.events.filter(kind="end-offered").count() == 1
    assert state(running) == "live"


def test_end_is_not_offered_to_what_has_ended(clock, running, host):
    acts.end(running, by=host)
    clock.shift(7200)

    assert offer_ends() == 0


def test_test_frame_reaches_the_studio_alone_and_is_remembered(occasion, host, guest):
    send_test(occasion, by=host)

    assert last(f"{occasion.topic}-studio") == {"code": "test"}
    assert kinds(occasion.topic) == []
    assert occasion.events.get(kind="test-frame").actor == host
    with pytest.raises(NotAllowed):
        send_test(occasion, by=guest.user)


def test_no_test_frame_for_a_draft():
    draft = interview("draft")

    with pytest.raises(Closed):
        send_test(draft, by=participant(draft, "host").user)
