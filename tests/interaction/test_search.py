"""Search: two-character words, folded letters, nothing private found, on whichever database the tests run."""

import time
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from interaction.actions.indexing import index
from interaction.models import Occasion, Submission
from interaction.queries.search import occasions, results, search
from interaction.textsearch import Piece, excerpt, highlight, terms, tokens
from tests.interaction.letters import at, department, enquiry, published

anything = st.text(max_size=60)


def test_tokens_are_overlapping_pairs_and_whole_words():
    assert tokens("财政预算 2026年 Bus") == "财政 政预 预算 算 2026 年 bus"


def test_tokens_fold_traditional_width_case_and_marks():
    assert tokens("財政預算 ＡＢＣ Ünïcode") == tokens("财政预算 abc unicode")


def test_tokens_of_stacked_marks_take_no_time():
    began = time.perf_counter()

    tokens("é" + "\u0301\u0327" * 100_000)

    assert time.perf_counter() - began < 1


def test_terms_are_few_and_a_query_of_signs_has_none():
    assert terms("，。！？ …") == []
    assert len(terms("财政预算公开" * 40)) <= 16


def test_highlight_marks_traditional_text_for_a_simplified_query():
    assert highlight("關於財政的問題", "财政") == [Piece("關於", False), Piece("財政", True), Piece("的問題", False)]


def test_highlight_marks_only_beginnings_of_words():
    assert [piece.text for piece in highlight("bus abus BUSES", "bus") if piece.hit] == ["bus", "BUS"]


def test_excerpt_shows_the_hit_of_a_long_text():
    pieces = excerpt("前" * 500 + "财政" + "后" * 500, "财政")

    assert "".join(piece.text for piece in pieces).startswith("…")
    assert [piece.text for piece in pieces if piece.hit] == ["财政"]
    assert sum(len(piece.text) for piece in pieces) == 122


@settings(max_examples=300, deadline=None)
@given(anything, anything)
def test_highlight_never_changes_a_text(text, query):
    assert "".join(piece.text for piece in highlight(text, query)) == text


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="财政预算公开路灯水a1 ，", max_size=30), st.data())
def test_whatever_stands_in_a_text_is_found_in_its_tokens(text, data):
    start = data.draw(st.integers(0, len(text)))
    query = text[start : start + data.draw(st.integers(1, 8))]
    words = tokens(text).split(" ")
    begins_inside = start and text[start - 1 : start].isascii() and query[:1].isascii()

    for term in terms(query.lstrip("a1") if begins_inside else query):
        assert any(word.startswith(term.text) if term.is_prefix else word == term.text for word in words)


def found(q: str) -> list[int]:
    return [submission.pk for submission in results(q)]


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("q", ["财政", "预算", "財政預算", "预算公开", "2026", "财", "开", "LS-2026-000001", "ls-2026"])
def test_search_finds_words_of_two_characters_parts_and_numbers(q):
    letter = published(1, title="关于财政预算公开", text="请公开2026年预算。")
    published(2, title="路灯", text="坏了", number="LS-2025-000002", answer="修好")

    assert found(q) == [letter.pk]


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("q", ["教育", "政财", "财政 路灯", "' OR 1=1", '" OR "1', "财政*", "NEAR(", "%", "\\", "a:b"])
def test_search_finds_nothing_else_and_signs_do_no_harm(q):
    published(1, title="关于财政预算公开", text="请公开预算。")

    assert found(q) == ([Submission.objects.get().pk] if q == "财政*" else [])


@pytest.mark.django_db
def test_search_asks_for_all_words_and_finds_answers():
    letter = published(1, text="小区路灯坏了", answer="已安排供电公司抢修")

    assert found("路灯 供电") == [letter.pk]
    assert found("路灯 自来水") == []


@pytest.mark.django_db
def test_search_shows_the_newest_first():
    older = published(1, published_at=at(2026, 2, 1, 9))
    newer = published(2, published_at=at(2026, 2, 3, 9))

    assert found("路灯") == [newer.pk, older.pk]


@pytest.mark.django_db
def test_search_does_not_find_what_is_not_published_or_withdrawn_again():
    waiting = enquiry(1, title="路灯的秘密")
    index(waiting)
    withdrawn = published(2)
    withdrawn.published_at = None
    withdrawn.save()
    index(withdrawn)

    assert found("路灯") == []
    assert search(Submission.objects.all(), "秘密").get() == waiting


@pytest.mark.django_db
def test_a_masked_number_of_a_published_letter_cannot_be_found():
    letter = enquiry(1, state="closed", published_at=at(2026, 2, 27, 9))
    letter.messages.create(
        kind="letter", text="电话13812345678", public_text="电话138****5678", written_at=letter.submitted_at
    )
    index(letter)

    assert found("13812345678") == []
    assert found("电话138") == [letter.pk]
    assert "13812345678" not in Submission.objects.get().search


@pytest.mark.django_db
def test_index_follows_a_changed_text():
    letter = published(1, text="小区东门的路灯坏了。")
    letter.messages.filter(kind="letter").update(public_text="小区东门的井盖坏了。")
    letter.title = "井盖"
    letter.save()

    index(letter)

    assert found("路灯") == []
    assert found("井盖") == [letter.pk]


@pytest.mark.django_db
def test_the_index_of_the_database_answers_not_a_scan():
    is_postgresql = connection.vendor == "postgresql"
    if is_postgresql:  # a table of no rows is scanned, whatever index it has
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = search(Submission.objects.all(), "路灯").explain()

    assert ("submission_tokens" if is_postgresql else "VIRTUAL TABLE") in plan


@pytest.mark.django_db
def test_occasions_are_found_by_title_in_either_script_but_drafts_are_not(frozen):
    times = {"starts_at": at(2026, 3, 9, 10), "ends_at": at(2026, 3, 9, 10) + timedelta(hours=1)}
    shown = {"channel": "interview", "department": department(), **times}
    there = Occasion.objects.create(title="老旧小区加装电梯", state="announced", **shown)
    Occasion.objects.create(title="电梯安全草稿", state="draft", **shown)

    assert [hit.url for hit in occasions(None, "電梯")] == [f"/interview/{there.pk}/"]
    assert occasions(None, "，") == []
