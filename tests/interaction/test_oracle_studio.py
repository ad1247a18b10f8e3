"""The oracle for what only the studio does: joining, spoken answers, passing on, pictures, notes, release by two."""

import io

import pytest

from interaction.actions import interview as acts
from interaction.actions.joining import join, separate
from interaction.actions.notes import add_note
from interaction.actions.pictures import show_picture, withdraw_picture
from interaction.actions.reply import hand_in, release_reviewed
from interaction.actions.spoken import forward, mark_answered, restore
from interaction.models import Message
from interaction.queries.room import released_answers, room_state, shown_pictures
from interaction.queries.studio import studio_state
from people.refusals import Refusal
from realtime.models import Frame
from tests.interaction.paint import picture
from tests.interaction.reducer import fold
from tests.interaction.test_oracle import Room, frames_from, head

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PICTURE = picture(size=(8, 8))


class Studio(Room):
    """The same room with everything a studio does in it."""

    def join(self):
        one, other = self.any_question("approved", "shortlisted"), self.any_question("approved", "on-air", "answered")
        if one and other:
            join(one, other, by=self.host)

    def separate(self):
        joined = self.any_question("merged")
        if joined:
            separate(joined, by=self.host)

    def spoken(self):
        asked = self.any_question("approved", "on-air", "shortlisted")
        if asked:
            mark_answered(asked, by=self.host)

    def restore(self):
        asked = self.any_question("answered")
        if asked:
            restore(asked, by=self.host)

    def forward(self):
        asked = self.any_question("on-air", "approved")
        if asked:
            forward(asked, by=self.host)

    def show(self):
        show_picture(self.occasion, io.BytesIO(PICTURE), alt="演播室", by=self.host)

    def take_back(self):
        shown = shown_pictures(self.occasion).first()
        if shown:
            withdraw_picture(shown, by=self.host)

    def note(self):
        answer = released_answers(self.occasion).first()
        if answer:
            add_note(answer, "更正。", kind=Message.Kind.NOTE, by=self.host)

    def two(self):
        asked, guest = self.any_question("on-air", "answered"), self.dice.choice(self.guests)
        if asked:
            draft = hand_in(asked, guest, "两人看过。", by=guest.user, version=self.version(asked, guest))
            release_reviewed(asked, guest, by=self.host, version=draft.version)

    def act(self):
        often = [self.ask, self.approve, self.approve, self.air, self.answer, self.phase]
        seldom = [self.join, self.join, self.separate, self.spoken, self.restore, self.forward, self.show]
        chosen = self.dice.choice([*often * 2, *seldom, self.take_back, self.note, self.two, self.undo, self.unair])
        try:
            chosen()
        except Refusal:
            return f"{chosen.__name__} refused"
        self.occasion.refresh_from_db()
        return chosen.__name__


@pytest.mark.parametrize("seed", range(2))
def test_snapshot_plus_frames_is_the_next_snapshot_after_every_act_of_the_studio(seed):
    room, done = Studio(seed), []
    room.occasion = acts.change_phase(room.occasion, "go-live", by=room.host)
    topic = room.occasion.topic
    for _ in range(90):
        before, seq = room_state(room.occasion), head(topic)

        done.append(room.act())

        room.occasion.refresh_from_db()
        assert fold(before, frames_from(topic, seq)) == fold(room_state(room.occasion), []), done[-1]
    assert {"join", "separate", "spoken", "forward", "show", "note", "two"} <= set(done)


def test_studio_topic_ends_with_the_shortlist_and_the_air_of_the_database():
    room = Studio(11)
    room.occasion = acts.change_phase(room.occasion, "go-live", by=room.host)
    for _ in range(90):
        room.act()
    topic, state = f"{room.occasion.topic}-studio", studio_state(room.occasion)

    told = Frame.objects.filter(stream__topic=topic)

    assert told.filter(kind="air").latest("seq").data["id"] == state["on_air"]
    last = told.filter(kind="shortlist").latest("seq").data["ids"]
    assert last == state["shortlist"]
