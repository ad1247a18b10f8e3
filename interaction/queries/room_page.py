"""The room as a page shows it: the stream newest first, the questions still open, and where the wire goes on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from interaction.models import Occasion
from interaction.queries.room import picture_item, room_counters, room_state
from interaction.queries.room_opinions import ThemeLine, theme_lines
from interaction.workflow import COMING
from realtime.queries import position


@dataclass(frozen=True)
class RoomPage:
    """`seq` and `epoch` say from which frame on the page must be told; `standing` is phase_item().

    `stream` mixes answers, words and pictures by time, newest first.

    An answer entry: {kind: "answer", question: item, answers: [item…], at}; words: {kind: "words", words: item, at};
    {kind: "picture", picture: item, at}. Answers and words carry their `notes`; questions `joined`, the published
    ones that were joined to them, `others`, how many in all, and `theme_name`. An answer entry without answers was
    answered by word of mouth. `is_late`: the time has come and it has not begun. `cover` is a picture's item or None.
    """

    seq: int
    epoch: str
    phase: str
    standing: dict
    is_late: bool
    cover: dict | None
    themes: list[ThemeLine]
    on_air: dict | None
    stream: list[dict]
    open_questions: list[dict]
    counters: dict


def room_page(occasion: Occasion, *, newest_first: bool = False) -> RoomPage:
    """Everything the room page shows, with the frame number it belongs to; open questions by support, or by age."""
    seq, epoch = position(occasion.topic)  # before the state: a frame told twice changes nothing
    state = room_state(occasion)
    counters = room_counters(occasion.pk)
    themes = theme_lines(occasion, counters["themes"])
    names = {theme.id: theme.name for theme in themes}
    questions = {item["id"]: _with_counts(item, counters, names) for item in state["questions"]}
    _join(questions)
    _attach_notes(state, counters)
    answered = _by_question(state["answers"])
    waiting = [one for pk, one in questions.items() if is_open(one) and pk not in answered]
    return RoomPage(
        seq=seq,
        epoch=epoch,
        phase=state["phase"]["state"],
        standing=state["phase"],
        is_late=occasion.state in COMING and occasion.starts_at <= timezone.now(),
        cover=picture_item(occasion.cover) if occasion.cover else None,
        themes=themes,
        on_air=questions.get(state["on_air"]),
        stream=_stream(questions, answered, state),
        open_questions=_newest(waiting) if newest_first else _most_wanted(waiting),
        counters=counters,
    )


def is_open(question: dict) -> bool:
    """Whether a question still waits for its answer, by itself."""
    return question["into"] is None and not question["answered"]


def _with_counts(item: dict, counters: dict, themes: dict[int, str]) -> dict:
    key = str(item["id"])
    return {
        **item,
        "supports": counters["supports"].get(key, 0),
        "others": counters["joined"].get(key, 0),
        "joined": [],
        "theme_name": themes.get(item["theme"], ""),
    }


def _join(questions: dict[int, dict]) -> None:
    for item in questions.values():
        if item["into"] in questions:
            questions[item["into"]]["joined"].append(item)


def _attach_notes(state: dict, counters: dict) -> None:
    texts = {item["id"]: item for item in (*state["answers"], *state["words"])}
    for item in texts.values():
        item["notes"] = []
        item["helpful"] = counters["helpful"].get(str(item["id"]), 0)
    for note in state["notes"]:
        if note["about"] in texts:
            texts[note["about"]]["notes"].append(note)


def _by_question(answers: list[dict]) -> dict[int, list[dict]]:
    grouped: dict[int, list[dict]] = {}
    for answer in answers:
        grouped.setdefault(answer["question"], []).append(answer)
    return grouped


def _stream(questions: dict, answered: dict, state: dict) -> list[dict]:
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
    entries += [_spoken(question) for pk, question in questions.items() if question["answered"] and pk not in answered]
    entries += [{"kind": "words", "words": item, "at": item["at"], "order": item["id"]} for item in state["words"]]
    entries += [
        {"kind": "picture", "picture": item, "at": item["at"], "order": item["id"]} for item in state["pictures"]
    ]
    return sorted(entries, key=lambda entry: (entry["at"], entry["order"]), reverse=True)


def _spoken(question: dict) -> dict:
    """An entry for a question answered by word of mouth."""
    return {
        "kind": "answer",
        "question": question,
        "answers": [],
        "at": question["answered_at"],
        "order": question["id"],
    }


def _most_wanted(questions: Iterable[dict]) -> list[dict]:
    return sorted(questions, key=lambda question: (-question["supports"], question["id"]))


def _newest(questions: Iterable[dict]) -> list[dict]:
    return sorted(questions, key=lambda question: -question["id"])
