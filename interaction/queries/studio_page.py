"""The studio as a page shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from interaction.models import Occasion, Participant, Phrase, Picture, Submission
from interaction.queries.pictures import pictures_with_takers
from interaction.queries.presence import is_here, is_over_time
from interaction.queries.readiness import Ready, readiness
from interaction.queries.room import merged_counts, support_counts
from interaction.queries.studio import IN_STUDIO, part_of
from interaction.queries.studio_desks import Desk, desks_of
from interaction.queries.studio_picker import alike_first
from people.models import User
from people.permissions import may
from realtime.queries import position

COMING = ("announced", "collecting")
QUEUED = ("approved", "shortlisted", "on-air")


@dataclass(frozen=True)
class Presence:
    """One person of the interview, and whether their studio was open in the last minute."""

    person: Participant
    is_here: bool


@dataclass(frozen=True)
class StudioPage:
    """Questions carry `support_count` and `joined_count`.

    `desks` are the guests at the question on air, `prepare` the desks this person may write at beforehand, `review`
    what waits for this person to release it, `unreleased` how many wait for anybody, `joinable` what may be joined to
    the question on air, `ready` the list before going live.
    """

    seq: int
    epoch: str
    part: Participant | None
    may_host: bool
    may_show: bool
    people: list[Presence]
    on_air: Submission | None
    desks: list[Desk]
    prepare: list[Desk]
    review: list[Desk]
    unreleased: int
    approved: list[Submission]
    shortlist: list[Submission]
    answered: list[Submission]
    joinable: list[Submission]
    ready: list[Ready]
    is_over_time: bool
    offices: int
    words: list[Phrase]
    phrases: list[Phrase]
    pictures: list[Picture]

    @property
    def here(self) -> int:
        """How many of its people are at their desks."""
        return sum(one.is_here for one in self.people)

    @property
    def missing(self) -> list[Ready]:
        """What is not ready yet."""
        return [one for one in self.ready if not one.is_ready]

    @property
    def waiting(self) -> int:
        """How many questions would go to the departments if it ended now."""
        return len(self.approved) + len(self.shortlist) + (self.on_air is not None and self.on_air.state == "on-air")


def studio_page(occasion: Occasion, user: User) -> StudioPage:
    """The board as this person works with it."""
    seq, epoch = position(f"{occasion.topic}-studio")
    questions = _questions(occasion)
    on_air = questions.get(occasion.on_air_id or 0)
    listed = [question for question in questions.values() if question.state == "shortlisted"]
    approved = sorted(_in(questions, "approved"), key=lambda q: (-q.support_count, q.published_at))
    part, may_host = part_of(occasion, user), may(user, "host", occasion)
    desks = desks_of(occasion, user, [one for one in questions.values() if one.state in (*QUEUED, "answered")])
    phrases = list(Phrase.objects.filter(is_active=True))
    return StudioPage(
        seq=seq,
        epoch=epoch,
        part=part,
        may_host=may_host,
        may_show=may(user, "show-picture", occasion),
        people=_people(occasion, timezone.now()),
        on_air=on_air,
        desks=desks[on_air.pk] if on_air else [],
        prepare=_to_prepare(desks, questions, part, on_air),
        review=[desk for some in desks.values() for desk in some if desk.waits and desk.may_release],
        unreleased=sum(desk.waits for some in desks.values() for desk in some),
        approved=approved,
        shortlist=_with_neighbours(sorted(listed, key=lambda question: (question.place or 0, question.pk))),
        answered=sorted(_in(questions, "answered"), key=lambda q: q.answered_at or q.submitted_at, reverse=True),
        joinable=alike_first(on_air, [*listed, *approved]) if on_air and may_host else [],
        ready=readiness(occasion) if occasion.state in COMING else [],
        is_over_time=is_over_time(occasion),
        offices=len({q.department_id or occasion.department_id for q in questions.values() if q.state in QUEUED}),
        words=[one for one in phrases if one.use == Phrase.Use.WORDS],
        phrases=[one for one in phrases if one.use == Phrase.Use.ANSWER],
        pictures=pictures_with_takers(occasion),
    )


def _people(occasion: Occasion, now: datetime) -> list[Presence]:
    return [Presence(one, is_here(one, now)) for one in occasion.participants.all()]


def _to_prepare(desks: dict, questions: dict, part: Participant | None, on_air: Submission | None) -> list[Desk]:
    """A guest's own desks at what was given to them (first) or shortlisted; the transcriber's at all that was given."""
    if part is None or part.part not in (Participant.Part.GUEST, Participant.Part.TRANSCRIBER):
        return []
    queued = [one for one in questions.values() if one.state in QUEUED[:2] and one is not on_air]
    found = [desk for question in queued for desk in desks[question.pk] if desk.may_write and not desk.answer]
    if part.part == Participant.Part.TRANSCRIBER:
        return [desk for desk in found if desk.is_given]
    mine = [desk for desk in found if desk.guest.pk == part.pk]
    free = [desk for desk in mine if desk.question.state == "shortlisted" and desk.question.assigned_to_id is None]
    return [desk for desk in mine if desk.is_given] + free


def _with_neighbours(shortlist: list[Submission]) -> list[Submission]:
    """Each question knows before which it goes when moved one up (`above`) or one down (`below`, None: to the end)."""
    padded = [None, *shortlist, None, None]
    for place, question in enumerate(shortlist):
        question.above, question.below = padded[place], padded[place + 3]
    return shortlist


def _in(questions: dict, state: str) -> list[Submission]:
    return [question for question in questions.values() if question.state == state]


def _questions(occasion: Occasion) -> dict[int, Submission]:
    supports, joined = support_counts(occasion.pk), merged_counts(occasion.pk)
    rows = occasion.submissions.published().filter(state__in=IN_STUDIO, channel=occasion.channel)
    for question in (found := list(rows.select_related("assigned_to", "department", "theme"))):
        question.support_count = supports.get(question.pk, 0)
        question.joined_count = joined.get(question.pk, 0)
    return {question.pk: question for question in found}
