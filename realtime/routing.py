"""Sends each connection where it belongs: sockets and the frame feed to the wire, everything else to the pages."""

from collections.abc import Awaitable, Callable
from typing import Any

from realtime.consumers import LiveConsumer
from realtime.feed import Feed
from realtime.hub import Hub

FEED = "/live/"
App = Callable[[dict, Any, Any], Awaitable[None]]


class Live:
    """The whole ASGI application; `hub` is this process's."""

    def __init__(self, pages: App):
        self.pages = pages
        self.hub = Hub()
        self.feed = Feed(self.hub)

    async def __call__(self, scope, receive, send):
        if scope["type"] == "websocket":
            await LiveConsumer(self.hub)(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(FEED):
            await self.feed(scope, receive, send)
        else:
            await self.pages(scope, receive, send)


def dispatch(pages: App) -> Live:
    """Puts the wire before the pages."""
    return Live(pages)
