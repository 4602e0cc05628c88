"""A .docx file: our own parts around a document (ISO/IEC 29500-2, Open Packaging Conventions), always the same bytes.

The templates in `parts` lie as they lie in the file. They are ours, and not a library's, so that no picture of a first
page, no macro and no old date travels along; and python-docx would take longer for a file than all of this.
"""

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache as cached
from pathlib import Path

from exports import cache
from exports.paper import FinishedFile
from model.site import direction
from rendering.templates import environment

from .rich import tag
from .xml import Xml, clean

PARTS = Path(__file__).parent / "parts"
SHARED = ("[Content_Types].xml", "_rels/.rels", "word/footer.xml", "word/settings.xml", "word/styles.xml")
"""The parts that are the same in every file of a language."""
OWN = ("docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml")
LISTS = "word/numbering.xml"

ZERO = (1980, 1, 1, 0, 0, 0)
"""The time that ZIP files count from."""
FIELDS = re.compile(r"(\{pages?\})")


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of each page: the source, the edition with its licence, and “Page {page} of {pages}”."""

    source: str
    edition: str
    page: str


@dataclass(frozen=True)
class About:
    """What a document says of itself in its properties; `date` as `2026-11-23`."""

    title: str
    what: str
    author: str
    version: str
    date: str
    foot: Foot


@dataclass(frozen=True)
class Document:
    """A document: its body as XML, the addresses it leads to with their names, the first number of each numbered list.

    `refused` is what it could not hold, each with its line.
    """

    language: str
    about: About
    body: Xml
    links: tuple[tuple[str, str], ...] = ()
    lists: tuple[int, ...] = ()
    refused: tuple[tuple[int, str], ...] = ()

    def file(self) -> FinishedFile:
        """Return the document's file, from the cache if it is there."""
        digest = hashlib.sha256(fingerprint() + repr(self).encode())
        path = cache.FOLDER / f"{digest.hexdigest()}.docx"
        if not path.exists():
            cache.keep(path, self.content())
        return FinishedFile(path, path.stat().st_size)

    def content(self) -> bytes:
        """Return the bytes of the file, always made anew."""
        own = {"about": self.about, "body": self.body, "links": self.links}
        parts = {name: shared(name, self.language, self.about.foot) for name in SHARED}
        parts |= {name: part(name, self.language, **own) for name in OWN}
        parts[LISTS] = numbering(self.lists)
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, text in sorted(parts.items()):  # the list of types, which must be found first, comes first
                archive.writestr(zipfile.ZipInfo(name, ZERO), text.encode(), zipfile.ZIP_DEFLATED)
        return written.getvalue()


@cached
def numbering(lists: tuple[int, ...]) -> str:
    """Return the part that says how lists are numbered; most documents have none but their questions."""
    return environment(PARTS).get_template(LISTS).render(lists=lists)


@cached
def shared(name: str, language: str, foot: Foot) -> str:
    """Return a part that all files of a language share."""
    return part(name, language, foot=foot, pieces=FIELDS.split(foot.page))


def part(name: str, language: str, **given: object) -> str:
    """Return a part of a file; what an author wrote is escaped in it."""
    template = environment(PARTS).get_template(name)
    return clean(template.render(language=tag(language), direction=direction(language), **given))


@cached
def fingerprint() -> bytes:
    """Return what every file depends on: our parts, and the package that renders them."""
    content = b"".join((PARTS / name).read_bytes() for name in (*SHARED, *OWN, LISTS))
    return hashlib.sha256(cache.versions("jinja2") + content).digest()
