"""Figures that could point at one person are not shown, and cannot be worked out from those that are."""

from collections.abc import Mapping

FEW = 5  # a cell below this is not shown


def pooled(cells: Mapping[str, int]) -> tuple[dict[str, int], int]:
    """The cells that may be shown, and the sum of those that may not, together.

    The hidden ones are never fewer than FEW together: the smallest shown cells join them until they are, so that a
    subtraction from the row's total tells nothing about one of them. A sum of 0 means that nothing is hidden.
    """
    by_size = sorted((count, key) for key, count in cells.items() if count)
    hidden = [pair for pair in by_size if pair[0] < FEW]
    rest = by_size[len(hidden) :]
    while hidden and rest and (sum(count for count, _key in hidden) < FEW or len(hidden) < 2):
        hidden.append(rest.pop(0))
    return {key: count for count, key in rest}, sum(count for count, _key in hidden)
