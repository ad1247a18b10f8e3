"""Where bars, dots and scale of a chart stand."""

import pytest

from people.charts import HEIGHT, LEFT, MOST_LABELS, RIGHT, WIDTH, columns, round_top, share


@pytest.mark.parametrize(("most", "top"), [(0, 1), (1, 1), (2, 2), (3, 4), (5, 6), (9, 10), (11, 20), (3891, 4000)])
def test_scale_ends_at_the_next_round_number(most, top):
    assert round_top(most) == top


def test_bars_stand_on_the_floor_and_are_as_high_as_their_number():
    chart = columns(["9:00", "9:01", "9:02"], [4, 0, 2], [0, 1, 0])

    high, low = chart.bars
    assert high.height == 2 * low.height
    assert {round(bar.y + bar.height, 1) for bar in chart.bars} == {float(chart.floor)}
    assert [dot.text for dot in chart.dots] == ["1"]


def test_everything_stays_within_the_picture():
    chart = columns([str(n) for n in range(120)], list(range(120)), list(range(120, 0, -1)))

    assert all(bar.x >= LEFT and bar.x + bar.width <= WIDTH - RIGHT + 0.1 and bar.y >= 0 for bar in chart.bars)
    assert all(0 <= dot.y <= HEIGHT for dot in chart.dots)
    assert len(chart.labels) <= MOST_LABELS


def test_scale_of_ones_has_no_half():
    assert [mark.text for mark in columns(["9:00"], [1], [0]).scale] == ["0", "1"]


def test_chart_of_nothing_has_no_bars():
    chart = columns([], [], [])

    assert (chart.bars, chart.dots, chart.labels) == ([], [], [])


def test_share_of_nothing_is_nothing():
    assert (share(0, 0), share(1, 3)) == (0, 33)
