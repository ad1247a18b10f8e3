"""What a rehearsal was promised and told, noted by many threads."""

import threading
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class History:
    """`receipts` is number by submission id; `sent` counts each (visitor, text); times are seconds."""

    receipts: dict[int, str] = field(default_factory=dict)
    sent: Counter = field(default_factory=Counter)
    given_up: int = 0
    refused: Counter = field(default_factory=Counter)
    turned_away: Counter = field(default_factory=Counter)  # asked to come again, by status and address
    repeats: int = 0
    acts: Counter = field(default_factory=Counter)
    took: dict[str, list[float]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def asking(self, visitor: str, text: str) -> None:
        with self.lock:
            self.sent[visitor, text] += 1

    def accepted(self, receipt: dict, seconds: float) -> None:
        """A receipt; two for one question must be the same number."""
        with self.lock:
            known = self.receipts.setdefault(receipt["id"], receipt["number"])
            if known != receipt["number"]:
                self.problems.append(f"submission {receipt['id']} was called {known} and {receipt['number']}")
            self.repeats += receipt["repeat"]
            self.took.setdefault("question", []).append(seconds)

    def refuse(self, code: str) -> None:
        with self.lock:
            self.refused[code] += 1

    def give_up(self) -> None:
        with self.lock:
            self.given_up += 1

    def did(self, act: str, seconds: float) -> None:
        """An act of the staff that the site acknowledged."""
        with self.lock:
            self.acts[act] += 1
            self.took.setdefault(act, []).append(seconds)

    def trouble(self, what: str) -> None:
        """Something that must not happen; at most 50 are kept."""
        with self.lock:
            if len(self.problems) < 50:
                self.problems.append(what)
