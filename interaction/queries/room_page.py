"""The room as a page shows it: the stream newest first, the questions still open, and where the wire goes on."""

from collections.abc import Iterable
from dataclasses import dataclass

from interaction.models import Occasion
from interaction.queries.room import room_counters, room_state
from realtime.queries import position


@dataclass(frozen=True)
class RoomPage:
    """`seq` and `epoch` say from which frame on the page must be told; `stream` mixes answers and words by time.

    An answer entry: {kind: "answer", question: item, answers: [item…], at}; words: {kind: "words", words: item, at}.
    """

    seq: int
    epoch: str
    phase: str
    on_air: dict | None
    stream: list[dict]
    open_questions: list[dict]
    counters: dict


def room_page(occasion: Occasion) -> RoomPage:
    """Everything the room page shows, with the frame number it belongs to."""
    seq, epoch = position(occasion.topic)  # before the state: a frame told twice changes nothing
    state = room_state(occasion)
    counters = room_counters(occasion.pk)
    questions = {
        item["id"]: {**item, "supports": counters["supports"].get(str(item["id"]), 0)} for item in state["questions"]
    }
    answered = _by_question(state["answers"])
    return RoomPage(
        seq=seq,
        epoch=epoch,
        phase=state["phase"],
        on_air=questions.get(state["on_air"]),
        stream=_stream(questions, answered, state["words"]),
        open_questions=_most_wanted(question for pk, question in questions.items() if pk not in answered),
        counters=counters,
    )


def _by_question(answers: list[dict]) -> dict[int, list[dict]]:
    grouped: dict[int, list[dict]] = {}
    for answer in answers:
        grouped.setdefault(answer["question"], []).append(answer)
    return grouped


def _stream(questions: dict, answered: dict, words: list[dict]) -> list[dict]:
    entries = [
        {
            "kind": "answer",
            "question": questions[pk],
            "answers": answers,
            "at": answers[0]["at"],
            "order": answers[0]["id"],
        }
        for pk, answers in answered.items()
    ]
    entries += [{"kind": "words", "words": item, "at": item["at"], "order": item["id"]} for item in words]
    return sorted(entries, key=lambda entry: (entry["at"], entry["order"]), reverse=True)


def _most_wanted(questions: Iterable[dict]) -> list[dict]:
    return sorted(questions, key=lambda question: (-question["supports"], question["at"], question["id"]))
