"""What each id of a page names, as lines of its file: the thing that has the id, with everything in it.

A heading names its section up to the next heading of its level, an activity all of it, an item or a question all that
belongs to it, a box or a card the whole of it, and a paragraph the paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.units import beginning
from model import syntax
from reading.page import Page

HEADING = re.compile(r" *(#{1,6})[ \t]+\S")
ITEM = re.compile(r"[ >]*((?:[-*+]|\d+\.)[ \t]+(?:\[[^\]]?\][ \t]+)?)(?=\S)")
DEFINITION = re.compile(r" *:[ \t]")


@dataclass(frozen=True)
class Range:
    """The lines (from 0) that an id names: from `start` to before `end`; `at` is the line that has the id.

    `inside` tells whether it is a part of an activity, `width` is how far it is indented.
    """

    id: str
    start: int
    end: int
    at: int
    width: int = 0
    inside: bool = False
    is_item: bool = False
    is_row: bool = False

    def holds(self, other: "Range") -> bool:
        """Tell whether another range lies in this one."""
        return self.start <= other.start and other.end <= self.end


def of_page(page: Page, lines: Sequence[str]) -> dict[str, Range]:
    """Return the range of each id that an author wrote on a page, by the id; `lines` are those of its whole file."""
    wide = [line.expandtabs(4) for line in lines]
    activities = [(activity.head.line - 1, _end_of_block(wide, activity.head.line - 1)) for activity in page.activities]
    ranges: dict[str, Range] = {}
    for anchor in page.anchors:
        at = anchor.line - 1
        if anchor.authored and at not in {line - 1 for line in page.titles} and 0 <= at < len(wide):
            start = beginning(wide, at)
            inside = any(first < start < last for first, last in activities)
            last = next((end for first, end in activities if first < start < end), len(wide) + 1) - 1
            range_ = _range(anchor.id, wide, at, last, page.code_lines)
            ranges.setdefault(anchor.id, replace(range_, inside=inside))
    return ranges


def _range(id_: str, lines: list[str], at: int, last: int, code: frozenset[int]) -> Range:
    """Return what an id in the line `at` names; it ends before the line `last` at the latest."""
    start = beginning(lines, at)
    first = lines[start]
    width = len(first) - len(first.lstrip())
    is_item = ITEM.match(first) is not None
    is_row = not is_item and _is_row(lines, start)
    heading = HEADING.match(first)
    if heading:
        end = _end_of_section(lines, start, len(heading[1]), last, code)
    elif syntax.FIRST_LINE.match(first):
        end = _end_of_block(lines, start)
    elif is_row:
        end = start + 1
    else:
        end = _end_of_element(lines, start, width, last)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return Range(id_, start, end, at, width, is_item=is_item, is_row=is_row)


def _is_row(lines: list[str], number: int) -> bool:
    """Tell whether a line is a table's row: the line under the table's head is near, and no empty line between."""
    if "|" not in lines[number]:
        return False
    above = next((each for each in range(number, -1, -1) if not lines[each].strip()), -1)
    return any(syntax.DELIMITER.fullmatch(line.strip()) for line in lines[above + 1 : number + 2] if line.strip())


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the line after the one that closes a block."""
    opening = syntax.FIRST_LINE.match(lines[start])
    slashes = opening[1] if opening else "///"
    for number in range(start + 1, len(lines)):
        closing = syntax.LAST_LINE.match(lines[number])
        if closing and closing[1] == slashes:
            return number + 1
    return len(lines)


def _end_of_section(lines: list[str], start: int, level: int, last: int, code: frozenset[int]) -> int:
    """Return the line of the next heading of a level, or of a higher one, that stands in no block."""
    number = start + 1
    while number < last:
        heading = HEADING.match(lines[number])
        if number + 1 not in code and heading and len(heading[1]) <= level:
            return number
        is_block = number + 1 not in code and syntax.FIRST_LINE.match(lines[number])
        number = _end_of_block(lines, number) if is_block else number + 1
    return last


def _end_of_element(lines: list[str], start: int, width: int, last: int) -> int:
    """Return the line after a paragraph, an item, a term or a box, with all that is indented under it."""
    first = lines[start].lstrip()
    holds_more = bool(ITEM.match(first) or syntax.LIKE_BOX.match(first))
    for number in range(start + 1, last):
        line = lines[number]
        indent = len(line) - len(line.lstrip())
        holds_more = holds_more or DEFINITION.match(line) is not None
        if not line.strip():
            following = next((each for each in lines[number:last] if each.strip()), "")
            if not holds_more or len(following) - len(following.lstrip()) <= width:
                return number
        elif (
            (indent <= width and (ITEM.match(line) or syntax.LAST_LINE.match(line) or syntax.FIRST_LINE.match(line)))
            or indent < width
            or HEADING.match(line)
        ):
            return number
    return last
