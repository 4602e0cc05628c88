"""Common Cartridge 1.1: all quizzes at once, for Moodle's "restore", Canvas and others.

A manifest, an assessment (QTI 1.2.1) for each activity, and links to the pages. The structure is that of
https://www.imsglobal.org/cc/ (version 1.1), as far as Moodle's reader (`backup/cc/`) understands it: see README.md.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from exports.context import Context, title
from exports.transfer.html import blocks, written
from exports.transfer.origin import origin
from exports.transfer.target import Chosen, Target
from exports.transfer.writer import Writer
from model.nodes import Rich
from rendering.templates import environment

MANIFEST = "imsmanifest.xml"
LIKE_TAG = re.compile(r"<(?=[A-Za-z/!?])")
LIKE_ENTITY = re.compile(r"&(?=#?\w+;)")
NO_SPACE = "\u200b"
PERCENT = re.compile(r"%(?=24)")
TYPOGRAPHIC = str.maketrans({"&": "＆", "<": "‹", ">": "›"})


class CartridgeWriter(Writer):
    """Writes texts as HTML that stays the same although Moodle resolves entities once too often."""

    def write(self, plain: str) -> str:
        """Return plain words as HTML: what would become a tag or an entity is parted by a space without width."""
        parted = LIKE_ENTITY.sub(f"&{NO_SPACE}", LIKE_TAG.sub(f"<{NO_SPACE}", PERCENT.sub(f"%{NO_SPACE}", plain)))
        return written(parted)

    def whole(self, *texts: Rich) -> Markup:
        """Return a question's texts in ASCII, since Moodle reads them as Latin-1."""
        return self.wrap(self.told(blocks, texts).encode("ascii", "xmlcharrefreplace").decode())

    def wrap(self, html: str) -> Markup:
        """Return HTML, escaped, since it is a text of an XML file; Moodle takes a bare 0 for nothing."""
        return Markup(written(html if html != "0" else f"<p>{html}</p>"))  # noqa: S704 - escaped

    def escape(self, plain: str) -> Markup:
        """Return plain words as XML has them."""
        return Markup.escape(plain)


@dataclass(frozen=True)
class Entry:
    """What stands in the cartridge's list under a chapter: its id, its title, its file and that file's content.

    `type` is the resource's, as the standard names it.
    """

    id: str
    title: str
    path: str
    type: str
    content: str


@dataclass(frozen=True)
class Chapter:
    """A page, with what the cartridge has of it; Moodle writes the title into its own XML as it is."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def entries(context: Context, chosen: Chosen) -> Iterator[Entry]:
    """Go through what the cartridge has of an activity: an assessment, and a link where some of it is not in that."""
    head, items = chosen.activity.head, chosen.texts()
    if items:
        template = environment(Path(__file__).parent).get_template("assessment.xml")
        content = template.render(head=head, items=Markup("").join(map(Markup, items)))
        yield Entry(head.id, head.title, f"{head.id}.xml", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", content)
    if len(items) < len(list(chosen.activity.items())):
        yield from link(context.address(chosen.page, head.id), f"{head.id}-link", head.title)


def link(address: str, id_: str, name: str) -> Iterator[Entry]:
    """Go through the one link to an address; none where the site does not know its own."""
    if address:
        content = environment(Path(__file__).parent).get_template("link.xml").render(title=name, url=address)
        yield Entry(id_, name, f"{id_}.xml", "imswl_xmlv1p1", content)


def chapters(context: Context, chosen: Sequence[Chosen]) -> Iterator[Chapter]:
    """Go through the pages of the activities, in order, each with a link to it and what is of it."""
    for path in dict.fromkeys(each.page.path for each in chosen):
        own = [each for each in chosen if each.page.path == path]
        page, id_ = own[0].page, f"chapter-{own[0].activity.head.id}"
        name, held = title(page), [entry for each in own for entry in entries(context, each)]
        yield Chapter(id_, name.translate(TYPOGRAPHIC), (*link(context.address(page), f"{id_}-link", name), *held))


def join(context: Context, language: str, chosen: Sequence[Chosen]) -> bytes:
    """Return the cartridge of a language: the same bytes each time."""
    held = list(chapters(context, chosen))
    manifest = environment(Path(__file__).parent).get_template("manifest.xml")
    files = {entry.path: entry.content for chapter in held for entry in chapter.entries}
    filled = manifest.render(
        origin=origin(context, language),
        language=language,
        date=context.site.release.date.isoformat(),
        version=context.site.release.version,
        chapters=held,
    )
    return packed({MANIFEST: filled, **files})


def packed(files: Mapping[str, str]) -> bytes:
    """Return texts as a ZIP, by their names in it."""
    written_to = io.BytesIO()
    with zipfile.ZipFile(written_to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # as on Unix, wherever it is packed
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return written_to.getvalue()


TARGET = Target(
    name="Common Cartridge",
    template="cartridge.xml",
    offer="cartridge",
    suffix=".imscc",
    writer=CartridgeWriter,
    join=join,
    without=frozenset(("img",)),
    singly=False,
)
papers, check = TARGET.papers, TARGET.check
