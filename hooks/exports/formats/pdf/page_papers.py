"""The handouts that pages ask for in their front matter (`handout: poster`)."""

from collections.abc import Iterator
from functools import partial
from posixpath import splitext

import words
from exports.context import Context, title
from guide.outline import is_chapter
from model.nodes import Node, Rich
from reading.page import Page
from school.contacts import Contacts
from sources.front_matter import HANDOUTS

from .job import NORMAL, Job, PdfPaper, job, qr, serializer

A4, FORMATS = "a4", ("a3",)
SIZES = {A4: NORMAL, "a3": NORMAL * 2**0.5}
BARE = frozenset({"poster", "timeline", "card"})
"""Handouts that hang on a wall or are cut out: they have neither the head of a sheet nor its number."""


def short(context: Context, page: Page) -> str:
    """Return what a page's papers are named after: `roles`, for a folder's first page the folder."""
    name = splitext(context.guide.name(page))[0]
    return name.removesuffix("/index").replace("/", "-")


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
    if Contacts(context.site.school, page.language, page.language):
        sentences["card_more"] = site_words["school"]["more"]
    sentences["guide"] = context.site.language(page.language).site_name
    name_of, address = sentences.get(f"title_{page.front.handout}", title(page)), context.address(page)
    return job(
        context,
        name_of,
        what,
        page.language,
        template=f"/exports/formats/pdf/handouts/{name}.typ",
        data={
            "head": {"title": name_of, "url": address, "qr": qr(address)},
            "sections": sections(context, page),
            "chapters": chapters(context, page.language),
            "said": sentences,
        },
        address=address,
        format=format_,
        size=SIZES[format_],
        bare=page.front.handout in BARE,
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
