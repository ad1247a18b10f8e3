"""An occasion from draft to its day: a second person approves, what is missing is said, everybody concerned is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.actions import casting, editing, occasions
from interaction.queries.produce import TOO_FEW, edition, missing
from people.models import Role
from people.refusals import NotAllowed, Refusal, Stale
from tests.interaction.making import department, person
from tests.interaction.producing import announced, approved_one, columns, draft, one, producer, submitted
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def second():
    return producer()


@pytest.fixture
def open_one(maker, second):
    """An announced interview that takes questions."""
    return announced(maker, second, collects_from=timezone.now() - timedelta(minutes=1))


def test_draft_goes_by_a_second_person_to_the_announcement(maker, second):
    made = announced(maker, second)

    assert made.state == "announced"
    assert (made.created_by, made.submitted_by) == (maker, maker)
    assert [event.kind for event in made.events.filter(kind__in=("created", "submit", "approve", "announce"))] == [
        "created",
        "submit",
        "approve",
        "announce",
    ]
    assert kinds(made.topic) == ["phase"]


def test_announcement_takes_questions_at_once_where_their_time_has_come(open_one):
    assert open_one.state == "collecting"
    assert last(open_one.topic)["state"] == "collecting"


def test_nobody_approves_what_they_made_or_submitted(maker, second):
    made = draft(maker)
    made = occasions.submit(made, by=second, version=made.version)

    for person_involved in (maker, second):
        with pytest.raises(NotAllowed):
            occasions.approve(made, by=person_involved, version=made.version)

    assert occasions.approve(made, by=producer(), version=made.version).state == "approved"


def test_approver_of_the_department_signs_off_and_of_another_does_not(maker):
    made = submitted(maker)

    with pytest.raises(NotAllowed):
        occasions.approve(made, by=person(Role.APPROVER, department=department()), version=made.version)
    ours = person(Role.APPROVER, department=made.department)

    assert occasions.approve(made, by=ours, version=made.version).state == "approved"


def test_approval_is_of_the_version_that_was_read(maker, second):
    made = submitted(maker)
    editing.edit(made, columns(made.department, title="换了一个题目"), by=maker, seen=edition(made))

    with pytest.raises(Stale):
        occasions.approve(made, by=second, version=made.version)

    made.refresh_from_db()
    assert made.state == "submitted"


def test_a_person_added_after_submitting_makes_the_approval_stale(maker, second):
    made = submitted(maker)
    casting.add_person(made, "guest", one(None), by=maker)

    with pytest.raises(Stale):
        occasions.approve(made, by=second, version=made.version)


def test_two_approve_at_once_and_the_later_is_told(maker, second):
    made = submitted(maker)
    occasions.approve(made, by=second, version=made.version)

    with pytest.raises(Stale):
        occasions.approve(made, by=producer(), version=made.version)


def test_returned_draft_carries_its_sentence_and_can_be_submitted_anew(maker, second):
    made = submitted(maker)

    with pytest.raises(Refusal, match="refused"):
        occasions.give_back(made, by=second, version=made.version, reason="")
    back = occasions.give_back(made, by=second, version=made.version, reason="标题太长。")

    assert (back.state, back.submitted_by) == ("draft", None)
    assert back.last_event.data["reason"] == "标题太长。"
    assert occasions.submit(back, by=second, version=back.version).submitted_by == second


def test_what_is_missing_is_named_field_by_field(maker):
    past = timezone.now() - timedelta(hours=2)
    bare = draft(
        maker,
        people=False,
        summary="",
        starts_at=past,
        ends_at=timezone.now() + timedelta(hours=1),
        collects_from=timezone.now() + timedelta(hours=1),
    )

    gaps = [(gap.page, gap.field) for gap in missing(bare)]

    assert gaps == [
        ("edit", "id_summary"),
        ("edit", "id_starts_at"),
        ("edit", "id_collects_from"),
        ("people", "host"),
        ("people", "guest"),
        ("people", "moderator"),
    ]
    assert missing(draft(maker)) == []


def test_guest_without_an_account_needs_a_transcriber(maker):
    made = draft(maker)
    casting.add_person(made, "guest", one(None), by=maker)
    assert [gap.field for gap in missing(made)] == ["transcriber"]

    casting.add_person(made, "transcriber", one(person()), by=maker)

    assert missing(made) == []


def test_unfinished_draft_is_not_submitted_and_one_moderator_is_not_enough(maker):
    made = draft(maker)
    casting.remove_person(made.participants.filter(part="moderator").last(), by=maker)
    made.refresh_from_db()

    with pytest.raises(Refusal) as refused:
        occasions.submit(made, by=maker, version=made.version)

    assert refused.value.sentence == TOO_FEW["moderator"]
    made.refresh_from_db()
    assert made.state == "draft"


def test_what_was_approved_too_late_is_not_announced(maker, second, frozen):
    made = approved_one(maker, second)
    frozen.shift(8 * 24 * 3600)

    with pytest.raises(Refusal):
        occasions.announce(made, by=maker, version=made.version)


@pytest.mark.parametrize("step", ["submit", "announce", "discard", "collect"])
def test_steps_of_a_producer_are_refused_to_others(maker, second, step):
    made = {"submit": draft, "discard": draft}.get(step, lambda by: approved_one(by, second))(maker)
    if step == "collect":
        made = occasions.announce(made, by=maker, version=made.version)
    elsewhere = producer(department())

    with pytest.raises(NotAllowed):
        getattr(occasions, step)(made, by=elsewhere, version=made.version)


def test_discarded_draft_is_never_announced(maker):
    made = draft(maker)
    gone = occasions.discard(made, by=maker, version=made.version)

    with pytest.raises(Stale):
        occasions.submit(gone, by=maker, version=gone.version)


def test_collect_opens_the_room_before_its_time(maker, second):
    made = announced(maker, second)

    opened = occasions.collect(made, by=maker, version=made.version)

    assert opened.state == "collecting"
    assert opened.collects_from <= timezone.now()
