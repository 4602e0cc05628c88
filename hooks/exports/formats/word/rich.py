"""Rich text as WordprocessingML: one more rendering of the same nodes, in runs, paragraphs, lists and tables."""

import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urldefrag, urljoin

from babel.core import get_global

from model.nodes import HEADINGS, INLINE, SCREEN_ONLY, Node, Rich, Text, text
from model.site import direction
from rendering.addresses import with_fragment

from .xml import NOTHING, Xml, element, joined, w

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
FOLLOWED = ("http:", "https:", "mailto:")
"""How addresses begin that a document can lead to. A number to dial is plain words."""

REGIONS = {"en": "GB"}  # the guide's English is British
SIGNS = {
    "strong": ("b", "bCs"),
    "em": ("i", "iCs"),
    "del": ("strike",),
    "code": ("code",),
    "kbd": ("code",),
    "sub": ("sub",),
    "sup": ("sup",),
}
PLAIN = frozenset({"span", "abbr", "a", "img", "br"})
PROPERTIES = {
    "link": w("rStyle", val="Hyperlink"),
    "pale": w("rStyle", val="PlaceholderText"),
    "code": w("rFonts", ascii="Consolas", hAnsi="Consolas", cs="Courier New"),
    "symbol": w("rFonts", ascii="MS Gothic", eastAsia="MS Gothic", hAnsi="MS Gothic", hint="eastAsia"),
    **{name: w(name) for name in ("b", "bCs", "i", "iCs", "strike")},
    "sub": w("vertAlign", val="subscript"),
    "sup": w("vertAlign", val="superscript"),
}
"""The properties of letters, in the order in which they must stand (ISO/IEC 29500-1, 17.3.2.28)."""

