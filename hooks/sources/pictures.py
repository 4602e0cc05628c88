"""Pictures of a page: their room is kept before they are there, and those further down load when one comes near."""

import posixpath
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element

from PIL import Image, UnidentifiedImageError

Size = tuple[int, int]
SMALL = 600
"""Bytes of a drawing that can stand in a page: asking for it as a file would cost as much."""
DARK = {
    "#0b5d5b": "#84d3c8",
    "#b5482a": "#f2a788",
    "#17302e": "#e9efe9",
    "#fbf7f0": "#1a2726",
    "#f2e3cd": "#1d3533",
    "#cfe4df": "#24433f",
    "#f6dcc6": "#4a3226",
    "#f2a788": "#b5482a",
    "#b9c9c4": "#4a5f5a",
}
"""What the colours of the guide's drawings become on a dark ground; only theirs, so no other picture changes."""
GROUNDS = {"#fbf7f0", "#f2e3cd", "#cfe4df", "#f6dcc6"}
"""The light ones among them that something is drawn on: a drawing without any is made for every ground already."""
_ROOT = re.compile(r"<svg\b[^>]*>")
_NUMBER = r'="\s*([\d.]+)(?:px)?\s*"'
_BOX = re.compile(r'\sviewBox="\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"')


def no_size(address: str) -> Size | None:  # noqa: ARG001 - what is used where no files are known
    """Return no size."""
    return None


def place(picture: Element, size: Callable[[str], Size | None], *, first: bool) -> None:
    """Say how large a picture is, and let it wait if it is not `first`, at its page's top; an author's size stays."""
    known = size(picture.get("src", ""))
    if not known:
        return
    if not {"width", "height"} & picture.attrib.keys():
        picture.set("width", str(known[0]))
        picture.set("height", str(known[1]))
    if not first:
        picture.set("loading", "lazy")


def size_of(file_at: Callable[[str], Path | None], here: str, address: str) -> Size | None:
    """Return the size of a picture, by its address on the page whose address is `here`; nothing if it is not there.

    `file_at` gives the file at an address from the site's root.
    """
    file = file_at(posixpath.normpath(posixpath.join("/", here, address)).lstrip("/"))
    return size(file) if file else None


@cache
def size(file: Path) -> Size | None:
    """Return the size of a picture, or nothing where its file does not tell."""
    if file.suffix != ".svg":
        try:
            with Image.open(file) as picture:
                return picture.size
        except (OSError, UnidentifiedImageError):
            return None
    root = _ROOT.search(file.read_text(encoding="utf-8", errors="replace"))
    if not root:
        return None
    width, height = (re.search(rf"\s{name}{_NUMBER}", root[0]) for name in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = _BOX.search(root[0])
    return (round(float(box[1])), round(float(box[2]))) if box else None


def in_both_schemes(drawing: str) -> str:
    """Return an SVG drawing in the guide's colours with a look of its own where the page around it is dark.

    Browsers ask that page, so it follows the reader's own choice, too. Paper is never dark.
    """
    root, used = _ROOT.search(drawing), {colour for colour in DARK if f'="{colour}"' in drawing}
    if not root or not used & GROUNDS or "<style" in drawing:
        return drawing
    rules = "".join(
        f"[{part}='{colour}']{{{part}:{DARK[colour]}}}"
        for colour in DARK
        for part in ("fill", "stroke")
        if f'{part}="{colour}"' in drawing
    )
    style = f"<style>@media screen and (prefers-color-scheme:dark){{{rules}}}</style>"
    return drawing[: root.end()] + style + drawing[root.end() :]


def publish(output: Path) -> None:
    """Give the drawings of a site that is being built their look for both schemes."""
    for path in sorted(output.rglob("*.svg")):
        drawing = path.read_text("utf-8", "surrogateescape")
        if (both := in_both_schemes(drawing)) != drawing:
            path.write_text(both, "utf-8", "surrogateescape")


@cache
def small(file: Path) -> str:
    """Return a small drawing as an address that holds it; nothing for a larger picture, or one that is no SVG."""
    if file.suffix != ".svg" or not file.is_file() or file.stat().st_size > SMALL:
        return ""
    drawing = in_both_schemes(file.read_text(encoding="utf-8")).strip().replace('"', "'")
    return "data:image/svg+xml," + quote(drawing, safe="/:=;,'()*!~-._")
