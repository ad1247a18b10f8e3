"""What producers enter: dates that make sense, themes line by line, video only from where it may come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction import registry
from interaction.forms.occasion import InterviewForm, OccasionForm
from interaction.forms.producing import PostponeForm
from interaction.forms.themes import ThemesField
from interaction.workflow import COMING, ON_AIR
from tests.interaction.making import department, interview

pytestmark = pytest.mark.django_db
LOCAL = "%Y-%m-%dT%H:%M"


def at(**ahead) -> str:
    return timezone.localtime(timezone.now() + timedelta(**ahead)).strftime(LOCAL)


def sent(where, **more) -> dict:
    return {
        "title": "今年冬天怎么供暖",
        "department": where.pk,
        "starts_at": at(days=7),
        "ends_at": "",
        "policy": "pre",
    } | more


def form(where=None, **more):
    where = where or department()
    return InterviewForm(sent(where, **more), departments={where.pk})


def test_end_is_an_hour_after_the_beginning_if_none_is_given():
    filled = form()

    assert filled.is_valid()
    assert filled.cleaned_data["ends_at"] - filled.cleaned_data["starts_at"] == timedelta(hours=1)


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("ends_at", {"ends_at": at(days=6)}),
        ("ends_at", {"ends_at": at(days=9)}),
        ("collects_from", {"collects_from": at(days=8)}),
        ("starts_at", {"starts_at": ""}),
        ("starts_at", {"starts_at": "morgen"}),
        ("starts_at", {"starts_at": "9999-12-31T23:59"}),
        ("starts_at", {"starts_at": "0001-01-01T00:00"}),
        ("title", {"title": " "}),
        ("title", {"title": "题" * 101}),
        ("title", {"title": "题\x00目"}),
        ("department", {"department": "999999999"}),
        ("policy", {"policy": "anything"}),
        ("themes", {"themes": "\n".join(f"主题{n}" for n in range(13))}),
    ],
)
def test_field_that_makes_no_sense_is_named(field, more):
    filled = form(**more)

    assert not filled.is_valid()
    assert list(filled.errors) == [field]


def test_department_is_one_of_the_producers_own():
    ours, other = department(), department()
    offered = InterviewForm(departments={ours.pk}).fields["department"].queryset

    assert list(offered) == [ours]
    assert other in InterviewForm(departments={None}).fields["department"].queryset


@pytest.mark.parametrize(
    ("lines", "themes"),
    [
        ("", []),
        ("温度 | Temperature\r\n\r\n  缴费｜Bills ", [("温度", "Temperature"), ("缴费", "Bills")]),
        ("温度\n缴费", [("温度", ""), ("缴费", "")]),
        ("甲|乙|丙", [("甲", "乙|丙")]),
    ],
)
def test_themes_are_read_line_by_line(lines, themes):
    assert ThemesField().clean(lines) == themes


@pytest.mark.parametrize("lines", ["温度\n温度", "| Temperature", "题" * 41, "题|" + "x" * 81])
def test_theme_that_cannot_stand_is_said(lines):
    filled = form(themes=lines)

    assert list(filled.errors) == ["themes"]


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("https://media.example.org/live/1.m3u8", True),
        ("https://media.example.org", False),
        ("https://media.example.org.evil.example/1.m3u8", False),
        ("https://media.example.org@evil.example/1.m3u8", False),
        ("http://media.example.org/1.m3u8", False),
        ("javascript:alert(1)", False),
        ("", True),
    ],
)
def test_video_comes_from_named_origins_only(settings, address, is_taken):
    settings.MEDIA_ORIGINS = ["https://media.example.org"]

    assert form(video_url=address).is_valid() is is_taken


def test_captions_need_a_video(settings):
    settings.MEDIA_ORIGINS = ["https://media.example.org/"]

    assert list(form(captions_url="https://media.example.org/1.vtt").errors) == ["captions_url"]
    both = {"video_url": "https://media.example.org/1.mp4", "captions_url": "https://media.example.org/1.vtt"}
    assert form(**both).is_valid()


def test_site_without_media_origins_asks_for_no_video():
    assert {"video_url", "captions_url"}.isdisjoint(form().fields)


@pytest.mark.parametrize("state", registry.get("interview").occasion_workflow.states)
def test_what_may_be_changed_depends_on_the_state(state):
    fields = InterviewForm.open_fields(state)

    assert bool({"starts_at", "department"} & fields) is (state in ("draft", "submitted", "approved"))
    assert ("title" in fields) is (state in ("draft", "submitted", "approved", *COMING, *ON_AIR))
    assert ("afterword" in fields) is (state == "archived")


def test_form_of_any_channel_holds_every_field_it_names():
    for channel in registry.channels.values():
        if channel.occasion_form:
            names = {name for _heading, section in channel.occasion_form.SECTIONS for name in section}
            assert issubclass(channel.occasion_form, OccasionForm)
            assert names == set(channel.occasion_form.base_fields) - {"seen"}


def test_postponed_keeps_its_length_and_lies_ahead():
    occasion = interview("collecting")
    filled = PostponeForm({"starts_at": at(days=3), "reason": "改期", "version": "1"}, occasion=occasion)

    assert filled.is_valid()
    assert filled.cleaned_data["ends_at"] - filled.cleaned_data["starts_at"] == timedelta(hours=1)
    for field, wrong in (
        ("starts_at", {"starts_at": at(days=-1)}),
        ("ends_at", {"ends_at": at(days=2)}),
        ("collects_from", {"collects_from": at(days=4)}),
        ("reason", {"reason": " "}),
    ):
        told = {"starts_at": at(days=3), "reason": "改期", "version": "1"} | wrong
        assert list(PostponeForm(told, occasion=occasion).errors) == [field]
