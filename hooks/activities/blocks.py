"""The blocks of pymdownx that begin an activity, and what pymdownx would silently print as text.

pymdownx leaves a block that it does not understand as literal text, and closes an open one in silence. Here every
such place becomes a problem with its line.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

import yaml
from pymdownx.blocks.block import Block, type_any

from .kind import Options
from .positions import OPENING

if TYPE_CHECKING:
    from .positions import Source

TAG = "activity-block"
CLOSING = re.compile(r" *(/{3,}) *$")
LIST_OR_QUOTE = re.compile(r"( *)(?:[-*+] |\d+\. |>|:  |/{3,})")
Report = Callable[[int, str], None]


def block_class(name: str, options: Iterable[str], opened: Callable[[Element, Block], None]) -> type[Block]:
    """Return a pymdownx block that makes an element and says so to `opened`; all checks come later, with lines."""

    def on_create(self: Block, parent: Element) -> Element:
        element = SubElement(parent, TAG)
        opened(element, self)
        return element

    def on_end(self: Block, block: Element) -> None:  # noqa: ARG001
        block.set("closed", "")

    return type(
        f"{name.title()}Block",
        (Block,),
        {
            "NAME": name,
            "ARGUMENT": None,
            "OPTIONS": dict.fromkeys(options, (None, type_any)),
            "on_create": on_create,
            "on_end": on_end,
            "on_markdown": lambda self: "block",  # noqa: ARG005
        },
    )


def literal(element: Element, line: int) -> Iterator[tuple[int, str]]:
    """Go through the lines of an element's text that look like a block's first or last line, with their numbers."""
    for offset, text in enumerate((element.text or "").split("\n")):
        if OPENING.match(text) or CLOSING.match(text):
            yield line + offset, text


def diagnose(source: "Source", line: int, known: Mapping[str, tuple[str, ...]]) -> str:
    """Return why pymdownx left the block that begins at `line` (from 0) as text.

    `known` holds, for every block that may be written, its options.
    """
    match = OPENING.match(source.lines[line])
    name = match[2].lower() if match else source.lines[line].strip("/ ").split(" ")[0]
    if name not in known:
        return f"“{name}” is not a kind of activity. Write one of: {', '.join(sorted(known))}."
    if not match:
        return "this line begins an activity in a way that cannot be read. Write “/// kind | Title”."
    indented = []
    for text in source.lines[line + 1 :]:
        if not text.strip() or not text.startswith(" " * 4):
            break
        indented.append(text)
    try:
        values = yaml.safe_load(textwrap.dedent("\n".join(indented))) or {}
    except yaml.YAMLError:
        values = None
    if not isinstance(values, dict):
        return f"the options of “{name}” cannot be read. Write each as “name: value”, indented by 4 spaces."
    for option in values:
        if option not in (*known[name], "attrs"):
            allowed = ", ".join(known[name]) or "none"
            return f"“{name}” has no option “{option}”. It may have: {allowed}."
    return f"“{name}” could not be read as a block. Leave an empty line before it."


def indentation(source: "Source", opening: Options, name: str) -> Iterator[tuple[int, str]]:
    """Go through the lines (from 0) of an activity whose list marks, quotes or blocks are not indented by fours."""
    first = opening.line - 1
    match = re.match(r"[ >]*", source.lines[first])
    base = len(match[0]) if match else 0
    slashes = len(source.lines[first].strip(" >")) - len(source.lines[first].strip(" >").lstrip("/"))
    for number, line in source.outside_code(first + 1):
        closing = CLOSING.match(line)
        if closing and len(closing[1]) == slashes:
            return
        mark = LIST_OR_QUOTE.match(line)
        if mark and (len(mark[1]) - base) % 4:
            spaces = len(mark[1]) - base
            yield number, f"{name}: this line is indented by {spaces} spaces. Indent by 4 for each level."


def wrong_options(opening: Options, block: Element, options: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Go through the options that were indented too little and so became a paragraph (lines from 0)."""
    if len(block) and block[0].tag == "p":
        for offset, text in enumerate((block[0].text or "").split("\n")):
            name, colon, _ = text.partition(":")
            if colon and name.strip() in options:
                yield opening.line + offset, f"the option “{name.strip()}” is not indented. Indent it by 4 spaces."
