"""The figures of a rehearsal: one line every five seconds, and the closing report."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from interaction.rehearsal.history import History
from interaction.rehearsal.truth import Stored
from realtime.crowd import Crowd, Seen

PARTS = (50, 95, 99)


def percentiles(values: Iterable[float]) -> dict[str, float]:
    """p50, p95, p99 and max in milliseconds, with n; nothing for no values."""
    ordered = sorted(values)
    if not ordered:
        return {"n": 0}
    found = {f"p{part}": _ms(ordered[min(len(ordered) - 1, len(ordered) * part // 100)]) for part in PARTS}
    return {"n": len(ordered), **found, "max": _ms(ordered[-1])}


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def progress(seconds: float, history: History, crowd: Crowd) -> str:
    """One line: what was sent, decided, answered, and what the viewers have received."""
    counts = [viewer.order.counts for viewer in crowd.viewers]
    delays = percentiles(delay for seen in crowd.seen for delay in seen.delays[-20:])
    return (
        f"{seconds:4.0f} s  sent {sum(history.sent.values())}  accepted {len(history.receipts)}  "
        f"approved {history.acts['approve']}  answered {history.acts['answer']}  "
        f"viewers {crowd.watching}/{len(crowd.viewers)}  delivered {crowd.delivered}  "
        f"reconnects {sum(one.reconnects for one in counts)}  delay p95 {delays.get('p95', 0):.0f} ms"
    )


@dataclass
class Compared:
    """Viewers' logs against the feed: frames missing, also at the end, given twice, or with other content."""

    gaps: int = 0
    doubled: int = 0
    different: int = 0
    viewers_differing: int = 0
    never_connected: int = 0


def compare(crowd: Sequence[Seen], truth: dict[int, int]) -> Compared:
    """Each viewer must have every number from its first to the feed's last, once, with the feed's content."""
    total, head = Compared(), max(truth, default=0)
    for seen in crowd:
        one = _compared(seen, truth, head)
        total.gaps += one.gaps
        total.doubled += one.doubled
        total.different += one.different
        total.never_connected += not seen.seqs
        total.viewers_differing += bool(one.gaps or one.doubled or one.different)
    return total


def _compared(seen: Seen, truth: dict[int, int], head: int) -> Compared:
    found, last = Compared(), None
    for place, (seq, digest) in enumerate(zip(seen.seqs, seen.digests, strict=True)):
        if last is not None and place not in seen.restarts:
            found.gaps += max(0, seq - last - 1)
        found.doubled += last is not None and seq <= last
        found.different += bool(truth.get(seq, -1)) and truth.get(seq, -1) != digest
        last = seq if last is None else max(last, seq)
    found.gaps += max(0, head - last) if last is not None else 0
    return found


@dataclass
class Report:
    """What the rehearsal showed; `failed` names what must be zero and is not."""

    setup: dict
    figures: dict
    delays: dict
    failed: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def as_dict(self) -> dict:
        return asdict(self)

    def lines(self) -> list[str]:
        """The report as text."""
        found = ["", "Rehearsal"]
        found += [f"  {name:<28} {value}" for name, value in (self.setup | self.figures).items()]
        found += ["Delays in milliseconds"]
        found += [f"  {name:<28} {_said(value)}" for name, value in self.delays.items()]
        found += [f"  problem: {problem}" for problem in self.problems]
        verdict = ", ".join(f"{name} {count}" for name, count in self.failed.items())
        return [*found, f"FAILED: {verdict}" if verdict else "PASSED: nothing lost, nothing doubled, no gap."]


def _said(value: dict) -> str:
    return "  ".join(f"{name} {number:g}" for name, number in value.items())


def report(setup: dict, history: History, crowd: Crowd, stored: Stored, compared: Compared) -> Report:
    """Puts the figures together and judges them."""
    must_be_none = {
        "lost": len(stored.lost),
        "doubled": stored.doubled + compared.doubled,
        "gaps": compared.gaps,
        "approved, neither answered nor joined nor forwarded": len(stored.broken),
        "frames with other content": compared.different,
        "viewers without a frame": compared.never_connected,
        "problems": len(history.problems),
    }
    return Report(
        setup=setup,
        figures=_asked(history, stored) | _watched(crowd, stored, compared),
        delays={"frame to viewer": percentiles(delay for seen in crowd.seen for delay in seen.delays)}
        | {f"{act} acknowledged": percentiles(taken) for act, taken in sorted(history.took.items())},
        failed={name: count for name, count in must_be_none.items() if count},
        problems=history.problems,
    )


def _asked(history: History, stored: Stored) -> dict:
    """What was sent, and what became of it."""
    return {
        "sent": sum(history.sent.values()),
        "accepted": len(set(history.receipts.values())),
        "given up": history.given_up,
        "refused": dict(history.refused) or 0,
        "asked to come again": dict(history.turned_away) or 0,
        "answered again by key": history.repeats,
        "approved": stored.published,
        "not published": stored.rejected,
        "decided too late": sum(count for act, count in history.acts.items() if act.endswith("(too late)")),
        "answered": stored.answered,
        "joined": stored.joined,
        "forwarded with a due date": stored.forwarded,
    }


def _watched(crowd: Crowd, stored: Stored, compared: Compared) -> dict:
    """What the viewers received, healed and missed."""
    counts = [viewer.order.counts for viewer in crowd.viewers]
    return {
        "delivered": crowd.delivered,
        "gaps healed": sum(one.gaps for one in counts),
        "repeats ignored": sum(one.repeats for one in counts),
        "reconnects": sum(one.reconnects for one in counts),
        "reloads": sum(one.reloads for one in counts),
        "lost": len(stored.lost),
        "doubled": stored.doubled + compared.doubled,
        "gaps": compared.gaps,
        "viewers differing from feed": compared.viewers_differing,
    }
