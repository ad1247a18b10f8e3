"""Hiding what was published and showing it again: who may, when not, what the record says, what reports become."""

import pytest
from django.utils import timezone

from moderation.actions import approve, reject, undo
from moderation.actions.hide import hide, hide_by_rule, show
from moderation.models import Case, Decision, Reason, Report
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(case, moderator):
    return approve(case, by=moderator, version=case.version)


def reported(case, **columns):
    return Report.objects.create(case=case, person_key=f"p{columns.pop('n', 1)}", why="insult", weight=50, **columns)


def test_hiding_takes_a_published_text_away_for_a_reason(published, other_moderator):
    hidden = hide(published, by=other_moderator, version=published.version, reason="insult")

    decision = hidden.decisions.last()
    assert (hidden.state, hidden.reason_id, hidden.decided_by) == ("hidden", "insult", other_moderator)
    assert (hidden.is_automatic, hidden.version) == (False, published.version + 1)
    assert (decision.outcome, decision.by, decision.reason_id) == ("hidden", other_moderator, "insult")
    assert decision.before["public"] == published.public_text
    assert decision.after["public"] == ""


def test_showing_brings_the_first_decision_back(published, moderator, other_moderator):
    hidden = hide(published, by=other_moderator, version=published.version, reason="insult")

    shown = show(hidden, by=other_moderator, version=hidden.version)

    assert (shown.state, shown.reason, shown.decided_by) == ("approved", None, moderator)
    assert shown.decided_at == published.decided_at
    assert [one.outcome for one in shown.decisions.all()] == ["approved", "hidden", "shown"]
    assert shown.decisions.last().by == other_moderator


def test_text_a_rule_published_counts_as_read_once_a_person_shows_it(case, moderator):
    Case.objects.filter(pk=case.pk).update(state="approved", is_automatic=True, decided_at=timezone.now())
    case.refresh_from_db()
    hidden = hide(case, by=moderator, version=case.version, reason="insult")

    shown = show(hidden, by=moderator, version=hidden.version)

    assert (shown.decided_by, shown.is_automatic) == (moderator, False)


def test_rule_hides_without_a_person(published):
    hidden = hide_by_rule(published, rule="reports", reason=Reason.objects.get(code="reported"))

    decision = hidden.decisions.last()
    assert (hidden.state, hidden.is_automatic, hidden.decided_by) == ("hidden", True, None)
    assert (decision.rule, decision.is_automatic, decision.by) == ("reports", True, None)


def test_person_gives_what_a_rule_hid_the_true_reason(published, moderator):
    held = hide_by_rule(published, rule="reports", reason=Reason.objects.get(code="reported"))

    hidden = hide(held, by=moderator, version=held.version, reason="insult")

    assert (hidden.state, hidden.reason_id, hidden.is_automatic) == ("hidden", "insult", False)
    with pytest.raises(Closed):
        hide(hidden, by=moderator, version=hidden.version, reason="insult")


@pytest.mark.parametrize("state", ["waiting", "rejected", "merged", "withdrawn"])
def test_only_what_is_published_can_be_hidden(case, moderator, state):
    reason = "insult" if state == "rejected" else None
    Case.objects.filter(pk=case.pk).update(state=state, reason=reason)

    with pytest.raises(Closed):
        hide(case, by=moderator, version=case.version, reason="insult")
    with pytest.raises(Closed):
        show(case, by=moderator, version=case.version)
    assert not Decision.objects.filter(case=case).exists()


def test_strangers_and_moderators_of_other_places_may_not(published, stranger, room_moderator, make_case, moderator):
    elsewhere = make_case(scope="interview-8")
    elsewhere = approve(elsewhere, by=moderator, version=elsewhere.version)

    for case, person in ((published, stranger), (elsewhere, room_moderator)):
        with pytest.raises(NotAllowed):
            hide(case, by=person, version=case.version, reason="insult")
    hidden = hide(published, by=room_moderator, version=published.version, reason="insult")
    with pytest.raises(NotAllowed):
        show(hidden, by=stranger, version=hidden.version)


def test_older_version_is_told_the_newer_state(published, moderator, other_moderator):
    hidden = hide(published, by=other_moderator, version=published.version, reason="insult")

    with pytest.raises(Stale) as stale:
        hide(published, by=moderator, version=published.version, reason="insult")
    assert stale.value.fresh == {"state": "hidden", "version": hidden.version, "by": other_moderator.name}
    with pytest.raises(Stale):
        show(hidden, by=moderator, version=published.version)


@pytest.mark.parametrize("code", ["", "no-such", "switched-off"])
def test_reason_is_needed(published, moderator, code):
    words = {"label": "x", "label_en": "x", "sentence": "x", "sentence_en": "x", "is_active": False}
    Reason.objects.create(code="switched-off", **words)

    with pytest.raises(Refusal):
        hide(published, by=moderator, version=published.version, reason=code)
    published.refresh_from_db()
    assert published.state == "approved"


def test_undo_within_ten_seconds_shows_it_again(frozen, make_case):
    by = factories.user("moderator")
    case = make_case()
    case = approve(case, by=by, version=case.version)
    frozen.shift(60)
    hidden = hide(case, by=by, version=case.version, reason="insult")
    frozen.shift(9)

    shown = undo(hidden, by=by, version=hidden.version)

    assert (shown.state, shown.may_be_undone) == ("approved", False)
    again = hide(shown, by=by, version=shown.version, reason="insult")
    frozen.shift(10)
    with pytest.raises(Closed):
        undo(again, by=by, version=again.version)


def test_reports_were_right_when_it_is_hidden_and_not_when_it_is_shown(published, moderator):
    first = reported(published, n=1)
    hidden = hide(published, by=moderator, version=published.version, reason="insult")
    second = reported(published, n=2)

    show(hidden, by=moderator, version=hidden.version)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.outcome, first.settled_by) == ("upheld", moderator)
    assert (second.outcome, second.settled_by) == ("dismissed", moderator)


def test_refused_text_cannot_be_shown(case, moderator):
    refused = reject(case, by=moderator, version=case.version, reason="insult")

    with pytest.raises(Closed):
        show(refused, by=moderator, version=refused.version)
