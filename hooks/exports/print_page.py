"""What the page "Print" says of each paper: which belong together, what they are for, and for which stage."""

from collections.abc import Mapping

import words

from .build import ExportBuild, preview_url, url
from .listing import Entry, File
from .paper import FinishedFile, Paper


def entries(build: ExportBuild, language: str, files: Mapping[str, FinishedFile]) -> tuple[list[Entry], dict[str, str]]:
    """Return what the page "Print" lists, and its groups in order: what each is in addresses, and its name."""
    sentences = words.load(language)["exports"]
    groups: dict[str, str] = {sentences["group_packs"]: "packs", sentences["group_handouts"]: "handouts"}
    held: dict[str, list[Paper]] = {}
    for paper in [*build.of(language), *build.standing_in(language)]:
        held.setdefault(paper.of, []).append(paper)
    entries = []
    for of, own in held.items():
        stands_in = language not in {own[0].language, own[0].other}
        first, page = own[0], build.context.guide.pages.get(own[0].where[0])
        activity = next((each for each in page.activities if each.head.id == of), None) if page else None
        kind = activity.head.kind if activity else first.kind
        if kind:
            section = words.load(language)[kind]
            name, use = section.get("paper_group", section["name"]), section.get("paper_use", "")
        else:
            name = sentences["group_packs"] if of == "guide" or first.whole else sentences["group_handouts"]
            use = sentences.get(f"use_{of.rpartition('-')[2]}", "")
        about = page.front.description if page else build.context.site.language(language).description
        entries.append(
            Entry(
                id=of,
                title=first.title,
                use=use or ("" if stands_in else about),
                kind=name,
                group=groups.setdefault(name, kind or name),
                url=None if first.kind else page.place if page else "",
                stages=page.front.stage if page and not first.kind else (),
                files=tuple(file(paper, files) for paper in own),
                preview=preview_url(own),
                language=first.language if stands_in else "",
            )
        )
    entries.sort(key=lambda entry: not held[entry.id][0].kind)  # what holds all of a kind stands above each of them
    return entries, {group: name for name, group in groups.items()}


def file(paper: Paper, files: Mapping[str, FinishedFile]) -> File:
    """Return what is to be told of a paper."""
    address = url(paper)
    if finished := files.get(address):
        return File(paper=paper, url=address, kilobytes=finished.kilobytes, pages=finished.pages)
    return File(paper=paper, url=address)
