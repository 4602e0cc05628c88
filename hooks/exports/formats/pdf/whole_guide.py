"""The guide itself as one paper, for mentors and for teachers."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

import words
from exports.context import Context
from model.kind import Activity
from reading.page import Page
from sources.front_matter import PACK, TEACHER

from .activity_papers import SHEET, data, has, label, path, read_again, templates
from .excerpts import ids
from .job import Job, PdfPaper, job, primary, serializer
from .typst_data import LinkTargets


def chapters(context: Context, language: str, *, teachers: bool) -> list[Page]:
    """Return the pages of the guide in order: those that are on paper, English where a language has none."""
    found = []
    for page in context.readable(language):
        where = page.front.paper
        if page.on_paper and not page.front.template and where != PACK and (teachers or where != TEACHER):
            found.append(page)
    return found


def guides(context: Context, language: str) -> Iterator[PdfPaper]:
    """Return the whole guide, once for mentors and once for teachers, with the keys at its back."""
    if not context.pages(language):
        return
    said, where = words.load(language)["exports"], (f"{context.guide.root}/{language}/index.md", 1)
    for name, teachers in (("guide", False), ("guide-teacher", True)):
        what = said["guide_teacher" if teachers else "guide"]
        made = partial(whole, context, language, what, teachers=teachers)
        title = context.site.language(language).site_name
        yield PdfPaper(name, language, title, what, "guide", where, whole=True, job=made)


def whole(context: Context, language: str, what: str, *, teachers: bool) -> Job:
    """Return the job of the whole guide."""
    said, pages = words.load(language), chapters(context, language, teachers=teachers)
    return job(
        context,
        context.site.language(language).site_name,
        what,
        language,
        template="/exports/formats/pdf/guide.typ",
        data={
            "description": context.site.language(language).description,
            "licence": said["frame"]["licence"],
            "contents": said["exports"]["contents"],
            "keys-title": said["exports"]["keys"],
            "elsewhere": said["exports"]["elsewhere"],
            **volume(context, language, pages, keys=teachers),
        },
        address=context.site.url and context.site.url + context.site.language(language).home,
        whole=True,
    )


def places_of(activity: Activity, inside: Mapping[str, str]) -> dict[str, str]:
    """Return for every point of an activity where it is in this volume."""
    found = {address.rpartition("#")[2]: label for address, label in inside.items()}
    points = {point for item in activity.items() for point in item.points}
    return {point: found[point] for point in sorted(points) if point in found}


def volume(context: Context, language: str, pages: Sequence[Page], *, keys: bool) -> dict[str, object]:
    """Return the chapters, the activities in them and, if wanted, the keys."""
    inside: dict[str, str] = {}
    for page in pages:
        url = page.place
        inside[f"{url}#"] = f"page {url}"
        inside |= {f"{url}#{id_}": f"{url}#{id_}" for id_ in ids(page.prose)}
        for activity in page.activities:
            at = f"{url}#{activity.head.id}"
            inside |= {f"{url}#{item.id}": at for item in activity.items()} | {at: at}
    said = words.load(language)
    targets = LinkTargets(context.site.url, said["exports"]["see"], said["frame"]["added"], inside=inside)
    read = cache(partial(read_again, context.guide, language))
    notice = said["frame"]["not_translated"]
    activities = [(page, activity) for page in pages for activity in page.activities]
    return {
        "chapters": [
            {
                "prose": serializer(context, page, targets).value(page.prose),
                "language": primary(page.language),
                "label": f"page {page.place}",
                "notice": notice if page.language != language else "",
            }
            for page in pages
        ],
        "activities": {
            activity.head.id: {
                "title": activity.head.title,
                "what": label(activity, SHEET),
                "template": path(activity, SHEET) if SHEET in templates(activity.head.kind) else "",
                "url": context.address(page, activity.head.id),
                "label": f"{page.place}#{activity.head.id}",
                "data": data(context, (page, activity), SHEET, level=activity.head.level),
                "after": "" if keys or not has(activity, answers=True) else said["exports"]["answers"],
            }
            for page, activity in activities
        },
        "keys": [
            {
                "title": activity.head.title,
                "template": path(activity, output),
                "data": {
                    **data(context, (page, activity), output, read, level=2),
                    "see": said["exports"]["see"],
                    "places": places_of(activity, inside),
                },
            }
            for page, activity in (activities if keys else [])
            for output in has(activity, answers=True)
        ],
    }
