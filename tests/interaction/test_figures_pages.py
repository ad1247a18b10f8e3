"""The pages of figures: what stands there, what is too small to be told, and how many queries they take."""

import csv
import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interaction.models import Deadline, DeadlineRule, Rating
from people.models import Department
from tests.interaction.letters import at, enquiry, published

pytestmark = [pytest.mark.django_db]
PATHS = ("", "year/", "departments/", "letters.csv", "letters.json")
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def now(frozen):
    cache.clear()
    return frozen


def place(slug: str, **more) -> Department:
    return Department.objects.create(slug=slug, kind=Department.Kind.DEPARTMENT, name=f"{slug}局", **more)


def letters(number: int, department, *, answered: int = 0, first: int = 0, late: int = 0, **columns) -> list:
    """So many letters of March, the first of them answered, of those the first too late."""
    rule = DeadlineRule.objects.get(channel="enquiry", clock="answer")
    made = []
    for count in range(number):
        done = at(2026, 3, 2, 12) if count < answered else None
        made.append(
            enquiry(first + count, department=department, submitted_at=at(2026, 3, 1, 9), answered_at=done, **columns)
        )
        due = at(2026, 3, 1 if count < late else 2).date()
        Deadline.objects.create(submission=made[-1], rule=rule, started_on=due, due_on=due, met_at=done)
    return made


def text(client, path: str = "", **query) -> str:
    cache.clear()
    page = client.get(f"/statistics/{path}", query, headers=ENGLISH)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def rows(client, breakdown: str) -> dict[str, dict]:
    cache.clear()
    found = client.get("/statistics/letters.json").json()["rows"]
    return {row["key"]: row for row in found if row["breakdown"] == breakdown and row["month"] == "2026-03"}


@pytest.mark.parametrize("path", PATHS)
def test_a_site_without_letters_has_every_page(client, path):
    assert client.get(f"/statistics/{path}").status_code == 200


def test_the_menu_leads_to_the_figures(client):
    assert f'href="{reverse("interaction:statistics")}"' in client.get("/statistics/").content.decode()


def test_a_month_says_what_came_and_up_to_when_it_was_counted(client):
    letters(8, place("works"), answered=6, late=2)

    page = text(client)

    assert "8 letters came; 8 valid, 0 not accepted or doubles. 6 answered so far." in page
    assert "8 answers fell due; 4 came in time, extensions included." in page
    assert ">75.0%<" in page
    assert "Counted up to <time" in page


def test_an_unknown_month_channel_year_and_order_fall_back(client):
    letters(5, place("works"))

    assert "2026-03 at a glance" in text(client, month="1999-13", channel="nonsense")
    assert "The last twelve months" in text(client, "year/", year="x")
    assert "By reply rate" in text(client, "departments/", sort="name", year="2O26")


def test_an_unknown_department_is_404(client):
    assert client.get("/statistics/departments/nobody/").status_code == 404


def test_small_departments_stand_together_and_never_one_alone(client):
    letters(9, place("a"), first=0)
    letters(6, place("b"), first=20)
    letters(2, place("c"), first=40)

    found = rows(client, "department")

    assert {key: row["received"] for key, row in found.items()} == {"a": 9, "few": 8}
    page = text(client)
    assert "departments/c/" not in page[: page.index("Overdue now")]


def test_a_small_department_tells_nothing_on_its_own_page(client):
    letters(3, place("c"), answered=2)

    page = text(client, "departments/c/")

    assert "Fewer than 5 letters came, so nothing else is told about them." in page
    assert "2 answered" not in page


def test_few_ratings_are_not_told(client):
    made = letters(9, place("a"), answered=9)
    for count, letter in enumerate(made[:4]):
        Rating.objects.create(submission=letter, person_key=str(count), mark=1)

    assert (rows(client, "all")["all"]["rated"], rows(client, "all")["all"]["satisfaction"]) == (None, None)
    assert "Fewer than 5 answers were rated, so their ratings are not told." in text(client)

    Rating.objects.create(submission=made[4], person_key="4", mark=3)
    assert (rows(client, "all")["all"]["rated"], rows(client, "all")["all"]["satisfaction"]) == (5, 20.0)


def test_letters_without_a_rule_are_left_out_of_the_on_time_rate_and_counted(client):
    works = place("works")
    letters(5, works, answered=5)
    for count in (50, 51):
        enquiry(count, department=works, submitted_at=at(2026, 3, 1, 9), answered_at=at(2026, 3, 2, 9))

    found = rows(client, "all")["all"]

    assert (found["due"], found["on_time_rate"], found["without_rule"]) == (5, 100.0, 2)
    assert "2 letters had no rule for their deadlines" in text(client)


