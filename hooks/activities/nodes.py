"""Rich text as a tuple of small nodes, and its renderings.

What an author wrote in Markdown is kept neither as a string of HTML nor as an element tree that others change, but as
nodes named after the HTML elements that a text of the guide may use. HTML and plain text are renderings of the
same nodes; each further output adds one of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import util

BLOCKS = frozenset(
    (
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "pre",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    )
)
INLINE = frozenset(("strong", "em", "del", "code", "a", "img", "br", "abbr", "sub", "sup", "kbd", "span"))
ALL = BLOCKS | INLINE
KEPT = ("href", "title", "src", "alt", "lang", "id", "start", "width", "height")
STASHED = re.compile(util.HTML_PLACEHOLDER % r"(\d+)")
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters, entities resolved, nothing escaped."""

    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a text: its name in HTML, what is in it, its attributes, and its line (from 1)."""

    name: str
    children: "Rich" = ()
    attributes: tuple[tuple[str, str], ...] = ()
    line: int = 0

    def get(self, name: str) -> str:
        """Return an attribute, or nothing as an empty string."""
        return dict(self.attributes).get(name, "")


Rich = tuple[Text | Node, ...]


class UnsupportedError(Exception):
    """Something in a text of an activity that not every output could show; `what` names it."""

    def __init__(self, what: str, element: Element | None = None) -> None:
        """Keep what it is and the element that holds it."""
        super().__init__(what)
        self.what, self.element = what, element


def read(
    element: Element, stash: Sequence[object], line_of: Callable[[Element], int], only: frozenset[str] | None = None
) -> Rich:
    """Return what is inside an element of the finished tree as nodes; with `only`, leave out other child elements.

    `stash` is Markdown's `htmlStash.rawHtmlBlocks`, from which entities are put back. Raises `UnsupportedError`.
    """
    found: list[Text | Node] = [*_text(element.text, stash, element)]
    for child in element:
        if only is None or child.tag in only:
            found.append(node(child, stash, line_of))
        found.extend(_text(child.tail, stash, element))
    return merge(tuple(found))


def node(element: Element, stash: Sequence[object], line_of: Callable[[Element], int]) -> Node:
    """Return an element itself, with all that is in it, as a node. Raises `UnsupportedError`."""
    if element.tag not in ALL:
        raise UnsupportedError(f"<{element.tag}>", element)
    attributes = tuple((name, value) for name in KEPT if (value := element.get(name)) is not None)
    return Node(element.tag, read(element, stash, line_of), attributes, line_of(element))


def _text(raw: str | None, stash: Sequence[object], element: Element) -> Iterator[Text]:
    for index, piece in enumerate(STASHED.split((raw or "").replace(util.AMP_SUBSTITUTE, "&"))):
        if index % 2 == 0:
            text = unescape(piece) if element.tag == "code" else piece
        elif ENTITY.fullmatch(stashed := str(stash[int(piece)]).strip()):
            text = unescape(stashed)
        else:
            raise UnsupportedError(stashed.split("\n")[0][:40], element)
        if text:
            yield Text(text)


def merge(nodes: Rich) -> Rich:
    """Return nodes with neighbouring texts joined and white space at both ends of the whole taken off."""
    joined: list[Text | Node] = []
    for item in nodes:
        if isinstance(item, Text) and joined and isinstance(last := joined[-1], Text):
            joined[-1] = Text(last.text + item.text)
        else:
            joined.append(item)
    if joined and isinstance(first := joined[0], Text):
        joined[0] = Text(first.text.lstrip())
    if joined and isinstance(last := joined[-1], Text):
        joined[-1] = Text(last.text.rstrip())
    return tuple(item for item in joined if item != Text(""))


def html(nodes: Rich) -> str:
    """Return nodes as HTML."""
    return "".join(escape(item.text, quote=False) if isinstance(item, Text) else _html(item) for item in nodes)


def _html(item: Node) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in item.attributes)
    inside = "" if item.name in {"img", "br"} else f"{html(item.children)}</{item.name}>"
    return f"<{item.name}{attributes}>{inside}"


def text(nodes: Rich) -> str:
    """Return nodes as plain text: pictures as their alternative text, each block on a line of its own."""
    pieces: list[str] = []
    for item in nodes:
        if isinstance(item, Text):
            pieces.append(" ".join(item.text.split("\n")))
        elif item.name == "img":
            pieces.append(item.get("alt"))
        elif item.name == "br":
            pieces.append("\n")
        else:
            pieces.append(text(item.children) + ("\n" if item.name in BLOCKS else ""))
    return "".join(pieces).strip()
