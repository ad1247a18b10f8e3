"""The letters of the demo district: a year of them in every channel, and what each role finds on its desk."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.demo.desks import SOURCE
from interaction.demo.talks import letters
from interaction.models import (
    Contribution,
    Deadline,
    DeskNote,
    Extension,
    Faq,
    Message,
    Rating,
    ReplyTemplate,
    Submission,
    Upload,
)
from interaction.queries.deadlines import duties

pytestmark = pytest.mark.django_db


def test_letters_are_answered_by_many_departments_over_a_year(planted):
    found = Submission.objects.filter(source_id__startswith=f"{SOURCE}letter-")

    assert found.count() == len(letters()) >= 40
    assert not found.filter(answered_at=None).exists()
    assert found.values("department").distinct().count() >= 15
    assert timezone.now() - min(found.values_list("submitted_at", flat=True)) > timedelta(days=330)


def test_unanswered_questions_of_the_last_interview_wait_with_a_clock(planted):
    open_clocks = Deadline.objects.open().filter(submission__occasion__isnull=False).select_related("submission")

    assert [clock.submission.channel for clock in open_clocks] == ["enquiry", "enquiry"]
    assert all(clock.submission.state == "assigned" for clock in open_clocks)
    assert all(timezone.localdate() < clock.due_on for clock in open_clocks)


def test_some_questions_were_answered_in_writing_after_the_interview(planted):
    late = list(Submission.objects.filter(occasion__state="archived", channel="enquiry", state="replied"))

    assert len(late) == 6
    for question in late:
        answer = question.messages.get(kind="answer")
        told = list(question.events.order_by("seq").values_list("kind", flat=True))
        assert answer.released_at > question.occasion.closed_at + timedelta(days=2)
        assert answer.author != answer.released_by
        assert told[-5:] == ["clock-started", "start", "draft", "release", "clock-met"]


def handed_to(department: str) -> Counter:
    """How the letters of this department stand: each state, with "late" or "soon" where the clock says so."""
    today, found = timezone.localdate(), Counter()
    for letter in Submission.objects.filter(department__slug=department, occasion=None).exclude(state="closed"):
        clock = letter.deadlines.open().filter(paused_since=None).exclude(rule__clock="return").first()
        left = clock and (clock.due_on - today).days
        found[letter.state + (" late" if clock and left < 0 else " soon" if clock and left <= 3 else "")] += 1
    return found


def test_desks_have_what_each_role_is_to_find(planted):
    unassigned = Submission.objects.filter(channel="enquiry", state="accepted", returned=0)
    housing, enforcement = handed_to("housing"), handed_to("enforcement")
    returned = Submission.objects.filter(events__kind="send-back").distinct()

    assert unassigned.count() == 6
    assert housing["assigned late"] + housing["in-progress late"] == 2
    assert housing["in-review"] + housing["in-review soon"] == 2
    assert [letter.state for letter in returned] == ["in-progress"]
    assert enforcement["assigned late"] + enforcement["in-progress late"] == 5
    assert handed_to("transport")["assigned late"] == 1
    assert Submission.objects.get(returned=2).state == "accepted"


def test_year_has_letters_in_every_channel_with_ratings_and_what_became_of_suggestions(planted):
    demo = Submission.objects.filter(source_id__startswith=SOURCE)
    counted = Counter(demo.values_list("channel", flat=True))
    enquiries = demo.filter(channel="enquiry").exclude(state="rejected")
    owed = enquiries.filter(submitted_at__lt=timezone.now() - timedelta(days=14))

    assert counted["enquiry"] >= 150
    assert (counted["mailbox"], counted["suggestion"], counted["complaint"], counted["correction"]) == (40, 20, 12, 10)
    assert owed.exclude(answered_at=None).count() / owed.count() >= 0.95
    assert demo.filter(outcome="adopted").count() >= 8
    assert {row.outcome for row in demo.filter(channel="suggestion", state="closed")} >= {"partly", "noted", "declined"}
    assert Rating.objects.filter(submission__in=demo).count() >= 35
    assert not demo.filter(channel__in=("complaint", "correction"), published_at__isnull=False).exists()


def test_eight_enquiries_are_overdue_five_of_them_with_one_bureau_and_three_are_due_next(planted):
    today = timezone.localdate()
    red = Submission.objects.filter(pk__in=duties().overdue(today).values("submission"), channel="enquiry")
    following = min(duties().filter(due_on__gt=today, paused_since=None).values_list("due_on", flat=True))

    assert red.count() == 8
    assert red.filter(department__slug="enforcement").count() == 5
    assert duties().filter(due_on=following, paused_since=None, submission__channel="enquiry").count() == 3
    assert duties().filter(due_on=following, paused_since=None).count() == 3


def test_letters_went_every_way_there_is(planted):
    demo = Submission.objects.filter(source_id__startswith=f"{SOURCE}played-")
    again = demo.get(redone=1)

    assert (again.is_supervised, again.state) == (True, "assigned")
    assert demo.filter(followed_up=1).get().messages.filter(kind="answer", state="released").count() == 2
    assert Message.objects.filter(kind="supplement", submission__in=demo).count() == 1
    assert Upload.objects.filter(submission__in=demo, kind="image").count() == 4
    assert [one.state for one in Extension.objects.all()] == ["granted"]
    assert Contribution.objects.exclude(text="").count() == 1
    assert DeskNote.objects.filter(kind="instruction").count() == 3
    assert not demo.filter(kind="report").exclude(byline="").exists()


def test_standing_answers_and_templates_are_there(planted):
    assert Faq.objects.filter(is_active=True).exclude(search="").count() == 20
    assert not Faq.objects.filter(question_en="").exists()
    assert ReplyTemplate.objects.filter(is_active=True).count() >= 5


def test_citizen_has_a_case_of_every_kind(planted):
    mine = Submission.objects.filter(author__handle="demo-citizen")

    paused = Deadline.objects.get(submission__in=mine, paused_since__isnull=False)
    assert paused.submission.state == "in-progress"
    assert set(mine.values_list("state", flat=True)) == {
        "waiting",
        "correction",
        "answered",
        "assigned",
        "in-progress",
        "replied",
        "rejected",
    }
