"""The document of an activity: written by the template of its kind, with what stands above it on paper, too."""

from collections.abc import Callable
from functools import cache as cached

import kinds
import words
from exports.context import Context, heading, label, output_of
from model.kind import Activity
from model.nodes import Node, Text
from model.problems import Problems
from reading.page import Page
from rendering.templates import environment
from school.contacts import Contacts

from .forms import Writer
from .limits import LOSSES, cannot, nodes
from .package import About, Document, Foot
from .xml import Xml

SUFFIX = ".word.xml"
SHEET = "sheet"
"""The output whose file is named like its activity alone."""


@cached
def templates(kind: str) -> tuple[str, ...]:
    """Return the names of a kind's outputs that are documents, its sheet first."""
    names = (path.name.removesuffix(SUFFIX) for path in (kinds.FOLDER / kind).glob(f"*{SUFFIX}"))
    return tuple(sorted(names, key=lambda name: (name != SHEET, name)))


def holds(activity: Activity, output: str) -> str:
    """Return what is in a document and what is not, in its language: a kind says it in its word `word_<template>`."""
    sentences = words.load(activity.head.language)
    sentence = sentences[activity.head.kind].get(f"word_{output}", sentences["word"]["holds"])
    names = {node.name for _, node in nodes(activity, 0) if isinstance(node, Node)}
    lost = [sentences["word"][key] for name, key in LOSSES.items() if name in names]
    return " ".join([sentence.format(count=len(list(activity.items()))), *lost])


def document(
    context: Context, where: tuple[Page, Activity], output: str, read: Callable[[], dict[str, str]], problems: Problems
) -> Document:
    """Return the document of an activity; what its template has no form for is told with its line."""
    page, activity = where
    head, sentences, release = activity.head, words.load(activity.head.language), context.site.release
    contacts = Contacts(context.site.school, page.language, page.language)
    writer = Writer(head.language, page.place, context.site.url, sentences=dict(sentences["word"]))
    body = (
        environment(kinds.FOLDER)
        .get_template(f"{head.kind}/{output}{SUFFIX}")
        .render(
            word=writer,
            activity=activity,
            given=activity.given(output),
            said=sentences[head.kind],
            core=sentences["kinds"],
            school=contacts.all_lines() if contacts and activity.warning else (),
            read=read() if output_of(activity, output).answers else {},
        )
    )
    what, address = label(activity, output), context.address(page, head.id)
    begin = [writer.line("Subtitle", heading(page, activity, what)), writer.line("Title", head.title)]
    link = Node("a", (Text(address.partition("://")[2]),), (("href", address),))
    begin += [writer.line("Normal", (link,))] if address else []
    foot = Foot(context.source(head.language), context.edition(head.language), sentences["kinds"]["paper_page"])
    author = context.site.language(head.language).site_name
    about = About(head.title, what, author, release.version, release.date.isoformat(), foot)
    for line, refused in writer.refused:
        problems.add(page.path, line, cannot(refused))
    lines = (line for line in [*begin, *body.split("\n")] if line.strip())
    return Document(head.language, about, Xml("\n".join(lines)), tuple(writer.links.items()), tuple(writer.lists))
