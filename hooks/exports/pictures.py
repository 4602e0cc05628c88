"""Pictures that cannot be shown: told where they stand in the Markdown, before Typst or a browser meets them."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree as ET

from guide.guide import Guide
from model.nodes import Node, Text
from model.problems import Problems
from model.site import Site

PHOTOS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
KNOWN = PHOTOS | {".svg"}
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def check(guide: Guide, site: Site, problems: Problems, drawn: Callable[[Path], str] | None = None) -> None:
    """Report each picture of the guide that is damaged, at the line of the page that shows it.

    `drawn` tries a picture on paper and returns what is wrong with it: some faults only the printing finds.
    """
    tried = cache(drawn) if drawn else lambda _: ""
    for page in guide.pages.values():
        for path, line in shown(page.links, dirname(page.path).removeprefix(guide.root).lstrip("/")):
            file = site.picture(path)
            if file and file.suffix.lower() in KNOWN:
                wrong = damage(file) or (tried(file) if page.on_paper else "")
                if wrong:
                    problems.add(page.path, line, f"the picture “{path}” {wrong}")


def shown(links: Iterable[tuple[str, int]], folder: str) -> Iterator[tuple[str, int]]:
    """Go through the files that a page in a folder leads to, from the folder of the whole guide, each with its line."""
    for target, line in links:
        path = unquote(urldefrag(target)[0])
        if path and not ADDRESS.match(path):
            yield normpath(join(folder, path)), line


def images(nodes: Iterable[Node | Text]) -> Iterator[Node]:
    """Go through the pictures in a text."""
    for node in nodes:
        if isinstance(node, Node):
            if node.name == "img":
                yield node
            yield from images(node.children)


@cache
def looked_at(path: Path, _: int) -> str:
    """Return what is wrong with a picture's file; the second argument is when it was written."""
    return _drawing(path) if path.suffix.lower() == ".svg" else _photo(path)


def damage(path: Path) -> str:
    """Return what is wrong with a picture, as the end of a sentence and another; nothing if it can be shown."""
    try:
        return looked_at(path, path.stat().st_mtime_ns)
    except OSError:
        return ""  # said already


def _drawing(path: Path) -> str:
    try:
        root = ET.fromstring(path.read_bytes())  # noqa: S314 (expat itself limits how far entities may grow)
    except ET.ParseError as wrong:
        return f"is broken in its line {wrong.position[0]}. Save the drawing again as SVG."
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return "is no SVG drawing. Save it again as SVG, or give the file the ending of what it is."
    return ""


def _photo(path: Path) -> str:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only where a page shows a photo

    try:
        with warnings.catch_warnings(), Image.open(path) as picture:
            warnings.simplefilter("ignore")
            picture.load()
    except UnidentifiedImageError:
        return f"is no {path.suffix[1:].upper()} picture, or its beginning is missing. Save it again."
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return "is broken: a part of the file is missing. Save it again."
    return ""
