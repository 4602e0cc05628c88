"""What the page "Print" says of each paper: which belong together, what they are for, and for which stage."""

from collections.abc import Mapping

import words

from .build import ExportBuild, url
from .listing import Entry, File
from .paper import Made, Paper


def entries(build: ExportBuild, language: str, made: Mapping[str, Made]) -> tuple[list[Entry], dict[str, str]]:
    """Return what the page "Print" lists, and its groups in order: what each is in addresses, and its name."""
    said = words.load(language)["exports"]
    groups: dict[str, str] = {said["group_packs"]: "packs", said["group_handouts"]: "handouts"}
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
        about = page.front.description if page else build.context.site.language(language).description
        entries.append(
            Entry(
                of,
                first.title,
                kind or about,
                name,
                groups.setdefault(name, activity.head.kind if activity else name),
                page.place if page else "",
                page.front.stage if page else (),
                tuple(file(paper, made) for paper in own),
                url(first, ".png"),
            )
        )
    return entries, {group: name for name, group in groups.items()}


def file(paper: Paper, made: Mapping[str, Made]) -> File:
    """Return what is to be told of a paper."""
    done = made.get(url(paper))
    return File(paper, url(paper), -(-done.size // 1000) if done else 0, done.pages if done else 0)
