"""What can be found: the sections of a page, each with its title, its place and its text in pieces.

A section begins at a heading, at an activity, or at a term that is explained. A piece is a paragraph, an item or a
question; it keeps the id nearest to it, so that a result opens at the point. What a worksheet hides, such as the right
answer to a question, cannot be found either.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TypeGuard

from model.kind import Activity, Head
from model.nodes import BLOCKS, HEADINGS, Node, Rich, Text, text
from reading.page import Page

SHEET = "sheet"
"""The form in which an activity tells no answer: what a worksheet is given."""
CONTAINERS = BLOCKS | {"div", "details", "summary"}


@dataclass
class Section:
    """A part of a page: its id (none at the top), its title, its pieces as (id, text), and what kind of place it is.

    `kind` is “page”, “heading” (of a level), “activity”, “term” or “paper”.
    """

    id: str
    title: str
    kind: str
    pieces: list[tuple[str, str]] = field(default_factory=list)
    level: int = 9

    def add(self, id_: str, words: str) -> None:
        """Add a piece, in one line."""
        if line := " ".join(words.split()):
            self.pieces.append((id_ or self.id, line))


def cut(page: Page) -> list[Section]:
    """Return the sections of a page, its top first."""
    title = page.anchors[0].heading if page.anchors else ""
    return _Cut({activity.head.id: activity for activity in page.activities}, title).sections(page.text)


class _Cut:
    """Cuts a page."""

    def __init__(self, activities: Mapping[str, Activity], title: str) -> None:
        self.activities = activities
        self.done = [Section("", title, "page")]
        self.around = self.done[0]

    def sections(self, nodes: Rich) -> list[Section]:
        self.visit(nodes, "")
        return self.done

    def begin(self, section: Section) -> Section:
        self.done.append(section)
        return section

    def visit(self, nodes: Rich, id_: str) -> None:
        """Go through nodes; inline ones that stand together are one piece."""
        line: list[Text | Node] = []
        for node in nodes:
            if isinstance(node, Node) and (node.name in CONTAINERS or node.name in {"h1", "activity"}):
                self.around.add(id_, text(tuple(line)))
                line = []
                self.block(node, id_)
            else:
                line.append(node)
        self.around.add(id_, text(tuple(line)))

    def block(self, node: Node, id_: str) -> None:
        own = node.get("id")
        if node.name == "h1":
            self.around.title = _line(node.children)
        elif node.name in HEADINGS:
            self.around = self.begin(Section(own, _line(node.children), "heading", level=int(node.name[1])))
        elif node.name == "activity":
            activity = self.activities[own]
            section = self.begin(Section(own, activity.head.title, "activity"))
            for piece, words in pieces(activity):
                section.add(piece, words)
        elif node.name == "dl":
            self.terms(node, id_)
        elif node.name == "tr":
            first = next((cell.get("id") for cell in node.children if isinstance(cell, Node)), "")
            cells = (_line(cell.children) for cell in node.children if isinstance(cell, Node))
            self.around.add(own or first or id_, " · ".join(filter(None, cells)))
        else:
            card = first_id(node) if node.name == "details" else ""  # a link to something in a closed card opens it
            self.visit(node.children, own or card or id_)

    def terms(self, list_: Node, id_: str) -> None:
        """Make a section of each term with an id; other terms belong to what is around them."""
        section, around = self.around, self.around
        for child in list_.children:
            if not isinstance(child, Node):
                continue
            if child.name == "dt" and (own := child.get("id")):
                section = self.begin(Section(own, _line(child.children), "term"))
            else:
                self.around = section
                self.visit(child.children, "" if section is not around else id_)
                self.around = around


def first_id(node: Node) -> str:
    """Return the id of the first that has one of an element and what is in it, or nothing."""
    inside = (first_id(child) for child in node.children if isinstance(child, Node))
    return node.get("id") or next(filter(None, inside), "")


def _line(nodes: Rich) -> str:
    return " ".join(text(nodes).split())


def pieces(activity: Activity) -> Iterator[tuple[str, str]]:
    """Go through the texts of an activity that a worksheet shows, each with the id of its item."""
    places: dict[Rich, str] = {}
    for item in activity.items():
        for each in fields(item):
            if _is_text(value := getattr(item, each.name)):
                places.setdefault(value, item.id)
    return _texts(activity.given(SHEET), places, {item.id for item in activity.items()}, activity.head.id)


def _texts(value: object, places: Mapping[Rich, str], ids: set[str], id_: str) -> Iterator[tuple[str, str]]:
    """Go through every text in a value; what stands beside an item's own text belongs to that item."""
    if isinstance(value, Head):
        return
    if is_dataclass(value):
        value = {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, Mapping):
        if isinstance(own := value.get("id"), str) and own in ids:
            id_ = own
        for inside in value.values():
            if _is_text(inside):
                id_ = places.get(inside, id_)
            yield from _texts(inside, places, ids, id_)
    elif _is_text(value):
        yield places.get(value, id_), text(value)
    elif isinstance(value, tuple):
        for inside in value:
            yield from _texts(inside, places, ids, id_)


def _is_text(value: object) -> TypeGuard[Rich]:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Text | Node)
