"""The least of HTTP and of the websocket protocol (RFC 6455) that a client of the live stream needs, on asyncio."""

import asyncio
import base64
import json
import os
import struct
from typing import Any
from urllib.parse import urlsplit

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
LARGEST = 64 * 1024 * 1024  # bytes of a message


class Closed(Exception):
    """The connection has ended; `code` is its close code, 1006 when it just broke."""

    def __init__(self, code: int = 1006):
        self.code = code
        super().__init__(str(code))


async def _open(url: str, path: str, headers: dict[str, str]) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connects and sends a GET with these headers."""
    parts = urlsplit(url)
    secure = parts.scheme in ("https", "wss")
    port = parts.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure or None, limit=LARGEST)
    lines = [f"GET {path} HTTP/1.1", f"Host: {parts.netloc}", *(f"{name}: {value}" for name, value in headers.items())]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    return reader, writer


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines[1:] if line)
    return int(lines[0].split()[1]), {name.lower(): value.strip() for name, _colon, value in pairs}


async def get_json(url: str, path: str, headers: dict[str, str], *, patience: float = 40) -> tuple[int, Any]:
    """Status and decoded body of a GET; raises OSError, or TimeoutError after `patience` seconds."""
    async with asyncio.timeout(patience):
        reader, writer = await _open(url, path, {**headers, "Connection": "close"})
        try:
            status, answered = await _head(reader)
            body = await reader.readexactly(int(answered.get("content-length", 0)))
        except asyncio.IncompleteReadError as error:
            raise ConnectionResetError(str(error)) from error
        finally:
            writer.close()
    return status, json.loads(body or b"null")


class Socket:
    """One websocket seen from the client's side."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, url: str, path: str, headers: dict[str, str]) -> "Socket":
        """Shakes hands; raises Closed with the HTTP status when refused, OSError when nobody answers."""
        key = base64.b64encode(os.urandom(16)).decode()
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket"}
        asked = {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key}
        reader, writer = await _open(url, path, {**headers, **upgrade, **asked})
        try:
            status, _headers = await _head(reader)
        except asyncio.IncompleteReadError as error:
            writer.close()
            raise Closed() from error
        if status != 101:
            writer.close()
            raise Closed(status)
        return cls(reader, writer)

    async def read(self) -> Any:
        """The next message, decoded; answers pings. Raises Closed."""
        parts = b""
        while True:
            final, opcode, payload = await self._frame()
            if opcode == PING:
                self._write(PONG, payload)
            elif opcode == CLOSE:
                self._write(CLOSE, payload[:2])
                raise Closed(struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else 1005)
            elif opcode != PONG:
                parts += payload
                if final:
                    return json.loads(parts)

    async def _frame(self) -> tuple[bool, int, bytes]:
        try:
            first, second = await self._reader.readexactly(2)
            length = second & 127
            if length >= 126:
                length = int.from_bytes(await self._reader.readexactly(2 if length == 126 else 8))
            return bool(first & 128), first & 15, await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, OSError) as error:
            raise Closed() from error

    def send(self, content: Any) -> None:
        """Sends one JSON message."""
        self._write(TEXT, json.dumps(content).encode())

    def _write(self, opcode: int, payload: bytes) -> None:
        mask = os.urandom(4)
        size = len(payload)
        length = bytes([128 | size]) if size < 126 else bytes([254]) + struct.pack("!H", size)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        self._writer.write(bytes([128 | opcode]) + length + mask + masked)

    def close(self) -> None:
        """Ends the connection without ceremony."""
        self._writer.close()
