"""An interview in numbers: counted from its rows, with nobody to be told from a cell."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interaction.models import Deadline, Message, Occasion, Rating, Submission, Theme
from interaction.queries.statistics import count, hide_small
from interaction.queries.statistics_page import statistics_page
from moderation.actions import reject
from tests.interaction.afterwards import answered, full_interview
from tests.interaction.making import approved, case_of, interview, moderator, participant, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def rated(occasion, *marks):
    for number, mark in enumerate(marks):
        Rating.objects.create(occasion=occasion, person_key=f"{occasion.pk}-{number}", mark=mark)


def answer_late(made, days=3):
    """The question that was left open gets its answer in writing; its clock has stopped."""
    late = timezone.now() + timedelta(days=days)
    left = made.questions["left"]
    Message.objects.create(submission=left, kind="answer", text="不涨。", written_at=late, released_at=late)
    Submission.objects.filter(pk=left.pk).update(answered_at=late)


def test_every_question_is_counted_once_by_what_became_of_it():
    made = full_interview(ended=False)
    question(made.occasion, "还没审的问题，在哪里？")
    reject(case_of(question(made.occasion, "广告一条，请勿相信。")), by=moderator(), version=1, reason="advertising")

    numbers = count(made.fresh())

    assert (numbers.received, numbers.published, numbers.waiting) == (6, 4, 1)
    assert numbers.rejected == {"advertising": 1}
    assert (numbers.joined, numbers.withdrawn) == (1, 0)
    assert (numbers.answered_live, numbers.answered_later, numbers.open) == (3, 0, 1)
    assert numbers.guests == {made.guest.pk: 2}


def test_answer_in_writing_is_counted_apart():
    made = full_interview()
    answer_late(made)

    numbers = count(made.fresh())

    assert (numbers.answered_live, numbers.answered_later, numbers.open) == (3, 1, 0)
    assert numbers.days_to_answer is not None


def test_question_past_its_day_is_overdue_until_it_is_answered():
    made = full_interview()
    yesterday = timezone.localdate() - timedelta(days=1)
    clocks = Deadline.objects.filter(submission__occasion=made.occasion)
    assert clocks.update(due_on=yesterday) == 1

    assert count(made.fresh()).overdue == 1
    clocks.update(met_at=timezone.now())
    assert count(made.fresh()).overdue == 0


def test_minutes_run_from_sending_but_not_before_the_start():
    start = timezone.now() - timedelta(hours=1)
    made = interview(opened_at=start, starts_at=start)
    for early, minutes in ((timedelta(days=2), 4), (timedelta(minutes=-10), 16), (timedelta(minutes=-20), 45)):
        asked = approved(made, f"第{minutes}分钟答的问题？")
        Submission.objects.filter(pk=asked.pk).update(
            submitted_at=start - early, answered_at=start + timedelta(minutes=minutes), state="answered"
        )

    assert count(made).minutes_to_answer == 6  # of 4, 6 and 25


def test_themes_are_counted_in_the_producers_order_with_none_last():
    made = full_interview(ended=False)
    lifts = Theme.objects.create(occasion=made.occasion, name="电梯", place=2)
    fees = Theme.objects.create(occasion=made.occasion, name="收费", place=1)
    Submission.objects.filter(pk=made.questions["first"].pk).update(theme=lifts)
    Submission.objects.filter(pk=made.questions["left"].pk).update(theme=fees)

    lines = statistics_page(made.fresh()).themes

    assert [(line.whole, line.part) for line in lines] == [(1, 0), (1, 1), (2, 2)]
    assert [line.name for line in lines[:2]] == ["收费", "电梯"]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({3: 2, 2: 1, 1: 1}, {3: None, 2: None, 1: None}),  # four people in all
        ({3: 20, 2: 8, 1: 0}, {3: 20, 2: 8, 1: 0}),
        ({3: 20, 2: 8, 1: 2}, {3: 20, 2: None, 1: None}),  # one hidden cell could be worked out from the sum
        ({3: 20, 2: 3, 1: 2}, {3: 20, 2: None, 1: None}),
        ({3: 5, 2: 0, 1: 0}, {3: 5, 2: 0, 1: 0}),
    ],
)
def test_small_cells_are_hidden_and_cannot_be_worked_out(counts, shown):
    assert hide_small(counts) == shown


def test_share_is_told_only_where_the_dissatisfied_are_not_hidden():
    few, many, none = interview("archived"), interview("archived"), interview("archived")
    rated(few, *[3] * 8, 1)
    rated(many, *[3] * 10, *[2] * 5, *[1] * 5)
    rated(none, 3, 3, 3)

    assert count(few).satisfaction.share is None
    assert count(many).satisfaction.share == 75
    assert count(none).satisfaction.marks == {3: None, 2: None, 1: None}


def test_page_does_not_tell_the_marks_of_four_people(client):
    occasion = interview("archived")
    rated(occasion, 3, 3, 3, 1)

    page = client.get(address_of(occasion), headers={"accept-language": "en"}).content.decode()

    assert "Fewer than five people have rated this interview." in page
    assert "with-bars" not in page


def address_of(occasion):
    return reverse("interaction:interview_statistics", args=[occasion.pk])


def test_arrivals_fall_into_their_minutes():
    start = timezone.now().replace(second=20, microsecond=0) - timedelta(minutes=5)
    occasion = interview(opened_at=start, closed_at=start + timedelta(minutes=4))
    moments = {-600: None, 0: 70, 30: None, 45: 200}
    for sent, said in moments.items():
        asked = approved(occasion, f"第{sent}秒的问题，怎么办？")
        at = start + timedelta(seconds=said) if said else None
        Submission.objects.filter(pk=asked.pk).update(submitted_at=start + timedelta(seconds=sent), answered_at=at)

    found = count(occasion).arrivals

    assert (found.minutes, found.asked_before) == (1, 1)
    assert found.asked == [2, 1, 0, 0, 0]
    assert found.answered == [0, 1, 0, 1, 0]


@pytest.mark.parametrize(("minutes", "size"), [(60, 1), (119, 1), (121, 2), (500, 5), (60 * 24 * 400, 24 * 60 * 401)])
def test_long_interview_has_at_most_120_columns(minutes, size):
    start = timezone.now() - timedelta(minutes=minutes)
    occasion = interview("archived", opened_at=start, closed_at=start + timedelta(minutes=minutes))

    found = count(occasion).arrivals

    assert len(found.asked) <= 120
    assert found.minutes <= size


def test_interview_that_never_began_has_no_picture(client):
    occasion = interview("collecting")

    assert count(occasion).arrivals is None
    assert client.get(address_of(occasion)).status_code == 200


def test_page_draws_the_picture_with_the_same_numbers_as_a_table(client):
    made = full_interview()
    Occasion.objects.filter(pk=made.occasion.pk).update(visits=4820, visitors=2766, peak_viewers=973)

    page = client.get(address_of(made.occasion), headers={"accept-language": "en"}).content.decode()

    assert page.count('class="column"') == sum(number > 0 for number in count(made.fresh()).arrivals.asked)
    assert "The same figures as a table" in page
    assert "2766" in page
    assert "973" in page
    assert "style=" not in page


def test_page_asks_as_often_for_many_questions_as_for_few(client):
    made = full_interview(ended=False)
    rated(made.occasion, 3, 3, 3, 3, 3)
    address = address_of(made.occasion)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        count(made.fresh())
        statistics_page(made.fresh())
    for number in range(3):
        answered(made.occasion, made.guest, made.host, f"又一个问题{number}，怎么办？")
        Theme.objects.create(occasion=made.occasion, name=f"主题{number}")
        participant(made.occasion, "guest")

    with CaptureQueriesContext(connection) as many:
        count(made.fresh())
        statistics_page(made.fresh())

    assert len(many) == len(few)
