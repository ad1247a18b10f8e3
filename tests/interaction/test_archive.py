"""The pages everybody may read: list with finder, one letter, search; nothing else is there, nothing is written."""

from datetime import date

import pytest

from interaction.actions import deadlines
from interaction.models import Event, Submission
from people.models import Department
from tests.interaction.letters import at, department, enquiry, published

pytestmark = pytest.mark.django_db
XSS = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def page(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str, *candidates: str) -> list[str]:
    return [title for title in candidates if title in html]


def test_list_shows_published_letters_with_dates_department_and_working_days(client):
    published(1, title="东门路灯")

    html = page(client, "/enquiry/")

    for shown in ("东门路灯", "财政局", "小区东门的路灯坏了。", "2026", "6"):
        assert shown in html


def test_list_leaves_out_what_is_not_published(client):
    enquiry(1, title="未公开的信")
    published(2, title="公开的信")

    assert titles(page(client, "/enquiry/"), "未公开的信", "公开的信") == ["公开的信"]


def test_finder_narrows_by_word_department_and_year(client):
    one = published(1, title="路灯甲")
    published(2, title="路灯乙", department=department("culture", "文化局"))
    published(3, title="路灯丙", published_at=at(2025, 6, 2, 9))
    published(4, title="井盖丁", text="井盖", answer="换好")

    url = f"/enquiry/?q=路灯&department={one.department_id}&year=2026"

    # the words of a query are marked, so a title stands in pieces
    assert titles(page(client, url), "</mark>甲", "</mark>乙", "</mark>丙", "井盖丁") == ["</mark>甲"]


ODD = ["department=999999", "year=abc", "page=0", "page=99", "page=x", f"q={'长' * 500}", "q=%00"]


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_still_show_the_list(client, query):
    published(1, title="东门路灯")

    assert "东门路灯" in page(client, f"/enquiry/?{query}")


def test_empty_list_and_empty_search_say_what_to_do(client):
    assert 'class="card empty"' in page(client, "/enquiry/")
    assert 'class="card empty' in page(client, "/search/?q=没有的词")


def test_lists_show_twenty_and_link_the_rest_with_their_filter(client):
    for number in range(1, 22):
        published(number)

    html = page(client, "/enquiry/?q=路灯")

    assert html.count('class="title"') == 20
    assert "q=%E8%B7%AF%E7%81%AF&amp;page=2" in html
    assert page(client, "/enquiry/?q=路灯&page=2").count('class="title"') == 1


@pytest.mark.parametrize("url", ["/enquiry/", "/enquiry/?q=路灯", "/search/?q=路灯"])
def test_lists_need_as_many_queries_for_three_rows_as_for_one(client, url, django_assert_num_queries):
    published(1)
    page(client, url)
    with django_assert_num_queries(QUERIES[url.partition("=")[0]]):
        page(client, url)
    published(2, department=department("culture", "文化局"))
    published(3, department=department("transport", "交通局"))

    with django_assert_num_queries(QUERIES[url.partition("=")[0]]):
        page(client, url)


QUERIES = {"/enquiry/": 10, "/enquiry/?q": 8, "/search/?q": 9}


def test_letter_shows_both_texts_dates_and_working_days(client):
    letter = published(1, text="路灯坏了", answer="已修好，电话0532-88888888")

    html = page(client, f"/enquiry/{letter.pk}/")

    for shown in (letter.number, letter.title, "路灯坏了", "已修好，电话0532-88888888", "财政局"):
        assert shown in html


@pytest.mark.parametrize(("address", "tag"), [("/enquiry/", "li"), ("/enquiry/{pk}/", "dd")])
def test_english_pages_name_departments_in_english(client, address, tag):
    letter = published(1)
    Department.objects.filter(pk=letter.department_id).update(name_en="Finance Bureau")

    html = client.get(address.format(pk=letter.pk), headers={"accept-language": "en"}).content.decode()

    assert f"<{tag}>Finance Bureau</{tag}>" in html


def test_letter_shows_the_public_copy_and_never_the_text_as_sent(client):
    letter = published(1, text="未遮盖 13812345678")
    letter.messages.filter(kind="letter").update(public_text="公开 138****5678")
    letter.contact = {"phone": "13987654321"}
    letter.byline = "朱**"
    letter.save()

    html = page(client, f"/enquiry/{letter.pk}/")

    assert titles(html, "13812345678", "13987654321", "未遮盖", "138****5678", "朱**") == ["138****5678", "朱**"]


def test_letter_with_an_unreleased_answer_shows_none(client):
    letter = published(1, answer="")
    letter.messages.create(kind="answer", state="draft", text="草稿答复", written_at=letter.submitted_at)

    assert "草稿答复" not in page(client, f"/enquiry/{letter.pk}/")


def test_open_promise_is_explained_to_everybody(client, frozen):
    letter = published(1, state="assigned", answer="", answered_at=None)
    deadlines.start(letter, "answer", on=date(2026, 2, 27))

    html = page(client, f"/enquiry/{letter.pk}/")

    assert "2026年3月5日" in html
    assert "山东省政务服务热线管理办法" in html


@pytest.mark.parametrize("columns", [{"published_at": None}, {"channel": "mailbox"}])
def test_whatever_is_not_published_here_is_not_there(client, columns):
    letter = published(1)
    Submission.objects.filter(pk=letter.pk).update(**columns)

    assert client.get(f"/enquiry/{letter.pk}/").status_code == 404
    assert client.get("/enquiry/999999/").status_code == 404


def test_a_merged_letter_is_not_listed(client):
    first = published(1, title="留下的")
    published(2, title="并入的", merged_into=first)

    assert titles(page(client, "/enquiry/"), "留下的", "并入的") == ["留下的"]


def test_markup_of_citizens_stays_text_everywhere(client):
    letter = published(1, title=XSS, text=f"正文{XSS}", answer=XSS, byline=XSS[:50])

    for url in ("/enquiry/", "/enquiry/?q=script", f"/enquiry/{letter.pk}/", "/search/?q=alert", f"/search/?q={XSS}"):
        html = page(client, url)
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_search_marks_what_was_asked_for(client):
    published(1, title="關於財政預算", text="請公開")

    html = page(client, "/search/?q=财政")

    assert "關於<mark>財政</mark>預算" in html


def test_an_answered_question_of_an_interview_that_moved_here_is_found_on_its_own_page(client):
    letter = published(1, title="公交线路")

    assert f'href="/enquiry/{letter.pk}/"' in page(client, "/search/?q=公交")


def test_reading_writes_nothing(client):
    letter = published(1)
    before = (Event.objects.count(), list(Submission.objects.values()))

    for url in ("/enquiry/", f"/enquiry/{letter.pk}/", "/search/?q=路灯"):
        page(client, url)

    assert (Event.objects.count(), list(Submission.objects.values())) == before
    assert client.post(f"/enquiry/{letter.pk}/").status_code == 405


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_stand_in_both_languages_and_are_not_kept_by_caches(client, language):
    letter = published(1)

    for url in ("/enquiry/", f"/enquiry/{letter.pk}/", "/search/", "/search/?q=路灯"):
        response = client.get(url, headers={"accept-language": language})
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
