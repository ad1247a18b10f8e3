"""Corrections and progress notes: dated, below the original, which never changes."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.joining import join
from interaction.actions.notes import add_note
from interaction.actions.reply import draft_answer, release_answer
from interaction.models import Message, Notice
from interaction.queries.room import room_state
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal
from tests.interaction.making import approved, department, interview, participant, person
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOTE, PROGRESS = Message.Kind.NOTE, Message.Kind.PROGRESS


@pytest.fixture
def answer(occasion, host, guest):
    asked = approved(occasion, author=person())
    acts.air(asked, by=host)
    return release_answer(asked, guest, "明年一月启动。", by=guest.user)


def test_progress_note_long_after_the_end_is_told_to_all_askers(occasion, answer, host, guest):
    joined = approved(occasion, "外墙要不要做保温？", author=person(), visitor="v2")
    join(joined, answer.submission, by=host)
    acts.end(occasion, by=host)

    note = add_note(answer, " 六月十七日已开工。 ", kind=PROGRESS, by=guest.user)

    told = last(occasion.topic)
    assert (told["what"], told["text"], told["about"], told["byline"]) == (
        "progress",
        "六月十七日已开工。",
        answer.pk,
        "王工",
    )
    assert [item["id"] for item in room_state(occasion)["notes"]] == [note.pk]
    for author in (answer.submission.author, joined.author):
        assert Notice.objects.filter(user=author, event__kind="progress").count() == 1


def test_correction_leaves_the_original_as_it_was(occasion, answer, guest):
    before = Message.objects.filter(pk=answer.pk).values().get()

    add_note(answer, "应为明年三月。", kind=NOTE, by=guest.user)

    assert Message.objects.filter(pk=answer.pk).values().get() == before
    assert last(occasion.topic)["what"] == "correction"
    assert answer.submission.events.get(kind="correction").is_public


def test_correction_of_the_hosts_words_stands_below_them(occasion, host):
    words = acts.say(occasion, "今天是三月一日。", by=host)

    add_note(words, "今天是三月三日。", kind=NOTE, by=host)

    told = last(occasion.topic)
    assert (told["about"], told["question"], told["byline"]) == (words.pk, None, "主持人")
    assert occasion.events.get(kind="correction", submission=None).actor == host


def test_note_is_signed_by_whoever_stands_for_it(occasion, answer, host, guest):
    typist = participant(occasion, "transcriber").user
    producer, officer = person(Role.PRODUCER), person(Role.OFFICER, department=answer.department)

    signed = [
        add_note(answer, "更正。", kind=NOTE, by=typist).byline,
        add_note(answer, "更正。", kind=NOTE, by=host).byline,
        add_note(answer, "更正。", kind=NOTE, by=producer).byline,
        add_note(answer, "进展。", kind=PROGRESS, by=officer).byline,
    ]

    assert signed == ["王工", "主持人", "", ""]
    assert last(occasion.topic)["department"] == answer.department.name


@pytest.mark.parametrize("kind", [NOTE, PROGRESS])
def test_strangers_citizens_and_other_offices_add_nothing(occasion, answer, kind):
    other_guest = participant(occasion, "guest").user
    elsewhere = person(Role.OFFICER, department=department())

    for who in (None, person(), answer.submission.author, other_guest, elsewhere):
        with pytest.raises(NotAllowed):
            add_note(answer, "冒名的话。", kind=kind, by=who)

    assert "progress" not in kinds(occasion.topic)


def test_officer_tells_progress_and_corrects_nothing(answer):
    officer = person(Role.OFFICER, department=answer.department)

    with pytest.raises(NotAllowed):
        add_note(answer, "更正。", kind=NOTE, by=officer)
    assert add_note(answer, "进展。", kind=PROGRESS, by=officer).author == officer


def test_host_corrects_and_tells_no_progress(answer, host):
    with pytest.raises(NotAllowed):
        add_note(answer, "进展。", kind=PROGRESS, by=host)


def test_words_have_no_progress_and_letters_no_notes(occasion, host, answer):
    words = acts.say(occasion, "大家好。", by=host)
    letter = answer.submission.messages.get(kind="letter")

    with pytest.raises(NotAllowed):
        add_note(words, "进展。", kind=PROGRESS, by=person(Role.PRODUCER))
    with pytest.raises(Closed):
        add_note(letter, "更正提问。", kind=NOTE, by=host)
    with pytest.raises(NotAllowed):
        add_note(answer, "别的。", kind="answer", by=host)


def test_drafts_and_cancelled_interviews_have_no_notes(occasion, host, guest):
    draft = draft_answer(approved(occasion), guest, "草稿", by=guest.user)
    with pytest.raises(Closed):
        add_note(draft, "更正。", kind=NOTE, by=guest.user)

    cancelled = interview("cancelled")
    words = Message.objects.create(occasion=cancelled, kind="words", text="好", written_at=cancelled.starts_at)
    with pytest.raises(Closed):
        add_note(words, "更正。", kind=NOTE, by=participant(cancelled, "host").user)


def test_empty_note_is_refused(answer, guest):
    with pytest.raises(Refusal):
        add_note(answer, " \n", kind=NOTE, by=guest.user)
