"""The terms that pages explain: each `dt` with an id in a list of definitions, and what the guide says it means."""

import re
from collections.abc import Iterator

from model.nodes import Node, Rich, text
from reading.page import Page
from rendering.meanings import Meaning

END = re.compile(r"[.!?…][”“\"»)]*(?=\s+\W?(\w))")


def meanings(page: Page) -> Iterator[tuple[str, Meaning]]:
    """Go through the terms of a page that has text for paper: the id of each, and what it means."""
    title = page.anchors[0].heading if page.anchors else ""
    for list_ in page.prose:
        if isinstance(list_, Node) and list_.name == "dl":
            for id_, term, definition in _pairs(list_.children):
                yield id_, Meaning(text(term), sentence(text(definition)), title)


def _pairs(children: Rich) -> Iterator[tuple[str, Rich, Rich]]:
    """Go through the terms with an id, each with the definition that follows it."""
    waiting: list[Node] = []
    for child in children:
        if isinstance(child, Node) and child.name == "dt":
            waiting.append(child)
        elif isinstance(child, Node) and child.name == "dd":
            yield from ((id_, term.children, child.children) for term in waiting if (id_ := term.get("id")))
            waiting.clear()


def sentence(definition: str) -> str:
    """Return the first sentence of a definition: it ends where no small letter follows."""
    line = " ".join(definition.split())
    ends = (match.end() for match in END.finditer(line) if not match[1].islower())
    return line[: next(ends, len(line))]
