"""What of a built site can be kept: which files a language needs, how large each is, and which version this is."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from frame.search.publish import FOLDER as SEARCH_FOLDER
from model.site import PageFile, Site
from sources.front_matter import FOUND_BY_TEACHERS

ASSETS, PAPERS, ICONS = "assets/", "papers/", "assets/icons/"
NOT_KEPT = re.compile(rf"{ICONS}|{ASSETS}kit/|{ASSETS}offline\.[\w-]+\.json$")
"""Files that no phone keeps: icons, the lists, and pictures of screens that are there with internet alone."""
PACKED = {".pdf", ".png", ".jpg", ".webp", ".woff2"}
ROOT = re.compile(r'(<html[^>]* data-root="[^"]*")')
DIGITS = 10


@dataclass(frozen=True)
class KeptFile:
    """A file of the site as it can be kept: its address from the root, and its bytes without what names a version."""

    address: str
    body: bytes

    @cached_property
    def hash(self) -> str:
        """The beginning of its SHA-256, which scripts compare with what came."""
        return hashlib.sha256(self.body).hexdigest()[:DIGITS]

    @cached_property
    def entry(self) -> tuple[str, str, int, int]:
        """What a list says of it: address, hash, bytes on the device, and bytes that travel."""
        travels = self.body if Path(self.address).suffix in PACKED else gzip.compress(self.body, 9, mtime=0)
        return self.address, self.hash, len(self.body), len(travels)


def assets(site: Site) -> list[KeptFile]:
    """Return all that pages load and phones keep: scripts, styles, pictures, and what is searched."""
    files = {path.relative_to(site.output).as_posix(): path for path in (site.output / ASSETS).rglob("*")}
    return [
        KeptFile(address, path.read_bytes())
        for address, path in sorted(files.items())
        if path.is_file() and not NOT_KEPT.match(address)
    ]


def version(files: Iterable[KeptFile]) -> str:
    """Return the version of the files that must fit to their page: scripts and styles."""
    fitting = [f"{file.address} {file.hash}" for file in files if file.address.endswith((".js", ".css"))]
    return hashlib.sha256("\n".join(fitting).encode()).hexdigest()[:DIGITS]


def table(files: Iterable[KeptFile]) -> dict[str, str]:
    """Return which version of each file belongs together."""
    return {file.address: file.hash for file in files}


def of_language(site: Site, code: str, pages: Iterable[PageFile], files: Iterable[KeptFile]) -> dict[str, object]:
    """Return what a language's list says: its pages and what they load, the papers apart, and which version it is.

    `pages` are those of the whole site, `files` all assets. A file whose name says another language is left out, and so
    are the lines under results of the search: they would say all pages once more. A page that only teachers
    look for is no use without its files.
    """
    codes = "|".join(each.code for each in site.languages if each.code != code) or "-"
    others = re.compile(rf"[./](?:{codes})\.\w+$|{SEARCH_FOLDER}/[^/]+/")
    kept = (page for page in pages if page.language == code and page.template not in FOUND_BY_TEACHERS)
    own = [KeptFile(page.url, page.output.read_bytes()) for page in kept]
    needed = [file for file in files if not others.search(file.address)]
    listed = [file.entry for file in (*sorted(own, key=lambda file: file.address), *needed)]
    papers = [file.entry for file in _papers(site, code)]
    return {
        "id": hashlib.sha256(json.dumps([site.release.version, listed, papers]).encode()).hexdigest()[:DIGITS],
        "guide": site.release.version,
        "files": listed,
        "papers": papers,
    }


def _papers(site: Site, code: str) -> Iterator[KeptFile]:
    """Go through the papers of a language, and the pictures of them that the page "Print" shows."""
    for path in sorted((site.output / PAPERS / code).glob("*")):
        if path.suffix in {".pdf", ".png"}:
            yield KeptFile(path.relative_to(site.output).as_posix(), path.read_bytes())


def mark(pages: Mapping[Path, str], name: str) -> None:
    """Write into pages to which version their scripts belong; a page that is no page of ours stays as it is."""
    for path, html in pages.items():
        path.write_text(ROOT.sub(rf'\1 data-v="{name}"', html, count=1), encoding="utf-8")
