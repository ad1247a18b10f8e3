"""Small figures stand together and cannot be worked out."""

from hypothesis import given
from hypothesis import strategies as st

from interaction.small_cells import FEW, pooled

CELLS = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 40))


def test_large_cells_are_shown_as_they_are():
    assert pooled({"a": 5, "b": 12, "c": 0}) == ({"a": 5, "b": 12}, 0)


def test_one_small_cell_takes_a_large_one_along():
    assert pooled({"a": 3, "b": 6, "c": 20}) == ({"c": 20}, 9)


def test_small_cells_that_are_few_together_take_the_next():
    assert pooled({"a": 1, "b": 2, "c": 7, "d": 9}) == ({"d": 9}, 10)


@given(CELLS)
def test_nothing_is_lost_and_no_small_cell_can_be_told(cells):
    shown, few = pooled(cells)

    assert sum(shown.values()) + few == sum(cells.values())
    assert all(count >= FEW for count in shown.values())
    hidden = [count for key, count in cells.items() if count and key not in shown]
    assert sum(hidden) == few
    assert not hidden or len(hidden) > 1 or not shown
    assert not hidden or few >= FEW or not shown
