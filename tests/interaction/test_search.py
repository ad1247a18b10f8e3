"""Search: two-character words, folded letters, nothing private found, on whichever database the tests run."""

import time
from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from interaction.actions.indexing import index
from interaction.models import Faq, Occasion, Submission
from interaction.queries import archive_hits
from interaction.queries import search as search_queries
from interaction.queries.archive_hits import Narrowed
from interaction.queries.search import Found, occasions, results, search, standing_questions
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


@pytest.mark.database
@pytest.mark.django_db
def test_results_are_narrowed_by_channel_department_and_year():
    one = published(1)
    other = published(2, channel="mailbox", department=department("culture", "文化局"))
    old = published(3, published_at=at(2025, 12, 31, 23))

    for narrowed, rows in [
        (Narrowed(), [other, one, old]),
        (Narrowed(channel="mailbox"), [other]),
        (Narrowed(department=one.department_id), [one, old]),
        (Narrowed(year=2025), [old]),
        (Narrowed(channel="mailbox", year=2025), []),
    ]:
        assert list(Found("路灯", narrowed).rows()) == rows
        assert list(results("路灯", narrowed)) == rows


@pytest.mark.django_db
def test_facets_count_what_each_choice_would_leave_under_the_others():
    published(1)
    published(2, department=department("culture", "文化局"))
    published(3, channel="mailbox", published_at=at(2025, 6, 1, 9))
    published(4, text="无关", answer="无关", title="无关")

    channel, place, year = Found("路灯", Narrowed(channel="enquiry")).facets()

    assert {one.value: one.count for one in channel.choices} == {"enquiry": 2, "mailbox": 1}
    assert [(str(one.label), one.count) for one in place.choices] == [("文化局", 1), ("财政局", 1)]
    assert [(one.value, one.count) for one in year.choices] == [("2026", 2)]
    assert (channel.chosen, place.chosen) == ("enquiry", "")


@pytest.mark.django_db
def test_a_facet_is_an_address_that_keeps_words_and_other_choices():
    published(1)

    channel, _place, year = Found("路灯", Narrowed(channel="enquiry")).facets()

    assert year.choices[0].url == "?q=%E8%B7%AF%E7%81%AF&channel=enquiry&year=2026"
    assert channel.without == "?q=%E8%B7%AF%E7%81%AF"


@pytest.mark.django_db
def test_of_very_many_results_the_newest_are_shown_and_narrowing_finds_the_others(monkeypatch):
    monkeypatch.setattr(archive_hits, "MOST", 2)
    monkeypatch.setattr(search_queries, "MOST", 2)
    old = published(1, channel="mailbox")
    newer = [published(number) for number in (2, 3, 4)]

    assert list(Found("路灯").rows()) == [newer[2], newer[1]]
    assert Found("路灯").is_more
    narrowed = Found("路灯", Narrowed(channel="mailbox"))
    assert (list(narrowed.rows()), narrowed.is_more) == ([old], False)


@pytest.mark.parametrize(
    "query", ["channel=nonsense", "year=abc", "department=x", "year=0", f"department={'9' * 30}", "channel='", "page=x"]
)
@pytest.mark.django_db
def test_choices_that_make_no_sense_are_handled_plainly(client, query):
    published(1)

    response = client.get(f"/search/?q=路灯&{query}")

    assert response.status_code == 200
    assert "搜索" in response.content.decode()


@pytest.mark.django_db
def test_the_page_shows_facets_as_links_and_marks_the_chosen(client):
    published(1)
    published(2, channel="mailbox")

    html = client.get("/search/?q=路灯&channel=mailbox").content.decode()

    assert 'aria-current="true"' in html
    assert "channel=enquiry" in html
    assert html.count('<a class="title"') == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("q", "is_found"), [("公积金", True), ("公積金 提取", True), ("提取 失业", False), ("，", False)]
)
def test_standing_questions_are_found_by_all_words_in_either_script(q, is_found):
    standing = {"answer": "带身份证到窗口提取。", "department": department(), "checked_on": date(2026, 2, 1)}
    Faq.objects.create(question="公积金怎么提取", **standing)
    Faq.objects.create(question="公积金旧问题", is_active=False, **standing)

    hits = standing_questions(q)

    assert ["".join(piece.text for piece in one.title) for one in hits] == (["公积金怎么提取"] if is_found else [])


@pytest.mark.django_db
def test_occasions_are_found_by_all_words_wherever_they_stand():
    now = at(2026, 2, 1, 9)
    Occasion.objects.create(
        channel="interview",
        state="archived",
        title="老旧小区改造",
        summary="谈谈加装电梯",
        department=department(),
        starts_at=now,
        ends_at=now + timedelta(hours=1),
    )

    assert len(occasions(None, "改造 电梯")) == 1
    assert occasions(None, "改造 游泳") == []
