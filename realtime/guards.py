"""Daphne's protocols with limits: on bodies, on what waits to be read and on what waits to be sent (TRUST.md 5, 6)."""

import io
import logging
from typing import Any

from autobahn.twisted import websocket as autobahn_twisted
from autobahn.websocket import protocol as autobahn_protocol
from daphne.http_protocol import HTTPFactory, WebRequest
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from twisted.internet import reactor
from twisted.web import http

from realtime.viewer import END
from realtime.wire import DaphneWire

logger = logging.getLogger(__name__)
clock: Any = reactor
LARGEST = 16 * 1024  # bytes of a message from a browser
WAITING = 32  # messages from a browser that wait to be read
LINGER = 2  # seconds in which the rest of a refused body is thrown away, so that the answer can be read


class GuardedSocket(WebSocketProtocol):
    """Drops a peer that sends faster than it is read, or reads slower than it makes us send."""

    def onMessage(self, payload, isBinary):  # noqa: N802, N803  (autobahn's names)
        if self.application_queue.qsize() >= WAITING or DaphneWire(self).unsent > END:
            logger.info("socket dropped: it does not keep up")
            self.muted = False
            self.transport.abortConnection()
            return
        super().onMessage(payload, isBinary)

    def onPing(self, payload):  # noqa: N802
        if DaphneWire(self).unsent > END:
            self.transport.abortConnection()
        else:
            super().onPing(payload)


class GuardedSocketFactory(WebSocketFactory):
    """Makes guarded sockets; closes with a code instead of dropping, so that browsers learn why."""

    protocol = GuardedSocket

    def __init__(self, server: Any):
        super().__init__(server, server=server.server_name)
        self.setProtocolOptions(
            autoPingTimeout=server.ping_timeout,
            allowNullOrigin=True,
            openHandshakeTimeout=server.websocket_handshake_timeout,
            maxMessagePayloadSize=LARGEST,
            maxFramePayloadSize=LARGEST,
            failByDrop=False,
        )


class GuardedRequest(WebRequest):
    """Refuses a body over MAX_BODY as soon as its length is known, or once so much of it has come."""

    _received = 0
    _refused = False
    content: Any

    def gotLength(self, length):  # noqa: N802  (Twisted's name)
        super().gotLength(length if length is None or length <= settings.MAX_BODY else 0)
        if length is not None and length > settings.MAX_BODY:
            self._refuse()

    def handleContentChunk(self, data):  # noqa: N802
        self._received += len(data)
        if self._received > settings.MAX_BODY and not self._refused:
            self._refuse()
        if not self._refused:
            super().handleContentChunk(data)

    def process(self):
        if self._refused:
            return None
        if self.requestHeaders.hasHeader(b"Upgrade") and not self._is_ascii():
            return self.basic_error(400, b"Bad Request", "Invalid header value")
        return super().process()

    def _is_ascii(self) -> bool:
        values = (value for _name, found in self.requestHeaders.getAllRawHeaders() for value in found)
        return all(value.isascii() for value in values)

    def _refuse(self) -> None:
        self._refused = True
        self.content.close()
        self.content = io.BytesIO()
        channel = self.channel
        channel.transport.write(_too_large())
        channel.dataReceived = lambda data: None
        clock.callLater(LINGER, channel.loseConnection)


class GuardedHTTPFactory(HTTPFactory):
    """Makes guarded requests; writes no access log (the proxy does)."""

    def buildProtocol(self, addr):  # noqa: N802
        protocol = super().buildProtocol(addr)
        protocol.requestFactory = GuardedRequest
        return protocol

    def log(self, request: http.Request) -> None:
        """Spares the formatting of a line that nobody reads."""


def _too_large() -> bytes:
    """A whole 413 answer, in every language of the site."""
    sentences = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            sentences.append(_("This is too large. Go back and attach fewer or smaller files."))
    body = "\n".join(dict.fromkeys(sentences)).encode()
    head = (
        "HTTP/1.1 413 Content Too Large\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


def silence_debug_formatting() -> None:
    """Stops autobahn from formatting log lines that are thrown away; this doubles the rate of connects."""
    for module in (autobahn_protocol, autobahn_twisted):
        for name in ("hl", "hltype", "hlval", "hlid", "hlfixme"):
            if hasattr(module, name):
                setattr(module, name, _as_it_is)


def _as_it_is(value: Any = None, *_args: Any, **_kwargs: Any) -> Any:
    return value
