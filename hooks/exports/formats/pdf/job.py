"""What Typst is given for a paper, its job: data, where the site lives, which version it is, the size of letters."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import words
from exports.context import Context
from exports.paper import FinishedFile, Paper
from reading.page import Page

from . import previews, typst_compiler
from .font_coverage import families
from .typst_data import LinkTargets, Serializer, content

SMALL, NORMAL, LARGE = 9.5, 11, 18
"""The size of letters in points."""

LITTLE, SPARE = 1 / 3, 0.25
"""The part of a page that is little to hold, and what each page may be asked to take of a last one at the most."""

TIGHTER = (1, 2, 3)
"""How much closer a paper can be set: `tightened` in hooks/kinds/activity.typ knows what each means."""

Job = dict[str, object]


@dataclass(frozen=True)
class PdfPaper(Paper):
    """A paper that Typst sets. Its job is written only when it is needed, and may be `fitted` to its pages then."""

    job: Callable[[], Job] = field(default=dict, hash=False, compare=False)
    fitted: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = field(default=None, hash=False, compare=False)
    can_be_drawn = True

    def make(self) -> FinishedFile:
        """Set the paper, or take it from the cache. Raises ExportError with what Typst said."""
        return typst_compiler.make(self.tightened(), self.fitted)

    def tightened(self) -> Job:
        """Return the paper's job, set closer where its last page would hold little and a little closer saves it."""
        job = self.job()
        return job if job["whole"] or not (tight := tightness(job)) else {**job, "tight": tight}

    def preview(self, file: FinishedFile) -> FinishedFile:
        """Return a picture of its first page."""
        return previews.preview(file)


def tightness(job: Job) -> int:
    """Return how much closer a job is best set, so that no page holds little; not at all where that saves none."""
    pages, poor, last = state(typst_compiler.make(job))

    def saves(tight: int) -> bool:
        closer, still_poor, _ = state(typst_compiler.make({**job, "tight": tight}))
        return closer < pages or still_poor < poor

    *others, closest = TIGHTER
    if (poor or last <= SPARE * (pages - 1)) and saves(closest):  # most that cannot be saved are found out at once
        return next(filter(saves, others), closest)
    return 0


def state(file: FinishedFile) -> tuple[int, int, float]:
    """Return how many pages a file has, how many but the last hold little, and how full the last one is if little."""
    if file.pages == 1:
        return 1, 0, 1.0
    *others, last = previews.fills(file)
    return file.pages, sum(fill < LITTLE for fill in others), last if last < LITTLE else float(file.pages)


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
    """Return what Typst is given for one paper; `whole` for templates that make their own pages, with a cover."""
    release = context.site.release
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
        "source": context.source(language),
        "number": release.number,
        "edition": context.edition(language),
        "page": words.load(language)["kinds"]["paper_page"],
        **(logo(context, language) if whole else {}),
        "date": [release.date.year, release.date.month, release.date.day],
        **more,
    }


def logo(context: Context, language: str) -> dict[str, object]:
    """Return the school's logo as a picture for a cover; nothing where it has none."""
    if not context.site.school.logo:
        return {}
    return {"logo": {"alt": context.site.language(language).site_name, **content(context.site.school.logo)}}


def primary(language: str) -> str:
    """Return a language's code as Typst takes it: without its script or region."""
    return language.partition("-")[0]
