"""How much of the labelled set is found, and how much is found that is none; `pytest -s` prints it per kind."""

from collections import Counter
from hashlib import sha256

import pytest

from moderation.masking import personal_data
from tests.moderation.personal_set import Sample, negatives, positives
from tests.moderation.personal_set_decoys import KEPT

LEAST = 0.98


def found(sample: Sample) -> set[tuple[str, int, int]]:
    """What the finder says, places included."""
    data = personal_data(sample.text, keep=KEPT)
    return {(one.rule, one.start, one.end) for one in data if one.rule != "invitation"}


def counted(samples) -> Counter:
    """Right, missed and wrong findings by kind; a place that is not exact is both missed and wrong."""
    counts: Counter = Counter()
    for sample in samples:
        said, wanted = found(sample), set(sample.labels)
        for name, places in (("right", said & wanted), ("missed", wanted - said), ("wrong", said - wanted)):
            counts.update((name, rule) for rule, *_ in places)
    return counts


def share(counts: Counter, against: str, rule: str = "") -> float:
    right, other = (
        sum(n for (name, kind), n in counts.items() if name == which and rule in ("", kind))
        for which in ("right", against)
    )
    return right / (right + other) if right + other else 1.0


def test_set_is_large_enough_and_each_half_has_every_kind():
    halves = {half: list(positives(half)) for half in ("tuned", "frozen")}
    decoys = [*negatives("tuned"), *negatives("frozen")]

    assert sum(len(sample.labels) for half in halves.values() for sample in half) >= 4_000
    assert len(decoys) >= 2_000
    assert {sample.kind for sample in halves["tuned"]} == {sample.kind for sample in halves["frozen"]}
    assert len({sample.text for half in halves.values() for sample in half}) >= 3_500


def test_frozen_half_is_the_one_written_before_tuning():
    texts = [f"{sample.text}{sample.labels}" for sample in (*positives("frozen"), *negatives("frozen"))]

    assert sha256("\n".join(texts).encode()).hexdigest()[:16] == "1b427eea39f273f8"


@pytest.mark.parametrize("half", ["tuned", "frozen"])
def test_personal_data_is_found_in_every_form_and_nothing_else(half):
    counts = counted([*positives(half), *negatives(half)])

    for rule in sorted({kind for _name, kind in counts}):
        told = (share(counts, "missed", rule), share(counts, "wrong", rule), counts["right", rule])
        print(f"{half:7}{rule:12} recall {told[0]:.4f}  precision {told[1]:.4f}  right {told[2]}")
    recall, precision = share(counts, "missed"), share(counts, "wrong")
    print(f"{half:7}{'all':12} recall {recall:.4f}  precision {precision:.4f}")
    assert recall >= LEAST
    assert precision >= LEAST