GROUPS = frozenset({"p", "ul", "ol", "li", "blockquote", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"})
KNOWN = frozenset((*SIGNS, *PLAIN, *GROUPS, *HEADINGS, "pre"))
"""Every node that a document can hold, if only in part: `limits` reports each other one."""

WIDTH = 9638
"""The width of the text in twentieths of a point: A4 without two margins of 20 mm."""

SPACED = {"xml:space": "preserve"}

Look = frozenset[str]
"""How letters look: names in `PROPERTIES`; `lang=` with a code, and `rtl`."""


def tag(language: str) -> str:
    """Return a language's code with its region, by which Word knows its spelling: `bg-BG`."""
    code, _, rest = language.partition("-")
    if rest:
        return language
    region = REGIONS.get(code) or get_global("likely_subtags").get(code, code).rpartition("_")[2]
    return code if region == code else f"{code}-{region}"


@cache
def letters(look: Look, language: str) -> Xml:
    """Return the properties of letters that look so, in a text of a language."""
    properties = [written for name, written in PROPERTIES.items() if name in look]
    if "rtl" in look or (direction(language) == "rtl" and "ltr" not in look):
        properties.append(w("rtl"))
    others = (tag(name.partition("=")[2]) for name in look if name.startswith("lang="))
    properties += [w("lang", val=other, bidi=other) for other in others]
    return w("rPr", *properties) if properties else NOTHING


@cache
def properties(style: str, own: tuple[Xml, ...]) -> Xml:
    """Return the properties of a paragraph: its style, then its own, in the schema's order."""
    named = () if style == "Normal" else (w("pStyle", val=style),)
    return w("pPr", *named, *own) if named or own else NOTHING


def paragraph(style: str, *inside: str, own: tuple[Xml, ...] = ()) -> Xml:
    """Return a paragraph in a style, with its own properties in the schema's order."""
    return element("w:p", {}, properties(style, own), *inside)


def grid(widths: tuple[int, ...]) -> tuple[int, ...]:
    """Return the widths of columns that share the text's width as these numbers say."""
    return tuple(WIDTH * width // sum(widths) for width in widths)


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its paragraphs, and over how many columns it goes."""

    inside: Xml
    span: int = 1


def row(widths: tuple[int, ...], cells: list[Cell], *, head: bool = False, height: int = 0) -> Xml:
    """Return a row of a table, which no page tears apart; a `head` comes again on each page. `height` as `WIDTH`."""
    parts, place = [], 0
    for cell in cells:
        wide = sum(widths[place : place + cell.span])
        span = w("gridSpan", val=cell.span) if cell.span > 1 else NOTHING
        shade = w("shd", val="clear", color="auto", fill="EDEDED") if head else NOTHING
        middle = w("vAlign", val="center")
        parts.append(w("tc", w("tcPr", w("tcW", w=wide, type="dxa"), span, shade, middle), cell.inside))
        place += cell.span
    high = w("trHeight", val=height, hRule="atLeast") if height else NOTHING
    return w("tr", w("trPr", w("cantSplit"), high, w("tblHeader") if head else NOTHING), *parts)


@dataclass
class RichText:
    """Writes what stands on the page with the address `place` (from the site's root), in a language.

    `links` holds the name of each address that is led to, and `lists` the first number of each numbered list.
    """

    language: str
    place: str = ""
    site_url: str = ""
    links: dict[str, str] = field(default_factory=dict)
    lists: list[int] = field(default_factory=list)

    def runs(self, nodes: Rich | str, look: Look = frozenset()) -> Xml:
        """Return what stands in a line."""
        if isinstance(nodes, str):
            return self.run(nodes, look)
        return joined(
            self.run(node.text, look) if isinstance(node, Text) else self.inline(node, look) for node in nodes
        )

    def run(self, words: str, look: Look = frozenset()) -> Xml:
        """Return letters that look alike, with every space kept."""
        return (
            element("w:r", {}, letters(look, self.language), element("w:t", SPACED, words.replace("\n", " ")))
            if words
            else NOTHING
        )

    def inline(self, node: Node, look: Look) -> Xml:
        """Return a node that stands in a line; of a picture, what it shows in words."""
        if SCREEN_ONLY in node.get("class").split():
            return NOTHING
        if node.name == "br":
            return w("r", w("br"))
        if node.name == "img":
            return self.run(f"[{node.get('alt')}]" if node.get("alt") else "", look | {"i", "iCs"})
        look = look.union(SIGNS.get(node.name, ()))
        if code := node.get("lang"):
            look = frozenset(name for name in look if name[:4] not in {"lang", "ltr", "rtl"})
            look |= {f"lang={code}", direction(code)}
        address = self.address(node.get("href")) if node.name == "a" else ""
        inside = self.runs(node.children, look | {"link"} if address else look)
        if address:
            name = self.links.setdefault(address, f"rId{len(self.links) + 10}")
            inside = element("w:hyperlink", {"r:id": name, "w:history": 1}, inside)
        return w("dir", inside, val=node.get("dir")) if node.get("dir") else inside

    def address(self, href: str) -> str:
        """Return the full address of a link; nothing where there is none, or the site does not know its own."""
        if SCHEME.match(href):
            return href if href.lower().startswith(FOLLOWED) else ""
        path, fragment = urldefrag(urljoin(f"/{self.place}", href))
        return self.site_url and self.site_url + with_fragment(path.lstrip("/"), fragment)

    def blocks(self, nodes: Rich | str, style: str = "Normal", level: int = 0) -> Xml:
        """Return paragraphs in a style, lists and tables; `level` is the depth of the list around them."""
        pieces: list[Xml] = []
        line: list[Text | Node] = []
        for node in (Text(nodes),) if isinstance(nodes, str) else nodes:
            if isinstance(node, Text) or node.name in INLINE:
                line.append(node)
                continue
            pieces += [*self.in_line(line, style), self.block(node, style, level)]
            line = []
        return joined([*pieces, *self.in_line(line, style)])

    def in_line(self, nodes: list[Text | Node], style: str) -> list[Xml]:
        """Return the paragraph of what stands in a line; none where that is only white space."""
        inside = tuple(nodes)
        return [paragraph(style, self.runs(inside))] if text(inside).strip() else []

    def block(self, node: Node, style: str, level: int) -> Xml:
        """Return a block; what only groups others is only what is in it."""
        if SCREEN_ONLY in node.get("class").split():
            return NOTHING
        if node.name in {"ul", "ol"}:
            return self.items(node, level)
        if node.name == "table":
            return self.table(node)
        if node.name in HEADINGS:
            return paragraph("Heading3", self.runs(node.children))
        if node.name == "pre":
            lines = text(node.children).split("\n")
            return paragraph("HTMLPreformatted", joined(map(self.run, lines), w("r", w("br"))))
        styles = {"blockquote": "Quote", "dt": "Term", "dd": "ListContinue"}
        return self.blocks(node.children, styles.get(node.name, style), level)

    def items(self, node: Node, level: int) -> Xml:
        """Return a list: each item's first paragraph has its sign or number, and what follows stands below that."""
        number = 1
        if node.name == "ol":
            self.lists.append(int(node.get("start") or 1))
            number = len(self.lists) + 2  # two kinds of lists stand before these in word/numbering.xml
        style = "ListNumber" if node.name == "ol" else "ListBullet"
        sign = w("numPr", w("ilvl", val=min(level, 8)), w("numId", val=number))
        pieces = []
        for item in (child for child in node.children if isinstance(child, Node)):
            blocks = [child for child in item.children if isinstance(child, Node) and child.name not in INLINE]
            first = blocks[0] if blocks and not text(item.children[: item.children.index(blocks[0])]).strip() else item
            words = first.children if first.name == "p" else tuple(each for each in item.children if each not in blocks)
            rest = tuple(each for each in blocks if each is not first or first.name != "p")
            pieces += [paragraph(style, self.runs(words), own=(sign,)), self.blocks(rest, "ListContinue", level + 1)]
        return joined(pieces)

    def table(self, node: Node) -> Xml:
        """Return a table; its head comes again on each page."""
        parts = [part for part in node.children if isinstance(part, Node)]
        lines = [line for part in parts for line in part.children if isinstance(line, Node)]
        cells = [[cell for cell in line.children if isinstance(cell, Node)] for line in lines]
        widths = grid((1,) * max(map(len, cells), default=1))
        rows = []
        for line in cells:
            head = all(cell.name == "th" for cell in line)
            held = [self.cell(cell.children, "TableHead" if head else "TableText") for cell in line]
            rows.append(row(widths, held, head=head))
        return self.framed(widths, joined(rows))

    def cell(self, nodes: Rich | str, style: str = "TableText", span: int = 1) -> Cell:
        """Return a cell; an empty one to write in holds an empty paragraph."""
        return Cell(self.blocks(nodes, style) or paragraph(style), span)

    def framed(self, widths: tuple[int, ...], rows: str, title: str = "") -> Xml:
        """Return a table of rows as wide as the text, with what a screen reader calls it, and a gap below it."""
        visual = w("bidiVisual") if direction(self.language) == "rtl" else NOTHING
        caption = w("tblCaption", val=title) if title else NOTHING
        look = w("tblLook", val="0020", firstRow=1)
        wide = w("tblW", w=sum(widths), type="dxa")
        columns = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        properties = w("tblPr", w("tblStyle", val="TableGrid"), visual, wide, look, caption)
        return joined((w("tbl", properties, columns, rows), paragraph("TableText")))
