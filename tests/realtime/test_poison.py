"""Thousands of bad messages: every one is answered by a code or a close, none by 1011 or a traceback."""

import json
import random

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Opcode

SEED = 20260301
ALLOWED = {1000, 1002, 1005, 1006, 1007, 1008, 1009}
CODES = {"bad-json", "binary", "unknown", "busy", "too-big"}


def poison(source):
    """One bad message: (opcode, payload)."""
    text = source.choice(
        [
            lambda: "\x00" * source.randint(1, 40),
            lambda: '{"ping": "\\u0000"}',
            lambda: '{"ping": "\\ud83d"}',
            lambda: '{"after": "\\udc00"}',
            lambda: '{"after": NaN}',
            lambda: '{"ping": -Infinity}',
            lambda: '{"after": 1e400}',
            lambda: '{"ping": -1e999}',
            lambda: "[" * source.randint(1, 1024),
            lambda: '{"ping":' * source.randint(1, 100),
            lambda: '{"after": ' + "9" * source.randint(20, 900) + "}",
            lambda: json.dumps({f"field-{source.random()}": source.random()}),
            lambda: json.dumps({"after": 1, "admin": True}),
            lambda: json.dumps({"type": "websocket.disconnect"}),
            lambda: json.dumps({"frames": [{"seq": 1}]}),
            lambda: json.dumps([{"after": 1}]),
            lambda: source.choice(["", " ", "null", "true", "0", '"x"', "{}", "[]"]),
            lambda: "x" * source.randint(1025, 5000),
            lambda: "".join(chr(source.randint(1, 0xD7FF)) for _ in range(source.randint(1, 200))),
        ]
    )()
    return Opcode.TEXT, text.encode()


def broken(source):
    """One message or frame that breaks the protocol itself."""
    return source.choice(
        [
            lambda: (Opcode.BINARY, source.randbytes(source.randint(0, 500))),
            lambda: (Opcode.TEXT, b"\xff" + source.randbytes(20)),
            lambda: (Opcode.TEXT, b"\xed\xa0\x80"),
            lambda: (Opcode.TEXT, b"x" * source.randint(16_385, 40_000)),
            lambda: (Opcode.CONT, b"{}"),
            lambda: (Opcode.CLOSE, source.randbytes(source.randint(0, 30))),
            lambda: (Opcode.PING, source.randbytes(200)),
            lambda: (Opcode.PONG, source.randbytes(20)),
        ]
    )()


def raw(opcode, payload):
    """A masked frame as bytes, whatever the protocol forbids."""
    size = len(payload)
    length = bytes([128 | size]) if size < 126 else bytes([254]) + size.to_bytes(2)
    return bytes([128 | opcode]) + length + bytes(4) + payload


def throw(stage, room, messages):
    """Sends these over one raw connection; returns the error codes heard and the close code."""
    codes = []
    with stage.socket(room) as socket:
        try:
            with socket.send_context():
                for opcode, payload in messages:
                    socket.protocol.writes.append(raw(opcode, payload))
            while True:
                message = json.loads(socket.recv(timeout=3))
                if "error" in message:
                    codes.append(message["error"]["code"])
        except ConnectionClosed as closed:
            return codes, closed.rcvd.code if closed.rcvd else 1006
        except TimeoutError:
            return codes, None


@pytest.mark.parametrize("part", range(4))
def test_poison_is_answered_by_codes(stage, part):
    source = random.Random(SEED + part)
    room = f"room-{95 + part}"
    for _ in range(200):
        codes, closed = throw(stage, room, [poison(source) for _ in range(3)])
        assert closed == 1008, codes
        assert len(codes) == 3
        assert set(codes) <= CODES


def test_broken_protocol_is_closed_by_codes(stage, room):
    source = random.Random(SEED)
    for _ in range(160):
        codes, closed = throw(stage, room, [*(broken(source) for _ in range(3)), (Opcode.TEXT, b"\xff")])
        assert closed in ALLOWED, codes
        assert set(codes) <= CODES


def test_the_server_is_well_after_all_of_it(stage, room):
    stage.play(room)
    with stage.socket(room, "?after=0") as socket:
        assert "hello" in json.loads(socket.recv(timeout=5))
    assert "Traceback" not in stage.logs()
    assert "1011" not in stage.logs()
