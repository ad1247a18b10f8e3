"""A hidden question is gone from every public place at once, and comes back as it was."""

import pytest

from interaction.actions.interview import air, change_phase, shortlist
from interaction.actions.joining import join
from interaction.actions.notes import add_note
from interaction.actions.reply import draft_answer, release_answer
from interaction.actions.spoken import forward
from interaction.actions.support import support
from interaction.models import Message
from interaction.queries.room import room_state
from interaction.queries.search import results
from interaction.queries.similar import similar
from interaction.queries.statistics import count
from interaction.queries.verify import check
from moderation.actions import undo
from people.refusals import Closed, Refusal
from realtime.models import Frame
from tests.interaction.hiding import TEXT, all_frames, answered, hidden, shown
from tests.interaction.making import approved, case_of, moderator
from tests.interaction.reducer import fold
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_it_leaves_room_search_suggestions_and_every_frame(occasion):
    asked = approved(occasion, TEXT)
    since = asked.published_at

    hidden(asked)

    assert (asked.state, asked.published_at, asked.hidden_from) == ("approved", None, since)
    assert room_state(occasion)["questions"] == []
    assert not results("鳜鱼")
    assert similar(occasion, TEXT) == []
    assert TEXT not in all_frames()
    assert kinds(occasion.topic) == ["question", "withdraw"]
    assert last(occasion.topic) == {"what": "question", "id": asked.pk}


def test_its_answers_and_notes_go_and_come_back_with_it(occasion, guest):
    asked = answered(occasion, guest)
    before = room_state(occasion)
    assert len(before["answers"]) == len(before["notes"]) == 1

    hidden(asked)
    gone, told = room_state(occasion), all_frames()
    shown(asked)

    assert (gone["questions"], gone["answers"], gone["notes"]) == ([], [], [])
    assert "鳜鱼" not in told
    assert room_state(occasion) == before
    assert results("鳜鱼")


def test_whole_record_still_verifies_hidden_and_shown(occasion, guest):
    asked = answered(occasion, guest)

    hidden(asked)
    assert check(occasion).broken == []
    shown(asked)

    occasion.refresh_from_db()
    assert check(occasion).broken == []
    assert check(occasion).head.withdrawn > 0


def test_frames_give_the_same_state_as_the_snapshot(occasion, guest):
    empty = room_state(occasion)
    asked = answered(occasion, guest)
    other = approved(occasion, "另一个问题怎么办？", visitor="v2")
    for act in (hidden, shown, hidden):
        act(asked)
        act(other)
        frames = Frame.objects.filter(stream__topic=occasion.topic).order_by("seq").values_list("kind", "data")
        assert fold(empty, frames) == fold(room_state(occasion), [])


def test_question_on_air_goes_off_air_and_off_the_shortlist(occasion, host):
    on_air, listed = approved(occasion, TEXT), approved(occasion, "排队的问题怎么办？", visitor="v2")
    air(on_air, by=host)
    shortlist(listed, by=host)

    hidden(on_air)
    hidden(listed)

    occasion.refresh_from_db()
    assert (occasion.on_air_id, on_air.state, listed.state) == (None, "approved", "approved")
    assert last(f"{occasion.topic}-studio") == {"ids": []}
    assert {"id": None} in Frame.objects.filter(kind="air").values_list("data", flat=True)


def test_nothing_of_it_can_be_brought_before_the_public(occasion, host, guest):
    asked, other = hidden(approved(occasion, TEXT)), approved(occasion, "另一个问题怎么办？", visitor="v2")
    draft_answer(asked, guest, "先写着。", by=guest.user)

    for act in (
        lambda: air(asked, by=host),
        lambda: shortlist(asked, by=host),
        lambda: release_answer(asked, guest, "答复。", by=guest.user, version=1),
        lambda: join(asked, other, by=host),
        lambda: join(other, asked, by=host),
        lambda: support(asked, person_key="p", tier="guest", wanted=True),
    ):
        with pytest.raises(Refusal):
            act()
    assert room_state(occasion)["answers"] == []


def test_no_note_below_a_hidden_question(occasion, guest):
    asked = answered(occasion, guest)
    answer = asked.messages.get(kind=Message.Kind.ANSWER)
    hidden(asked)

    with pytest.raises(Closed):
        add_note(answer, "再补一句。", kind=Message.Kind.PROGRESS, by=guest.user)


def test_passing_it_on_shows_nothing_of_it(occasion, host):
    asked = hidden(approved(occasion, TEXT))

    forward(asked, by=host)

    asked.refresh_from_db()
    assert (asked.channel, asked.published_at) == ("enquiry", None)
    assert TEXT not in all_frames()


def test_statistics_go_on_counting_it(occasion, guest):
    asked = answered(occasion, guest)
    before = count(occasion)

    hidden(asked)

    after = count(occasion)
    assert (after.published, after.answered_live, after.guests) == (1, 1, {guest.pk: 1})
    assert (after.received, after.open) == (before.received, before.open)


def test_undo_brings_it_back_within_ten_seconds(occasion):
    asked, by = approved(occasion, TEXT), moderator()
    hidden(asked, by=by)
    case = case_of(asked)

    undo(case, by=by, version=case.version)

    asked.refresh_from_db()
    assert asked.published_at
    assert [one["id"] for one in room_state(occasion)["questions"]] == [asked.pk]


def test_event_names_the_decision_and_a_rule_only_where_no_person_decided(occasion):
    asked = hidden(approved(occasion, TEXT))

    event, decision = asked.events.get(kind="hidden"), case_of(asked).decisions.last()
    assert (event.data["decision"], event.data["digest"]) == (decision.pk, decision.digest)
    assert "rule" not in event.data
    assert not event.is_public


def test_interview_that_pauses_changes_nothing(occasion, host):
    asked = hidden(approved(occasion, TEXT))
    change_phase(occasion, "pause", by=host)

    shown(asked)

    assert [one["id"] for one in room_state(occasion)["questions"]] == [asked.pk]


def test_it_comes_back_in_the_words_the_case_has_now(occasion):
    asked = hidden(approved(occasion, TEXT))
    case = case_of(asked)
    type(case).objects.filter(pk=case.pk).update(edited_text="鳜鱼怎么办？")

    shown(asked)

    assert (asked.title, asked.messages.get().public_text) == ("鳜鱼怎么办？", "鳜鱼怎么办？")
    assert [one["text"] for one in room_state(occasion)["questions"]] == ["鳜鱼怎么办？"]
