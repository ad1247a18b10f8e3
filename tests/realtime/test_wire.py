"""Both ways out: the plain `send` of any server, and the socket of Daphne's protocol."""

import asyncio
import socket
from contextlib import closing

import pytest
from twisted.internet.tcp import Connection

from realtime.frames import Message
from realtime.wire import EXTENSION, DaphneWire, PlainWire, wire_of


def test_a_plain_wire_sends_in_order_without_being_awaited():
    async def go():
        sent, gate = [], asyncio.Event()

        async def send(event):
            await gate.wait()
            sent.append(event)

        wire = PlainWire(send)
        for text in ("a", "bc"):
            wire.write(Message(text))
        before = wire.unsent
        wire.close(4404)
        wire.write(Message("late"))
        gate.set()
        await asyncio.sleep(0.01)
        return before, wire.unsent, sent

    before, after, sent = asyncio.run(go())

    assert (before, after) == (3, 0)
    assert sent == [
        {"type": "websocket.send", "text": "a"},
        {"type": "websocket.send", "text": "bc"},
        {"type": "websocket.close", "code": 4404},
    ]


def test_an_ended_plain_wire_drops_what_waits():
    async def go():
        sent = []

        async def send(event):
            sent.append(event)

        wire = PlainWire(send)
        wire.write(Message("a"))
        wire.end()
        await asyncio.sleep(0.01)
        return sent

    assert asyncio.run(go()) == [{"type": "websocket.close", "code": 1008}]


class Transport(Connection):
    """A transport of Twisted whose loop the test turns by hand."""

    def __init__(self, skt):
        super().__init__(skt, None, reactor=object())
        self.connected = 1
        self.wants_to_write = False

    def startWriting(self):  # noqa: N802
        self.wants_to_write = True

    def stopWriting(self):  # noqa: N802
        self.wants_to_write = False


class Protocol:
    """As much of autobahn's protocol as the wire uses."""

    STATE_OPEN = 3

    def __init__(self, transport):
        self.transport, self.state, self.send_queue = transport, self.STATE_OPEN, []

    def sendData(self, data):  # noqa: N802
        self.transport.write(data)


@pytest.fixture
def pair():
    """Two connected sockets."""
    ours, theirs = socket.socketpair()
    with closing(ours), closing(theirs):
        theirs.settimeout(5)
        yield ours, theirs


def test_a_daphne_wire_writes_straight_and_keeps_order_when_the_socket_is_full(pair):
    ours, theirs = pair
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    ours.setblocking(False)
    transport = Transport(ours)
    protocol = Protocol(transport)
    wire = DaphneWire(protocol)

    wire.write(Message("first"))
    straight = (wire.unsent, transport.wants_to_write, theirs.recv(100))
    big = "x" * 200_000
    wire.write(Message(big))
    received = theirs.recv(1 << 20)  # now there is room again, but not for those who come later
    wire.write(Message("last"))
    waiting = wire.unsent
    while not received.endswith(b"last"):
        transport.doWrite()
        received += theirs.recv(1 << 20)
    protocol.state = 2
    wire.write(Message("late"))

    assert straight == (0, False, b"\x81\x05first")
    assert waiting > 0
    assert received == b"\x81\x7f" + len(big).to_bytes(8) + big.encode() + b"\x81\x04last"
    assert wire.unsent == 0


def test_the_server_hands_its_wire_over_in_the_scope():
    wire = object()

    assert wire_of({"extensions": {EXTENSION: wire}}, None) is wire
    assert isinstance(wire_of({}, None), PlainWire)
