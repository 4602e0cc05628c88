"""A page cut into the units that are translated one by one: the page itself, and whatever has an id of its own.

Every line belongs to one unit. A unit goes from its first line to the next unit's first line; what follows an activity
belongs to the section around it again, so that items can change places and stay what they were.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reading.page import Anchor, Page

ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[#.]|[\w-]+=)[^}\n]*\}(?=[ \t]*(?:\||$))")
NUMBER = re.compile(r"^([ >]*)\d+\.(?=\s)")
CLOSING = re.compile(r"^[ >]*/{3,}[ \t]*$")
OPENING = re.compile(r"[ >]*(/{3,}) *[\w-]")
OPTION = re.compile(r"[ >]*['\"]?id['\"]? *:")
BOX = re.compile(r" *(?:\?\?\?\+?|!!!) ")
TITLE = re.compile(r"# *(?=\S)")


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
    line = ATTRIBUTES.sub("", line) if "{" in line else line
    line = CLOSING.sub("", line) if "///" in line else line
    return NUMBER.sub(r"\1-", line)


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
    activities = {activity.head.line for activity in page.activities}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    title = next((number for number, line in enumerate(lines) if TITLE.match(line)), -1)
    said = ATTRIBUTES.sub("", TITLE.sub("", lines[title], count=1)).strip() if title >= 0 else ""
    found = {name: Anchor("", said, 1, is_global=False)}
    starts: dict[int, list[str]] = {}
    for anchor in page.anchors:
        if anchor.authored and anchor.line - 1 != title and 0 < anchor.line <= len(lines):
            found.setdefault(key(name, anchor), anchor)
            starts.setdefault(_beginning(lines, anchor.line - 1), []).append(key(name, anchor))
    held: dict[str, list[str]] = {each: [] for each in found}
    first = {name: 1}
    current = around = [name]
    closing = ""
    for number, line in enumerate(lines):
        if number in starts:
            current = starts[number]
            first |= {each: first.get(each, number + 1) for each in current}
            if not closing and not found[current[0]].is_global:
                around = current
        if number + 1 in activities and (match := OPENING.match(line)):
            closing = match[1]
        for each in current:
            held[each].append(line if number + 1 in page.code_lines else wording(line))
        if closing and line.strip(" >") == closing:
            current, closing = around, ""
    return {
        each: Unit(each, page.path, first[each], fingerprint(held[each]), anchor.id, anchor.heading)
        for each, anchor in sorted(found.items(), key=lambda pair: first[pair[0]])
    }


def _beginning(lines: list[str], number: int) -> int:
    """Return where a unit begins: a block's first line above its id, and the title of a box that it opens."""
    if OPTION.match(lines[number]):
        above = (each for each in range(number - 1, -1, -1) if OPENING.match(lines[each]))
        number = next(above, number)
    while (above_it := _filled_before(lines, number)) is not None and BOX.match(lines[above_it]):
        if _width(lines[above_it]) >= _width(lines[number]):
            break
        number = above_it
    return number


def _filled_before(lines: list[str], number: int) -> int | None:
    return next((each for each in range(number - 1, -1, -1) if lines[each].strip()), None)


def _width(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
