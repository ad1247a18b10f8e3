"""Two versions of a text side by side: nothing lost, and read as a person would mark it."""

import random

import pytest

from interaction.textdiff import ADDED, REMOVED, SAME, changes


def told(before, after):
    return [(one.kind, one.text) for one in changes(before, after)]


def test_changed_word_is_marked_and_nothing_else():
    assert told("十二月开工，明年完成。", "十二月开工，明年六月完成。") == [
        (SAME, "十二月开工，明年"),
        (ADDED, "六月"),
        (SAME, "完成。"),
    ]


def test_what_was_taken_out_stands_before_what_took_its_place():
    assert told("由住建局负责。", "由交通局负责。") == [
        (SAME, "由"),
        (REMOVED, "住建"),
        (ADDED, "交通"),
        (SAME, "局负责。"),
    ]


def test_short_islands_are_not_left_standing():
    found = told("甲乙丙丁戊。", "子乙寅丁辰。")

    assert found == [(REMOVED, "甲乙丙丁戊"), (ADDED, "子乙寅丁辰"), (SAME, "。")]


def test_the_same_text_has_no_change():
    assert told("一样的。\n第二行", "一样的。\n第二行") == [(SAME, "一样的。\n第二行")]
    assert told("", "") == []


@pytest.mark.parametrize("seed", range(30))
def test_both_texts_can_be_read_off_the_changes(seed):
    chance = random.Random(seed)
    before = "".join(chance.choices("的路灯已经修好，请。\nab 1", k=chance.randrange(200)))
    after = list(before)
    for _ in range(chance.randrange(12)):
        place = chance.randrange(len(after) + 1)
        after[place : place + chance.randrange(4)] = chance.choices("新修改的字。", k=chance.randrange(6))

    found = changes(before, "".join(after))

    assert "".join(one.text for one in found if one.kind != ADDED) == before
    assert "".join(one.text for one in found if one.kind != REMOVED) == "".join(after)


def test_long_repetitive_texts_are_compared_at_once():
    before, after = "的" * 5000, "的了" * 2500

    assert {one.kind for one in changes(before, after)} == {REMOVED, ADDED}
