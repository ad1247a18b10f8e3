"""An interview with something of everything, made by the product's own actions, for tests of what stays of it."""

import secrets
from dataclasses import dataclass

from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.joining import join
from interaction.actions.notes import add_note
from interaction.actions.reply import release_answer
from interaction.models import Message, Occasion, Participant, Picture, Submission
from people.models import User
from tests.interaction.making import approved, interview, participant


@dataclass
class Afterwards:
    """The interview with its people, and its questions by what became of them."""

    occasion: Occasion
    host: User
    guest: Participant
    questions: dict[str, Submission]

    def fresh(self) -> Occasion:
        """The interview as it stands now."""
        return Occasion.objects.get(pk=self.occasion.pk)


def answered(occasion: Occasion, guest: Participant, host: User, body: str) -> Submission:
    """A question that was put on air and answered."""
    asked = approved(occasion, body)
    acts.air(asked, by=host)
    release_answer(asked, guest, f"答：{body}", by=host)
    asked.refresh_from_db()
    return asked


def full_interview(*, ended: bool = True, **columns) -> Afterwards:
    """Opened, spoken, answered with a correction, joined, shown a picture, left open, and ended."""
    occasion = interview("collecting", title_en="Old estates renewed", **columns)
    host = participant(occasion, "host", name="周岚", post="主持人").user
    guest = participant(occasion, "guest", name="李建国", post="局长")
    acts.change_phase(occasion, "go-live", by=host)
    occasion.refresh_from_db()
    acts.say(occasion, "各位网友，大家好。", by=host)
    first = answered(occasion, guest, host, "电梯什么时候装？")
    same = join(approved(occasion, "我们楼电梯哪天装好？"), first, by=host)
    add_note(first.messages.get(kind="answer"), "时间改为六月。", kind=Message.Kind.NOTE, by=guest.user)
    picture_of(occasion)
    second = answered(occasion, guest, host, "外墙漏水归谁修？")
    left = approved(occasion, "物业费会不会涨？")
    made = Afterwards(occasion, host, guest, {"first": first, "same": same, "second": second, "left": left})
    if ended:
        acts.end(made.fresh(), by=host)
    return made


def picture_of(occasion: Occasion) -> Picture:
    """A picture of the stream whose file is gone."""
    return Picture.objects.create(
        occasion=occasion,
        name=f"{secrets.token_hex(16)}.jpg",
        alt="嘉宾在演播室",
        width=1200,
        height=800,
        size=1000,
        posted_at=timezone.now(),
    )
