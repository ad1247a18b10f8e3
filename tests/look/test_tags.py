"""The template tags of every page."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from config.templatetags.page import file_size, lasted, month_before


def render(source, **values):
    return Template(source).render(Context(values))


def test_paragraphs_escape_and_keep_lines():
    page = render("{{ text|paragraphs }}", text="<script>alert(1)</script>\n第二行\n\n第三段")

    assert "<script>" not in page
    assert page.count("<p>") == 2
    assert "<br>第二行" in page


def test_paragraphs_recognise_links_without_recommending_them():
    page = render("{{ text|paragraphs }}", text='见 https://example.org/a?b=1&c="><img src=x onerror=alert(1)>')

    assert 'href="https://example.org/a?b=1' in page
    assert 'rel="nofollow"' in page
    assert "<img" not in page


def test_masked_hides_all_but_the_first_character():
    assert render("{{ name|masked }}", name="朱小明") == "朱**"
    assert render("{{ name|masked }}", name="") == ""


def test_as_written_marks_chinese_only_on_other_pages():
    with translation.override("en"):
        assert render("{{ text|as_written }}", text="石<老人>") == '<span lang="zh-Hans">石&lt;老人&gt;</span>'
        assert render("{{ text|as_written }}", text="Bus <1>") == "Bus &lt;1&gt;"
    assert render("{{ text|as_written }}", text="石老人") == "石老人"


def test_when_says_the_moment_in_shanghai_and_how_long_ago(frozen):
    moment = timezone.now() - timedelta(hours=3)

    page = render("{% when moment %}", moment=moment)

    assert '<time datetime="2026-03-03T07:00:00+08:00">2026年3月3日 07:00' in page
    assert "<span data-relative>3小时前</span>" in page.replace("\xa0", "")


def test_when_looks_ahead_and_at_this_minute(frozen):
    soon = timezone.now() + timedelta(days=2)

    assert "2天后" in render("{% when moment %}", moment=soon).replace("\xa0", "")
    assert "刚刚" in render("{% when moment %}", moment=timezone.now())


def test_when_shows_a_day_a_clock_and_nothing():
    moment = datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("UTC"))

    assert (
        render('{% when moment "day" %}', moment=moment)
        == '<time datetime="2026-11-25T02:30:00+08:00">2026年11月25日</time>'
    )
    assert ">02:30</time>" in render('{% when moment "clock" %}', moment=moment)
    assert render("{% when day %}", day=date(2026, 2, 1)) == '<time datetime="2026-02-01">2026年2月1日</time>'
    assert render("{% when nothing %}", nothing=None) == ""


def test_icon_is_silent_unless_named():
    assert 'aria-hidden="true"' in render('{% icon "print" %}')
    assert 'role="img" aria-label="打印&lt;"' in render('{% icon "print" name %}', name="打印<")


def test_page_links_keep_the_filters_and_mark_the_page():
    request = RequestFactory().get("/enquiry/", {"q": '路"', "page": "7"})
    page = Paginator(range(400), 20).page(7)

    html = render("{% page_links page %}", request=request, page=page)

    assert 'aria-current="page">7<' in html
    assert 'href="?q=%E8%B7%AF%22&amp;page=8"' in html
    assert html.count("…") == 2


def test_page_links_are_silent_on_one_page():
    html = render("{% page_links page %}", request=RequestFactory().get("/"), page=Paginator(range(3), 20).page(1))

    assert html.strip() == ""


def test_sparkline_draws_and_tells_the_same_figures(frozen):
    html = render("{% sparkline series %}", series=[0, 5, 10])

    assert 'points="6.0,64.0 150.0,38.0 294.0,12.0 "' in html
    assert '2026年1月</th><td class="num">0</td>' in html
    assert '2026年3月</th><td class="num">10</td>' in html


@pytest.mark.parametrize("series", [[], [0, 0], [7]])
def test_sparkline_survives_thin_series(series):
    assert ("<polyline" in render("{% sparkline series %}", series=series)) is bool(series)


def test_month_before_crosses_the_year():
    assert month_before(date(2026, 1, 31), 2) == date(2025, 11, 1)


def test_viewers_are_counted_in_words():
    assert render("{{ 1284|viewers }}") == "1,284 人在看"
    with translation.override("en"):
        assert render("{{ 1|viewers }}") == "1 person watching"


@pytest.mark.parametrize(("size", "said"), [(1, "1 KB"), (20480, "20 KB"), (3_145_728, "3.0 MB")])
def test_file_size_is_said_as_people_read_it(size, said):
    assert file_size(size) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "–"), (0, "0 seconds"), (119, "119 seconds"), (120, "2 minutes"), (7_200, "2 hours"), (200_000, "2 days")],
)
def test_how_long_something_took_is_said_in_its_largest_unit(seconds, said):
    with translation.override("en"):
        assert lasted(seconds) == said
