"""How our Markdown is written: every pattern of its marks stands here, and nowhere else.

`{ #id .class key=value }` may stand at the end of the first line of a paragraph, list item, heading, term or cell.
Python-Markdown's `attr_list` reads this only after headings, terms and cells, or on a line of its own. Its parser is
used here, for every element, before inline parsing, so that a translator's text can hold anything.
"""

import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder

HOLDERS = frozenset(("p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"))

HOW_IDS_ARE = "Use small Latin letters, digits and single hyphens, and a letter first."
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_BRACES = r"\{:?[ ]*((?:[#.]|[\w-]+=)[^}\n]*)\}"
ATTRIBUTES = re.compile(rf"{_BRACES}(?=[ \t]*(?:\||$))")
"""`{ #id … }` in a line of source: at its end, or at the end of a table's cell."""
ATTRIBUTES_AT_END = re.compile(rf"(?:^|[ \t]+){_BRACES}[ \t]*$")
"""The same at the end of a text of one line, with the space before it."""
LIKE_ATTRIBUTES = re.compile(r"\{:?\s*(?:[#.][\w-]+|[\w-]+=)[^{}\n]*\}")
"""What was meant as attributes, wherever it stands."""
LIKE_ID = re.compile(r"(\{[^{}\n]*?#|^[ \t>]*id: *)([\w-]+)", re.MULTILINE)
"""An id, and what is before it: in braces that may not even end, or as an option of a block."""

FIRST_LINE = re.compile(r"[ >]*(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?$")
"""A block's first line, `/// quiz | Title`: its slashes, its name and its title."""
LAST_LINE = re.compile(r"[ >]*(/{3,})[ \t]*$")
"""A block's last line: its slashes."""
LIKE_BLOCK_LINE = re.compile(r" *(/{2,})(?: *$| *([\w-]+)(?= *(?:$|[^\w/.:-])))")
"""What was meant as a block's first or last line: its slashes, and its name if it is a first one."""
OPTION = re.compile(r"[ >]*['\"]?([\w-]+)['\"]? *:")
"""A line under a block's first line: the option's name."""

BOX = re.compile(r"(?:!!!|\?\?\?\+?) ?([\w-]+)[\w -]*(?:\"(.*)\")?\s*")
"""A box's first line, `!!! note "Title"`, without what is before it: its kind and its title."""
LIKE_BOX = re.compile(r"(?:!!!|\?\?\?\+?) *[\w-]")
"""What was meant as one."""

OWN_WORDS = "ours"
"""The class of words that a school wrote itself: beside its kind a box may have it."""

MARKERS = re.compile(r"(?:\s+|>|[-*+](?=\s)|\d+\.(?=\s)|:(?=\s)|#{1,6}(?=\s))*")
"""The marks of lists, quotes and headings before a line's words."""
BEGINS_LIST_OR_QUOTE = re.compile(r" *(?=[-*+] |\d+\. |>|:  |/{3,})")
ITEM_OR_QUOTE = re.compile(r"\s*(>|[-*+] |\d+\. )")
ITEM = re.compile(r"([-*+]|\d+\.) \S")
LIKE_ITEM = re.compile(r"\s*([-*+](?=\[)|[–—−‐‑•·](?=\s*\[))")
NUMBER = re.compile(r"^([ >]*)\d+\.(?=\s)")
"""The number of a list item, and what is before it."""
CHECK_BOX = re.compile(r"\[([^\]]?)\](?:\s+|$)")
"""`[x]` at the beginning of an item's words: what is in it."""

FENCE = re.compile(r"\s*(?:>\s*|[-*+]\s+|\d+\.\s+)*(`{3,}(?!.*`)|~{3,})")
"""The line that begins fenced code, or ends it."""
DELIMITER = re.compile(r"[|:\- ]*\|[|:\- ]*")
"""The line under a table's head. Python-Markdown takes one without a hyphen as well."""
LIKE_DELIMITER = re.compile(r"\|? *:?-+:? *(?:\| *:?-+:? *)+\|?|\| *:?-+:? *\|")
"""What was surely meant as one."""


read = cache(get_attrs_and_remainder)
"""Markdown's own reading of attributes, each once: a page's translations and fallbacks have the same ones."""


def take(text: str) -> tuple[str, dict[str, str]]:
    """Return a text without the attributes at the end of its first line, and those attributes.

    A word without a value becomes a key with an empty value, classes one `class` separated by spaces.
    """
    first, newline, others = text.partition("\n")
    match = ATTRIBUTES_AT_END.search(first) if "{" in first and first.rstrip().endswith("}") else None
    if not match:
        return text, {}
    pairs, remainder = read(match[1])
    if remainder.strip():
        return text, {}
    attributes: dict[str, str] = {}
    for key, value in pairs:
        if key == ".":
            attributes["class"] = f"{attributes['class']} {value}" if "class" in attributes else str(value)
        else:
            attributes[key] = (value or "").strip("\"'")
    return first[: match.start()] + newline + others, attributes


def assign(root: Element) -> set[str]:
    """Move the attributes of every element in a tree from its text to the element; return the ids among them.

    In a list item with paragraphs, those of the first paragraph belong to the item.
    """
    ids: set[str] = set()
    for element in root.iter():
        if element.tag in {"li", "dd"} and len(element) and element[0].tag == "p" and not (element.text or "").strip():
            element[0].text, attributes = take(element[0].text or "")
        elif element.tag in HOLDERS:
            element.text, attributes = take(element.text or "")
        else:
            continue
        for key, value in attributes.items():
            element.set(key, value)
        ids |= {value for key, value in attributes.items() if key == "id"}
    return ids
