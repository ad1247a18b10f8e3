"""What the simulated citizens ask: JSON lines with `body`, else `subject`, cut to what a live question may hold."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SHORTEST, LONGEST = 5, 300  # characters of a live question
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]?")


@dataclass
class Questions:
    """Texts to ask, one after another and then from the start; `cut` counts those that were too long."""

    texts: list[str]
    cut: int = 0
    skipped: int = 0
    _next: Iterator[str] = field(init=False, repr=False)

    def __post_init__(self):
        self._next = iter(self.texts)

    def next(self) -> str:
        """The next text; the first follows the last."""
        try:
            return next(self._next)
        except StopIteration:
            self._next = iter(self.texts)
            return next(self._next)


def read(file: Path) -> Questions:
    """The questions of a file; lines without a usable text are counted. Raises ValueError when none is left."""
    texts, cut, skipped = [], 0, 0
    for line in file.read_text(encoding="utf-8").splitlines():
        text = _text_of(line)
        short = shortened(text)
        if len(short) < SHORTEST:
            skipped += 1
            continue
        cut += short != text
        texts.append(short)
    if not texts:
        raise ValueError(f"{file} holds no question.")
    return Questions(texts, cut, skipped)


def _text_of(line: str) -> str:
    try:
        row = json.loads(line)
    except ValueError:
        return ""
    text = (row.get("body") or row.get("subject") or "") if isinstance(row, dict) else ""
    return " ".join(str(text).split())


def shortened(text: str) -> str:
    """The text up to the last sentence that fits 300 characters, or its first 300 where none ends in time."""
    if len(text) <= LONGEST:
        return text
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if len(kept) + len(sentence) > LONGEST:
            break
        kept += sentence
    return kept.strip() or text[:LONGEST]
