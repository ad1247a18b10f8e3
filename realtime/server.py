"""The serving process: Daphne with guards, the hub and an orderly end."""

import asyncio
import gc
import logging
import time
from collections.abc import Callable
from typing import Any

from daphne import server as daphne  # first of all: installs the reactor that others import
from twisted.internet import defer, reactor
from twisted.internet.endpoints import quoteStringArgument, serverFromString
from twisted.logger import ILogObserver, globalLogBeginner
from zope.interface import provider

from realtime.guards import GuardedHTTPFactory, GuardedSocketFactory, silence_debug_formatting
from realtime.routing import Live
from realtime.wire import EXTENSION, DaphneWire

loop: Any = reactor  # its interfaces are declared without self
logger = logging.getLogger(__name__)
BACKLOG = 4096  # connections that may wait to be accepted, for storms
YEAR = 365 * 24 * 3600  # seconds; sockets are not closed for age
FINISH = 8.0  # seconds requests may take to finish after SIGTERM
FLUSH = 0.5  # seconds the farewell to sockets may take


@provider(ILogObserver)
def _nowhere(_event: dict) -> None:
    """Where the lines of Twisted and autobahn go."""


class Server(daphne.Server):
    """Serves one application on one port until SIGTERM or SIGINT, and ends within 15 seconds."""

    def __init__(self, application: Live, *, bind: str, port: int, ready: Callable[[str], None]):
        self.live = application
        self.failure = ""
        self.ports: list = []
        self.ready = ready
        endpoint = f"tcp:{port}:interface={quoteStringArgument(bind)}:backlog={BACKLOG}"
        super().__init__(application, [endpoint], websocket_timeout=YEAR, server_name="", ping_interval=20)

    def run(self) -> None:
        """Listens and serves; `failure` says afterwards why it could not."""
        self.connections: dict = {}
        self.http_factory = GuardedHTTPFactory(self)
        self.ws_factory = GuardedSocketFactory(self)
        silence_debug_formatting()
        globalLogBeginner.beginLoggingTo([_nowhere], redirectStandardIO=False, discardBuffer=True)
        asyncio.set_event_loop(loop._asyncioEventloop)
        loop.callLater(1, self.application_checker)
        loop.callLater(2, self.timeout_checker)
        loop.callWhenRunning(self._begin)
        for endpoint in self.endpoints:
            listening = serverFromString(reactor, endpoint).listen(self.http_factory)
            listening.addCallbacks(self.listen_success, self.listen_error)
        loop.addSystemEventTrigger("before", "shutdown", self._finish)
        if not self.abort_start:
            loop.run(installSignalHandlers=self.signal_handlers)

    def _begin(self) -> None:
        self.live.hub.start()
        gc.collect()
        gc.freeze()

    def listen_success(self, port):
        self.ports.append(port)
        host = port.getHost()
        self.ready(f"http://{host.host}:{host.port}")

    def listen_error(self, failure):
        self.failure = failure.getErrorMessage()
        self.stop()

    def create_application(self, protocol, scope):
        if scope["type"] == "websocket":
            scope["extensions"] = {EXTENSION: DaphneWire(protocol)}
        return super().create_application(protocol, scope)

    def _finish(self) -> defer.Deferred:
        return defer.Deferred.fromFuture(asyncio.ensure_future(self._wind_up()))

    async def _wind_up(self) -> None:
        """Takes no more connections, sends the sockets away, lets requests finish, then ends what is left."""
        for port in self.ports:
            port.stopListening()
        await self.live.hub.drain()
        end = time.monotonic() + FINISH
        await asyncio.sleep(FLUSH)
        while self._busy() and time.monotonic() < end:  # noqa: ASYNC110  (requests come and go meanwhile)
            await asyncio.sleep(0.05)
        left = self._busy()
        logger.info("ending %d unfinished connections", len(left))
        for task in left:
            task.cancel()
        await asyncio.wait([*left, asyncio.ensure_future(self.live.hub.stop())], timeout=3)

    def _busy(self) -> list[asyncio.Future]:
        tasks = (details.get("application_instance") for details in self.connections.values())
        return [task for task in tasks if task is not None and not task.done()]
