"""Pictures of numbers, drawn by the server as SVG: where each bar and line stands, pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 220
LEFT, RIGHT, TOP, BOTTOM = 36, 8, 12, 28
MOST_LABELS = 7
SMALL_WIDTH, SMALL_HEIGHT, SMALL_EDGE = 240, 64, 6


@dataclass(frozen=True)
class Bar:
    """One column: its corner and size, in the units of the picture."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Mark:
    """A word beside an axis: where it stands and what it says."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Columns:
    """A chart of columns with a line over them, both on one scale; empty lists where there is nothing to draw."""

    bars: list[Bar]
    line: str
    dots: list[Mark]
    scale: list[Mark]
    labels: list[Mark]
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - BOTTOM


def columns(labels: Sequence[str], bars: Sequence[int], line: Sequence[int]) -> Columns:
    """The chart of two series of the same length as the labels; a dot marks every number of the line above zero."""
    top = round_top(max([*bars, *line, 1]))
    step = (WIDTH - LEFT - RIGHT) / max(len(labels), 1)
    centres = [LEFT + step * (place + 0.5) for place in range(len(labels))]
    heights = [_height(number, top) for number in line]
    return Columns(
        bars=[_bar(centre, step, _height(number, top)) for centre, number in zip(centres, bars, strict=True) if number],
        line=" ".join(f"{x:.1f},{HEIGHT - BOTTOM - h:.1f}" for x, h in zip(centres, heights, strict=True)),
        dots=[
            Mark(round(x, 1), round(HEIGHT - BOTTOM - h, 1), str(number))
            for x, h, number in zip(centres, heights, line, strict=True)
            if number
        ],
        scale=_scale(top),
        labels=_labels(labels, centres),
    )


def round_top(most: int) -> int:
    """The top of a scale: the least of 1, 2, 4, 6, 10, 20, 40, 60, 100 … that holds the greatest number."""
    power = 10 ** int(math.log10(max(most, 1)))
    return next(unit * power for unit in (1, 2, 4, 6, 10) if unit * power >= most)


def share(part: int, whole: int) -> int:
    """A part of a whole in per cent, rounded; 0 of nothing."""
    return round(100 * part / whole) if whole else 0


def _height(number: int, top: int) -> float:
    return (HEIGHT - TOP - BOTTOM) * number / top


def _bar(centre: float, step: float, height: float) -> Bar:
    width = max(step * 0.7, 1)
    return Bar(round(centre - width / 2, 1), round(HEIGHT - BOTTOM - height, 1), round(width, 1), round(height, 1))


def _scale(top: int) -> list[Mark]:
    numbers = sorted({0, top // 2, top}) if top > 1 else [0, 1]
    return [Mark(LEFT - 6, round(HEIGHT - BOTTOM - _height(number, top), 1), str(number)) for number in numbers]


def _labels(labels: Sequence[str], centres: Sequence[float]) -> list[Mark]:
    every = math.ceil(len(labels) / MOST_LABELS) or 1
    return [Mark(round(centres[place], 1), HEIGHT - 8, labels[place]) for place in range(0, len(labels), every)]


@dataclass(frozen=True)
class Layer(Bar):
    """One part of a stacked column; `series` is the place of its series, which says its colour."""

    series: int = 0


@dataclass(frozen=True)
class Stacked:
    """A chart of stacked columns, the first series at the bottom."""

    layers: list[Layer]
    scale: list[Mark]
    labels: list[Mark]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Small:
    """One small picture of many: a line of rates with gaps where there is nothing to tell, and its last dot."""

    lines: list[str]
    dots: list[Mark]
    width: int = SMALL_WIDTH
    height: int = SMALL_HEIGHT


def stacked(labels: Sequence[str], series: Sequence[Sequence[int]]) -> Stacked:
    """The chart of several series of the same length as the labels, one on top of the other."""
    sums = [sum(numbers) for numbers in zip(*series, strict=True)]
    top = round_top(max([*sums, 1]))
    step = (WIDTH - LEFT - RIGHT) / max(len(labels), 1)
    centres = [LEFT + step * (place + 0.5) for place in range(len(labels))]
    layers: list[Layer] = []
    below = [0] * len(labels)
    for number, values in enumerate(series):
        for place, value in enumerate(values):
            upper = _bar(centres[place], step, _height(below[place] + value, top))
            if value:
                layers.append(Layer(upper.x, upper.y, upper.width, round(_height(value, top), 1), number))
            below[place] += value
    return Stacked(layers, _scale(top), _labels(labels, centres))


def small(values: Sequence[float | None], top: float = 100) -> Small:
    """The small picture of these rates between 0 and `top`; None leaves a gap, a value between two gaps is a dot."""
    step = (SMALL_WIDTH - 2 * SMALL_EDGE) / max(len(values) - 1, 1)
    points = [
        None if value is None else Mark(round(SMALL_EDGE + step * place, 1), _small_y(value, top), f"{value:.0f}")
        for place, value in enumerate(values)
    ]
    stretches: list[list[Mark]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    lines = [" ".join(f"{mark.x},{mark.y}" for mark in marks) for marks in stretches if len(marks) > 1]
    alone = [marks[0] for marks in stretches if len(marks) == 1]
    known = [point for point in points if point]
    return Small(lines, alone + [mark for mark in known[-1:] if mark not in alone])


def _small_y(value: float, top: float) -> float:
    return round(SMALL_HEIGHT - SMALL_EDGE - (SMALL_HEIGHT - 2 * SMALL_EDGE) * min(max(value / top, 0), 1), 1)
