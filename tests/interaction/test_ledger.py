"""The public ledger: its figures equal a plain recount, its small cells cannot be told, its texts are not there."""

import csv
import io
from datetime import datetime, timedelta
from statistics import quantiles

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from moderation import actions
from moderation.models import Case, Decision, Reason
from tests.interaction.making import interview, moderator, person, question

SECRET = "孤山秘密话语"


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()
    yield
    cache.clear()


def rows_of(client) -> list[dict]:
    return client.get("/ledger/ledger.json").json()["rows"]


def case_of(asked) -> Case:
    return Case.objects.get(about_id=asked.pk)


def decided(occasion, who, number: int, reason: str = "") -> list[Case]:
    """So many questions, approved or refused for a reason by this moderator."""
    cases = []
    for place in range(number):
        case = case_of(
            question(
                occasion, f"第{place}个问题，{reason or '同意'}{Case.objects.count()}？", visitor=f"v{place}{reason}"
            )
        )
        if reason:
            cases.append(actions.reject(case, by=who, version=case.version, reason=reason))
        else:
            cases.append(actions.approve(case, by=who, version=case.version))
    return cases


@pytest.mark.django_db
def test_before_anything_was_moderated_the_page_says_so(client):
    page = client.get("/ledger/", headers={"accept-language": "en"})

    assert page.status_code == 200
    assert "Nothing has been moderated yet" in page.content.decode()


@pytest.mark.django_db
def test_figures_equal_a_plain_recount(client):
    who, occasion = moderator(), interview()
    with time_machine.travel(datetime(2026, 9, 10, 2, 0, tzinfo=timezone.get_default_timezone()), tick=False) as clock:
        decided(occasion, who, 6)
        refused = decided(occasion, who, 7, "advertising")
        clock.shift(timedelta(seconds=5))
        actions.undo(refused[0], by=who, version=refused[0].version)
        late = question(occasion, "等了很久的问题？", visitor="late")
        clock.shift(timedelta(minutes=30))
        edited = case_of(late)
        actions.approve(edited, by=who, version=edited.version, text="等了很久的问题（已编辑）？")
    with time_machine.travel(datetime(2026, 10, 2, 2, 0, tzinfo=timezone.get_default_timezone()), tick=False):
        decided(occasion, who, 5, "insult")
        september, october = rows_of(client)

    assert (september["month"], september["channel"], september["received"]) == ("2026-09", "interview", 14)
    assert (september["approved"], september["edited"], september["refused"]) == (7, 1, 6)
    assert september["refused_advertising"] == 6
    assert (october["received"], october["refused"], october["refused_insult"]) == (5, 5, 5)
    waits = [(row.at - row.case.opened_at).total_seconds() for row in first_decisions() if row.at.month == 9]
    assert sorted(waits)[-1] == 1805 - 5
    assert september["median_wait"] == sorted(waits)[(len(waits) - 1) // 2]
    assert september["slow_wait"] <= quantiles(waits, n=10)[-1] + 1


def first_decisions() -> list[Decision]:
    seen, first = set(), []
    for row in Decision.objects.order_by("pk").select_related("case"):
        if row.case_id not in seen:
            seen.add(row.case_id)
            first.append(row)
    return first


@pytest.mark.django_db
def test_reasons_of_few_texts_cannot_be_told_from_any_file(client):
    who, occasion = moderator(), interview()
    decided(occasion, who, 6)
    decided(occasion, who, 6, "insult")
    decided(occasion, who, 9, "too-vague")
    decided(occasion, who, 1, "identity-missing")

    [row] = rows_of(client)
    table = list(csv.DictReader(io.StringIO(client.get("/ledger/ledger.csv").content.decode("utf-8-sig"))))
    page = client.get("/ledger/", headers={"accept-language": "en"}).content.decode()

    assert (row["refused"], row["refused_too-vague"], row["refused_few"]) == (16, 9, 7)
    assert (row["refused_insult"], row["refused_identity-missing"]) == (0, 0)
    assert (table[0]["refused_insult"], table[0]["refused_few"]) == ("0", "7")
    assert "Too vague to act on" in page
    assert "Identity missing" not in page


@pytest.mark.django_db
def test_a_channel_of_few_texts_tells_nothing_but_that(client):
    who = moderator()
    decided(interview(), who, 3, "insult")

    [row] = rows_of(client)

    assert row["is_small"] is True
    assert {value for name, value in row.items() if name not in ("month", "channel", "is_small")} == {None}
    page = client.get("/ledger/?channel=interview", headers={"accept-language": "en"}).content.decode()
    assert "fewer than 5" in page
    assert ">3<" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/ledger/", "/ledger/ledger.csv", "/ledger/ledger.json"])
def test_no_text_or_name_is_in_it(client, address):
    who, occasion = moderator(), interview()
    case = case_of(question(occasion, f"{SECRET}为什么？"))
    actions.reject(case, by=who, version=case.version, reason="privacy")
    decided(occasion, who, 6)

    body = client.get(address).content.decode("utf-8-sig")

    assert SECRET in Case.objects.get(pk=case.pk).text
    assert SECRET not in body
    assert who.name not in body


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows(client, django_assert_num_queries):
    who = moderator()
    decided(interview(), who, 6)
    client.get("/ledger/")
    cache.clear()
    with django_assert_num_queries(9) as few:
        client.get("/ledger/")
    decided(interview(), who, 6, "insult")
    cache.clear()

    with django_assert_num_queries(len(few)):
        client.get("/ledger/")


@pytest.mark.django_db
def test_a_month_nobody_knows_falls_back_to_the_latest(client):
    decided(interview(), moderator(), 5)

    page = client.get("/ledger/?month=1999-01&channel=<script>")

    assert page.status_code == 200
    assert f"{timezone.localtime():%Y-%m}" in page.content.decode()
    assert "<script>" not in page.content.decode().replace('<script type="module"', "")


@pytest.mark.django_db
def test_a_joining_that_is_separated_again_is_no_longer_counted(client):
    who, occasion = moderator(), interview()
    [main, *_rest] = decided(occasion, who, 5)
    case = case_of(question(occasion, "同一个问题吗？", visitor="twin"))
    joined = actions.merge(case, main, by=who, version=case.version)
    cache.clear()
    before = rows_of(client)[0]["joined"]
    actions.separate(joined, by=who, version=joined.version)
    cache.clear()

    assert (before, rows_of(client)[0]["joined"]) == (1, 0)


def test_every_reason_has_its_cell(client, db):
    decided(interview(), moderator(), 5)

    [row] = rows_of(client)

    assert {f"refused_{code}" for code in Reason.objects.values_list("code", flat=True)} < set(row)


@pytest.mark.django_db
def test_only_auditors_find_the_way_to_every_decision(client, signed_in):
    decided(interview(), moderator(), 5)

    assert "/ledger/record/" not in client.get("/ledger/").content.decode()
    assert "/ledger/record/" in signed_in(person("auditor")).get("/ledger/").content.decode()
