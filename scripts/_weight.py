"""What a phone loads on its first visit to a page: the page and every file it names, each by gzip -9.

Until the reader moves, that is all but the pictures further below that a browser chooses to fetch ahead (`ahead`);
tests/browser/test_later.py asks a browser. Those, and what activities load after that, count for `whole_visit`.
"""

import gzip
import json
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
SHARED = {CORE, "later", "progress", "notebook_list", "written", "certificate", "keep"}
"""Scripts and styles in the activities' folder that belong to no kind."""

BUDGETS = {
    "first visit, page without activities": 14_000,
    "first visit, all papers, from A to Z, for partners or for platforms": 18_300,
    "first visit, page with activities": 26_100,
    "first visit, page of the site that shows what was done": 37_000,
    "all of a page with activities, read to its end": 46_500,
    "drawings further below, on all of a page": 7_000,
    "script and style, page without activities": 6_750,
    "script of a kind, with its sentences": 4_400,
    "style of a kind": 2_000,
    "a language kept on a phone, without papers": 663_000,
}
"""Bytes by gzip -9 that nothing in the site may exceed, in the language and on the page where it is heaviest."""


class PageFiles(HTMLParser):
    """Reads which files load with a page or later, which code stands in it, and which kinds of activity are on it."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.loads: list[str] = []
        self.later: list[str] = []
        self.kinds: set[str] = set()
        self.code: list[str] = []
        self.inside = ""
        self.without_scripts = False
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        values = {name: value or "" for name, value in attrs}
        if tag == "noscript":
            self.without_scripts = True
        if self.without_scripts:
            return
        if tag in {"html", "article"}:
            self.language = values.get("lang") or self.language
        if tag in LOADED and values.get(LOADED[tag]):
            loads = self.later if values.get("loading") == "lazy" else self.loads
            loads.append(values[LOADED[tag]].split()[0])
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
        if tag == "noscript":
            self.without_scripts = False

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


def ahead(html: Path, site: Path, base: str = "/") -> dict[str, int]:
    """Give the drawings further below on a page and their bytes: a browser may fetch them before they are near."""
    files = (place(address, html, site, base) for address in PageFiles(html.read_text("utf-8")).later)
    return {file.relative_to(site).as_posix(): size(file) for file in files if file.suffix == ".svg"}


def whole_visit(html: Path, site: Path, base: str = "/") -> dict[str, int]:
    """Give the same for a page that is read to its end: also what its activities load as they come near."""
    weight, page = first_visit(html, site, base) | ahead(html, site, base), PageFiles(html.read_text("utf-8"))
    for name in {CORE} | page.kinds & kinds(site):
        for path in (f"{ACTIVITIES}/{name}.css", f"{ACTIVITIES}/{name}.{page.language}.js"):
            weight[path] = size(site / path)
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
    return {_name(path) for path in (site / ACTIVITIES).iterdir()} - SHARED


def _name(path: Path) -> str:
    """Return whose a script or style is: its name without its language and its suffix."""
    return path.name.partition(".")[0]


def code(html: Path, site: Path, base: str = "/") -> int:
    """Give the bytes of the scripts and styles on a page: the files, and what stands in the page itself."""
    files = {path: weight for path, weight in first_visit(html, site, base).items() if path.endswith((".css", ".js"))}
    inline = sum(packed(each.encode()) for each in PageFiles(html.read_text("utf-8")).code if each.strip())
    return inline + sum(files.values())


def measured(site: Path, base: str = "/") -> dict[str, tuple[int, str]]:
    """Give for each budget the heaviest case, in bytes, and which it is."""
    weights: dict[str, list[tuple[int, str]]] = {name: [] for name in BUDGETS}
    known = kinds(site)
    for html in sorted(site.rglob("*.html")):
        name = html.relative_to(site).as_posix()
        whole = sum(first_visit(html, site, base).values())
        page = PageFiles(html.read_text("utf-8"))
        weights["drawings further below, on all of a page"].append((sum(ahead(html, site, base).values()), name))
        if page.kinds & known:
            weights["first visit, page with activities"].append((whole, name))
            end = sum(whole_visit(html, site, base).values())
            weights["all of a page with activities, read to its end"].append((end, name))
        elif any(f"{ACTIVITIES}/" in address for address in page.loads):
            weights["first visit, page of the site that shows what was done"].append((whole, name))
        else:
            long = html.parent.name in {"print", "find", "partners", "platforms"}
            what = "all papers, from A to Z, for partners or for platforms" if long else "page without activities"
            weights[f"first visit, {what}"].append((whole, name))
            weights["script and style, page without activities"].append((code(html, site, base), name))
    for path in (site / ACTIVITIES).iterdir():
        if _name(path) in known:
            what = "script of a kind, with its sentences" if path.suffix == ".js" else "style of a kind"
            weights[what].append((size(path), path.name))
    for path in (site / "assets").glob("offline.*.json"):
        files = json.loads(path.read_text("utf-8"))["files"]
        weights["a language kept on a phone, without papers"].append((sum(each[3] for each in files), path.name))
    return {name: max(cases) for name, cases in weights.items()}


ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
OF_A_LANGUAGE = re.compile(r"\.[a-z]{2,3}\.js$|/search/[a-z]{2,3}[./]")
SPARE = 40, 0.01
"""What a row may grow unasked: some bytes, or a part of it, for a word more in a sentence."""


def agreed(site: Path, base: str = "/") -> dict[str, int]:
    """Give the bytes of what every reader pays for: each script and style, the frame of a page, the first page.

    Scripts that hold what a language's pages say are left out: they grow with the guide, and load when they are needed.
    """
    rows = {
        path.relative_to(site).as_posix(): size(path)
        for path in sorted(site.rglob("*.[cj]s*"))
        if path.suffix in {".js", ".css"} and not OF_A_LANGUAGE.search(path.as_posix())
    }
    for home in sorted(path.parent for path in site.glob("**/about/index.html")):
        language = home.parent.relative_to(site).as_posix().replace(".", "first language")
        frame = ARTICLE.sub("", (home / "index.html").read_text("utf-8"))
        rows[f"a page without its text ({language})"] = packed(frame.encode())
        first = home.parent / "index.html"
        rows[f"the first page and all that loads with it ({language})"] = sum(first_visit(first, site, base).values())
    return rows


def grown(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """Give a table of what weighs more than was agreed, each row with what it was, is, and by how much; or nothing."""
    spare, part = SPARE
    rows = [
        (name, before.get(name, 0), weight)
        for name, weight in now.items()
        if weight > before.get(name, 0) + max(spare, before.get(name, 0) * part)
    ]
    head = f"{'what':64}{'was':>8}{'is':>8}{'grew':>8}"
    return [head, *(f"{name:64}{was:8}{weight:8}{weight - was:+8}" for name, was, weight in rows)] if rows else []
