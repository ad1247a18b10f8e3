"""How many disguised terms screening still sees, rule by rule: `pytest -s tests/moderation/test_evasions.py`."""

import hashlib
import random
from collections import Counter

import pytest

from moderation.findings import HOLD, MARK
from moderation.screening import screen
from tests.moderation import evasions_frozen, evasions_tuned
from tests.moderation.evasions import RULES, TERMS, Variant, placed, variants
from tests.moderation.evasions_by_hand import written
from tests.moderation.evasions_unicode import CONFUSABLE

pytestmark = pytest.mark.django_db
BARS = {"tuned": 0.99, "frozen": 0.95}
FROZEN_AS = "b622c4dda4ccedb3"  # of the texts


@pytest.fixture
def listed(list_terms):
    """Exactly the terms that are disguised, each held."""
    list_terms({("abuse", "hold"): TERMS})


@pytest.mark.parametrize("half", ["tuned", "frozen"])
def test_disguised_terms_are_found(listed, half):
    missed, all_of = Counter(), Counter()
    for one in disguises(frozen=half == "frozen"):
        all_of[one.rule] += 1
        if not is_found(one):
            missed[one.rule] += 1
            print(
                f"{half:7} {one.rule}: {one.text!r} is not found" if half == "tuned" else "",
                end="\n" * (half == "tuned"),
            )

    for rule, number in all_of.items():
        print(f"{half:7} {rule:28} {number - missed[rule]:4} of {number}")
    recall = 1 - missed.total() / all_of.total()
    print(f"{half:7} recall {recall:.4f} of {all_of.total()}")
    assert recall >= BARS[half]


def test_disguises_are_many_and_half_of_the_rules_are_frozen():
    tuned, frozen = list(disguises(frozen=False)), list(disguises(frozen=True))
    from_people = [one for one in tuned + frozen if one.rule in ("by_hand", "confusable", "other_confusable")]

    assert len({one.text for one in tuned + frozen}) >= 400
    assert len({one.text for one in from_people}) >= 100
    assert sum(rule.frozen for rule in RULES) >= len(RULES) / 2
    assert all(one.frozen == (one.make.__module__ == evasions_frozen.__name__) for one in RULES)
    assert {one.make.__module__ for one in RULES} == {evasions_frozen.__name__, evasions_tuned.__name__}
    assert set("".join(CONFUSABLE.values())).isdisjoint("abcdefghijklmnopqrstuvwxyz")


def test_the_frozen_half_is_as_it_was_written_before_tuning():
    texts = "\n".join(f"{one.rule} {one.term} {one.text} {one.doubtful}" for one in disguises(frozen=True))

    assert hashlib.sha256(texts.encode()).hexdigest()[:16] == FROZEN_AS


def disguises(*, frozen: bool) -> list[Variant]:
    """One half of all disguises."""
    by_rule = list(variants(rule for rule in RULES if rule.frozen == frozen))
    by_hand = [Variant("by_hand", term, *rest) for term, *rest in written(frozen=frozen)]
    return by_rule + by_hand


def is_found(one: Variant) -> bool:
    """Whether a term is told at the disguise, and held unless a mark is enough."""
    least = MARK if one.doubtful else HOLD
    return any(
        hit.kind == "term" and hit.weight >= least and hit.start < one.end and hit.end > one.start
        for hit in screen(one.text)
    )


def test_placed_says_where_the_disguise_stands():
    one = placed("by_hand", "傻逼", "傻 逼", doubtful=False, dice=random.Random(3))

    assert one.text[one.start : one.end] == "傻 逼"
