import pytest

from moderation.findings import BLOCK, CONTACT, HOLD, MARK, PERSONAL, SHAPE, Finding, score


def finding(rule: str, weight: int, start: int = 0) -> Finding:
    return Finding(start, start + 2, "term", rule, weight)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ((), 0),
        ((SHAPE,), 10),
        ((HOLD,), 60),
        ((HOLD, PERSONAL), 76),
        ((MARK, SHAPE, CONTACT), 57),
        ((BLOCK, MARK), 100),
    ],
)
def test_score_takes_each_rule_out_of_what_the_others_left(weights, expected):
    findings = [finding(f"rule-{number}", weight) for number, weight in enumerate(weights)]

    assert score(findings) == expected
    assert score(findings[::-1]) == expected


def test_score_counts_a_rule_once_by_its_heaviest():
    assert score([finding("abuse", MARK, start) for start in range(50)]) == MARK
    assert score([finding("abuse", MARK), finding("abuse", HOLD, 5)]) == HOLD


def test_score_is_full_only_for_what_is_blocked():
    assert score([finding(f"rule-{number}", HOLD) for number in range(30)]) == 99
