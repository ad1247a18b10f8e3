"""The timeline of a letter in plain words: every step of its life has a sentence, every clock its new last day."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from interaction.actions import deadlines, extensions
from interaction.actions.correcting import ask_correction
from interaction.models import Deadline, WorkDay
from interaction.queries.author_steps import CLOCKS, STEPS
from interaction.queries.timeline import history
from interaction.workflow import CASE
from people.models import Role
from tests.interaction.letters import at, enquiry
from tests.interaction.making import person
from tests.interaction.own import accepted

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LANGUAGES = ("en", "zh-hans")


def is_chinese(words: str) -> bool:
    return bool(words) and not any(letter.isascii() and letter.isalpha() for letter in words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", CASE.steps.values(), ids=lambda step: step.name)
def test_every_step_has_a_name_and_a_sentence(step, language):
    with translation.override(language):
        label, sentence = str(step.label), str(STEPS.get(step.name, ""))

    assert len(label) > 1
    assert sentence.endswith("." if language == "en" else "。")
    assert is_chinese(label + sentence) is (language != "en")


def test_no_sentence_is_kept_for_a_step_that_is_gone():
    assert set(STEPS) == set(CASE.steps)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", CASE.states.values(), ids=lambda state: state.key)
def test_every_state_says_what_comes_next(state, language):
    with translation.override(language):
        said = render_to_string("status/next.html", {"state": state.key, "own": {"submission": {"answered_at": 1}}})

    assert said.strip().endswith("." if language == "en" else "。")


def lines(letter) -> dict[str, tuple[str, str]]:
    """Name of the event, what was told with it, and what it means; in English."""
    with translation.override("en"):
        return {one.kind: (one.told, one.meaning) for one in history(letter)}


@pytest.fixture
def running(frozen):
    """An enquiry of Thursday 12 February 2026, due on 26 February."""
    frozen.move_to(at(2026, 2, 12, 10))
    letter = enquiry(author=person())
    deadlines.start(letter, "answer", on=date(2026, 2, 12))
    return letter


def test_pause_and_resumption_name_reason_and_new_day(running, frozen):
    officer = person(Role.OFFICER, department=running.department)
    frozen.move_to(at(2026, 2, 24, 9))
    deadlines.pause(running, "answer", on=date(2026, 2, 24), reason="等待鉴定结果", by=officer)
    assert lines(running)["clock-paused"] == (
        "等待鉴定结果",
        "From 24 February 2026 on no day is counted until the clock runs again.",
    )
    frozen.move_to(at(2026, 2, 26, 9))
    deadlines.resume(running, "answer", on=date(2026, 2, 26), reason="鉴定结果已到", by=officer)

    assert running.deadlines.get().due_on == date(2026, 2, 28)
    assert lines(running)["clock-resumed"] == ("鉴定结果已到", "The new last day is 28 February 2026.")


def test_more_time_names_reason_and_new_day_and_not_the_request(running):
    asked = extensions.ask(
        running, "answer", days=3, reason="需要现场勘查。", by=person(Role.OFFICER, department=running.department)
    )
    extensions.grant(asked, by=person(Role.APPROVER, department=running.department))

    assert lines(running)["clock-extended"] == ("需要现场勘查。", "The new last day is 2 March 2026.")
    assert "extension-asked" not in lines(running)


def test_another_calendar_names_both_days(running):
    WorkDay.objects.update_or_create(day=date(2026, 2, 26), defaults={"is_working": False, "name": "临时放假"})
    assert deadlines.recompute_open() == 1

    assert lines(running)["clock-recomputed"][1] == "The last day moves from 26 February 2026 to 27 February 2026."


def test_a_date_that_only_becomes_certain_stays(running):
    Deadline.objects.update(is_provisional=True)
    assert deadlines.recompute_open() == 1

    assert lines(running)["clock-recomputed"][1] == "The last day stays 26 February 2026."


def test_restart_names_reason_and_new_day(running):
    deadlines.restart(running, "answer", on=date(2026, 2, 25), reason="材料已补齐")

    assert lines(running)["clock-restarted"] == ("材料已补齐", "The new last day is 3 March 2026.")


def test_every_clock_that_authors_are_told_of_has_its_sentence():
    assert set(CLOCKS) == {
        f"clock-{what}" for what in ("extended", "resumed", "restarted", "paused", "recomputed", "expired")
    }


def test_status_page_shows_what_a_step_means(client, frozen):
    sent = accepted()
    ask_correction(sent.submission, "请写明是哪一号楼。", by=person(Role.DISPATCHER))

    page = client.post("/status/", {"number": sent.number, "code": sent.code}, headers={"accept-language": "en"})

    said = page.content.decode()
    assert '<p class="muted">Something is missing. Put it right in time, and it goes on.</p>' in said
    assert '<p class="breaks"><span lang="zh-Hans">请写明是哪一号楼。</span></p>' in said
