"""What the page "Print" says of each paper: which belong together, what they are for, and for which stage."""

from collections.abc import Mapping

import words
from reading.page import Page

from .build import ExportBuild, url
from .listing import Entry, File
from .paper import Made, Paper


def entries(build: ExportBuild, language: str, made: Mapping[str, Made]) -> tuple[list[Entry], list[str]]:
    """Return what the page "Print" lists, and the names of its groups in order."""
    said = words.load(language)["exports"]
    groups: dict[str, int] = {said["group_packs"]: 1, said["group_handouts"]: 2}
    held: dict[str, list[Paper]] = {}
    for paper in build.of(language):
        held.setdefault(paper.of, []).append(paper)
    entries = []
    for of, own in held.items():
        first, page = own[0], build.context.guide.pages.get(own[0].where[0])
        activity = next((each for each in page.activities if each.head.id == of), None) if page else None
        section = words.load(language)[activity.head.kind] if activity else {}
        name = said["group_packs"] if of == "guide" or first.whole else said["group_handouts"]
        name = section.get("paper_group", section["name"]) if activity else name
        kind = section.get("paper_use", "") if activity else said.get(f"use_{of.rpartition('-')[2]}", "")
        about = str(page.meta.get("description", "")) if page else build.context.site.language(language).description
        entries.append(
            Entry(
                of,
                first.title,
                kind or about,
                name,
                groups.setdefault(name, len(groups) + 1),
                page.place if page else "",
                stages(page),
                tuple(file(paper, made) for paper in own),
                url(first, ".png"),
            )
        )
    return entries, list(groups)


def file(paper: Paper, made: Mapping[str, Made]) -> File:
    """Return what is to be told of a paper."""
    done = made.get(url(paper))
    return File(paper, url(paper), -(-done.size // 1000) if done else 0, done.pages if done else 0)


def stages(page: Page | None) -> tuple[int, ...]:
    """Return the stages that a page says it belongs to (`stage: 2` in its front matter, or a list)."""
    given = page.meta.get("stage") if page else None
    several = given if isinstance(given, list) else [given]
    return tuple(each for each in several if isinstance(each, int) and each in range(1, 5))
