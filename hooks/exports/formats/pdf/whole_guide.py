"""The guide itself as one paper, for mentors and for teachers."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

import words
from exports.context import Context
from model.kind import Activity
from reading.page import Page

from .activity_papers import KEY, SHEET, data, label, path, read_again, templates
from .excerpts import ids
from .job import Job, PdfPaper, job, primary, serializer
from .typst_data import LinkTargets

TEACHER, PACK = "teacher", "pack"
"""What a page's `paper:` may say besides `none`: only in the teacher's edition, or only in front of its own pack."""


def chapters(context: Context, language: str, *, teachers: bool) -> list[Page]:
    """Return the pages of the guide in order: those that are on paper, English where a language has none."""
    found = []
    for page in context.readable(language):
        where = page.meta.get("paper")
        if page.on_paper and "template" not in page.meta and where != PACK and (teachers or where != TEACHER):
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


def has_key(activity: Activity) -> bool:
    """Tell whether there is an answer key to an activity."""
    return KEY in templates(activity.head.kind) and activity.offers(KEY)


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
    places = LinkTargets(context.site.url, said["exports"]["see"], said["frame"]["added"], inside)
    read = cache(partial(read_again, context.guide, language))
    not_translated = said["frame"]["not_translated"]
    made: dict[str, object] = {"chapters": [], "activities": {}, "keys": []}
    for page in pages:
        writer, url = serializer(context, page, places), page.place
        made["chapters"].append(  # type: ignore[attr-defined]
            {
                "prose": writer.value(page.prose),
                "language": primary(page.language),
                "label": f"page {url}",
                "notice": not_translated if page.language != language else "",
            }
        )
        for activity in page.activities:
            head = activity.head
            made["activities"][head.id] = {  # type: ignore[index]
                "title": head.title,
                "what": label(activity, SHEET),
                "template": path(activity, SHEET) if SHEET in templates(head.kind) else "",
                "url": context.address(page, head.id),
                "label": f"{url}#{head.id}",
                "data": data(context, (page, activity), SHEET, level=head.level),
                "after": "" if keys or not has_key(activity) else said["exports"]["answers"],
            }
            if keys and has_key(activity):
                made["keys"].append(  # type: ignore[attr-defined]
                    {
                        "title": head.title,
                        "template": path(activity, KEY),
                        "data": {
                            **data(context, (page, activity), KEY, read, level=2),
                            "see": said["exports"]["see"],
                            "places": places_of(activity, inside),
                        },
                    }
                )
    return made