def test_what_is_rejected_withdrawn_joined_or_paused_is_never_late(client):
    works = place("works")
    made = letters(9, works)
    for letter, columns in zip(
        made, ({"state": "rejected"}, {"state": "withdrawn"}, {"merged_into": made[8]}), strict=False
    ):
        type(letter).objects.filter(pk=letter.pk).update(**columns)
    Deadline.objects.filter(submission=made[3]).update(paused_since=at(2026, 3, 2).date())

    found = rows(client, "all")["all"]

    assert (found["received"], found["valid"], found["due"], found["on_time"]) == (9, 7, 5, 0)


def test_the_table_of_departments_ranks_by_rates_and_sets_few_letters_apart(client):
    letters(12, place("good"), answered=12, first=0)
    letters(12, place("slow"), answered=12, late=6, first=20)
    letters(12, place("bad"), answered=3, first=40)
    letters(6, place("tiny"), answered=6, first=60)

    page = text(client, "departments/")

    order = [page.index(f"{slug}局</span>") for slug in ("good", "slow", "bad", "tiny")]
    assert order == sorted(order)
    unranked = '<tr class="is-weak"><td class="num" data-label="Place">–</td><th scope="row"><a href="{}"'
    assert unranked.format("/statistics/departments/tiny/") in page


def test_who_is_overdue_is_named_with_the_earliest_day(client):
    letters(3, place("late"), first=0)
    letters(1, place("later"), first=10)

    page = text(client)

    named = page[page.index("Overdue now, by name") :]
    assert named.index("late局") < named.index("3 letters") < named.index("later局") < named.index("1 letter<")
    assert 'datetime="2026-03-02"' in named


def test_one_channel_shows_its_kinds_and_no_other_channels(client):
    works = place("works")
    letters(7, works, kind="question")
    letters(6, works, kind="help", first=20)
    letters(8, works, kind="question", channel="mailbox", first=40)

    page = text(client, channel="enquiry")

    assert "13 letters came" in page
    assert "By kind of letter" in page
    assert '<th scope="row">Question</th><td class="num">7</td>' in page
    assert "By channel" not in page


def test_a_hidden_month_of_a_department_is_not_in_the_picture_either(client):
    works = place("works")
    letters(9, works, answered=9)
    for count in range(3):
        enquiry(80 + count, department=works, submitted_at=at(2026, 1, 5, 9))
    for count in range(20):
        enquiry(100 + count, department=works, submitted_at=at(2025, 11, 5, 9))

    page = text(client, "departments/works/")

    assert page.count('">fewer than 5</td>') == 2  # January, and March, so that January cannot be worked out
    assert page.count('class="layer-') == 1


def test_the_csv_has_the_rows_of_the_json(client):
    letters(8, place("=works"), answered=6)
    cache.clear()

    body = client.get("/statistics/letters.csv").content.decode("utf-8-sig")

    table = list(csv.DictReader(io.StringIO(body)))
    assert len(table) == len(client.get("/statistics/letters.json").json()["rows"])
    assert table[0] | {"month": "2026-03", "received": "8", "reply_rate": "75.0"} == table[0]
    assert "'=works局" in body


@pytest.mark.parametrize("path", ["", "year/", "departments/", "departments/works/", "letters.json"])
def test_as_many_queries_for_three_letters_and_departments_as_for_one(client, path):
    works = place("works")
    letters(6, works, answered=3)
    published(90, department=works)
    text_of = f"/statistics/{path}"
    client.get(text_of)
    counts = []
    for _again in range(2):
        cache.clear()
        with CaptureQueriesContext(connection) as counting:
            client.get(text_of)
        counts.append(len(counting))
        if not Department.objects.filter(slug="second").exists():
            letters(6, place("second"), answered=6, first=200)
            letters(6, place("third"), first=300)

    assert counts[0] == counts[1] <= 12


def test_kept_figures_take_no_count_again(client, django_assert_max_num_queries):
    letters(6, place("works"))
    client.get("/statistics/")

    with django_assert_max_num_queries(2):
        client.get("/statistics/")


def test_while_one_page_counts_the_others_show_the_last_figures(client):
    works = place("works")
    letters(6, works)
    text(client)
    letters(6, works, first=20)
    cache.delete("letters-counted")
    cache.set("letters-being-counted", True)

    assert "6 letters came" in client.get("/statistics/", headers=ENGLISH).content.decode()
    cache.delete("letters-being-counted")
    assert "12 letters came" in client.get("/statistics/", headers=ENGLISH).content.decode()
