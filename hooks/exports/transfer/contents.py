"""What is in an activity, and which of it a format cannot hold: of this one table the line beside a file is made."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass

import words
from model.kind import Activity
from model.nodes import Node, Rich, Text

from .html import SCHEME
from .template import Template, type_of

_CONTROLS = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"
_UNASSIGNED = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
FORBIDDEN = re.compile(f"[{_CONTROLS}{_UNASSIGNED}]")
"""The characters that an XML file cannot hold or should not (https://www.w3.org/TR/xml/#charsets): HTML, too, reads
them as others."""

PICTURE = "img"
AS_WORDS = "plain_img"
LINK = "a"
INTRO = "intro"
"""What a template calls the text before an activity's items."""
TYPE = "."
"""Stands before the name of a type that is lost, so that it differs from a field's and a node's."""

Part = tuple[str, Rich, int]
"""A text of an item: the name of its field, its nodes, and the line of what it belongs to."""


def parts(value: object, line: int = 0) -> Iterator[Part]:
    """Go through the texts of an item and of all that is in it, without the empty ones."""
    line = getattr(value, "line", line)
    for each in fields(value) if is_dataclass(value) else ():
        held = getattr(value, each.name)
        if isinstance(held, tuple) and held:
            if isinstance(held[0], Text | Node):
                yield each.name, held, line
            else:
                for inner in held:
                    yield from parts(inner, line)


def nodes(rich: Rich) -> Iterator[Node]:
    """Go through the nodes of a text, and those in them."""
    for item in rich:
        if isinstance(item, Node):
            yield item
            yield from nodes(item.children)


def characters(rich: Rich) -> Iterator[str]:
    """Go through what is written in a text: its words, and the words in its attributes."""
    for item in rich:
        if isinstance(item, Text):
            yield item.text
        else:
            yield from (value for _, value in item.attributes)
            yield from characters(item.children)


@dataclass(frozen=True)
class Contents:
    """How many items there are, how many are held, what is lost (of a type how many, else 1), and what is different."""

    all: int
    held: int
    lost: Counter[str]
    notes: Counter[str]

    def __add__(self, other: "Contents") -> "Contents":
        """Return what is in both."""
        types = Counter({name: count for name, count in (self.lost + other.lost).items() if name[0] == TYPE})
        rest = Counter(dict.fromkeys((self.lost | other.lost).keys() - types.keys(), 1))
        return Contents(self.all + other.all, self.held + other.held, types | rest, self.notes + other.notes)

    def line(self, kind: str, language: str) -> str:
        """Return the line beside a file: how many items are in it, and what is not, in a language."""
        own, common = words.load(language)[kind], words.load(language)["exports"]
        sentences = [own["platform_in"].replace("{held}", str(self.held)).replace("{all}", str(self.all))]
        if self.lost:
            keys = ((f"platform_lost_{name.removeprefix(TYPE)}", count) for name, count in self.lost.items())
            named = ((own.get(key) or common[key]).replace("{number}", str(count)) for key, count in keys)
            sentences.append(common["platform_lost"].replace("{what}", ", ".join(named)))
        for note, count in self.notes.items():
            sentences.append(own[f"platform_note_{note}"].replace("{number}", str(count)))
        return " ".join(sentences)


def contents(activity: Activity, template: Template, without: AbstractSet[str], *, at_home: bool) -> Contents:
    """Return what a format holds of an activity.

    `without` are the nodes that the format has no place for; `at_home` tells that links to the site lose their address.
    """
    items = list(activity.items())
    held = [item for item in items if template.has(item)]
    lost = Counter(TYPE + type_of(item) for item in items if not template.has(item))
    if activity.intro and INTRO in template.lost:
        lost[INTRO] = 1
    for item in held:
        for name, rich, _ in parts(item):
            if name in template.lost:
                lost[name] = 1
                continue
            for node in nodes(rich):
                if node.name in without:
                    lost[node.name] = 1
                elif name in template.plain and node.name == PICTURE:
                    lost[AS_WORDS] = 1
                elif node.name == LINK and (name in template.plain or (at_home and not SCHEME.match(node.get("href")))):
                    lost[LINK] = 1
    return Contents(len(items), len(held), lost, Counter(note for item in held for note in template.notes(item)))
