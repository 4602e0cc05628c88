"""What Typst is given for a paper, its job: data, where the site lives, which version it is, the size of letters."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import words
from exports.context import Context
from exports.paper import FinishedFile, Paper
from reading.page import Page

from . import previews, typst_compiler
from .font_coverage import families
from .typst_data import LinkTargets, Serializer

SMALL, NORMAL, LARGE = 9.5, 11, 18
"""The size of letters in points."""

Job = dict[str, object]


@dataclass(frozen=True)
class PdfPaper(Paper):
    """A paper that Typst sets. Its job is written only when it is needed."""

    job: Callable[[], Job] = field(default=dict, hash=False, compare=False)
    can_be_drawn = True

    def make(self) -> FinishedFile:
        """Set the paper, or take it from the cache. Raises ExportError with what Typst said."""
        return typst_compiler.make(self.job())

    def preview(self, file: FinishedFile) -> FinishedFile:
        """Return a picture of its first page."""
        return previews.preview(file)


@cache
def qr(address: str) -> list[int]:
    """Return a QR code as the bytes of a picture (PNG, a pixel for each square), as ISO/IEC 18004 defines it.

    Nothing for no address. One mask is as readable as another; trying all eight for the best takes most of the time.
    """
    if not address:
        return []
    import segno  # noqa: PLC0415 - loaded only where something is made

    picture = io.BytesIO()
    segno.make(address, micro=False, error="m", boost_error=False, mask=4).save(picture, kind="png", border=2)
    return list(picture.getvalue())


def serializer(context: Context, page: Page, targets: LinkTargets | None = None) -> Serializer:
    """Return what turns the page's values into data for Typst."""
    added = words.load(page.language)["frame"]["added"]
    targets = targets or LinkTargets(context.site.url, added=added)
    return Serializer(page.place, targets, context.site.picture, context.guide.terms())


def job(  # noqa: PLR0913 - what a paper is made of; all but four by name
    context: Context,
    title: str,
    what: str,
    language: str,
    *,
    template: str,
    data: object,
    address: str = "",
    size: float = NORMAL,
    whole: bool = False,
    **more: object,
) -> Job:
    """Return what Typst is given for one paper; `whole` for templates that make their own pages."""
    sentences, release = words.load(language), context.site.release
    frame = sentences["frame"]
    source = frame["source"].replace("{project}", release.project).replace("{number}", release.number)
    version = frame["version"].rstrip(".").replace("{version}", release.version)
    version = version.replace("{date}", release.day(language))
    return {
        "title": title,
        "what": what,
        "language": primary(language),
        "template": template,
        "data": data,
        "url": address,
        "shown": re.sub(r"^https?://", "", address),
        "qr": qr(address),
        "size": size,
        "whole": whole,
        "fonts": list(families()),
        "source": source,
        "number": release.number,
        "edition": f"{version} · {context.names.get(language, language)} · CC BY 4.0",
        "page": sentences["kinds"]["paper_page"],
        "date": [release.date.year, release.date.month, release.date.day],
        **more,
    }


def primary(language: str) -> str:
    """Return a language's code as Typst takes it: without its script or region."""
    return language.partition("-")[0]
