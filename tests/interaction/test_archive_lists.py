"""Lists of what is published: narrowed, put in order, long ones cut; and what a letter shows beside its texts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.models import Rating, Submission, Support, Upload
from interaction.queries import archive_hits, archive_list
from interaction.queries.archive import letter as letter_page
from interaction.queries.archive_list import Asked, Pages, found, years_of
from interaction.queries.similar_answers import forget_titles
from tests.interaction.letters import at, department, published

pytestmark = pytest.mark.django_db


def suggestion(number: int, outcome: str = "", **columns) -> Submission:
    return published(number, channel="suggestion", outcome=outcome, title=f"建议第{number}条", **columns)


def page(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.database
def test_each_choice_narrows_the_list():
    one = published(1, kind="help", title="路灯")
    other = published(
        2, kind="question", title="井盖", text="井盖", answer="换好", department=department("c", "文化局")
    )
    again = published(3, state="in-progress", title="水表", text="水表", answer="查", published_at=at(2025, 12, 31, 23))

    for asked, rows in [
        (Asked(), [other, one, again]),
        (Asked(q="路灯"), [one]),
        (Asked(kind="question"), [other]),
        (Asked(department=other.department), [other]),
        (Asked(year=2025), [again]),
        (Asked(year=2026), [other, one]),
        (Asked(state="open"), [again]),
        (Asked(state="answered"), [other, one]),
        (Asked(q="路灯", year=2025), []),
    ]:
        assert list(found("enquiry", asked)) == rows, asked


@pytest.mark.database
def test_orders_put_the_most_read_supported_and_rated_first():
    one, two, three = suggestion(1), suggestion(2), suggestion(3)
    Submission.objects.filter(pk=one.pk).update(views=7)
    for number in range(2):
        Support.objects.create(submission=two, person_key=f"{number}", tier="guest")
    Support.objects.create(submission=one, person_key="0", tier="guest")
    Rating.objects.create(submission=one, person_key="answer-1", mark=1)
    Rating.objects.create(submission=two, person_key="answer-2", mark=3)
    newer = Rating.objects.create(submission=one, person_key="answer-3", mark=2)
    Rating.objects.filter(pk=newer.pk).update(at=timezone.now() + timedelta(hours=1))

    assert list(found("suggestion", Asked())) == [three, two, one]
    assert list(found("suggestion", Asked(sort="read"))) == [one, three, two]
    assert list(found("suggestion", Asked(sort="supported"))) == [two, one, three]
    assert list(found("suggestion", Asked(sort="rated"))) == [two, one, three]


def test_a_long_list_is_cut_and_says_so(client, monkeypatch):
    monkeypatch.setattr(archive_list, "MOST", 2)
    for number in range(1, 4):
        published(number)

    pages = Pages(found("enquiry", Asked()))
    html = page(client, "/enquiry/")

    assert (pages.count, pages.is_more) == (2, True)
    assert "超过 2 封" in html or "More than 2 letters" in html
    assert html.count('class="title"') == 2


def test_a_list_of_exactly_the_most_is_whole(monkeypatch):
    monkeypatch.setattr(archive_list, "MOST", 2)
    published(1), published(2)

    assert Pages(found("enquiry", Asked())).is_more is False


def test_years_reach_from_the_first_to_the_last_publication():
    assert years_of("enquiry") == []
    published(1, published_at=at(2024, 1, 1, 0))
    published(2, published_at=at(2026, 2, 1, 9))

    assert years_of("enquiry") == [2026, 2025, 2024]


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense",
        "outcome=adopted%00",
        "sort=views;drop",
        "state=x",
        "year=99999999999",
        "department=-1",
        "sort=read&page=9",
        "year=2026&year=2025",
    ],
)
def test_what_makes_no_sense_narrows_nothing(client, query):
    suggestion(1, "adopted")

    assert "建议第1条" in page(client, f"/suggestion/?{query}")


def test_other_choices_hold_beside_one_that_makes_no_sense(client):
    suggestion(1, "adopted")
    suggestion(2, "declined")

    html = page(client, "/suggestion/?outcome=adopted&year=abc")

    assert "建议第1条" in html
    assert "建议第2条" not in html


def test_orders_are_links_that_keep_what_was_chosen(client):
    suggestion(1, "adopted")

    html = page(client, "/suggestion/?outcome=adopted&sort=read&page=1")

    assert 'href="?outcome=adopted&amp;sort=supported"' in html
    assert 'href="?outcome=adopted"' in html
    assert 'href="?outcome=adopted&amp;sort=read" aria-current="true"' in html


def test_only_channels_with_outcomes_and_support_ask_for_them(client):
    published(1)

    html = page(client, "/enquiry/")

    assert 'name="outcome"' not in html
    assert 'value="supported"' not in html
    assert 'name="kind"' in html


@pytest.mark.parametrize("channel", ["enquiry", "mailbox", "suggestion", "correction"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_empty_list_of_every_channel_says_so(client, channel, language):
    response = client.get(f"/{channel}/?sort=rated", headers={"accept-language": language})

    assert 'class="card empty"' in response.content.decode()


def test_a_list_needs_as_many_queries_for_three_supported_ones_as_for_one(client, django_assert_num_queries):
    Support.objects.create(submission=suggestion(1), person_key="a", tier="guest")
    page(client, "/suggestion/")
    with django_assert_num_queries(11):
        page(client, "/suggestion/")
    for number in (2, 3):
        Support.objects.create(submission=suggestion(number), person_key="a", tier="guest")

    with django_assert_num_queries(11):
        page(client, "/suggestion/")


def test_a_letter_shows_outcome_rating_readers_and_how_to_pass_it_on(client):
    letter = suggestion(1, "partly", views=41)
    answer = letter.messages.get(kind="answer")
    Rating.objects.create(submission=letter, person_key=f"answer-{answer.pk}", mark=2, reason="等得太久")

    html = page(client, f"/suggestion/{letter.pk}/")

    for shown in (
        "部分采纳",
        "基本满意",
        "41",
        f"http://testserver/suggestion/{letter.pk}/",
        "data-copy",
        "data-print",
    ):
        assert shown in html
    assert "等得太久" not in html


def test_an_outcome_that_is_a_reason_for_something_else_is_not_shown():
    assert letter_page(published(1, outcome="insult")).outcome == ""


def test_only_files_that_were_let_out_are_linked(client):
    letter = published(1)
    for name, is_public in (("公开.pdf", True), ("不公开.pdf", False)):
        Upload.objects.create(
            submission=letter,
            name=name,
            stored=name,
            kind="pdf",
            mime="application/pdf",
            size=1,
            digest="0",
            is_public=is_public,
            sent_at=letter.submitted_at,
        )

    html = page(client, f"/enquiry/{letter.pk}/")

    assert ">公开.pdf<" in html
    assert "不公开.pdf" not in html


def test_a_similar_letter_is_named_and_the_letter_itself_is_not(client):
    one = published(1, title="东门路灯什么时候修")
    other = published(2, title="西门路灯什么时候修")
    forget_titles()

    html = page(client, f"/enquiry/{one.pk}/")

    assert f'href="/enquiry/{other.pk}/"' in html
    assert f'class="title" href="/enquiry/{one.pk}/"' not in html


def test_words_in_a_list_are_found_among_the_newest_thousand_only(monkeypatch):
    monkeypatch.setattr(archive_hits, "MOST", 1)
    monkeypatch.setattr(archive_list, "MOST", 1)
    published(1)
    newer = published(2)

    assert list(found("enquiry", Asked(q="路灯"))) == [newer]
