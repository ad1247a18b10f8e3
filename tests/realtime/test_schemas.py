"""docs/live.md describes what the server sends."""

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.realtime.schemas import assert_conforms, audience, kinds, schema

EVERY = [(whose, kind) for whose in ("room", "desk", "studio") for kind in kinds()[whose]]


def examples(whose, kind):
    found = kinds()[whose][kind]
    name = found.get("$ref", "").removeprefix("#/$defs/")
    return (kinds()["$defs"][name] if name else found)["examples"]


@pytest.mark.parametrize(("whose", "kind"), EVERY)
def test_examples_conform_to_their_schema(whose, kind):
    validator = Draft202012Validator(schema(whose, kind))
    Draft202012Validator.check_schema(schema(whose, kind))

    for example in examples(whose, kind):
        validator.validate(example)


@pytest.mark.parametrize(("whose", "kind"), [pair for pair in EVERY if "required" in kinds()[pair[0]][pair[1]]])
def test_what_lacks_or_adds_a_field_does_not_conform(whose, kind):
    validator = Draft202012Validator(schema(whose, kind))
    example = examples(whose, kind)[0]

    for field in kinds()[whose][kind]["required"]:
        with pytest.raises(ValidationError):
            validator.validate({name: value for name, value in example.items() if name != field})
    with pytest.raises(ValidationError):
        validator.validate(example | {"author": "planted"})


def test_topics_have_an_audience():
    topics = ("interview-7", "interview-7-desk", "interview-7-studio", "desk-moderation", "hearing-2")

    assert [audience(topic) for topic in topics] == ["room", "desk", "studio", "desk", "room"]


def test_frames_as_sent_conform(stage, room):
    entries = [[kind, example] for kind in kinds()["room"] for example in examples("room", kind)]
    stage.do("play", topic=room, entries=entries)

    frames = stage.frames(room, "?after=0")["frames"]

    assert len(frames) == len(entries)
    for frame in frames:
        assert_conforms(room, frame)
    with pytest.raises(AssertionError):
        assert_conforms(room, frames[0] | {"at": "2026-03-01T09:00:00Z"})
