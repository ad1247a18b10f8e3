"""The schemas of docs/live.md, for whoever publishes frames."""

import json
import re
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

PAGE = Path(__file__).parents[2] / "docs" / "live.md"


@cache
def kinds() -> dict:
    """{audience: {kind: schema}} with the shared definitions under "$defs"."""
    [text] = re.findall(r"^```json\n(.*?)^```$", PAGE.read_text(), re.S | re.M)
    return json.loads(text)


def audience(topic: str) -> str:
    """Whose schemas hold for this topic: room, desk or studio."""
    if topic.endswith("-studio"):
        return "studio"
    return "desk" if topic.startswith("desk-") or topic.endswith("-desk") else "room"


def schema(whose: str, kind: str) -> dict:
    """The whole schema of one kind; a field that it does not list is an error. KeyError for an undescribed kind."""
    found = dict(kinds()[whose][kind])
    if "properties" in found:
        found["additionalProperties"] = False
    return found | {"$defs": kinds()["$defs"]}


def assert_conforms(topic: str, frame: dict) -> None:
    """Fails unless a frame as sent on this topic has the right envelope and data; withdrawn data is null."""
    assert set(frame) == {"seq", "at", "kind", "data"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00", frame["at"])
    if frame["data"] is not None:
        Draft202012Validator(schema(audience(topic), frame["kind"])).validate(frame["data"])
