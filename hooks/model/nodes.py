"""Rich text as a tuple of small nodes, and its renderings.

What an author wrote in Markdown is kept neither as a string of HTML nor as an element tree that others change, but as
nodes named after the HTML elements that a text of the guide may use. HTML and plain text are renderings of the
same nodes; each further output adds one of its own.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import util

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    ("p", "ul", "ol", "li", "blockquote", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "pre")
)
BLOCKS |= frozenset(HEADINGS[1:])
INLINE = frozenset(("strong", "em", "del", "code", "a", "img", "br", "abbr", "sub", "sup", "kbd", "span"))
ALL = BLOCKS | INLINE
OF_PAGES = ALL | {"h1", "div", "details", "summary"}
"""What else a page's own text may hold: its title, boxes, and cards that open. Only there is their class kept."""

SCREEN_ONLY = "screen"
"""The class of a paragraph that means nothing on paper; it is kept everywhere."""
PICTURES = "pictures"
"""The class of a box whose pictures are a menu: on paper nothing can be tapped."""
OF_SCHOOL = "school"
"""The class of a paragraph that a school's settings added to an item: kept everywhere, and compared with nothing."""
KEPT = ("href", "title", "src", "alt", "lang", "id", "start", "width", "height")
STASHED = re.compile(util.HTML_PLACEHOLDER % r"(\d+)")
TAG = re.compile(r"</?[\w-]+")
MARKUP = re.compile(r"<[^>]*>")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
"""The one element that may be written as HTML: a cell of a table has no other way to begin a line."""
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
    line: int = field(default=0, compare=False)

    def get(self, name: str) -> str:
        """Return an attribute, or nothing as an empty string."""
        return dict(self.attributes).get(name, "")


Rich = tuple[Text | Node, ...]


@dataclass(frozen=True)
class Tree:
    """What is needed to read a finished tree: Markdown's stash, each element's line, and who hears of what is refused.

    `refuse` is told, with the element that holds it, what not every output could show; the rest is still read. `known`
    are the names of elements that may be used, and `instead` holds nodes that stand for whole elements.
    """

    stash: Sequence[object]
    line_of: Callable[[Element], int]
    refuse: Callable[[str, Element], None]
    known: frozenset[str] = ALL
    instead: Mapping[Element, Node] = field(default_factory=dict)


def read(element: Element, tree: Tree, only: frozenset[str] | None = None) -> Rich:
    """Return what is inside an element as nodes; with `only`, leave out child elements of other names."""
    pieces: list[Text | Node] = [*_text(element.text, tree, element)]
    for child in element:
        if only is None or child.tag in only:
            pieces.extend(node(child, tree))
        pieces.extend(_text(child.tail, tree, element))
    return merge(tuple(pieces))


def node(element: Element, tree: Tree) -> Rich:
    """Return an element itself, with all that is in it, as a node; only what is in it where it is refused."""
    if element in tree.instead:
        return (tree.instead[element],)
    inside = read(element, tree)
    if element.tag not in tree.known:
        tree.refuse(f"<{element.tag}>", element)
        return inside
    marked = tree.known is not ALL or not {SCREEN_ONLY, OF_SCHOOL}.isdisjoint(element.get("class", "").split())
    kept = (*KEPT, "class") if marked else KEPT
    attributes = tuple((name, value) for name in kept if (value := element.get(name)) is not None)
    return (Node(element.tag, inside, attributes, tree.line_of(element)),)


def _text(raw: str | None, tree: Tree, element: Element) -> Iterator[Text | Node]:
    for index, piece in enumerate(STASHED.split((raw or "").replace(util.AMP_SUBSTITUTE, "&"))):
        if index % 2 == 0:
            text = unescape(piece) if element.tag == "code" else piece
        elif ENTITY.fullmatch(stashed := str(tree.stash[int(piece)]).strip()):
            text = unescape(stashed)
        elif COMMENT.fullmatch(stashed):
            text = ""  # said to authors, not to readers
        elif BREAK.fullmatch(stashed):
            text = ""
            yield Node("br", (), (), tree.line_of(element))
        elif tree.known is OF_PAGES and "<code" in stashed:
            text = ""
            yield Node("pre", (Text(unescape(MARKUP.sub("", stashed)).strip("\n")),), (), tree.line_of(element))
        else:
            text = ""
            tag = f"{match[0]}>" if (match := TAG.match(stashed)) else stashed[:40]
            tree.refuse("a block of code" if "<code" in stashed else tag, element)
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
