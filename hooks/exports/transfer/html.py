"""Rich text as HTML that is read outside the site: in a question bank, in a cartridge, in a document.

Links are whole addresses; where the site does not know its own, they are plain words. Ids and classes mean nothing
there and are left out, and so is what an author marked as said to the reader of a screen alone (`{ .screen }`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urldefrag, urljoin

from model.nodes import BLOCKS, SCREEN_ONLY, Node, Rich, Text
from model.site import direction
from rendering.addresses import with_fragment

ELEMENTS = frozenset(
    (
        *("p", "ul", "ol", "li", "blockquote", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "pre"),
        *("h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "code", "a", "img", "br", "abbr", "sub", "sup", "kbd"),
        "span",
    )
)
"""The nodes that this rendering knows; written out, so that a new one is thought of before it goes anywhere."""

KEPT = ("href", "src", "alt", "title", "lang", "start", "width", "height")
EMPTY = frozenset(("img", "br"))
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class UnknownNodeError(ValueError):
    """A node that this rendering does not know."""

    def __init__(self, node: Node) -> None:
        """Keep the node, which knows its line."""
        super().__init__(node.name)
        self.node = node


def words_alone(node: Node) -> str:
    """Return no address for a picture: its alternative text stands in its place."""
    return node.get("src")[:0]


def written(text: str) -> str:
    """Return plain characters as HTML."""
    return escape(text, quote=False)


@dataclass(frozen=True)
class Place:
    """Where a text comes from, and how its parts are written where it goes.

    `page` is the address of its page from the site's root, `site_url` that of the site (or nothing). `picture` returns
    the address under which a picture is found there, or nothing where it has no place; `write` escapes plain words.
    """

    page: str = ""
    site_url: str = ""
    language: str = "en"
    picture: Callable[[Node], str] = words_alone
    write: Callable[[str], str] = written

    def address(self, href: str) -> str:
        """Return the whole address of a link, or nothing for a place on a site that does not know its address."""
        if SCHEME.match(href):
            return href
        path, fragment = urldefrag(urljoin("/" + self.page, href))
        return self.site_url and self.site_url + with_fragment(path.lstrip("/"), fragment)


def html(nodes: Rich, place: Place) -> str:
    """Return nodes as HTML. Raises UnknownNodeError."""
    return "".join(_text(item.text, place) if isinstance(item, Text) else _html(item, place) for item in nodes)


def short(nodes: Rich, place: Place) -> str:
    """Return nodes as HTML; a paragraph that stands alone without its element, which says nothing there."""
    alone = nodes[0] if len(nodes) == 1 else None
    if isinstance(alone, Node) and alone.name == "p" and not alone.attributes:
        nodes = alone.children
    return html(nodes, place)


def blocks(nodes: Rich, place: Place) -> str:
    """Return nodes as HTML blocks that each say their language: words outside of a block become a paragraph."""
    pieces: list[Node] = []
    loose: list[Text | Node] = []
    for item in nodes:
        if isinstance(item, Node) and item.name in BLOCKS:
            pieces += [*paragraph(loose), item]
            loose = []
        else:
            loose.append(item)
    pieces += paragraph(loose)
    return "".join(_html(piece, place, outer=True) for piece in pieces)


def paragraph(nodes: Sequence[Text | Node]) -> list[Node]:
    """Return words outside of a block as a paragraph; none for white space."""
    return [Node("p", tuple(nodes))] if any(isinstance(each, Node) or each.text.strip() for each in nodes) else []


def _text(text: str, place: Place) -> str:
    return place.write(" ".join(text.split("\n")))


def _html(node: Node, place: Place, *, outer: bool = False) -> str:
    """Return a node as HTML; an `outer` one says its language and, where it is unusual, its direction."""
    if node.name not in ELEMENTS:
        raise UnknownNodeError(node)
    if SCREEN_ONLY in node.get("class").split():
        return ""
    attributes = {name: value for name, value in node.attributes if name in KEPT}
    if node.name == "a":
        attributes["href"] = place.address(node.get("href"))
    elif node.name == "img":
        attributes["src"] = place.picture(node)
        if not attributes["src"]:
            return place.write(node.get("alt"))
    if outer:
        attributes.setdefault("lang", place.language)
        if direction(attributes["lang"]) == "rtl":
            attributes["dir"] = "rtl"
    inside = html(node.children, place) if node.name != "pre" else _verbatim(node.children, place)
    if node.name == "a" and not attributes["href"]:
        return inside
    said_of_it = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    start = f"<{node.name}{said_of_it}>"
    return start if node.name in EMPTY else f"{start}{inside}</{node.name}>"


def _verbatim(nodes: Rich, place: Place) -> str:
    """Return what is in fenced code, whose lines stay lines."""
    return "".join(place.write(item.text) if isinstance(item, Text) else _html(item, place) for item in nodes)
