"""What somebody edited on a page by hand, told as changes of the parts that have an id: the form that `ours/` has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from _pages import Lines

REPLACED, AFTER, LEFT_OUT = "in place of", "after", "left out"
"""As `hooks/overlay/marks.py` reads them."""

REACHED = re.compile(r"(?<![\w#-])\+?\d[\d ()/-]{4,}\d(?![\w-])|[\w.+-]+@[\w-]+\.\w+")
"""What looks like a telephone number or an e-mail address."""
NOW = re.compile(r"\s*!!! +now\b")


@dataclass(frozen=True)
class Edit:
    """A change of a part: what is done at which id, and the words."""

    action: str
    id: str
    words: tuple[str, ...] = ()

    def written(self) -> str:
        """Return it as a file in `ours/` says it."""
        return "\n".join([f"<!-- {self.action}: {self.id} -->", *self.words, ""])


@dataclass
class Edits:
    """What of a page can be moved, and the lines (from 0) that cannot, as the page has them now."""

    moved: list[Edit] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)
    """Every line that is new or changed, wherever it goes."""


def contacts(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """Return which lines (from 0) were put into a box about what to do now and say whom to reach.

    They belong into school.yml: a box that stood in `ours/` as a whole would hide what a later release says of danger.
    """
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    fresh = [
        number for tag, _, _, start, end in matcher.get_opcodes() if tag == "insert" for number in range(start, end)
    ]
    return [number for number in fresh if REACHED.search(after[number]) and NOW.match(_above(after, number))]


def _above(lines: Sequence[str], number: int) -> str:
    """Return the line under which a line is indented; nothing where it is not."""
    width = len(lines[number]) - len(lines[number].lstrip())
    before = (line for line in reversed(lines[:number]) if line.strip())
    return next((line for line in before if len(line) - len(line.lstrip()) < width), "")


def of_page(before: Lines, after: Lines) -> Edits:
    """Return what differs between a page as it was shipped and as it is now."""
    edits = Edits()
    spots: dict[str, Edit] = {}
    matcher = SequenceMatcher(None, before.lines, after.lines, autojunk=False)
    for action, first, last, start, end in matcher.get_opcodes():
        if action == "equal" or not any(line.strip() for line in (*before.lines[first:last], *after.lines[start:end])):
            continue
        edits.fresh += after.lines[start:end]
        edit = _edit(before, after, (first, last), (start, end))
        if edit is None:
            edits.left += [(number, after.lines[number]) for number in range(start, end)]
            edits.left += [(start, f"(deleted) {line}") for line in before.lines[first:last] if line.strip()]
        elif edit.id in spots and spots[edit.id].action == AFTER == edit.action:
            spots[edit.id] = Edit(AFTER, edit.id, (*spots[edit.id].words, "", *edit.words))
        elif edit.id not in spots or edit.action == REPLACED:
            spots[edit.id] = edit
    edits.moved = [*_outermost(before, after, spots)]
    return edits


def _edit(before: Lines, after: Lines, old: tuple[int, int], new: tuple[int, int]) -> Edit | None:
    """Return the smallest change that does what was done to some lines; nothing where no part with an id holds them."""
    first, last = _trimmed(before.lines, *old)
    start, end = _trimmed(after.lines, *new)
    both = sorted(before.ranges.keys() & after.ranges.keys(), key=lambda id_: _size(before, id_))
    if first == last:
        ends = [id_ for id_ in both if _full(after.lines, after.ranges[id_].end, start) == 0]
        ends = [id_ for id_ in ends if after.ranges[id_].end <= start and not before.ranges[id_].is_row]
        if ends and not after.lines[start][:1].isspace():
            return Edit(AFTER, ends[0], after.lines[start:end])
    if start == end:
        gone = [id_ for id_ in before.ranges.keys() - after.ranges.keys() if before.ranges[id_].start == first]
        gone = [id_ for id_ in gone if before.ranges[id_].end == last]
        if gone:
            return Edit(LEFT_OUT, gone[0])
    for id_ in both:
        then, now = before.ranges[id_], after.ranges[id_]
        if then.start <= first and last <= then.end and now.start <= start and end <= now.end:
            return Edit(REPLACED, id_, tuple(after.of(id_)))
    return None


def _outermost(before: Lines, after: Lines, spots: dict[str, Edit]) -> Iterator[Edit]:
    """Go through the changes, in the order of the page, without those in a part that is replaced as a whole."""
    whole = [id_ for id_, edit in spots.items() if edit.action == REPLACED]
    for id_, edit in sorted(spots.items(), key=lambda pair: before.ranges[pair[0]].start):
        inside = (other for other in whole if other != id_ and before.ranges[other].holds(before.ranges[id_]))
        held = any(edit.action != AFTER or edit.words[0] in after.of(other) for other in inside)
        if not held:
            yield edit


def _size(page: Lines, id_: str) -> int:
    return page.ranges[id_].end - page.ranges[id_].start


def _trimmed(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return a range of lines without the empty ones around it."""
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return first, last


def _full(lines: Sequence[str], first: int, last: int) -> int:
    """Count the lines between two places that are not empty."""
    return sum(bool(line.strip()) for line in lines[first:last])
