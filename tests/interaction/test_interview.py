"""What the host does in a live interview, and to whom it says no."""

import pytest
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.reply import release_answer
from interaction.models import Submission
from people.refusals import Closed, NotAllowed
from tests.interaction.making import approved, interview, participant, person
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_stranger_may_do_nothing(occasion, guest):
    asked, stranger = approved(occasion), person()

    for act in (acts.shortlist, acts.air):
        with pytest.raises(NotAllowed):
            act(asked, by=stranger)
    for step in ("pause",):
        with pytest.raises(NotAllowed):
            acts.change_phase(occasion, step, by=stranger)
    with pytest.raises(NotAllowed):
        acts.say(occasion, "大家好", by=stranger)
    with pytest.raises(NotAllowed):
        release_answer(asked, guest, "好的", by=stranger)
    with pytest.raises(NotAllowed):
        acts.end(occasion, by=stranger)


def test_shortlist_keeps_the_hosts_order(occasion, host):
    first, second, third = (approved(occasion, f"第{n}个问题怎么办？") for n in "一二三")
    for asked in (first, second, third):
        acts.shortlist(asked, by=host)

    ids = acts.move(third, by=host, before=first)

    assert ids == [third.pk, first.pk, second.pk]
    assert last(f"{occasion.topic}-studio") == {"ids": ids}


def test_airing_a_second_question_puts_the_first_back_on_the_shortlist(occasion, host):
    first, second = approved(occasion, "第一个问题怎么办？"), approved(occasion, "第二个问题怎么办？")
    acts.air(first, by=host)

    acts.air(second, by=host)

    first.refresh_from_db()
    occasion.refresh_from_db()
    assert first.state == "shortlisted"
    assert occasion.on_air_id == second.pk
    assert last(occasion.topic) == {"id": second.pk}


def test_nothing_goes_on_air_before_the_interview_is_live():
    occasion = interview("collecting")
    host = participant(occasion, "host").user
    asked = approved(occasion)

    with pytest.raises(Closed):
        acts.air(asked, by=host)


def test_a_letter_of_no_interview_cannot_be_taken_into_a_studio(host):
    letter = Submission.objects.create(
        channel="enquiry", number="LS-1", state="accepted", key_hash="k", body_hash="b", submitted_at=timezone.now()
    )

    for act in (acts.shortlist, acts.unshortlist, acts.air):
        with pytest.raises(NotAllowed):
            act(letter, by=host)
