"""The guide itself as one paper, for mentors and for teachers."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

import words
from activities.front import PACK, TEACHER
from activities.kind import Activity
from activities.page import Page

from . import sheets
from .edition import Edition, primary
from .passages import ids
from .sheets import Paper
from .values import Places


def chapters(edition: Edition, language: str, *, teachers: bool) -> list[Page]:
    """Return the pages of the guide in order: those that are on paper, English where a language has none."""
    found = []
    for page in edition.readable(language):
        where = page.front.paper
        if page.on_paper and not page.front.template and where != PACK and (teachers or where != TEACHER):
            found.append(page)
    return found


def guides(edition: Edition, language: str) -> Iterator[Paper]:
    """Return the whole guide, once for mentors and once for teachers, with the keys at its back."""
    if not edition.pages(language):
        return
    said, where = words.load(language)["exports"], (f"{edition.guide.root}/{language}/index.md", 1)
    for name, teachers in (("guide", False), ("guide-teacher", True)):
        what = said["guide_teacher" if teachers else "guide"]
        made = partial(whole, edition, language, what, teachers=teachers)
        yield Paper(name, language, edition.site_names[language], what, "guide", where, made, whole=True)


def whole(edition: Edition, language: str, what: str, *, teachers: bool) -> dict[str, object]:
    """Return the job of the whole guide."""
    said, pages = words.load(language), chapters(edition, language, teachers=teachers)
    return edition.job(
        edition.site_names[language],
        what,
        language,
        template="/exports/guide.typ",
        data={
            "description": edition.descriptions.get(language, ""),
            "licence": said["frame"]["licence"],
            "contents": said["exports"]["contents"],
            "keys-title": said["exports"]["keys"],
            "elsewhere": said["exports"]["elsewhere"],
            **volume(edition, language, pages, keys=teachers),
        },
        address=edition.site_url and edition.site_url + edition.homes[language],
        whole=True,
    )


def has_key(activity: Activity) -> bool:
    """Tell whether there is an answer key to an activity."""
    return sheets.KEY in sheets.templates(activity.head.kind) and activity.offers(sheets.KEY)


def places_of(activity: Activity, inside: Mapping[str, str]) -> dict[str, str]:
    """Return for every point of an activity where it is in this volume."""
    found = {address.rpartition("#")[2]: label for address, label in inside.items()}
    points = {point for item in activity.items() for point in item.points}
    return {point: found[point] for point in sorted(points) if point in found}


def volume(edition: Edition, language: str, pages: Sequence[Page], *, keys: bool) -> dict[str, object]:
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
    places = Places(edition.site_url, said["exports"]["see"], said["frame"]["added"], inside)
    read = cache(partial(sheets.read_again, edition.guide, language))
    not_translated = said["frame"]["not_translated"]
    made: dict[str, object] = {"chapters": [], "activities": {}, "keys": []}
    for page in pages:
        writer, url = edition.writer(page, places), page.place
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
                "what": sheets.label(activity, sheets.SHEET),
                "template": sheets.path(activity, sheets.SHEET) if sheets.SHEET in sheets.templates(head.kind) else "",
                "url": edition.address(page, head.id),
                "label": f"{url}#{head.id}",
                "data": sheets.data(edition, (page, activity), sheets.SHEET, level=head.level),
                "after": "" if keys or not has_key(activity) else said["exports"]["answers"],
            }
            if keys and has_key(activity):
                made["keys"].append(  # type: ignore[attr-defined]
                    {
                        "title": head.title,
                        "template": sheets.path(activity, sheets.KEY),
                        "data": {
                            **sheets.data(edition, (page, activity), sheets.KEY, read, level=2),
                            "see": said["exports"]["see"],
                            "places": places_of(activity, inside),
                        },
                    }
                )
    return made
