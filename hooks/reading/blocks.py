"""The blocks of pymdownx that begin an activity, and what pymdownx would silently print as text.

pymdownx leaves a block that it does not understand as literal text, and closes an open one in silence. Here every
such place becomes a problem with its line.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

import yaml
from pymdownx.blocks.block import Block, type_any

from model import syntax

from . import leftovers
from .leftovers import NEEDS_LINE

if TYPE_CHECKING:
    from .source_map import Source

TAG = "activity-block"
TOO_FEW = 2


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


def width(line: str, like: str) -> int:
    """Return how far a line is indented, when as many quotes are around it as around a line that it is `like`."""
    quotes = like[: len(like) - len(like.lstrip(" >"))].count(">")
    return len(line) - len(line.replace(">", " ", quotes).lstrip())


def marks(element: Element, line: int, known: Iterable[str]) -> Iterator[tuple[int, str, int, bool]]:
    """Go through the lines of an element's text that look like a block's first or last line.

    Each is its number, its text, how many slashes it has, and whether it begins a block.
    """
    for offset, written in enumerate((element.text or "").split("\n")):
        text = leftovers.ANY_HIDDEN.sub("", written).translate(leftovers.PLAIN)  # what is odd in it is said elsewhere
        match = syntax.LIKE_BLOCK_LINE.match(text)
        if match and (len(match[1]) > TOO_FEW or (match[2] or "").lower() in known):
            yield line + offset, text, len(match[1]), bool(match[2])


def diagnose(
    source: "Source", line: int, text: str, known: Mapping[str, tuple[str, ...]], kinds: Iterable[str]
) -> tuple[int, str]:
    """Return why pymdownx left the block that begins with `text` at `line` (from 0), and where the reason stands.

    `known` holds, for every block that may be written, its options; the names of `kinds` are among them.
    """
    match, attempt = syntax.FIRST_LINE.match(text), syntax.LIKE_BLOCK_LINE.match(text)
    name = attempt[2].lower() if attempt and attempt[2] else text.strip()
    if name not in known:
        near = get_close_matches(name, known, 1)
        instead = f"“{near[0]}”" if near else f"one of: {', '.join(sorted(kinds))}"
        return line, f"“{name}” is not a kind of activity. Write {instead}."
    if not match:
        return line, f"an activity cannot begin like this. Write “/// {name} | Title”, with three slashes and a bar."
    lines = dict(source.options(line))
    written = "\n".join(each.replace(">", " ") for _, each in source.under(line))
    try:
        values = yaml.safe_load(textwrap.dedent(written)) if written else {}
    except yaml.YAMLError:
        values = None
    if not isinstance(values, dict):
        return line + 1, f"the options of “{name}” cannot be read. Write each as “name: value”, indented by 4 spaces."
    for option in values:
        if option not in (*known[name], "attrs"):
            instead = f"It may have: {', '.join(known[name])}" if known[name] else "Take this line out"
            return lines.get(str(option), line), f"“{name}” has no option “{option}”. {instead}."
    return line, f"“{name}” cannot be read here. Leave an empty line before it and after its options."


def within(source: "Source", opening: int) -> Iterator[tuple[int, str]]:
    """Go through the lines (from 0) between a block's first line and its last, fenced code left out."""
    text = source.lines[opening]
    slashes = len(text) - len(text.lstrip(" >").lstrip("/")) - width(text, text)
    for number, line in source.outside_code(opening + 1):
        closing = syntax.LAST_LINE.match(line)
        if closing and len(closing[1]) == slashes:
            return
        yield number, line


def indentation(source: "Source", opening: int) -> Iterator[tuple[int, str]]:
    """Go through the lines (from 0) of an activity where something begins that is not indented by fours."""
    text = source.lines[opening]
    base, before = width(text, text), text
    for number, line in within(source, opening):
        spaces = width(line, text) - base
        if spaces % 4 and (syntax.BEGINS_LIST_OR_QUOTE.match(line) or not before.strip()) and line.strip(" >"):
            yield number, f"this line is indented by {spaces} spaces. Indent by 4 for each level."
        before = line


def wrong_options(
    block: Element, source: "Source", lines: Mapping[Element, int], options: Iterable[str]
) -> Iterator[tuple[int, str]]:
    """Go through the options that stand twice, or became text: indented too little, or after an empty line."""
    seen: set[str] = set()
    for option, line in source.options(lines[block]):
        if option in seen:
            yield line, f"the option “{option}” stands here twice. Keep one."
        if option == "attrs":
            yield line, "attributes cannot be set here. Take this line out."
        seen.add(option)
    first = block[0] if len(block) else None
    if first is None or first.tag not in {"p", "pre"} or (first.text or "").startswith("//"):  # an inner block as text
        return
    for offset, text in enumerate("".join(first.itertext()).split("\n")):
        name, colon, _ = text.partition(":")
        if colon and name.strip() in options:
            if first.tag == "p":
                yield lines[first] + offset, f"this option needs 4 spaces before it. Write “    {text.strip()}”."
            else:
                yield lines[first] + offset, "an empty line before the options hides them. Take that line out."


def swallowed(block: Element, source: "Source", lines: Mapping[Element, int]) -> Iterator[tuple[int, str]]:
    """Go through the lines that Markdown makes part of the text before them, or that only look like an item."""
    for element in block.iter():
        if element.tag == "li" and (quote := element.find("blockquote")) is not None and (element.text or "").strip():
            item = source.lines[lines[element]]
            if width(source.lines[lines[quote]], item) <= width(item, item):
                yield lines[quote], NEEDS_LINE.format(">")
        for offset, text in enumerate((element.text or "").split("\n") if element.tag in {"li", "p", "dd"} else ()):
            if match := syntax.LIKE_ITEM.match(text):
                yield lines[element] + offset, f"“{match[1]}” begins no item. Write “- [ ] …”, hyphen, space and box."
            elif offset and (match := syntax.ITEM_OR_QUOTE.match(text)):
                yield lines[element] + offset, NEEDS_LINE.format(match[1].strip())
