"""What a phone loads on its first visit to a page: the page and every file it names, each by gzip -9."""

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {"script": "src", "img": "src", "source": "srcset", "iframe": "src"}
RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
USED = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)")
PACKED = {".png", ".jpg", ".jpeg", ".webp", ".woff2", ".gz"}

ACTIVITIES = "assets/activities"
CORE = "activities"
SHARED = {CORE, "progress", "notebook_list", "written", "certificate"}
"""Scripts and styles in the activities' folder that belong to no kind."""

THEME = "assets/stylesheets/main."
BUDGETS = {
    "first visit, page without activities": 34_000,
    "first visit, page with activities": 46_000,
    "our script and style, page without activities": 5_000,
    "script of a kind": 4_000,
    "style of a kind": 2_000,
}
"""Bytes by gzip -9 that nothing in the site may exceed, in the language and on the page where it is heaviest."""


class PageFiles(HTMLParser):
    """Reads from a page which files load with it, which code stands in it, and which kinds of activity are on it."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.loads: list[str] = []
        self.kinds: set[str] = set()
        self.code: list[str] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        values = {name: value or "" for name, value in attrs}
        if values.get("loading") == "lazy":  # not on a first visit: tests/browser/test_papers.py asks the browser
            return
        if tag in LOADED and values.get(LOADED[tag]):
            self.loads.append(values[LOADED[tag]].split()[0])
        elif tag in {"script", "style"}:
            self.inside = tag
        if tag == "link" and RELATIONS & set(values.get("rel", "").split()):
            self.loads.append(values["href"])
        if tag.startswith("activity-"):
            self.kinds.add(tag.removeprefix("activity-"))

    def handle_endtag(self, tag: str) -> None:
        """Note that an element ends."""
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        """Note a script or style that stands in the page itself."""
        if self.inside:
            self.code.append(data)


def packed(body: bytes) -> int:
    """Return how many bytes travel."""
    return len(gzip.compress(body, 9, mtime=0))


@cache
def size(path: Path) -> int:
    """Give the bytes that travel: by gzip -9, unless the file is packed by nature."""
    body = path.read_bytes()
    return len(body) if path.suffix in PACKED else packed(body)


def first_visit(html: Path, site: Path, base: str = "/") -> dict[str, int]:
    """Give each file that loads with a page, the page itself first, and its bytes. `base` is the site's path."""
    weight = {html.relative_to(site).as_posix(): size(html)}
    for address in PageFiles(html.read_text("utf-8")).loads:
        if not address.startswith("data:"):
            path = place(address, html, site, base)
            for file in (path, *used_by(path, site, base)):
                weight[file.relative_to(site).as_posix()] = size(file)
    return weight


def used_by(style: Path, site: Path, base: str) -> list[Path]:
    """Give the files that a stylesheet names; a browser may load them all."""
    if style.suffix != ".css":
        return []
    return [place(address, style, site, base) for address in USED.findall(style.read_text("utf-8"))]


def place(address: str, page: Path, site: Path, base: str) -> Path:
    """Find the file that an address on a page means; another origin is an error, since nothing may load from there."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        raise ValueError(f"{page.relative_to(site)} loads from another origin: {address}")
    path = unquote(parts.path)
    return (site / path.removeprefix(base) if path.startswith("/") else page.parent / path).resolve()


def kinds(site: Path) -> set[str]:
    """Return the kinds of activity that a built site has scripts or styles for."""
    return {path.stem for path in (site / ACTIVITIES).iterdir()} - SHARED


def ours(html: Path, site: Path, base: str = "/") -> int:
    """Give the bytes of our own scripts and styles on a page: the files, and what stands in the page itself."""
    files = {path: weight for path, weight in first_visit(html, site, base).items() if path.endswith((".css", ".js"))}
    inline = sum(packed(code.encode()) for code in PageFiles(html.read_text("utf-8")).code if code.strip())
    return inline + sum(weight for path, weight in files.items() if not path.startswith(THEME))


def measured(site: Path, base: str = "/") -> dict[str, tuple[int, str]]:
    """Give for each budget the heaviest case, in bytes, and which it is."""
    weights: dict[str, list[tuple[int, str]]] = {name: [] for name in BUDGETS}
    known = kinds(site)
    for html in sorted(site.rglob("*.html")):
        name = html.relative_to(site).as_posix()
        whole = sum(first_visit(html, site, base).values())
        page = PageFiles(html.read_text("utf-8"))
        loads_activities = page.kinds & known or any(f"{ACTIVITIES}/" in address for address in page.loads)
        if loads_activities:
            weights["first visit, page with activities"].append((whole, name))
        else:
            weights["first visit, page without activities"].append((whole, name))
            weights["our script and style, page without activities"].append((ours(html, site, base), name))
    for path in (site / ACTIVITIES).iterdir():
        if path.stem in known:
            what = "script of a kind" if path.suffix == ".js" else "style of a kind"
            weights[what].append((size(path), path.name))
    return {name: max(cases) for name, cases in weights.items()}
