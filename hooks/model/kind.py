"""What a kind of activity is made of: the one module that a kind's folder imports."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Generic, Protocol, TypeVar
from xml.etree.ElementTree import Element

from . import nodes
from .nodes import Node, Rich, Text
from .options import Number, OneOf, Option, OptionError, Output, Value_co, Words, YesNo
from .syntax import CHECK_BOX, HOW_IDS_ARE, IDENTIFIER

__all__ = [
    "Activity",
    "Asked",
    "Element",
    "Entry",
    "Head",
    "Item",
    "Kind",
    "Node",
    "Number",
    "OneOf",
    "Option",
    "Output",
    "Reader",
    "Rich",
    "Section",
    "Text",
    "Words",
    "YesNo",
    "sections",
]


class Lined(Protocol):
    """Whatever knows its line in the file, from 1."""

    @property
    def line(self) -> int:
        """The line."""


@dataclass(frozen=True)
class Asked:
    """What makes an item a question with a right answer: its words, and a pattern that a kept right answer matches.

    The pattern is a regular expression that Python and browsers read alike, for the whole of what is kept as `v`.
    """

    text: Rich
    right: str


@dataclass(frozen=True)
class Item:
    """What every item, question or field has: its id, its line, and the points of the guide it serves."""

    id: str
    line: int
    points: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """What an answer must have been given to, to still count; empty where the wording alone can change."""
        return ""

    @property
    def asked(self) -> Asked | None:
        """What is asked and when an answer is right; nothing where no answer is right or wrong."""
        return None


ItemType = TypeVar("ItemType", bound=Item)


@dataclass(frozen=True)
class Section(Generic[ItemType]):
    """Items under a heading, or before the first one (then without title and id)."""

    title: Rich
    id: str
    items: tuple[ItemType, ...] = ()


@dataclass(frozen=True)
class Head:
    """What the core knows of an activity: its first line, where it stands, and the level of its heading."""

    kind: str
    id: str
    title: str
    language: str
    path: str
    line: int
    level: int


@dataclass(frozen=True)
class Entry:
    """How what is kept for an id reads in words: its label, and what a value means.

    `type` is “text”, “date” or “tick”. Where `options` has words for a value, they are said instead of it. With
    `columns` it is a table, each cell kept as `id.row.column`.
    """

    id: str
    label: Rich
    type: str = "text"
    options: Mapping[str, Rich] = field(default_factory=dict)
    columns: "tuple[Entry, ...]" = ()


@dataclass(frozen=True)
class Activity(ABC):
    """One activity of a page. Every output is made from it."""

    head: Head
    intro: Rich

    @abstractmethod
    def items(self) -> Iterable[Item]:
        """Return everything that a reader can tick, answer or fill in, in order."""

    def counted(self) -> Iterable[Item]:
        """Return those of the items that tell how far a reader is: all of them, where a kind does not say otherwise."""
        return self.items()

    @property
    def written(self) -> Iterable[Entry]:
        """What stands on the page "All I wrote" once the reader filled it in, in order; nothing by itself."""
        return ()

    @property
    def warning(self) -> str:
        """Which of the kind's words always stand above what a reader wrote; none by itself."""
        return ""

    def offers(self, output: str) -> bool:  # noqa: ARG002 - a kind decides by it
        """Tell whether this activity is also given out in a form: the name of a template of its kind, such as `key`."""
        return True

    def given(self, output: str) -> object:  # noqa: ARG002 - a kind decides by it
        """Return what a template for paper or files is given: all of it, or less where something must stay hidden."""
        return self


@dataclass(frozen=True)
class Options:
    """The first lines of a block: its name, title and options as YAML read them, and its line (from 1).

    `lines` holds the line of each option.
    """

    name: str
    title: str
    values: Mapping[str, object]
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class IdSlot:
    """Where an id must stand: its line, the id or nothing, the ids it must differ from, and what it names."""

    line: int
    id: str
    others: dict[str, int]
    says: str
    block: bool = False


