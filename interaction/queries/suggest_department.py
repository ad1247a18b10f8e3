"""Which departments a text is probably for, by the words it shares with their duties; says because of which words."""

from collections import Counter
from dataclasses import dataclass
from math import log

from interaction.textsearch import Run, runs
from people.models import Department
from people.queries import open_departments

MOST, LONGEST = 3, 2000
# Pairs that stand in many duties and letters alike and so say nothing about whose matter it is.
_OFFICES = "负责 管理 工作 服务 全区 建设 办理 提供 咨询 部门 政府 区政 人民 民政 群众 来信 督促 各部 组织 监督"
_TALK = "问题 推进 处理 指导 协调 日常 事务 发展 单位 各类 和各 公共 相关 我们 希望 解决 请问 什么 时候 怎么 可以"
_PLACES = "没有 崂山 山区 小区 居民"
_PARTICLES = frozenset("的了和与或及等各其把被将着过个这那我你他您们是在有一不请")  # a pair with one names no matter
EMPTY = frozenset(f"{_OFFICES} {_TALK} {_PLACES}".split())


@dataclass(frozen=True)
class Proposed:
    """A department that may be meant, and the words of the text that are among its duties."""

    department: Department
    words: list[str]

    @property
    def because(self) -> str:
        return "、".join(self.words)


def proposed(text: str) -> list[Proposed]:
    """At most three departments whose duties have words of this text, the likeliest first; often none."""
    typed = _pairs(runs(text[:LONGEST]))
    if not typed:
        return []
    places = [(one, _pairs(runs(f"{one.name}\n{one.duties}"))) for one in open_departments()]
    spread = Counter(pair for _one, pairs in places for pair in pairs)
    rated = []
    for one, pairs in places:
        shared = {pair for pair in pairs & typed if spread[pair] <= max(2, len(places) // 4)}
        if shared:
            rated.append((sum(log(1 + len(places) / spread[pair]) for pair in shared), one, shared))
    best = sorted(rated, key=lambda rate: (-rate[0], rate[1].place, rate[1].pk))
    near = [rate for rate in best if rate[0] * 2 >= best[0][0]]
    return [Proposed(one, _words(text, shared)) for _score, one, shared in near[:MOST]]


def _pairs(found: list[Run]) -> set[str]:
    han = (run.text for run in found if run.is_han)
    pairs = {text[at : at + 2] for text in han for at in range(len(text) - 1)} - EMPTY
    return {pair for pair in pairs if _PARTICLES.isdisjoint(pair)}


def _words(text: str, shared: set[str]) -> list[str]:
    """The shared pairs as they stand in the text, neighbours joined to words; each once, four at most."""
    words: list[str] = []
    for run in runs(text[:LONGEST]):
        at = 0
        while run.is_han and at < len(run.text) - 1:
            end = at
            while run.text[end : end + 2] in shared:
                end += 1
            if end > at:
                words.append(run.text[at : end + 1])
            at = max(end, at + 1)
    return list(dict.fromkeys(words))[:4]
