"""What moderators, authors and auditors of the demo find: groups, appeals, reports, the desk's own, and the ledger."""

from collections import Counter

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone

from interaction.demo.talks import talk
from interaction.models import Occasion, Submission
from interaction.queries.ledger_page import ledger_rows
from interaction.queries.second_look import standings
from interaction.queries.verify_decisions import verify
from moderation import queries as moderation_queries
from moderation.filters import Filters, narrowed
from moderation.models import Appeal, Case, Decision, Mark, Note, Report, SavedFilter
from moderation.queries.clusters import groups
from moderation.queries.tabs import tab_counts
from moderation.reasons import REPORTED
from people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(planted):
    return Occasion.objects.get(pk=planted)


def test_nothing_on_the_desk_is_late_when_a_newcomer_comes(live):
    waiting = list(Case.objects.waiting().filter(scope=live.topic))

    assert tab_counts(User.objects.get(handle="demo-moderator"))["overdue"] == 0
    assert all((timezone.now() - case.opened_at).total_seconds() > 0 for case in waiting)


def test_desk_has_a_group_of_three_that_ask_the_same(live):
    for talk_key in ("parking", "lighting", "footbridge"):
        assert len(talk(talk_key).waiting) == 12

    found = list(groups(User.objects.get(handle="demo-moderator")))

    assert [(group["size"], group["authors"]) for group in found] == [(3, 3)]
    assert Case.objects.get(pk=found[0]["first"]).scope == live.topic


def test_one_question_appeared_by_rule_and_waits_to_be_read(live):
    unread = Case.objects.get(state="approved", is_automatic=True)

    assert unread.scope == live.topic
    assert unread.about.published_at is not None
    assert (unread.decided_by, unread.decisions.get().rule) == (None, "post")
    assert live.policy == "pre"


def test_one_appeal_waits_that_demo_moderator_may_answer(planted):
    waiting = Appeal.objects.get(state="open")

    assert waiting.against.handle == "demo-moderator-2"
    assert waiting.made_at > waiting.case.decided_at
    assert tab_counts(User.objects.get(handle="demo-moderator"))["appeals"] == 1


def test_appeals_of_the_past_were_decided_by_the_other_moderator(planted):
    decided = list(Appeal.objects.exclude(state="open"))

    assert Counter(appeal.state for appeal in decided) == {"upheld": 3, "overturned": 1}
    assert all(appeal.answer and appeal.decided_by_id not in (None, appeal.against_id) for appeal in decided)
    assert {appeal.against.handle for appeal in decided} == {"demo-moderator", "demo-moderator-2"}


def test_reports_wait_and_a_rule_has_hidden_what_three_people_reported(planted):
    waiting = Case.objects.filter(reports__outcome="").distinct()
    standing, hidden = waiting.get(state="approved"), waiting.get(state="hidden")

    assert (standing.reports.count(), hidden.reports.count()) == (2, 3)
    assert (hidden.is_automatic, hidden.reason_id) == (True, REPORTED)
    assert hidden.about.published_at is None
    assert standing.about.state == hidden.about.state == "answered"
    assert Counter(Report.objects.exclude(outcome="").values_list("outcome", flat=True)) == {
        "upheld": 1,
        "dismissed": 1,
    }


def test_a_public_text_of_the_past_was_changed_for_somebodys_privacy(planted):
    changed = Decision.objects.get(outcome="redacted").case

    assert changed.about.title == changed.edited_text != changed.text


def test_moderators_keep_a_star_notes_and_a_named_part_of_the_queue(planted):
    moderator = User.objects.get(handle="demo-moderator")
    starred = Mark.objects.get(user=moderator, kind="star").case
    kept = SavedFilter.objects.get(user=moderator)
    seen = Filters.read(QueryDict(kept.query))

    assert starred.state == "hidden"
    assert [case.about.state for case in moderation_queries.queue(moderator, **narrowed(seen))] == ["waiting"]
    assert Note.objects.filter(by__handle="demo-moderator-2").count() == 2
    assert Note.objects.filter(case__state="waiting").count() == 1


def test_one_question_was_sent_on_and_answered_by_a_department(planted):
    moved = Decision.objects.get(outcome="redirected").case.about

    assert (moved.channel, moved.occasion, moved.state) == ("enquiry", None, "replied")
    assert moved.answered_at < timezone.now()


def test_citizen_may_send_a_refused_letter_again(planted):
    citizen = User.objects.get(handle="demo-citizen")
    refused = Submission.objects.get(author=citizen, state="rejected")

    standing = standings([refused])[refused.pk]

    assert (refused.channel, refused.outcome) == ("enquiry", "too-vague")
    assert standing.may_send_again
    assert standing.by == "person"


def test_ledger_shows_reasons_waits_and_appeals_of_several_months(planted):
    cache.clear()
    rows = [row for row in ledger_rows() if row["channel"] == "interview" and row["refused"]]

    with_reasons = [row for row in rows if row["refused_too-vague"] or row["refused_insult"]]

    assert len(with_reasons) >= 5
    assert sum(row["appealed"] for row in rows) >= 3
    assert all(0 < row["median_wait"] < row["slow_wait"] < 3600 for row in rows)


def test_record_of_decisions_holds(planted):
    verdict = verify()

    assert verdict.broken == []
    assert verdict.decisions == Decision.objects.count() >= 200
