"""What a viewer makes of frames: the same state as the room's snapshot, if the frames are right."""

import json

LISTS = {
    "question": "questions",
    "answer": "answers",
    "words": "words",
    "progress": "notes",
    "picture": "pictures",
}
WITHDRAWN = {"question": "questions", "answer": "answers", "words": "words", "note": "notes", "picture": "pictures"}


def fold(state: dict, frames) -> dict:
    """The state after these (kind, data) frames, as a browser computes it."""
    state = json.loads(json.dumps(state))
    for kind, data in frames:
        _FOLD.get(kind, _ignore)(state, data, kind)
    for key in LISTS.values():
        state[key].sort(key=lambda item: (item["at"], item["id"]))
    return state


def _ignore(state, data, kind):
    pass


def _phase(state, data, kind):
    state["phase"] = data


def _air(state, data, kind):
    state["on_air"] = data["id"]


def _item(state, data, kind):
    if data is None:  # its text was withdrawn meanwhile
        return
    items = state[LISTS[kind]]
    items[:] = [item for item in items if item["id"] != data["id"]] + [data]


def _answer(state, data, kind):
    _item(state, data, kind)
    for item in state["questions"]:
        if data and item["id"] == data["question"]:
            item["answered"], item["answered_at"] = True, data["at"]


def _merge(state, data, kind):
    for item in state["questions"]:
        if item["id"] == data["id"]:
            item["into"] = data["into"]


def _withdraw(state, data, kind):
    items = state[WITHDRAWN[data["what"]]]
    items[:] = [item for item in items if item["id"] != data["id"]]
    if data["what"] == "question":
        for key in ("answers", "notes"):
            state[key] = [item for item in state[key] if item["question"] != data["id"]]


_FOLD = {
    "phase": _phase,
    "air": _air,
    "merge": _merge,
    "withdraw": _withdraw,
    **dict.fromkeys(LISTS, _item),
    "answer": _answer,
}
