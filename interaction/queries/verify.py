"""Whether the record of an interview holds: the chain of its frames, its events, and the transcript beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from interaction.event_chain import break_in
from interaction.models import Event, Occasion, Submission
from interaction.queries.transcript import spoken_texts
from realtime.models import Frame, Stream
from realtime.record import chain_hash, inner_hash

FIRST_PAGE = 2000  # frames read from the database at once
TEXTS = {"question": "question", "answer": "answer", "words": "words", "progress": "note"}


@dataclass(frozen=True)
class Head:
    """The end of a topic's record: how many frames, how many of them withdrawn, and the last hash ("" before any)."""

    frames: int
    withdrawn: int
    last_hash: str


@dataclass
class Findings:
    """What a check of one interview found; `broken` holds one sentence per fault, none when all is well."""

    head: Head
    events: int = 0
    questions: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.broken


def interview_numbered(pk: int) -> Occasion | None:
    """The interview with this number, whatever its state."""
    return Occasion.objects.filter(pk=pk, channel="interview").first()


def record_head(topic: str) -> Head:
    """The end of a topic's record, as its page and its archive print it."""
    stream = Stream.objects.filter(topic=topic).first()
    if stream is None:
        return Head(0, 0, "")
    withdrawn = Frame.objects.filter(stream=stream, data__isnull=True).count()
    return Head(stream.last_seq, withdrawn, stream.last_hash)


def record_version(topic: str) -> str:
    """Changes whenever the record does: a frame more, or a text deleted."""
    row = Stream.objects.filter(topic=topic).values_list("last_hash", "erased").first()
    return f"{row[0]}-{row[1]}" if row else "empty"


def record_lines(topic: str) -> Iterator[dict]:
    """Every frame in order: seq, kind, at, data and salt (None once withdrawn), inner (hash), hash, withdrawn."""
    for frame in _frames(topic):
        is_gone = frame.data is None
        yield {
            "seq": frame.seq,
            "kind": frame.kind,
            "at": frame.at.isoformat(timespec="milliseconds"),
            "data": frame.data,
            "salt": None if is_gone else frame.salt,
            "inner": frame.inner_hash,
            "hash": frame.hash,
            "withdrawn": is_gone,
        }


def latest_frames(topic: str, most: int = 20) -> list[Frame]:
    """The newest frames of a topic's record, newest first."""
    return list(Frame.objects.filter(stream__topic=topic).order_by("-seq")[:most])


def check(occasion: Occasion) -> Findings:
    """Recomputes every hash of the interview's frames and events, and compares the transcript with the frames."""
    found = Findings(record_head(occasion.topic))
    told: dict[tuple[str, int], str] = {}
    fault = _break_in_frames(occasion.topic, found.head, told)
    if fault:
        found.broken.append(fault)
    _check_events(occasion, found)
    for (what, pk), text in spoken_texts(occasion).items():
        if told.get((what, pk)) != text:
            found.broken.append(f"{what} {pk}: the transcript does not say what the record says")
    return found


def _frames(topic: str) -> Iterator[Frame]:
    return Frame.objects.filter(stream__topic=topic).order_by("seq").iterator(chunk_size=FIRST_PAGE)


def _break_in_frames(topic: str, head: Head, told: dict[tuple[str, int], str]) -> str:
    """The first fault of the chain in a sentence, "" for a whole one; `told` learns the newest text of every item."""
    previous, number = "", 0
    for number, frame in enumerate(_frames(topic), start=1):
        if frame.seq != number:
            return f"frame {number}: missing, the next one is {frame.seq}"
        if frame.data is not None and inner_hash(frame.salt, frame.data) != frame.inner_hash:
            return f"frame {number}: its text was changed"
        if frame.hash != chain_hash(previous, frame.seq, frame.kind, frame.inner_hash):
            return f"frame {number}: its hash does not follow from the one before"
        previous = frame.hash
        if frame.data and frame.kind in TEXTS:
            told[TEXTS[frame.kind], frame.data["id"]] = frame.data["text"]
    if (number, previous) != (head.frames, head.last_hash):
        return f"frame {number + 1}: the record ends here and should end at {head.frames}"
    return ""


def _check_events(occasion: Occasion, found: Findings) -> None:
    """One chain for the interview and one for each of its questions, read in one query each."""
    chains: dict[int | None, str] = {None: occasion.event_head}
    chains |= Submission.objects.filter(occasion=occasion).values_list("pk", "event_head")
    found.questions = len(chains) - 1
    events = Event.objects.filter(occasion=occasion).order_by("submission_id", "seq")
    for pk, chain in groupby(events.iterator(chunk_size=FIRST_PAGE), key=lambda event: event.submission_id):
        rows = list(chain)
        found.events += len(rows)
        fault = break_in(rows, chains.pop(pk, ""))
        if fault:
            found.broken.append(f"{_named(pk)}: event {fault} is changed or missing")
    found.broken += [f"{_named(pk)}: its events are missing" for pk, head in chains.items() if head]


def _named(pk: int | None) -> str:
    return "the interview" if pk is None else f"question {pk}"
