"""What the hub does again and again: sweep the heads, tell counters, call the roll, beat, ask anew who may watch."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from realtime import actions, queries
from realtime.ask import Away, ask
from realtime.frames import Message
from realtime.gate import admits
from realtime.room import Room
from realtime.topics import Match

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)
SWEEP = 1.0  # seconds between two looks at the heads of all watched topics
BEAT = 10.0  # seconds between two heartbeats
GONE = 4404  # the close code that tells a client to stop


def start(hub: "Hub") -> list[asyncio.Task]:
    """Starts all rounds of a hub."""
    plan = [(SWEEP, sweep), (SWEEP, tell_counters), (SWEEP, call_roll), (BEAT, beat), (hub.recheck, recheck)]
    return [asyncio.ensure_future(_every(seconds, task, hub)) for seconds, task in plan]


async def sweep(hub: "Hub") -> None:
    """One query for the heads of all topics kept here: carries what no bell told, and notices another history."""
    before = {room.name: room.head for room in hub.kept()}
    if not before:
        return
    epoch, heads = await ask(queries.heads, list(before))
    if epoch == hub.epoch and any(heads[name].seq < seq for name, seq in before.items()):
        logger.error("a head went backwards: beginning a new epoch")
        epoch = await ask(_renew, hub.epoch)
    if epoch != hub.epoch:
        await _restart(hub, epoch)
        return
    for name, head in heads.items():
        room = hub.rooms.get(name)
        if room is not None:
            room.past.saw_erased(head.erased)
            if head.seq > room.head:
                room.hear()


async def _restart(hub: "Hub", epoch: str) -> None:
    _epoch, heads = await ask(queries.heads, list(hub.rooms))
    hub.epoch = epoch
    hub.snapshots.clear()
    for name, head in heads.items():
        if name in hub.rooms:
            hub.rooms[name].restart(head)


async def tell_counters(hub: "Hub") -> None:
    """Absolute numbers and the number of viewers, where they changed."""
    recently = time.monotonic() - 5
    await hub.tally.tell([room for room in hub.rooms.values() if room.watching or room.used_at > recently])


async def call_roll(hub: "Hub") -> None:
    """How many watch each topic, noted every second and written once a minute."""
    hub.roll.look(list(hub.rooms.values()))
    await hub.roll.write_when_due()


async def beat(hub: "Hub") -> None:
    """The head and the epoch to every viewer, so that a gap or a dead connection is noticed."""
    for room in list(hub.rooms.values()):
        await room.tell(Message.of({"head": room.head, "epoch": hub.epoch}))


async def recheck(hub: "Hub") -> None:
    """Closes what is no longer there, or no longer for this viewer."""
    for room in list(hub.rooms.values()):
        cookies = {viewer.cookie for viewer in room.viewers}
        if cookies:
            await _recheck_room(hub, room, cookies)


async def _recheck_room(hub: "Hub", room: Room, cookies: set[str]) -> None:
    allowed = await ask(_allowed, room.match, cookies)
    if room.match.family.public:
        hub.existence.learn(room.name, bool(allowed))
    for viewer in list(room.viewers):
        if viewer.cookie in cookies - allowed:
            viewer.refuse("gone", GONE)


def _allowed(match: Match, cookies: set[str]) -> set[str]:
    return {cookie for cookie in cookies if admits(match, cookie)}


def _renew(epoch: str) -> str:
    return actions.new_epoch(instead_of=epoch)


async def _every(seconds: float, task: Callable[["Hub"], Awaitable[None]], hub: "Hub") -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await task(hub)
        except Away as away:
            logger.warning("%s put off: %s", task.__name__, away)
        except Exception:  # a broken counter of some app must not end the sweep for everybody
            logger.exception("%s failed", task.__name__)
