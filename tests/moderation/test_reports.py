"""Readers report a text; enough weight hides it; a moderator says whether they were right."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation.actions import approve
from moderation.actions.hide import hide
from moderation.actions.reports import Reporter, agree, dismiss, report, uphold, weight_of
from moderation.actions.settling import settle
from moderation.models import Case, Decision, Report
from moderation.queries.reports import hidden, reported, reported_count
from moderation.report_weights import needed, pull, weight
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.models import Frame
from realtime.publish import action
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(make_case, moderator):
    case = make_case("一段公开的话", byline="海风")
    return approve(case, by=moderator, version=case.version)


def reporter(name: str, account: bool = True) -> Reporter:
    return Reporter(f"person-{name}", f"account-{name}" if account else "")


def report_by(case, *names, why="insult", account=True, text=""):
    for name in names:
        report(case, reporter(name, account), why=why, text=text)
    case.refresh_from_db()
    return case


def settled(name: str, make_case, moderator, *, right: int = 0, wrong: int = 0):
    """A person whose earlier reports were so often right and so often wrong."""
    for outcome in ["upheld"] * right + ["dismissed"] * wrong:
        row = {"person_key": f"person-{name}", "account_key": f"account-{name}", "why": "insult", "weight": 50}
        Report.objects.create(case=make_case(), outcome=outcome, **row)


@pytest.mark.parametrize(
    ("upheld", "dismissed", "has_account", "told"),
    [(0, 0, True, 50), (0, 0, False, 25), (8, 0, True, 90), (0, 8, True, 10), (100, 0, True, 95), (0, 100, False, 5)],
)
def test_weight_follows_how_often_a_person_was_right(upheld, dismissed, has_account, told):
    assert weight(upheld=upheld, dismissed=dismissed, has_account=has_account) == told


def test_weight_of_a_person_counts_all_places_of_the_account(make_case, moderator):
    settled("a", make_case, moderator, right=3, wrong=1)

    assert weight_of(reporter("a")) == 67
    assert weight_of(reporter("b")) == 50
    assert weight_of(reporter("a", account=False)) == 33


def test_report_is_kept_with_its_weight_and_once_per_person(published):
    first = report(published, reporter("a"), why="privacy", text="  写了我家的电话  ")

    again = report(published, reporter("a"), why="insult")
    by_account = report(published, Reporter("another-browser", "account-a"), why="insult")

    assert (first.weight, first.why, first.text, first.outcome) == (50, "privacy", "写了我家的电话", "")
    assert again == by_account == first
    assert Report.objects.count() == 1
    assert Frame.objects.filter(kind="notice", data={"code": "reports"}).exists()


def test_only_what_is_public_can_be_reported(case, published, moderator):
    gone = hide(published, by=moderator, version=published.version, reason="insult")

    for one in (case, gone):
        with pytest.raises(Closed):
            report(one, reporter("a"), why="insult")


def test_three_people_hide_a_text_until_somebody_has_looked(published):
    report_by(published, "a", "b")
    assert published.state == "approved"

    held = report_by(published, "c")

    decision = held.decisions.last()
    assert (held.state, held.reason_id, held.is_automatic) == ("hidden", "reported", True)
    assert (decision.rule, decision.by) == ("reports", None)
    assert set(Report.objects.values_list("outcome", flat=True)) == {""}


def test_two_heavy_ones_are_not_enough_and_three_light_ones_neither(published, make_case, moderator):
    for name in "ab":
        settled(name, make_case, moderator, right=50)
    assert report_by(published, "a", "b").state == "approved"
    assert pull(published.reports.all()) > needed(was_dismissed=False)
    other = approve(make_case("另一段话"), by=moderator, version=1)

    assert report_by(other, "x", "y", "z", account=False).state == "approved"


def test_personal_data_counts_double(published):
    assert report_by(published, "x", "y", "z", account=False, why="privacy").state == "hidden"


def test_a_text_found_right_before_needs_twice_the_weight(published, moderator):
    report_by(published, "a")
    dismiss(published, by=moderator, version=published.version)
    published.refresh_from_db()

    assert report_by(published, "b", "c", "d", "e", "f").state == "approved"
    assert report_by(published, "g").state == "hidden"


def test_upheld_reports_hide_the_text_and_count_as_right(published, moderator):
    report_by(published, "a", "b")

    done = uphold(published, by=moderator, version=published.version, reason="insult")

    assert (done.state, done.reason_id) == ("hidden", "insult")
    assert set(Report.objects.values_list("outcome", "settled_by")) == {("upheld", moderator.pk)}
    assert weight_of(reporter("a")) == 67


def test_upheld_after_the_rule_keeps_it_hidden_for_the_true_reason(published, moderator):
    held = report_by(published, "a", "b", "c")

    done = uphold(held, by=moderator, version=held.version, reason="privacy")

    assert (done.state, done.reason_id, done.decided_by, done.is_automatic) == ("hidden", "privacy", moderator, False)
    assert reported_count(moderator) == 0


def test_dismissed_reports_show_what_they_hid(published, moderator, other_moderator):
    held = report_by(published, "a", "b", "c")

    done = dismiss(held, by=other_moderator, version=held.version)

    assert (done.state, done.decided_by) == ("approved", moderator)
    assert [one.outcome for one in done.decisions.all()] == ["approved", "hidden", "shown"]
    assert set(Report.objects.values_list("outcome", flat=True)) == {"dismissed"}
    assert weight_of(reporter("a")) == 33


def test_dismissal_confirms_what_only_a_rule_had_published(published, moderator):
    Case.objects.filter(pk=published.pk).update(is_automatic=True, decided_by=None)
    report_by(published, "a")

    done = dismiss(published, by=moderator, version=published.version)

    assert (done.state, done.is_automatic, done.decisions.last().outcome) == ("approved", False, "confirmed")


def test_right_reports_of_a_changed_text_leave_it_public(published, moderator):
    report_by(published, "a")
    with pytest.raises(Refusal):
        agree(published, by=moderator, version=published.version)
    told = {"state": "approved", "edited_text": "一段话", "decided_by": moderator}
    changed = action(settle)(published, Decision.Outcome.REDACTED, by=moderator, **told)

    done = agree(changed, by=moderator, version=changed.version)

    assert (done.state, Report.objects.get().outcome) == ("approved", "upheld")


@pytest.mark.parametrize("act", [uphold, dismiss, agree])
def test_settling_is_refused_to_strangers_late_comers_and_without_reports(published, moderator, stranger, act):
    more = {"reason": "insult"} if act is uphold else {}
    with pytest.raises(Closed):
        act(published, by=moderator, version=published.version, **more)
    report_by(published, "a")

    with pytest.raises(NotAllowed):
        act(published, by=stranger, version=published.version, **more)
    with pytest.raises(Stale):
        act(published, by=moderator, version=published.version - 1, **more)
    assert Report.objects.get().outcome == ""


def test_two_moderators_settle_reports_once(published, moderator, other_moderator):
    report_by(published, "a")
    dismiss(published, by=moderator, version=published.version)

    with pytest.raises((Closed, Stale)):
        uphold(published, by=other_moderator, version=published.version, reason="insult")
    assert Report.objects.get().outcome == "dismissed"


def test_queue_is_grouped_by_text_the_heaviest_first(published, make_case, moderator, room_moderator):
    other = approve(make_case("别处的话", scope="interview-8"), by=moderator, version=1)
    report_by(published, "a")
    report_by(other, "a", "b", why="privacy", text="这里有手机号")

    rows = list(reported(moderator))

    assert [(row.pk, row.people, row.total) for row in rows] == [(other.pk, 2, 100), (published.pk, 1, 50)]
    assert [one.text for one in rows[0].open_reports] == ["这里有手机号"] * 2
    assert list(reported(room_moderator)) == [published]
    assert list(reported(moderator, q="别处")) == [other]
    assert reported_count(factories.user()) == 0


def test_page_shows_reports_and_takes_the_answer(client, published, moderator):
    client.force_login(moderator)
    report_by(published, "a", text="骂了人", why="insult")
    page = client.get("/moderation/reports/").content.decode()
    assert "一段公开的话" in page
    assert "骂了人" in page
    assert '<option value="insult" selected>' in page

    done = client.post(
        reverse("moderation:report_uphold", args=[published.pk]), {"version": published.version, "reason": "insult"}
    )

    assert (done.status_code, done["Location"]) == (302, "/moderation/reports/")
    published.refresh_from_db()
    assert published.state == "hidden"
    listed = client.get("/moderation/hidden/").content.decode()
    assert "一段公开的话" in listed
    assert list(hidden(moderator)) == [published]


def test_fragment_is_the_list_alone(client, published, moderator):
    client.force_login(moderator)
    report_by(published, "a")

    part = client.get("/moderation/reports/", headers={"X-Fragment": "1"}).content.decode()

    assert "一段公开的话" in part
    assert "<html" not in part


def test_hiding_and_showing_from_the_desk(client, published, moderator):
    client.force_login(moderator)
    page = client.get(reverse("moderation:case", args=[published.pk])).content.decode()
    assert reverse("moderation:hide", args=[published.pk]) in page

    told = {"version": published.version, "reason": "insult"}
    answer = client.post(reverse("moderation:hide", args=[published.pk]), told, headers={"Accept": "application/json"})

    assert answer.json()["state"] == "hidden"
    show = reverse("moderation:show", args=[published.pk])
    assert show in client.get(reverse("moderation:case", args=[published.pk])).content.decode()
    assert client.post(show, {"version": answer.json()["version"]}).status_code == 302
    published.refresh_from_db()
    assert published.state == "approved"


@pytest.mark.parametrize("name", ["report_uphold", "report_agree", "report_dismiss", "hide", "show", "hide_author"])
def test_strangers_find_no_such_page(client, published, stranger, name):
    for person in (None, stranger):
        if person:
            client.force_login(person)
        told = {"version": published.version, "reason": "insult"}
        assert client.post(reverse(f"moderation:{name}", args=[published.pk]), told).status_code == 404
    for page in ("/moderation/reports/", "/moderation/hidden/", "/moderation/presses/abc/"):
        assert client.get(page).status_code == 404


@pytest.mark.parametrize("page", ["/moderation/reports/", "/moderation/hidden/"])
def test_as_many_queries_for_three_texts_as_for_one(client, make_case, moderator, page, django_assert_num_queries):
    def add(text):
        case = approve(make_case(text), by=moderator, version=1)
        report_by(case, *"abc")

    client.force_login(moderator)
    add("第一段话")
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    add("第二段话")
    add("第三段话")

    with django_assert_num_queries(len(one)):
        assert "第三段话" in client.get(page).content.decode()
