"""Where on the page an element of the Markdown tree was written.

Python-Markdown keeps no line numbers. Before inline parsing an element's text is still its source, so its first
line is looked up in the source, always forward from the element before: texts that occur twice, and look-alikes
inside fenced code, do not mislead it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

MARKERS = re.compile(r"(?:\s+|>|[-*+](?=\s)|\d+\.(?=\s)|:(?=\s)|#{1,6}(?=\s))*")
FENCE = re.compile(r"\s*(?:>\s*|[-*+]\s+|\d+\.\s+)*(`{3,}|~{3,})")
OPENING = re.compile(r" *(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?$")
TITLES = {"summary"}
CONTAINERS = {"li", "dd", "blockquote", "ul", "ol", "dl", "table", "thead", "tbody"}


def opening_key(slashes: int, name: str, argument: str | None) -> str:
    """Return the look-up key of a block's first line, however it is spaced."""
    return f"{'/' * slashes} {name.lower()} | {argument or ''}"


class Source:
    """The lines of a page's Markdown, front matter left out, that can be asked where a text stands."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Index `lines`; positions in it count from 0."""
        self.lines = [line.expandtabs(4) for line in lines]
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, line in self.outside_code():
            text = MARKERS.sub("", line, count=1).strip()
            if match := OPENING.match(text):
                text = opening_key(len(match[1]), match[2], match[3])
            self._places[text].append(number)
            if "|" in text:
                self._places[text.strip("|").split("|")[0].strip()].append(number)

    def outside_code(self, start: int = 0) -> Iterator[tuple[int, str]]:
        """Go through the lines that are not inside fenced code, with their numbers."""
        fence = ""
        for number, line in enumerate(self.lines[start:], start):
            match = FENCE.match(line)
            if fence:
                if match and match[1].startswith(fence) and not line.strip().strip(fence[0]):
                    fence = ""
            elif match:
                fence = match[1]
            else:
                yield number, line

    def find(self, text: str, start: int) -> int | None:
        """Return the first line at or after `start` that says `text` after its list, quote or heading marks."""
        places = self._places.get(text.strip(), [])
        position = bisect_left(places, start)
        return places[position] if position < len(places) else None


def locate(root: Element, source: Source, openings: dict[Element, str]) -> dict[Element, int]:
    """Return the line (from 0) of every element of a tree that inline parsing has not touched yet.

    `openings` holds, for elements made from a block, the key of its first line. An element whose text is not found
    (made by another extension, say) gets the line of what stands before it.
    """
    lines: dict[Element, int] = {}
    cursor = 0

    def look_up(element: Element) -> int | None:
        nonlocal cursor
        key = openings.get(element) or (element.text or "").strip().split("\n")[0]
        if not key or element.tag in TITLES or "admonition-title" in element.get("class", ""):
            return None
        found = source.find(key, cursor)
        if found is not None:
            cursor = found + 1
        return found

    def visit(element: Element) -> None:
        if element.tag == "tr":  # its cells stand on one line, of which only the first can be told from others
            line = look_up(element[0])
            lines.update(dict.fromkeys(element.iter(), max(cursor - 1, 0) if line is None else line))
            return
        found = look_up(element)
        lines[element] = max(cursor - 1, 0) if found is None else found
        for child in element:
            visit(child)
        if found is None and len(element) and element.tag in CONTAINERS:
            lines[element] = lines[element[0]]

    visit(root)
    return lines
