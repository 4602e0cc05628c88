"""Where on the page an element of the Markdown tree was written.

Python-Markdown keeps no line numbers. Before inline parsing an element's text is still its source, so its first
line is looked up in the source, always forward from the element before: texts that occur twice, and look-alikes
inside fenced code, do not mislead it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown.util import STX

from model.nodes import HEADINGS
from model.syntax import BOX, DELIMITER, FENCE, FIRST_LINE, MARKERS

RULE = "<hr>"
"""The look-up key of a line across the page."""
RULES = ("*", "-", "_", " ")
TITLED = '"'
"""What the look-up key of a box's title begins with."""
CONTAINERS = {"li", "dd", "blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "pre"}


def opening_key(slashes: int, name: str, argument: str | None) -> str:
    """Return the look-up key of a block's first line, however it is spaced."""
    return f"{'/' * slashes} {name.lower()} | {argument or ''}".strip()


class Source:
    """The lines of a page's Markdown, front matter left out, that can be asked where a text stands.

    What Markdown stashes before it makes a tree, fenced code and raw HTML, is found by the mark that it leaves.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        """Index `lines`; positions in it count from 0."""
        self.lines = [line.expandtabs(4) for line in lines]
        self._places: dict[str, list[int]] = defaultdict(list)
        self.open_fence: int | None = None
        self.code = self._find_code()
        for number, line in self.outside_code():
            text = MARKERS.sub("", line, count=1).strip()
            if text.startswith("/") and (match := FIRST_LINE.match(text)):
                text = opening_key(len(match[1]), match[2], match[3])
            self._places[text or line.strip(" >")].append(number)  # a heading may have marks only
            if text.startswith(("!!!", "???")) and (box := BOX.fullmatch(text)):
                self._places[TITLED + (box[1].capitalize() if box[2] is None else box[2].strip())].append(number)
            if line.endswith(RULES) and self._is_rule(number):
                self._places[RULE].append(number)
            if "|" in text:
                self._places[text.strip("|").split("|")[0].strip()].append(number)
                if DELIMITER.fullmatch(text):
                    self._places[DELIMITER.pattern].append(number)

    def _is_rule(self, number: int) -> bool:
        """Tell whether a line is one across the page. Hyphens under words make a heading."""
        bare = self.lines[number].strip(" >")
        under = number > 0 and self.lines[number - 1].strip(" >") != ""
        return bare[:1] in {"*", "-", "_"} and set(bare) <= {bare[0], " "} and not (under and bare[0] == "-")

    def _find_code(self) -> set[int]:
        """Return the lines of fenced code. Where it begins is noted as stashed: no text of the tree says it.

        What is never closed is no code, and becomes `open_fence`.
        """
        code: set[int] = set()
        fence, begun = "", 0
        for number, line in enumerate(self.lines):
            match = FENCE.match(line) if "`" in line or "~" in line else None
            if match and not fence:
                begun = number
            if fence or match:
                code.add(number)
            if not fence:
                fence = match[1] if match else ""
            elif match and match[1].startswith(fence) and not line.strip(" >").strip(fence[0]):
                fence = ""
                self._places[STX].append(begun)
        if not fence:
            return code
        self.open_fence = begun
        return {number for number in code if number < begun}

    def outside_code(self, start: int = 0) -> Iterator[tuple[int, str]]:
        """Go through the lines that are not inside fenced code, with their numbers."""
        return ((number, self.lines[number]) for number in range(start, len(self.lines)) if number not in self.code)

    def options(self, opening: int) -> Iterator[tuple[str, int]]:
        """Go through the options under a block's first line, with their lines."""
        for number, line in self.under(opening):
            name, colon, _ = line.partition(":")
            if colon:
                yield name.strip(" >\"'"), number

    def under(self, opening: int) -> Iterator[tuple[int, str]]:
        """Go through the lines directly under a block's first line that are indented by 4 or more."""
        width = len(self.lines[opening]) - len(self.lines[opening].lstrip(" >")) + 4
        for number, line in enumerate(self.lines[opening + 1 :], opening + 1):
            if len(line) - len(line.lstrip(" >")) < width or not line.strip(" >"):
                return
            yield number, line

    def row(self, line: int) -> str:
        """Return a table's row without the list and quote marks before it."""
        return MARKERS.sub("", self.lines[line], count=1).strip()

    def says(self, text: str, start: int) -> int | None:
        """Return the line from `start` on, within the same paragraph, that has `text` in it."""
        for number in range(start, len(self.lines)):
            if text in self.lines[number]:
                return number
            if not self.lines[number].strip(" >"):
                break
        return None

    def seek(self, text: str, start: int) -> int | None:
        """Return the first line at or after `start` that says `text`, or begins with it as far as it can be told."""
        place = self.find(text, start)
        if place is None:  # code, and a text that only looks like an item, begin with their marks
            place = self.find(MARKERS.sub("", text, count=1), start)
        if place is None and "<" in text:  # Markdown does not keep every comment as it was written
            place = self.beginning(text.partition("<")[0].strip() or "<", start)
        return place

    def beginning(self, text: str, start: int) -> int | None:
        """Return the first line at or after `start`, outside code, that begins with `text` after its marks."""
        return next((number for number, line in self.outside_code(start) if self.row(number).startswith(text)), None)

    def defining(self, address: str) -> int | None:
        """Return the line, outside code, that gives a reference this address."""
        return next(
            (number for number, line in self.outside_code() if f"]: {address}" in line or f"]: <{address}" in line),
            None,
        )

    def holding(self, text: str, start: int) -> int:
        """Return the first line at or after `start`, outside code, that has `text` in it, in whichever letters."""
        return next((number for number, line in self.outside_code(start) if text in line.lower()), start)

    def table(self, start: int) -> int | None:
        """Return the line of the head of the first table at or after `start`."""
        places = self._places.get(DELIMITER.pattern, [])
        return next((under - 1 for under in places if under > start and "|" in self.lines[under - 1]), None)

    def find(self, text: str, start: int) -> int | None:
        """Return the first line at or after `start` that says `text` after its list, quote or heading marks."""
        places = self._places.get(STX if text.startswith(STX) else text.strip(), [])
        position = bisect_left(places, start)
        return places[position] if position < len(places) else None


def locate(
    root: Element, source: Source, openings: dict[Element, str], unstash: Callable[[str], str] = str
) -> dict[Element, int]:
    """Return the line (from 0) of every element of a tree that inline parsing has not touched yet.

    `openings` holds, for elements made from a block, the key of its first line; `unstash` returns the raw HTML that
    a text stands for. An element whose text is not found (made by another extension, say) gets the line of what stands
    before it.
    """
    lines: dict[Element, int] = {}
    cursor = 0

    def look_up(element: Element) -> int | None:
        nonlocal cursor
        key = openings.get(element) or _key(element, unstash(element.text or ""))
        if not key:
            return None
        place = source.seek(key, cursor)
        if place is not None:
            cursor = place + 1
        return place

    def visit(element: Element) -> None:
        nonlocal cursor
        place = look_up(element)
        lines[element] = max(cursor - 1, 0) if place is None else place
        for child in element:
            if child.tag == "table" and (head := source.table(cursor)) is not None:
                cursor = _locate_table(child, source, head, lines)
            else:
                visit(child)
        if place is None and len(element) and element.tag in CONTAINERS:
            lines[element] = lines[element[0]]
        if element.get("closed") is not None:  # past a block's last line, which is no text of anything
            cursor = (source.find(openings[element].split(" ")[0], cursor) or cursor - 1) + 1

    visit(root)
    return lines


def _key(element: Element, text: str) -> str:
    """Return what is looked up to find an element with a text."""
    key = text.strip().split("\n")[0]
    if element.tag == "hr":
        return RULE
    if element.tag == "summary" or "admonition-title" in element.get("class", ""):
        return TITLED + key
    return key or "#" * int(element.tag[1]) if element.tag in HEADINGS else key


def _locate_table(table: Element, source: Source, head: int, lines: dict[Element, int]) -> int:
    """Note the lines of a table with its head at a line, and return the line after it."""
    lines.update(dict.fromkeys(table.iter(), head))
    if "|" not in "".join(source.lines[head + 2 : head + 3]):  # a table without rows is given an empty one
        return head + 2
    end = head + 2
    for row in table.iterfind("tbody/tr"):  # each on a line, under the head's two
        lines.update(dict.fromkeys(row.iter(), end))
        end += 1
    return end
