"""The papers that pages ask for in their front matter: handouts of one page, and packs of several papers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from posixpath import splitext

import words
from exports.context import Context, title
from guide.outline import is_chapter
from model.nodes import HEADINGS, Node, Rich
from model.problems import Problems
from reading.page import Page
from sources.front_matter import HANDOUTS

from .excerpts import Excerpt, find
from .job import NORMAL, Job, PdfPaper, job, serializer

A4, FORMATS = "a4", ("a3",)
SIZES = {A4: NORMAL, "a3": NORMAL * 2**0.5}


def short(context: Context, page: Page) -> str:
    """Return what a page's papers are named after: `roles`, for a folder's first page the folder."""
    name = splitext(context.guide.name(page))[0]
    return name.removesuffix("/index").replace("/", "-")


def part(page: Page) -> Rich:
    """Return what a page says under its title."""
    return tuple(node for node in page.prose if not (isinstance(node, Node) and node.name == "h1"))


def handouts(context: Context, language: str) -> Iterator[PdfPaper]:
    """Go through the handouts that pages ask for in their front matter (`handout: poster`)."""
    for page in context.pages(language):
        if not (asked := page.front.handout):
            continue
        templates = sorted(path.stem for path in HANDOUTS.glob("*.typ") if path.stem.split("-")[0] == asked)
        sentences = words.load(language)["exports"]
        for name in templates:
            format_ = next((each for each in FORMATS if name.endswith(f"-{each}")), A4)
            what = sentences.get(f"handout_{asked}", sentences["handout"])
            yield PdfPaper(
                name=f"{short(context, page)}-{name}",
                language=language,
                title=sentences.get(f"title_{asked}", title(page)),
                what=what if format_ == A4 else sentences[f"in_{format_}"].replace("{what}", what),
                of=f"{short(context, page)}-{asked}",
                where=(page.path, 1),
                job=partial(handout, context, page, name, what, format_),
            )


def handout(context: Context, page: Page, name: str, what: str, format_: str) -> Job:
    """Return the job of a page's handout."""
    site_words = words.load(page.language)
    sentences = {**site_words["exports"], "name": site_words["kinds"]["paper_name"]}
    sentences["date"] = site_words["kinds"]["paper_date"]
    sentences["guide"] = context.site.language(page.language).site_name
    return job(
        context,
        sentences.get(f"title_{page.front.handout}", title(page)),
        what,
        page.language,
        template=f"/exports/formats/pdf/handouts/{name}.typ",
        data={"sections": sections(context, page), "chapters": chapters(context, page.language), "said": sentences},
        address=context.address(page),
        format=format_,
        size=SIZES[format_],
    )


def chapters(context: Context, language: str) -> list[str]:
    """Return the titles of the chapters that a mentor works through, in the menu's order."""
    return [title(page) for page in context.readable(language) if is_chapter(page)]


def sections(context: Context, page: Page) -> list[dict[str, object]]:
    """Return a page's text cut at its second-level headings; what stands before the first has no title and no id."""
    writer = serializer(context, page)
    parts: list[tuple[str, Rich, list[Node]]] = [("", (), [])]
    for node in page.prose:
        if isinstance(node, Node) and node.name == "h2":
            parts.append((node.get("id"), node.children, []))
        elif isinstance(node, Node) and node.name not in {"h1", "activity"}:
            parts[-1][2].append(node)
    return [
        {"id": id_, "title": writer.value(heading), "blocks": writer.value(blocks)} for id_, heading, blocks in parts
    ]


def packs(context: Context, language: str, papers: Mapping[str, PdfPaper], problems: Problems) -> Iterator[PdfPaper]:
    """Go through the packs that pages ask for in their front matter: a list of papers, in order, as one file."""
    sentences = words.load(language)
    for page in context.pages(language):
        if page.front.pack is None:
            continue
        for name, line in page.front.pack:
            if name not in papers:
                near = get_close_matches(name, papers, 1)
                what = f"Write “{near[0]}”" if near else "Correct its name"
                problems.add(page.path, line, f"there is no paper “{name}” to put into the pack. {what}.")
        inside, own = [papers[name] for name, _ in page.front.pack if name in papers], short(context, page)
        yield PdfPaper(
            name=own,
            language=language,
            title=title(page),
            what=sentences["exports"]["pack"],
            of=own,
            where=(page.path, 1),
            whole=True,
            job=partial(pack, context, page, inside, list(aloud(context, page, problems))),
        )


def aloud(context: Context, page: Page, problems: Problems) -> Iterator[Excerpt]:
    """Go through the passages of the guide that a pack brings along (`read:` in the front matter)."""
    for id_, line in page.front.read:
        if excerpt := find(context, page.language, id_):
            yield excerpt
        else:
            message = f"no page has a heading or a paragraph “{id_}” that could be read aloud. Correct the id."
            problems.add(page.path, line, message)


def pack(context: Context, page: Page, papers: Sequence[PdfPaper], passages: Sequence[Excerpt]) -> Job:
    """Return the job of a pack: what its page says, the passages to read aloud, then the papers."""
    sentences = words.load(page.language)["exports"]
    inside = dict(place for passage in passages for place in passage.places())
    places = replace(serializer(context, page).places, see=sentences["see"], inside=inside)
    text = part_without_activities(page)
    parts = {f"{page.place}#{id_}": f"{page.place}#{id_}" for id_ in headings(text)}
    prose = serializer(context, page, replace(places, own=True, inside=inside | parts)).value(text)
    return job(
        context,
        title(page),
        sentences["pack"],
        page.language,
        template="/exports/formats/pdf/pack.typ",
        data={
            "prose": prose,
            "aloud": sentences["aloud"],
            "passages": [passage.data(serializer(context, passage.page, places)) for passage in passages],
            "papers": [paper.job() for paper in papers],
            "inside": sentences["inside"],
            "numbers": sentences["numbers"],
        },
        address=context.address(page),
        whole=True,
    )


def part_without_activities(page: Page) -> Rich:
    """Return a page's text under its title, without its activities: those are papers of their own."""
    return tuple(node for node in part(page) if not (isinstance(node, Node) and node.name == "activity"))


def headings(text: Rich) -> Iterator[str]:
    """Go through the ids of a text's headings."""
    for node in text:
        if isinstance(node, Node) and node.name in HEADINGS and (id_ := node.get("id")):
            yield id_
