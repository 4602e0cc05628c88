"""The guide itself as one paper, for mentors and for teachers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

import words
from exports.context import Context, label, read_again
from exports.pictures import images
from frame import locales
from model.kind import Activity
from reading.page import Page
from sources.front_matter import PACK, TEACHER

from . import typst_compiler
from .activity_papers import SHEET, Where, data, has, path, templates
from .excerpts import ids
from .job import Job, PdfPaper, job, primary, serializer
from .typst_data import LinkTargets

POSTER = "poster"
LOWEST, STEP, TURNS = 59, 0.04, 3
"""How far from the top of a page, in millimetres, a chapter ends at least; by how much letters get smaller for that,
as a part of their size, and how often."""


def chapters(context: Context, language: str, *, teachers: bool) -> list[Page]:
    """Return the pages of the guide in order: those that are on paper, English where a language has none."""
    pages = []
    for page in context.readable(language):
        where = page.front.paper
        if page.on_paper and not page.front.template and where != PACK and (teachers or where != TEACHER):
            pages.append(page)
    return pages


def guides(context: Context, language: str) -> Iterator[PdfPaper]:
    """Return the whole guide, once for mentors and once for teachers, with the keys at its back."""
    if not context.pages(language):
        return
    sentences = words.load(language)["exports"]
    for name, teachers in (("guide", False), ("guide-teacher", True)):
        what = sentences["guide_teacher" if teachers else "guide"]
        yield PdfPaper(
            name=name,
            language=language,
            title=context.site.language(language).site_name,
            what=what,
            of="guide",
            where=(f"{context.guide.root}/{language}/index.md", 1),
            whole=True,
            job=partial(whole, context, language, what, teachers=teachers),
            fitted=fitted,
        )


def whole(context: Context, language: str, what: str, *, teachers: bool) -> Job:
    """Return the job of the whole guide."""
    sentences, pages = words.load(language), chapters(context, language, teachers=teachers)
    return job(
        context,
        context.site.language(language).site_name,
        what,
        language,
        template="/exports/formats/pdf/guide.typ",
        data={
            "description": context.site.language(language).description,
            "licence": sentences["frame"]["licence"],
            "fit": [LOWEST, STEP, TURNS],
            "drawings": list(drawings(context, language)),
            "contents": sentences["exports"]["contents"],
            "keys-title": sentences["exports"]["keys"],
            "elsewhere": sentences["exports"]["elsewhere"],
            **volume(context, language, pages, keys=teachers),
        },
        address=context.site.url and context.site.url + context.site.language(language).home,
        whole=True,
    )


def fitted(job: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the job with a chapter's letters a little smaller where else a few lines would stand on its last page.

    Typst says where each chapter ends; what does not get shorter in a few turns stays as small as it is by then.
    """
    sizes = [1.0] * len(job["data"]["chapters"])
    for _ in range(TURNS):
        ends = typst_compiler.noted(job, "chapter-end")
        short = [index for index, end in enumerate(ends) if end < LOWEST and len(ends) == len(sizes)]
        if not short:
            break
        for index in short:
            sizes[index] = round(sizes[index] - STEP, 2)
        chapters = [{**each, "size": size} for each, size in zip(job["data"]["chapters"], sizes, strict=True)]
        job = {**job, "data": {**job["data"], "chapters": chapters}}
    return job


def drawings(context: Context, language: str) -> Iterator[object]:
    """Go through the pictures for the cover: those of the page that is a poster, too."""
    for page in context.readable(language):
        if page.front.handout == POSTER:
            writer = serializer(context, page)
            yield from (writer.value(image) for image in images(page.prose))


def places_of(activity: Activity, inside: Mapping[str, str]) -> dict[str, str]:
    """Return for every point of an activity where it is in this volume."""
    labels = {address.rpartition("#")[2]: label for address, label in inside.items()}
    points = {point for item in activity.items() for point in item.points}
    return {point: labels[point] for point in sorted(points) if point in labels}


def volume(context: Context, language: str, pages: Sequence[Page], *, keys: bool) -> dict[str, object]:
    """Return the chapters, the activities in them and, if wanted, the keys."""
    inside, sentences = labels_of(pages), words.load(language)
    targets = LinkTargets(context.site.url, sentences["exports"]["see"], sentences["frame"]["added"], inside=inside)
    answers = "" if keys else sentences["exports"]["answers"]
    activities = [(page, activity) for page in pages for activity in page.activities]
    return {
        "chapters": [chapter(context, language, page, targets) for page in pages],
        "activities": {where[1].head.id: sheet(context, where, answers) for where in activities},
        "keys": list(keys_of(context, language, activities, inside)) if keys else [],
    }


def labels_of(pages: Sequence[Page]) -> dict[str, str]:
    """Return the label in the document of each page, and of each place on one, by its address."""
    labels: dict[str, str] = {}
    for page in pages:
        url = page.place
        labels[f"{url}#"] = f"page {url}"
        labels |= {f"{url}#{id_}": f"{url}#{id_}" for id_ in ids(page.prose)}
        for activity in page.activities:
            at = f"{url}#{activity.head.id}"
            labels |= {f"{url}#{item.id}": at for item in activity.items()}
            labels[at] = at
    return labels


def chapter(context: Context, language: str, page: Page, targets: LinkTargets) -> dict[str, object]:
    """Return what a page says; where it is not translated, a notice says so."""
    return {
        "prose": serializer(context, page, targets).value(page.prose),
        "language": primary(page.language),
        "label": f"page {page.place}",
        "notice": locales.not_translated(context.site, language) if page.language != language else "",
    }


def sheet(context: Context, where: Where, answers: str) -> dict[str, object]:
    """Return an activity as its sheet shows it; `answers` says where to find them, if they are not in this volume."""
    page, activity = where
    head = activity.head
    return {
        "title": head.title,
        "what": label(activity, SHEET),
        "template": path(activity, SHEET) if SHEET in templates(head.kind) else "",
        "url": context.address(page, head.id),
        "label": f"{page.place}#{head.id}",
        "data": data(context, where, SHEET, level=head.level),
        "after": answers if has(activity, answers=True) else "",
    }


def keys_of(
    context: Context, language: str, activities: Iterable[Where], inside: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    """Go through the keys of activities, for the back of the volume."""
    read = cache(partial(read_again, context.guide, language))
    see = words.load(language)["exports"]["see"]
    for page, activity in activities:
        for output in has(activity, answers=True):
            given = data(context, (page, activity), output, read, level=2)
            yield {
                "title": activity.head.title,
                "template": path(activity, output),
                "data": {**given, "see": see, "places": places_of(activity, inside)},
            }