@dataclass
class Reader:
    """Hands a kind what an author wrote, and takes what is wrong with it."""

    opening_of: Callable[[Element], Options | None]
    line_of: Callable[[Element], int]
    stash: Sequence[object]
    report: Callable[[int, str], None]
    where: str = ""
    taken: dict[str, int] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)
    id_slots: list[IdSlot] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read trees with what this reader knows."""
        self.tree = nodes.Tree(self.stash, self.line_of, self._refuse)

    def problem(self, element: Element | Lined, message: str, option: str = "") -> None:
        """Report what is wrong at an element or at an option of its block: what it is, then what to write instead."""
        self.report(self.line(element, option), f"{self.where}: {message}")

    def line(self, element: Element | Lined, option: str = "") -> int:
        """Return the line of an element, or of an option of its block, from 1."""
        if not isinstance(element, Element):
            return element.line
        opening = self.opening_of(element) if option else None
        return opening.lines.get(option, opening.line) if opening else self.line_of(element)

    def part(self, element: Element) -> str:
        """Return the name of the inner block (`//// hint`) that an element is, or nothing."""
        return opening.name if (opening := self.opening_of(element)) else ""

    def options(self, element: Element) -> Mapping[str, object]:
        """Return the options of an inner block."""
        return opening.values if (opening := self.opening_of(element)) else {}

    def value(self, block: Element, option: Option[Value_co]) -> Value_co | None:
        """Return the value of an option of a block; what it cannot be is a problem, and then it has none."""
        try:
            return option.read(self.options(block).get(option.name))
        except OptionError as wrong:
            self.problem(block, str(wrong), option.name)
            return None

    def rich(self, *elements: Element) -> Rich:
        """Return elements as nodes; what cannot be shown everywhere is reported and left out."""
        return tuple(piece for element in elements for piece in nodes.node(element, self.tree))

    def inside(self, element: Element, only: frozenset[str] | None = None) -> Rich:
        """Return what is in an element (of it, `only` the elements so named) as nodes, without the element itself."""
        return nodes.read(element, self.tree, only)

    def _refuse(self, what: str, element: Element) -> None:
        if (line := self.line_of(element)) not in self.refused:  # an end tag follows its start tag
            self.refused.add(line)
            self.problem(element, f"“{what}” cannot be shown on paper. Write it in plain Markdown.")

    def split(self, item: Element) -> tuple[Rich, list[Element]]:
        """Return what an item says, and the blocks that follow it inside the item."""
        blocks = [child for child in item if child.tag not in nodes.INLINE]
        if blocks and blocks[0].tag == "p" and blocks[0] is item[0] and not (item.text or "").strip():
            return self.inside(blocks[0]), blocks[1:]
        return self.inside(item, only=nodes.INLINE), blocks

    def box(self, item: Element, text: Rich) -> tuple[str, Rich]:
        """Return the mark in the box that an item begins with and what the item says after it.

        It is a space or an x; where it cannot be read, it is empty.
        """
        first = text[0] if text else Text("")
        match = CHECK_BOX.match(first.text) if isinstance(first, Text) else None
        if not isinstance(first, Text) or match is None:
            self.problem(item, "this item has no box. Begin it with “- [ ] ” or “- [x] ”.")
            return "", text
        mark = match[1].lower()
        if mark not in {" ", "x"}:
            looks = "a letter that looks like x but is another" if mark == "\u0445" else f"“{match[1]}”"
            self.problem(item, f"the box holds {looks if mark else 'nothing'}. Write “[ ]” or “[x]”, x in Latin.")
            mark = ""
        return mark, nodes.merge((Text(first.text[match.end() :]), *text[1:]))

    @staticmethod
    def says(element: Element) -> str:
        """Return the words that an element begins with, up to its first block; of one of blocks, its first text."""
        first = element[0] if len(element) and element[0].tag == "p" and not (element.text or "").strip() else element
        pieces = [first.text or ""]
        for child in first:
            if child.tag not in nodes.INLINE:
                break
            pieces += ["".join(child.itertext()), child.tail or ""]
        words = "".join(pieces)
        return words if words.strip() else next((text for text in element.itertext() if text.strip()), "")

    def identify(self, element: Element, what: str, *, local: dict[str, int] | None = None) -> str:
        """Return the id an author gave to an element; a missing, malformed or doubled one is a problem.

        `local` holds the ids seen so far where an id need only be unique in its question, not in the guide.
        """
        given, line, block = element.get("id", ""), self.line(element, "id"), self.opening_of(element) is not None
        seen = self.taken if local is None else local
        says = self.says(element)
        self.id_slots.append(IdSlot(line, given, seen, says, block))
        if not given and block:
            self.problem(element, f"{what} has no id. Write “    id: some-name” under its first line.")
        elif not given:
            self.problem(element, f"{what} has no id. Write one at the end of its first line: {{ #some-name }}.")
        elif not IDENTIFIER.fullmatch(given):
            self.problem(element, f"“{given}” cannot be an id. {HOW_IDS_ARE}", "id")
        elif given in seen:
            self.problem(element, f"the id “{given}” is already used in line {seen[given]}. Give this its own.", "id")
        else:
            seen[given] = line
        return given

    def words(self, item: Element, text: Rich, what: str) -> None:
        """Report an item that says nothing, or that begins with a box where none can be."""
        first = text[0] if text else None
        if first is None:
            self.problem(item, f"{what} says nothing. Write its words before its id.")
        elif isinstance(first, Text) and CHECK_BOX.match(first.text):
            self.problem(item, f"{what} has a box, which cannot stand here. Take “{first.text[:3]}” out.")

    def only(self, element: Element, *allowed: str) -> None:
        """Report what stands in an item's braces and means nothing there; a misspelt `for` would be lost."""
        for name in sorted(element.attrib.keys() - {"id", *allowed}):
            if element.get("id") or element.get(name) != name:  # else it is the id, without its “#”
                written = f".{element.get(name)}" if name == "class" else name
                self.problem(element, f"“{written}” means nothing here. Take it out, or correct it.")

    def points(self, element: Element) -> tuple[str, ...]:
        """Return the points of the guide that an item says it serves (`for="…"`)."""
        return tuple(element.get("for", "").split())


class Kind(ABC):
    """A kind of activity: what may stand in its block, how that is read, and what is special about its outputs.

    Its name is its folder's. `options` are those of its block beside `id`; `parts` are the blocks that may stand in it,
    with theirs. An output of which nothing is declared is an ordinary sheet.
    """

    options: ClassVar[tuple[Option[object], ...]] = ()
    parts: ClassVar[Mapping[str, tuple[Option[object], ...]]] = {}
    outputs: ClassVar[Mapping[str, Output]] = {}

    @abstractmethod
    def read(self, block: Element, head: Head, reader: Reader) -> Activity:
        """Return the activity that the finished block holds.

        Problems go to `reader`; where something is missing, what is there is returned.
        """


def sections(block: Element) -> Iterator[tuple[Element | None, list[Element]]]:
    """Go through a block's headings, each with the elements up to the next; first those before any heading."""
    heading: Element | None = None
    held: list[Element] = []
    for child in block:
        if child.tag == "activity-heading":
            yield heading, held
            heading, held = child, []
        else:
            held.append(child)
    yield heading, held
