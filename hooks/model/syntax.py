"""`{ #id .class key=value }` at the end of the first line of a paragraph, list item, heading, term or cell.

Python-Markdown's `attr_list` reads this only after headings, terms and cells, or on a line of its own. Its parser is
used here, for every element, before inline parsing, so that a translator's text can hold anything.
"""

import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder

AT_END = re.compile(r"(?:^|[ \t]+)\{:?[ ]*((?:[#.]|[\w-]+=)[^}\n]*)\}[ \t]*$")
HOLDERS = frozenset(("p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"))
HOW_IDS_ARE = "Use small Latin letters, digits and single hyphens, and a letter first."
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


read = cache(get_attrs_and_remainder)
"""Markdown's own reading of attributes, each once: a page's translations and fallbacks have the same ones."""


def take(text: str) -> tuple[str, dict[str, str]]:
    """Return a text without the attributes at the end of its first line, and those attributes.

    A word without a value becomes a key with an empty value, classes one `class` separated by spaces.
    """
    first, newline, others = text.partition("\n")
    match = AT_END.search(first) if "{" in first and first.rstrip().endswith("}") else None
    if not match:
        return text, {}
    pairs, remainder = read(match[1])
    if remainder.strip():
        return text, {}
    found: dict[str, str] = {}
    for key, value in pairs:
        if key == ".":
            found["class"] = f"{found['class']} {value}" if "class" in found else str(value)
        else:
            found[key] = (value or "").strip("\"'")
    return first[: match.start()] + newline + others, found


def assign(root: Element) -> set[str]:
    """Move the attributes of every element in a tree from its text to the element; return the ids among them.

    In a list item with paragraphs, those of the first paragraph belong to the item.
    """
    ids: set[str] = set()
    for element in root.iter():
        if element.tag in {"li", "dd"} and len(element) and element[0].tag == "p" and not (element.text or "").strip():
            element[0].text, found = take(element[0].text or "")
        elif element.tag in HOLDERS:
            element.text, found = take(element.text or "")
        else:
            continue
        for key, value in found.items():
            element.set(key, value)
        ids |= {value for key, value in found.items() if key == "id"}
    return ids
