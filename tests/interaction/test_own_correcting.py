"""What is to be put right: asked, reminded of once, put right and read again, or closed by the clock."""

from datetime import date

import pytest
from django.utils import timezone

from interaction import registry
from interaction.actions.clocks import expire_clocks
from interaction.actions.correcting import ask_correction, correct, remind_corrections
from interaction.models import Deadline, Notice
from moderation.actions import approve
from moderation.models import Case
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.factories import receipt
from tests.interaction.letters import at
from tests.interaction.making import case_of, moderator, person
from tests.interaction.own import accepted, asked, fresh

LETTERS = {key: one for key, one in registry.channels.items() if one.takes_letters}
pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def monday(frozen):
    """2 March 2026; no holiday in the weeks after it."""
    frozen.move_to(at(2026, 3, 2, 10))
    return frozen


def kinds(letter) -> list[str]:
    return list(letter.events.order_by("seq").values_list("kind", flat=True))


def told(letter, kind: str) -> int:
    return Notice.objects.filter(event__submission=letter, event__kind=kind).count()


def test_asking_starts_ten_working_days_and_tells_the_author(monday):
    letter = asked("请写明是哪一号楼。", author=person()).submission

    assert letter.state == "correction"
    assert Deadline.objects.get(submission=letter).due_on == date(2026, 3, 16)
    assert letter.events.get(kind="ask-correction").data["missing"] == "请写明是哪一号楼。"
    assert told(letter, "ask-correction") == 1


def test_asking_takes_a_waiting_letter_off_the_moderators_desk():
    sent = receipt()

    ask_correction(sent.submission, "请写明是哪一号楼。", by=moderator())

    assert case_of(sent.submission).state == Case.State.WITHDRAWN


def test_asking_is_for_those_who_read_letters_first():
    letter = accepted().submission

    for role in (None, Role.OFFICER, Role.APPROVER):
        with pytest.raises(NotAllowed):
            ask_correction(letter, "请写明是哪一号楼。", by=person(*filter(None, [role])))

    assert fresh(letter).state == "accepted"


def test_asking_needs_words_and_the_present_version():
    letter, clerk = accepted().submission, person(Role.DISPATCHER)

    with pytest.raises(Refusal):
        ask_correction(letter, "  ", by=clerk)
    with pytest.raises(Stale):
        ask_correction(letter, "请写明楼号。", by=clerk, version=letter.version - 1)
    ask_correction(letter, "请写明楼号。", by=clerk, version=letter.version)
    with pytest.raises(Stale):
        ask_correction(letter, "请写明楼号。", by=clerk)


def test_what_is_put_right_is_read_again_and_goes_on():
    letter = asked().submission

    message = correct(letter, "是三号楼，住在五零二室。", with_code=True)

    case = case_of(letter)
    assert (message.kind, fresh(letter).state) == ("correction", "waiting")
    assert case.state == Case.State.WAITING
    assert "是三号楼，住在五零二室。" in case.text
    assert letter.messages.get(kind="letter").text in case.text
    assert not fresh(letter).deadlines.open().exists()

    approve(case, by=moderator(), version=1)

    assert fresh(letter).state == "accepted"


def test_correction_by_account_is_the_authors_alone():
    author = person()
    letter = asked(author=author).submission

    for stranger in (None, person(), person(Role.DISPATCHER), moderator()):
        with pytest.raises(NotAllowed):
            correct(letter, "是三号楼，住在五零二室。", by=stranger)
    correct(letter, "是三号楼，住在五零二室。", by=author)

    assert letter.events.get(kind="correct").actor == author


def test_correction_twice_is_one_and_another_is_closed():
    letter = asked().submission

    first = correct(letter, "是三号楼，住在五零二室。", with_code=True)
    again = correct(letter, "是三号楼，住在五零二室。", with_code=True)

    assert first == again
    assert letter.messages.filter(kind="correction").count() == 1
    with pytest.raises(Closed):
        correct(letter, "不对，其实是四号楼那边。", with_code=True)


def test_the_same_words_may_answer_a_second_request():
    letter = asked().submission
    correct(letter, "是三号楼，住在五零二室。", with_code=True)
    approve(case_of(letter), by=moderator(), version=1)
    ask_correction(fresh(letter), "楼号看不清。", by=person(Role.DISPATCHER))

    correct(letter, "是三号楼，住在五零二室。", with_code=True)

    assert fresh(letter).state == "waiting"
    assert letter.messages.filter(kind="correction").count() == 2


def test_nothing_asked_nothing_to_put_right():
    letter = accepted().submission

    with pytest.raises(Closed):
        correct(letter, "是三号楼，住在五零二室。", with_code=True)


def test_reminder_comes_once_three_working_days_before_the_end(monday):
    letter = asked(author=person()).submission
    monday.move_to(at(2026, 3, 10, 10))
    assert remind_corrections() == 0
    monday.move_to(at(2026, 3, 11, 10))

    assert (remind_corrections(), remind_corrections()) == (1, 0)
    assert told(letter, "correction-reminder") == 1


def test_last_day_is_still_open_and_the_day_after_closes(monday):
    letter = asked(author=person()).submission
    monday.move_to(at(2026, 3, 16, 23))
    assert expire_clocks() == 0
    monday.move_to(at(2026, 3, 17, 0))

    assert (expire_clocks(), expire_clocks()) == (1, 0)

    letter = fresh(letter)
    assert (letter.state, letter.answered_at) == ("closed", None)
    assert kinds(letter)[-2:] == ["clock-expired", "lapse"]
    assert told(letter, "lapse") == 1
    with pytest.raises(Closed):
        correct(letter, "是三号楼，住在五零二室。", with_code=True)


def test_put_right_in_time_does_not_lapse(monday):
    letter = asked().submission
    correct(letter, "是三号楼，住在五零二室。", with_code=True)
    monday.move_to(at(2026, 4, 20, 10))

    assert (remind_corrections(), expire_clocks()) == (0, 0)
    assert fresh(letter).state == "waiting"
    assert timezone.localdate() == date(2026, 4, 20)


@pytest.mark.parametrize(
    ("channel", "kind"),
    [(key, kind) for key, one in LETTERS.items() for kind in [name for name, _label in one.kinds] or [""]],
)
def test_letters_of_every_channel_and_kind_lapse_the_day_after_their_ten_working_days(channel, kind, monday):
    letter = asked(channel=channel, kind=kind, wants_public=False).submission
    assert [clock.expires for clock in registry.get(channel).clocks_for(kind) if clock.name == "correct"] == ["lapse"]
    monday.move_to(at(2026, 3, 16, 23))
    assert expire_clocks() == 0
    monday.move_to(at(2026, 3, 17, 0))

    assert expire_clocks() == 1

    letter = fresh(letter)
    assert (letter.state, letter.deadlines.open().count()) == ("closed", 0)
    told = letter.events.get(kind="lapse").data
    assert {name: told[name] for name in ("due", "by_law")} == {"due": "2026-03-16", "by_law": False}
