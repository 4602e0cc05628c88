"""A page cut into the units that are translated one by one: the page itself, and whatever has an id of its own.

Every line belongs to one unit. A unit goes from its first line to the next unit's first line; what follows an activity
belongs to the section around it again, so that items can change places and stay what they were.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from model import syntax
from reading.page import Anchor, Page
from sources.front_matter import plain


@dataclass(frozen=True)
class Unit:
    """A piece of a page: its key in the guide, where it begins, its id on the page, and the heading it stands under.

    `fingerprint` changes with the wording and with nothing else.
    """

    key: str
    path: str
    line: int
    fingerprint: str
    id: str = ""
    title: str = ""


def wording(line: str) -> str:
    """Return what of a line is to be translated: no ids, no end of a block, a dash for the number of a list item."""
    line = syntax.ATTRIBUTES.sub("", line) if "{" in line else line
    line = syntax.LAST_LINE.sub("", line) if "///" in line and syntax.LAST_LINE.match(line) else line
    return syntax.NUMBER.sub(r"\1-", line)


def fingerprint(lines: Iterable[str]) -> str:
    """Return a short name for the wording of some lines; line ends and how many spaces there are do not matter."""
    text = " ".join(" ".join(lines).split())
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def key(name: str, anchor: Anchor) -> str:
    """Return a unit's key: an id that is unique in the guide, or the page's name before a heading's id."""
    return anchor.id if anchor.is_global else f"{name}#{anchor.id}"


def cut(name: str, page: Page, text: str) -> dict[str, Unit]:
    """Return a page's units by their keys, in order.

    `name` is what the page is called in every language, `text` its whole file.
    """
    lines = [line.expandtabs(4) for line in plain(text).split("\n")]
    activities = {activity.head.line for activity in page.activities}
    title = page.titles[0] - 1 if page.titles else -1
    anchors = {name: Anchor("", _title(lines[title : title + 1]), 1, is_global=False)}
    starts: dict[int, list[str]] = {}
    for anchor in page.anchors:
        if anchor.authored and anchor.line - 1 != title and 0 < anchor.line <= len(lines):
            anchors.setdefault(key(name, anchor), anchor)
            starts.setdefault(beginning(lines, anchor.line - 1), []).append(key(name, anchor))
    held: dict[str, list[str]] = {each: [] for each in anchors}
    first = {name: 1}
    current = around = [name]
    slashes = ""
    for number, line in enumerate(lines):
        is_code = number + 1 in page.code_lines
        if number in starts:
            current = starts[number]
            first |= {each: first.get(each, number + 1) for each in current}
            if not slashes and not anchors[current[0]].is_global:
                around = current
        if number + 1 in activities and (opening := syntax.FIRST_LINE.match(line)):
            slashes = opening[1]
        for each in current:
            held[each].append(line if is_code else wording(line))
        closing = None if is_code or not slashes else syntax.LAST_LINE.match(line)
        if closing and closing[1] == slashes:
            current, slashes = around, ""
    return {
        each: Unit(each, page.path, first[each], fingerprint(held[each]), anchor.id, anchor.heading)
        for each, anchor in sorted(anchors.items(), key=lambda pair: first[pair[0]])
    }


def _title(line: Iterable[str]) -> str:
    """Return the words of a title."""
    return syntax.ATTRIBUTES.sub("", "".join(line).lstrip("# ")).strip()


def beginning(lines: list[str], number: int) -> int:
    """Return where a unit begins: a block's first line above its id, and the title of a box that it opens."""
    option = syntax.OPTION.match(lines[number])
    if option and option[1] == "id":
        above = (each for each in range(number - 1, -1, -1) if syntax.FIRST_LINE.match(lines[each]))
        number = next(above, number)
    while (before := _filled_before(lines, number)) is not None and syntax.LIKE_BOX.match(lines[before].lstrip(" >")):
        if _width(lines[before]) >= _width(lines[number]):
            break
        number = before
    return number


def _filled_before(lines: list[str], number: int) -> int | None:
    return next((each for each in range(number - 1, -1, -1) if lines[each].strip()), None)


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())
