"""What hiding a question means for those around it: joined questions, its author, its asker, its department."""

import pytest

from interaction.actions.interview import air, end
from interaction.actions.joining import join
from interaction.actions.letters_release import release
from interaction.actions.mailing import send_notices
from interaction.actions.reply import release_answer
from interaction.actions.withdrawing import withdraw
from interaction.models import Notice
from interaction.queries.asker import news_of
from interaction.queries.room import room_state
from interaction.queries.search import results
from interaction.queries.transcript import transcript
from people.refusals import Closed
from tests.interaction.desk import accepted, approver, handed_over, officer, written
from tests.interaction.hiding import TEXT, all_frames, answered, hidden, shown
from tests.interaction.making import approved, case_of, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_answer_in_writing_reaches_the_author_and_nobody_else(frozen):
    letter = hidden(handed_over(body=TEXT, contact={"mail": "asker@example.org"}))
    Notice.objects.all().delete()
    draft = written(letter, by=officer(letter.department))

    release(letter, by=approver(letter.department), version=draft.version)

    letter.refresh_from_db()
    assert (letter.state, letter.published_at) == ("replied", None)
    assert Notice.objects.get().event.kind == "release"
    assert room_state(letter.occasion)["answers"] == []
    shown(letter)
    assert len(room_state(letter.occasion)["answers"]) == 1


def test_joined_questions_stand_apart_while_it_waits_and_are_joined_again(occasion, host):
    main, other = approved(occasion, TEXT), approved(occasion, "鱼哪天有？", visitor="v2")
    third = approved(occasion, "鱼在哪儿买？", visitor="v3")
    join(other, main, by=host)
    join(third, main, by=host)

    hidden(main)
    other.refresh_from_db()
    apart = (other.state, other.merged_into_id, other.published_at is not None)
    air(third, by=host)  # meanwhile the host goes on with this one
    shown(main)

    other.refresh_from_db()
    third.refresh_from_db()
    assert apart == ("approved", None, True)
    assert (other.state, other.merged_into_id) == ("merged", main.pk)
    assert (third.state, third.merged_into_id) == ("on-air", None)


def test_what_was_answered_together_stays_below_it(occasion, host, guest):
    main, other = approved(occasion, TEXT), approved(occasion, "鱼哪天有？", visitor="v2")
    join(other, main, by=host)
    release_answer(main, guest, "明天有。", by=guest.user)

    hidden(main)

    other.refresh_from_db()
    assert (other.state, other.merged_into_id) == ("merged", main.pk)
    assert main.pk not in [entry.question.pk for entry in transcript(occasion).live if entry.question]
    hidden(other)
    with pytest.raises(Closed):
        shown(other)
    shown(main)
    shown(other)
    assert other.published_at


def test_hidden_joined_question_separated_stays_hidden(occasion, host):
    main, other = approved(occasion, TEXT), approved(occasion, "鱼哪天有？", visitor="v2")
    join(other, main, by=host)
    hidden(other)

    hidden(main)

    other.refresh_from_db()
    assert (other.state, other.published_at) == ("approved", None)
    assert case_of(other).state == "hidden"


def test_author_is_told_once_and_not_by_notices_that_lead_nowhere(occasion, guest):
    asked = answered(occasion, guest, author=person())

    hidden(asked)

    events = list(Notice.objects.order_by("pk").values_list("event__kind", flat=True))
    assert events == ["hidden"]
    assert asked.events.get(kind="hidden").data["reason"] == "insult"
    shown(asked)
    assert list(Notice.objects.order_by("pk").values_list("event__kind", flat=True)) == ["hidden", "shown"]
    assert send_notices() == 2


def test_asker_is_not_led_to_a_hidden_question(occasion, guest):
    asked = answered(occasion, guest)
    assert [one.stage for one in news_of([asked.visitor], None).moments] == ["answered"]

    hidden(asked)

    assert news_of([asked.visitor], None).moments == []


def test_author_may_take_it_back_while_it_is_hidden_and_then_it_stays_away(occasion):
    asked = hidden(approved(occasion, TEXT))

    withdraw(asked, with_code=True)

    asked.refresh_from_db()
    assert (asked.state, asked.hidden_from) == ("withdrawn", None)
    with pytest.raises(Closed):
        shown(asked)


def test_nothing_to_hide_in_a_letter_that_is_not_public():
    letter = accepted()

    with pytest.raises(Closed):
        hidden(letter)
    assert case_of(letter).state == "approved"


def test_one_that_is_hidden_when_the_interview_ends_goes_to_its_department_hidden(occasion):
    asked = hidden(approved(occasion, TEXT))

    end(occasion, by=None)

    asked.refresh_from_db()
    assert (asked.channel, asked.state, asked.published_at) == ("enquiry", "assigned", None)
    assert TEXT not in all_frames()
    shown(asked)
    assert results("鳜鱼")
