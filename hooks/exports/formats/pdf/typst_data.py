"""Dataclasses and rich texts as the plain values that a template is given: what an author wrote is data, never code."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from model.nodes import PICTURES, SCREEN_ONLY, Node, Text, text
from model.syntax import OWN_WORDS
from rendering.addresses import with_fragment
from rendering.text.hyphens import VERBATIM, joined

LONG = re.compile(r"[^\W\d_]{41,}|\S{81,}")
PIECE = re.compile(r".{1,12}", re.DOTALL)
BREAK = "\u200b"
UNSAID = frozenset({"line", "path", "language", "version"})
"""What a paper never shows, and what would make it another file when only a line has moved."""


@dataclass(frozen=True)
class LinkTargets:
    """Where links lead: the site's address (or nothing), and what stands in the same document.

    `inside` holds a label of the document for each address from the site's root with its fragment; `see` says on which
    page such a place is, also behind links within one page if `own` is true. `added` is what the sign on a box says
    that this edition adds.
    """

    site_url: str = ""
    see: str = ""
    added: str = ""
    own: bool = False
    inside: Mapping[str, str] = field(default_factory=dict)


@cache
def names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass that a template is given."""
    return tuple(each.name for each in fields(kind) if each.name not in UNSAID)


def breakable(text: str) -> str:
    """Return a text whose words over 40 letters may be broken, so that none leaves the paper."""
    return LONG.sub(lambda word: BREAK.join(PIECE.findall(word[0])), text) if len(text) > 40 else text  # noqa: PLR2004


def screen_only(node: Node) -> bool:
    """Tell whether a node means nothing on paper: an author said so (`{ .screen }`), or it is a menu of pictures."""
    return not {SCREEN_ONLY, PICTURES}.isdisjoint(node.get("class").split())


@dataclass(frozen=True)
class Serializer:
    """Writes what stands on the page with the address `url` (from the site's root) for a document.

    `picture` returns a picture's file for its address from the site's root, or nothing if it is not there. `terms` are
    the ids of explained words: of these, paper does not say on which page they are.
    """

    url: str
    places: LinkTargets
    picture: Callable[[str], Path | None]
    terms: frozenset[str] = frozenset()

    def value(self, value: object) -> object:
        """Return anything that a kind gives as plain values: dictionaries, lists, strings, numbers."""
        if isinstance(value, Text):
            value = joined(" ".join(value.text.split("\n")))
        if isinstance(value, Node):
            value = self.node(value)
        elif isinstance(value, str):
            value = breakable(value)
        elif isinstance(value, tuple | list):
            value = [self.value(each) for each in value if not (isinstance(each, Node) and screen_only(each))]
        elif isinstance(value, Mapping):
            value = {name: self.value(each) for name, each in value.items()}
        elif is_dataclass(value):
            value = {name: self.value(getattr(value, name)) for name in names(type(value))}  # type: ignore[arg-type] # a class can be hashed
        return value

    def node(self, node: Node) -> dict[str, object]:
        """Return a node with its attributes; a link says where it leads, a picture brings its file.

        A number to dial is plain words on paper, and stays in one line.
        """
        if node.get("href").startswith("tel:"):
            return {"name": "span", "children": [text((node,)).replace(" ", "\u00a0")]}
        data: dict[str, object] = {"name": node.name, "children": [self.value(each) for each in node.children]}
        for name, value in node.attributes:
            if name == "href":
                data |= self.link(value)
            elif name == "src":
                data |= self.file(value)
            elif name == "id" and (label := self.places.inside.get(f"{self.url}#{value}")):
                data |= {"id": value, "label": label}
            else:
                data[name] = value
        classes = node.get("class").split()
        if {"added", "example"} & {*classes} and OWN_WORDS not in classes and self.places.added:
            data["tag"] = self.places.added
        if node.name in VERBATIM:
            data["children"] = [each.text if isinstance(each, Text) else self.value(each) for each in node.children]
        return data

    def link(self, href: str) -> dict[str, object]:
        """Return where a link leads: a place in the document, an address, or nothing that paper could name."""
        if re.match(r"[a-z][a-z0-9+.-]*:", href, re.IGNORECASE):
            outside = href.startswith("http")
            return {"href": href, "shown": breakable(re.sub(r"^https?://", "", href)), "outside": outside}
        path, fragment = urldefrag(urljoin("/" + self.url, href))
        target = path.lstrip("/")
        label = self.places.inside.get(f"{target}#{fragment}") or self.places.inside.get(f"{target}#")
        if label:
            elsewhere = self.places.own or target != ("" if self.url == "./" else self.url)
            return {"place": label, "see": self.places.see if elsewhere and fragment not in self.terms else ""}
        site_url = self.places.site_url
        return {"href": site_url and site_url + with_fragment(target, fragment)}

    def file(self, src: str) -> dict[str, object]:
        """Return a picture's content: the text of a drawing, or the bytes of anything else."""
        path = self.picture(urljoin("/" + self.url, src).lstrip("/"))
        if path is None:
            return {"svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'}  # said already, with its line
        return content(path)


def content(path: Path) -> dict[str, object]:
    """Return what is in a picture's file: the text of a drawing, or the bytes of anything else."""
    if path.suffix.lower() == ".svg":
        return {"svg": path.read_text(encoding="utf-8")}
    return {"bytes": list(path.read_bytes())}
