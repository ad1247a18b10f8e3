"""How often pages are opened is counted without writing at each, and nothing of it is lost or told twice."""

import threading

import pytest
from django.db import DatabaseError, connection

from interaction.actions import reading_counts
from interaction.actions.reading_counts import count_reading, settle
from interaction.models import Submission
from tests.interaction.letters import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(reading_counts, "_readings", reading_counts.Readings())


def views(letter) -> int:
    return Submission.objects.get(pk=letter.pk).views


def later(monkeypatch, seconds: float) -> None:
    now = reading_counts.monotonic()
    monkeypatch.setattr(reading_counts, "monotonic", lambda: now + seconds)


def test_a_reading_is_not_written_at_once(client, django_assert_num_queries):
    letter = published(1)

    with django_assert_num_queries(0):
        count_reading("letter", letter.pk)

    assert views(letter) == 0


def test_after_a_minute_the_next_reader_writes_all_in_one_go(client, monkeypatch):
    one, other = published(1), published(2)
    for _time in range(3):
        client.get(f"/enquiry/{one.pk}/")
    later(monkeypatch, 61)
    client.get(f"/enquiry/{other.pk}/")

    assert (views(one), views(other)) == (3, 1)
    assert settle(at_once=True) == 0


@pytest.mark.parametrize("url", ["/enquiry/", "/search/?q=路灯"])
def test_lists_write_what_is_due_too(client, monkeypatch, url):
    letter = published(1)
    count_reading("letter", letter.pk)
    client.get(url)
    assert views(letter) == 0

    later(monkeypatch, 61)
    client.get(url)

    assert views(letter) == 1


def test_a_head_request_and_a_page_that_is_not_there_are_no_reading(client):
    letter = published(1)

    client.head(f"/enquiry/{letter.pk}/")
    client.get(f"/mailbox/{letter.pk}/")

    assert settle(at_once=True) == 0


def test_counting_sets_no_cookie(client):
    letter = published(1)

    assert "visitor" not in "".join(client.get(f"/enquiry/{letter.pk}/").cookies)


def test_many_readers_at_once_are_all_counted():
    letter = published(1)
    threads = [
        threading.Thread(target=lambda: [reading_counts._readings.add("letter", letter.pk) for _ in range(500)])
        for _thread in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    settle(at_once=True)

    assert views(letter) == 2000


def test_what_could_not_be_written_is_kept_and_the_page_is_shown(client, monkeypatch):
    letter = published(1)
    count_reading("letter", letter.pk)
    later(monkeypatch, 61)

    def busy(counts):
        raise DatabaseError("locked")

    with monkeypatch.context() as broken:
        broken.setattr(reading_counts, "_write", busy)
        assert client.get(f"/enquiry/{letter.pk}/").status_code == 200

    settle(at_once=True)
    assert views(letter) == 2


def test_writing_needs_few_statements_however_many_pages(django_assert_max_num_queries):
    letters = [published(number) for number in range(1, 9)]
    for letter in letters:
        count_reading("letter", letter.pk)

    with django_assert_max_num_queries(4):
        settle(at_once=True)

    assert {views(letter) for letter in letters} == {1}
    assert connection.in_atomic_block


def test_a_letter_that_is_gone_disturbs_nobody():
    letter = published(1)
    count_reading("letter", 999_999)
    count_reading("letter", letter.pk)

    settle(at_once=True)

    assert views(letter) == 1
