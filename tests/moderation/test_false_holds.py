"""How often a list stops a citizen who meant no harm; the texts lie beside the repository, never in it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from moderation.findings import HOLD, MARK
from moderation.normalise import fold
from moderation.terms import find_terms
from tests.moderation.false_holds_list import ALLOWED, INNOCENT, MARKED, TERMS

pytestmark = pytest.mark.django_db
TEXTS = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = ("messages-answered.jsonl", "messages-liked.jsonl", "messages-labelled.jsonl")
MOST = 0.002


def real_texts() -> list[str]:
    """Subject and body of every message, each text once."""
    rows = [json.loads(line) for name in FILES for line in (TEXTS / name).read_text("utf-8").splitlines()]
    return list(dict.fromkeys(f"{row['subject']}\n{row['body']}" for row in rows))


def test_the_list_is_long_and_often_lies_in_innocent_words():
    within = {term: [word for word in words if term in word and term != word] for term, words in INNOCENT.items()}

    assert len(TERMS) >= 500
    assert len(set(TERMS) - set(MARKED)) >= 500
    assert sum(bool(words) for term, words in within.items() if term not in MARKED) >= 100


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the real texts are not beside the repository")
def test_few_real_texts_are_held_for_a_term(list_terms):
    held_terms = [term for term in TERMS if term not in MARKED]
    list_terms({("a", "hold"): held_terms, ("a", "mark"): MARKED, ("a", "allow"): set(ALLOWED) - set(TERMS)})
    held, marked, texts = Counter(), Counter(), real_texts()

    for text in texts:
        weights = {text[one.start : one.end]: one.weight for one in find_terms(fold(text[:5_000]))}
        held.update({piece for piece, weight in weights.items() if weight >= HOLD})
        marked["texts"] += any(weight == MARK for weight in weights.values())
        held["texts"] += any(weight >= HOLD for weight in weights.values())

    print(f"\n{len(texts)} real texts, {len(TERMS)} terms: {held['texts']} held, {marked['texts']} marked")
    print(held.most_common(30))
    assert held["texts"] <= MOST * len(texts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("路口交通堵塞", []),
        ("路口交警不在，口交", ["口交"]),
        ("在路口 交通信号灯坏了", ["口 交"]),
        ("请操作一下", []),
        ("操！", ["操"]),
        ("an us citizen", []),
    ],
)
def test_an_allowed_word_spares_only_what_lies_in_it(list_terms, text, found):
    list_terms({("abuse", "hold"): ["口交", "操", "anus"], ("abuse", "allow"): ["路口交通", "路口交警"]})

    assert [text[one.start : one.end] for one in find_terms(fold(text)) if one.weight >= HOLD] == found
