"""What letters are about: the words most used in published titles, against the year before. No names are told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from interaction.models import Submission
from interaction.queries.statistics_letters import letter_channels
from interaction.small_cells import FEW
from interaction.textsearch import runs

KEPT_SECONDS = 600
YEAR = timedelta(days=365)
MOST_TOPICS, MOST_TITLES = 12, 20_000
LONGEST = 6  # characters of a word
MOSTLY = 0.7  # a piece that stands this often inside one longer piece is no word of its own
# Characters that join words and are part of none, and words that say nothing about the matter.
JOINTS = frozenset(
    "的了吗呢吧是在和与及或就也都还被把对于从到有无没不未能可以为何什么怎哪谁这那个之等请求问我你他她它们"
)
_EMPTY = "关于 咨询 问题 反映 建议 希望 投诉 举报 求助 情况 相关 解决 区政府 政府 部门 领导 区长 办理 事宜"
EMPTY = frozenset(_EMPTY.split())


@dataclass(frozen=True)
class Topic:
    """A word, in how many titles of the last year it stands, and in how many of the year before."""

    word: str
    titles: int
    before: int

    @property
    def change(self) -> int:
        """How many more titles than the year before; negative for fewer."""
        return self.titles - self.before

    @property
    def fewer(self) -> int:
        """How many fewer titles than the year before."""
        return -self.change


def hot_topics() -> list[Topic]:
    """The words of most titles published in the last 365 days, at most twelve; kept for ten minutes, two queries."""
    found = cache.get("hot-topics")
    if found is None:
        found = topics_at(timezone.now())
        cache.set("hot-topics", found, KEPT_SECONDS)
    return found


def topics_at(now: datetime) -> list[Topic]:
    """The words of most titles of the year that ends now; one of fewer than five titles could point at somebody."""
    this_year, last_year = _titles(now - YEAR, now), _titles(now - 2 * YEAR, now - YEAR)
    words = _words(this_year)
    before = Counter(word for title in last_year for word in words if word in title)
    found = [Topic(word, words[word], before[word]) for word in _apart(words)]
    return sorted(found, key=lambda topic: (-topic.titles, topic.word))


def _apart(words: dict[str, int]) -> list[str]:
    """At most twelve words that say different things: longer ones count for more, and none is a piece of another."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (-words[word] * (len(word) - 1), word)):
        if not any(_alike(word, other) for other in kept):
            kept.append(word)
        if len(kept) == MOST_TOPICS:
            break
    return kept


def _alike(one: str, other: str) -> bool:
    """Whether one is within the other, or they have three characters in a row in common."""
    return one in other or other in one or any(one[at : at + 3] in other for at in range(len(one) - 2))


def _titles(first: datetime, last: datetime) -> list[str]:
    """Published titles as search folds them, Chinese only: what is masked, and numbers, part the words."""
    rows = Submission.objects.published().filter(channel__in=letter_channels())
    newest = rows.filter(published_at__gt=first, published_at__lte=last).order_by("-published_at", "-pk")
    titles = newest.values_list("title", flat=True)[:MOST_TITLES]
    return [" ".join(run.text for run in runs(title) if run.is_han) for title in titles]


def _words(titles: Iterable[str]) -> dict[str, int]:
    """Pieces of two to six characters that stand in at least five titles and are words by how they are used."""
    counts = Counter(piece for title in titles for piece in _pieces(title))
    often = {piece: count for piece, count in counts.items() if count >= FEW}
    inside = Counter[str]()
    for piece, count in often.items():
        for part in (piece[:-1], piece[1:]):
            inside[part] = max(inside[part], count)
    words = {piece: count for piece, count in often.items() if inside[piece] < MOSTLY * count}
    return {word: count for word, count in words.items() if not any(empty in word for empty in EMPTY)}


def _pieces(title: str) -> set[str]:
    """Every piece of a title, each once."""
    found: set[str] = set()
    for stretch in "".join(" " if letter in JOINTS else letter for letter in title).split():
        for length in range(2, LONGEST + 1):
            found.update(stretch[at : at + length] for at in range(len(stretch) - length + 1))
    return found
