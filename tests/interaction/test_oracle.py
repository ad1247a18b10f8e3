"""The oracle: snapshot before + frames = snapshot after, for every action of an interview (LIVE.md 9)."""

import io
import json
import random

import pytest
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions import joining, notes, pictures, spoken
from interaction.actions.assigning import set_policy
from interaction.actions.reply import draft_answer, release_answer
from interaction.models import Message, Occasion, Picture
from interaction.queries.room import room_state
from moderation.actions import approve, redact, reject, undo
from moderation.actions.hide import hide, show
from people.models import Role
from people.refusals import Refusal
from realtime.frames import encode
from realtime.models import Frame, Stream
from tests.interaction.making import approved, case_of, interview, moderator, participant, person, question
from tests.interaction.paint import picture
from tests.interaction.reducer import fold
from tests.realtime.schemas import assert_conforms

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class Room:
    """One interview with its people, and every act that can happen in it."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.occasion = interview("collecting")
        self.host = participant(self.occasion, "host", name="主持人").user
        self.guests = [participant(self.occasion, "guest") for _ in range(2)]
        self.moderator, self.producer = moderator(), person(Role.PRODUCER)
        self.asked = 0

    def any_question(self, *states):
        rows = list(self.occasion.submissions.filter(state__in=states).order_by("pk"))
        return self.dice.choice(rows) if rows else None

    def ask(self):
        self.asked += 1
        question(self.occasion, f"第{self.asked}个问题怎么办？", visitor=f"v{self.asked}")

    def approve(self):
        asked = self.any_question("waiting")
        if asked:
            case = case_of(asked)
            text = "改过的问题怎么办？" if self.dice.random() < 0.3 else ""
            approve(case, by=self.moderator, version=case.version, text=text)

    def reject(self):
        asked = self.any_question("waiting")
        if asked:
            case = case_of(asked)
            reject(case, by=self.moderator, version=case.version, reason="advertising")

    def undo(self):
        asked = self.any_question("approved", "rejected", "shortlisted")
        if asked:
            case = case_of(asked)
            undo(case, by=self.moderator, version=case.version)

    def hide(self):
        asked = self.any_question("approved", "shortlisted", "on-air", "answered", "merged", "assigned")
        if asked and case_of(asked).state == "approved":
            case = case_of(asked)
            hide(case, by=self.moderator, version=case.version, reason="insult")

    def unhide(self):
        rows = list(self.occasion.submissions.filter(hidden_from__isnull=False).order_by("pk"))
        if rows:
            case = case_of(self.dice.choice(rows))
            show(case, by=self.moderator, version=case.version)

    def redact(self):
        asked = self.any_question("approved", "shortlisted", "on-air", "answered", "merged")
        if asked:
            case = case_of(asked)
            redact(case, by=self.moderator, version=case.version, text=f"{case.public_text}！", reason="privacy")

    def phase(self):
        steps = {"collecting": ["go-live"], "live": ["pause", "interrupt", "wrap-up"]}
        step = self.dice.choice(steps.get(self.occasion.state, ["resume"]))
        acts.change_phase(self.occasion, step, by=self.host)

    def air(self):
        asked = self.any_question("approved", "shortlisted")
        if asked:
            acts.air(asked, by=self.host)

    def unair(self):
        acts.unair(self.occasion, by=self.host)

    def shortlist(self):
        asked = self.any_question("approved")
        if asked:
            acts.shortlist(asked, by=self.host)

    def say(self):
        acts.say(self.occasion, f"欢迎各位，现在是{timezone.now():%H:%M:%S}", by=self.host)

    def draft(self):
        asked, guest = self.any_question("on-air"), self.dice.choice(self.guests)
        if asked:
            draft_answer(asked, guest, "草稿", by=guest.user, version=self.version(asked, guest))

    def answer(self):
        asked, guest = self.any_question("on-air", "answered"), self.dice.choice(self.guests)
        if asked:
            release_answer(asked, guest, "这样办。", by=guest.user, version=self.version(asked, guest))

    def join(self):
        joined, main = self.any_question("waiting", "approved", "shortlisted"), self.any_question(*joining.MAIN_STATES)
        if joined and main:
            joining.join(joined, main, by=self.moderator)

    def separate(self):
        joined = self.any_question("merged")
        if joined:
            joining.separate(joined, by=self.moderator)

    def mark(self):
        asked = self.any_question("approved", "shortlisted", "on-air")
        if asked:
            spoken.mark_answered(asked, by=self.host)

    def restore(self):
        asked = self.any_question("answered")
        if asked:
            spoken.restore(asked, by=self.host)

    def forward(self):
        asked = self.any_question("approved", "shortlisted", "on-air")
        if asked and self.dice.random() < 0.3:
            spoken.forward(asked, by=self.host)

    def note(self):
        kinds = (Message.Kind.ANSWER, Message.Kind.WORDS)
        rows = [
            *Message.objects.filter(submission__occasion=self.occasion, kind__in=kinds, state="released"),
            *Message.objects.filter(occasion=self.occasion, kind__in=kinds),
        ]
        if rows:
            about = self.dice.choice(rows)
            kind = self.dice.choice((Message.Kind.NOTE, Message.Kind.PROGRESS))
            notes.add_note(about, "另有进展。", kind=kind, by=self.producer)

    def show(self):
        pictures.show_picture(self.occasion, io.BytesIO(picture()), alt="演播室", by=self.host)

    def take_back(self):
        shown = Picture.objects.filter(occasion=self.occasion, withdrawn_at=None).first()
        if shown:
            pictures.withdraw_picture(shown, by=self.host)

    def policy(self):
        set_policy(self.occasion, self.dice.choice(Occasion.Policy.values), by=self.host)

    def version(self, asked, guest):
        draft = asked.messages.filter(participant=guest).first()
        return draft.version if draft else 0

    def act(self):
        acts_open = [self.ask] * 4 + [self.approve] * 4 + [self.air] * 2 + [self.answer] * 3
        acts_open += [
            self.reject,
            self.undo,
            self.undo,
            self.phase,
            self.phase,
            self.unair,
            self.shortlist,
            self.say,
            self.draft,
        ]
        acts_open += [
            self.join,
            self.join,
            self.separate,
            self.separate,
            self.mark,
            self.restore,
            self.forward,
            self.note,
            self.note,
        ]
        acts_open += [self.show, self.take_back, self.policy, self.redact, self.say, self.hide, self.hide, self.unhide]
        chosen = self.dice.choice(acts_open)
        try:
            chosen()
        except Refusal:
            return f"{chosen.__name__} refused"
        self.occasion.refresh_from_db()
        return chosen.__name__


def head(topic):
    stream = Stream.objects.filter(topic=topic).first()
    return stream.last_seq if stream else 0


def frames_from(topic, seq):
    return list(Frame.objects.filter(stream__topic=topic, seq__gt=seq).order_by("seq").values_list("kind", "data"))


@pytest.mark.parametrize("seed", range(3))
def test_snapshot_plus_frames_is_the_next_snapshot_after_every_act(seed):
    room, done = Room(seed), []
    topic = room.occasion.topic
    for _ in range(140):
        before, seq = room_state(room.occasion), head(topic)

        done.append(room.act())

        room.occasion.refresh_from_db()
        after = fold(room_state(room.occasion), [])
        assert fold(before, frames_from(topic, seq)) == after, done[-1]
    wanted = {"approve", "air", "answer", "phase", "say", "undo", "join", "separate", "note", "show", "hide", "unhide"}
    wanted.add("redact")
    assert wanted <= set(done)


def test_all_frames_from_the_start_give_the_state_at_the_end():
    room = Room(7)
    empty = room_state(room.occasion)
    for _ in range(80):
        room.act()
    room.occasion.refresh_from_db()
    acts.end(room.occasion, by=room.host) if room.occasion.state != "collecting" else None
    room.occasion.refresh_from_db()

    assert fold(empty, frames_from(room.occasion.topic, 0)) == fold(room_state(room.occasion), [])
    for frame in Frame.objects.select_related("stream"):
        assert_conforms(frame.stream.topic, json.loads(encode(frame).text))


def test_a_planted_secret_never_reaches_the_public_topic():
    occasion = interview()
    secret = "机密甲乙丙丁"
    asked = question(occasion, f"{secret}能不能公开？", byline=secret, contact={"mail": "secret@example.org"})
    guest = participant(occasion, "guest")
    other = approved(occasion)
    draft_answer(other, guest, f"{secret}草稿", by=guest.user)
    reject(case_of(asked), by=moderator(), version=1, reason="privacy")

    frames = Frame.objects.exclude(stream__topic="desk-moderation")

    assert frames.count() >= 3
    assert secret not in str(list(frames.values_list("data", flat=True)))
    assert secret not in str(room_state(occasion))
    assert asked.messages.get().text.startswith(secret)
