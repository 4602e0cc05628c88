"""Passages of the guide that a pack brings along, to be read aloud: `read:` in a page's front matter, a list of ids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.context import Context
from model.nodes import HEADINGS, Node, Rich
from reading.page import Page

from .job import primary
from .typst_data import Serializer


@dataclass(frozen=True)
class Excerpt:
    """A part of a page: the id it was asked for by, the heading it stands under, and its blocks."""

    page: Page
    id: str
    title: Rich
    blocks: Rich

    def places(self) -> Iterator[tuple[str, str]]:
        """Go through the addresses in it, each with the label it has on paper."""
        for id_ in {self.id, *ids(self.blocks)}:
            yield f"{self.page.place}#{id_}", f"{self.page.place}#{id_}"

    def data(self, writer: Serializer) -> dict[str, object]:
        """Return what a template is given of it; without a label where the first of its blocks has it."""
        label = "" if self.id in ids(self.blocks) else f"{self.page.place}#{self.id}"
        written = {"title": writer.value(self.title), "blocks": writer.value(self.blocks)}
        return {**written, "label": label, "language": primary(self.page.language)}


def find(context: Context, language: str, id_: str) -> Excerpt | None:
    """Return what an id stands for, in English where a language has not got its page.

    A heading stands for the text up to the next heading, a paragraph for itself and a list right below it.
    """
    for page in context.readable(language):
        title: Rich = ()
        for index, node in enumerate(page.prose):
            if not isinstance(node, Node):
                continue
            if node.name in HEADINGS:
                title = node.children
            if node.get("id") == id_:
                return Excerpt(page, id_, title, tuple(blocks(page.prose[index:])))
    return None


def blocks(nodes: Sequence[object]) -> Iterator[Node]:
    """Go through the blocks that belong to the first of some nodes, without activities: those are papers themselves."""
    elements = [node for node in nodes if isinstance(node, Node)]
    headed = elements[0].name in HEADINGS
    if not headed:
        yield elements[0]
    for node in elements[1:]:
        if node.name in HEADINGS or not (headed or node.name in {"ul", "ol"}):
            return
        if node.name != "activity":
            yield node
        if not headed:
            return


def ids(nodes: Rich) -> Iterator[str]:
    """Go through the ids in a text."""
    for node in nodes:
        if isinstance(node, Node):
            if node.name != "activity" and (id_ := node.get("id")):
                yield id_
            yield from ids(node.children)
