"""The packs that pages ask for in their front matter: a list of papers as one file, for each way to print it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import TypeGuard

import words
from exports.context import Context, title
from exports.formats.pdf.excerpts import Excerpt, find
from exports.formats.pdf.job import Job, PdfPaper, job, serializer, tightness
from exports.formats.pdf.page_papers import short
from model.nodes import HEADINGS, SCREEN_ONLY, Node, Rich, Text
from model.problems import Problems
from reading.page import Page

TEMPLATE = "/exports/formats/pdf/packs/pack.typ"
ONE_SIDED = "-one-sided"
"""What the name of a pack ends in that has no empty pages: the other one is named like its page."""

Inside = Sequence[tuple[PdfPaper, str]]
"""The papers in a pack, each with for whom a copy is, as the front matter says it."""


def packs(context: Context, language: str, papers: Mapping[str, PdfPaper], problems: Problems) -> Iterator[PdfPaper]:
    """Go through the packs of a language, each for printing on one side and on both."""
    sentences = words.load(language)["exports"]
    for page in context.pages(language):
        if page.front.pack is None:
            continue
        for name, line, _ in page.front.pack:
            if name not in papers and not context.is_left_out(name):
                near = get_close_matches(name, papers, 1)
                what = f"Write “{near[0]}”" if near else "Correct its name"
                problems.add(page.path, line, f"there is no paper “{name}” to put into the pack. {what}.")
        known = [(papers[name], whom) for name, _, whom in page.front.pack if name in papers]
        inside = [(paper, whom) for paper, whom in known if not context.leaves_out(paper)]
        passages, own = list(aloud(context, page, problems)), short(context, page)
        for both_sides in (False, True):
            yield PdfPaper(
                name=own if both_sides else own + ONE_SIDED,
                language=language,
                title=title(page),
                what=sentences["pack_both" if both_sides else "pack_one"],
                of=own,
                where=(page.path, 1),
                whole=True,
                job=partial(pack, context, page, inside, passages, both_sides=both_sides),
            )


def aloud(context: Context, page: Page, problems: Problems) -> Iterator[Excerpt]:
    """Go through the passages of the guide that a pack brings along (`read:` in the front matter)."""
    for id_, line, _ in page.front.read:
        if excerpt := find(context, page.language, id_):
            yield excerpt
        elif not context.is_left_out(id_):
            message = f"no page has a heading or a paragraph “{id_}” that could be read aloud. Correct the id."
            problems.add(page.path, line, message)


def pack(context: Context, page: Page, papers: Inside, passages: Sequence[Excerpt], *, both_sides: bool) -> Job:
    """Return the job of a pack: what its page says, the list of its papers, the passages to read aloud, the papers."""
    sentences = words.load(page.language)["exports"]
    inside = dict(place for passage in passages for place in passage.places())
    places = replace(serializer(context, page).places, see=sentences["see"], inside=inside)
    text = on_paper(page)
    parts = {f"{page.place}#{id_}": f"{page.place}#{id_}" for id_ in headings(text)}
    writer = serializer(context, page, replace(places, own=True, inside=inside | parts))
    first = next((place for place, node in enumerate(text) if is_heading(node)), len(text))
    data = {
        "first": writer.value(text[:first]),
        "prose": writer.value(text[first:]),
        "aloud": sentences["aloud"],
        "passages": [passage.data(serializer(context, passage.page, places)) for passage in passages],
        "inside": sentences["inside"],
        **contents(papers, page.language, both_sides=both_sides),
    }
    what, address = sentences["pack_both" if both_sides else "pack_one"], context.address(page)
    whole = job(context, title(page), what, page.language, template=TEMPLATE, data=data, address=address, whole=True)
    return {**whole, "tight": tightness({**whole, "data": {**data, "front": True}})}


def contents(papers: Inside, language: str, *, both_sides: bool) -> dict[str, object]:
    """Return what the template is given of the papers in a file: the job of each, and what its list says of it."""
    sentences = words.load(language)["exports"]
    many, differ = sentences["copies_many"], len({paper.what for paper, _ in papers}) > 1
    return {
        "papers": [
            {
                "job": paper.tightened(),
                "what": paper.what if differ else "",
                "copies": sentences.get(f"copies_{whom}", many.replace("{number}", whom)) if whom else "",
            }
            for paper, whom in papers
        ],
        "heads": {name: sentences[f"pack_{name}"] for name in ("paper", "copies", "sheets", "pages")},
        "numbers": sentences["numbers"],
        "both-sides": both_sides,
    }


def on_paper(page: Page) -> Rich:
    """Return a page's text under its title, without its activities, which are papers, and parts for the screen.

    It is the heading of such a part that says so. A heading above activities alone is left out with them.
    """
    kept: list[Text | Node] = []
    left_out = 0  # the level of the heading whose part is left out
    for node in page.prose:
        if is_heading(node):
            level = int(node.name[1])
            if not left_out or level <= left_out:
                left_out = level if SCREEN_ONLY in node.get("class").split() else 0
        if not left_out and not (isinstance(node, Node) and (node.name in {"h1", "activity"} or not shown(node))):
            kept.append(node)
    for place in reversed(range(len(kept))):
        node, below = kept[place], next((each for each in kept[place + 1 :] if isinstance(each, Node)), None)
        if is_heading(node) and (below is None or (is_heading(below) and below.name <= node.name)):
            del kept[place]
    return tuple(kept)


def shown(node: Node) -> bool:
    """Tell whether a block holds anything: the place for the links to a page's papers is a paragraph of nothing."""
    return node.name != "p" or bool(node.children)


def is_heading(node: object) -> TypeGuard[Node]:
    """Tell whether a node is a heading."""
    return isinstance(node, Node) and node.name in HEADINGS


def headings(text: Rich) -> Iterator[str]:
    """Go through the ids of a text's headings."""
    for node in text:
        if isinstance(node, Node) and node.name in HEADINGS and (id_ := node.get("id")):
            yield id_
