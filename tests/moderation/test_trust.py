"""Who is trusted: three texts a person approved, nothing refused, hidden or rightly reported; by account only."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.actions import approve, confirm, open_case, reject
from moderation.models import Case, Decision, Report
from moderation.senders import Sender
from moderation.trust import CLEAN_DAYS, EARNED_DAYS, TRUSTED_AFTER, accepted, is_trusted
from people.models import Department

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def send(db):
    def open_it(account="acc", author="browser", mode="") -> Case:
        number = Department.objects.count()
        about = Department.objects.create(slug=f"t-{number}", name=f"单位 {number}", kind="department")
        sender = Sender(author, account)
        return open_case(about, scope="interview-7", text=f"第{number}栋什么时候装电梯？", sender=sender, mode=mode)

    return open_it


@pytest.fixture
def approved(send, moderator):
    def make(count=1, **more) -> list[Case]:
        return [approve(send(**more), by=moderator, version=1) for _ in range(count)]

    return make


def test_trust_begins_with_the_third_text_a_person_approved(approved):
    seen = []
    for _ in range(TRUSTED_AFTER):
        approved()
        seen.append(is_trusted("acc"))

    assert seen == [False, False, True]
    assert not is_trusted("another")


def test_a_cookie_is_never_trusted(approved):
    approved(5, account="")

    assert not is_trusted("")
    assert not is_trusted("browser")


def test_trust_ends_when_the_approvals_grow_old(frozen, approved):
    approved(TRUSTED_AFTER)
    frozen.shift(timedelta(days=EARNED_DAYS))
    assert is_trusted("acc")
    frozen.shift(timedelta(seconds=1))

    assert not is_trusted("acc")


def test_what_rules_published_earns_nothing_until_a_person_has_read_it(send, moderator):
    cases = [send(mode="post") for _ in range(TRUSTED_AFTER)]
    assert not is_trusted("acc")
    for case in cases:
        confirm(case, by=moderator, version=2)

    assert is_trusted("acc")


def test_one_refused_text_ends_trust_for_ninety_days(frozen, approved, send, moderator):
    approved(TRUSTED_AFTER + 1)
    reject(send(), by=moderator, version=1, reason="insult")
    assert not is_trusted("acc")
    frozen.shift(timedelta(days=CLEAN_DAYS, seconds=1))

    assert is_trusted("acc")


def test_a_refusal_that_does_not_stand_any_more_counts_against_nobody(approved, send, moderator):
    approved(TRUSTED_AFTER)
    case = reject(send(), by=moderator, version=1, reason="insult")
    Case.objects.filter(pk=case.pk).update(state="approved", reason=None)  # as an appeal leaves it

    assert Decision.objects.filter(outcome="rejected").exists()
    assert is_trusted("acc")


@pytest.mark.parametrize(("outcome", "trusted"), [("upheld", False), ("dismissed", True), ("", True)])
def test_reports_count_once_they_were_right(approved, outcome, trusted):
    case = approved(TRUSTED_AFTER)[0]
    settled = timezone.now() if outcome else None
    Report.objects.create(case=case, person_key="p", why="insult", weight=50, outcome=outcome, settled_at=settled)

    assert is_trusted("acc") is trusted


def test_accepted_is_asked_of_the_browser_or_the_account(approved):
    approved(author="known", account="acc")

    assert accepted(author_key="known")
    assert accepted(author_key="new", account_key="acc")
    assert not accepted(author_key="new", account_key="other")
    assert not accepted()
