"""Which last line closes which block, among those where pymdownx found no pair."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A block's first or last line: its number (from 0), its slashes, and what a problem calls it.

    A first line that was left as text is reported for itself, and has no name here.
    """

    line: int
    slashes: int
    name: str = ""


def above(opened: Iterable[Mark], close: Mark) -> Mark | None:
    """Return the nearest open block above a line."""
    return max((mark for mark in opened if mark.line < close.line), key=lambda mark: mark.line, default=None)


def pair(opened: Iterable[Mark], closes: Iterable[Mark]) -> tuple[list[Mark], list[tuple[Mark, Mark | None]]]:
    """Return the blocks that stay open, and the lines that close nothing, each with the block it was meant for.

    A line with another number of slashes was meant for the nearest block that stays open.
    """
    stay, left = list(opened), list[Mark]()
    for close in closes:
        mark = above((mark for mark in stay if mark.slashes == close.slashes), close)
        if mark and not close.name:
            stay.remove(mark)
        else:
            left.append(close)
    wrong: list[tuple[Mark, Mark | None]] = []
    for close in left:
        mark = above(stay, close)
        if mark:
            stay.remove(mark)
        wrong.append((close, mark))
    return stay, wrong
