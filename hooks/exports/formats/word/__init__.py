"""Word: forms to fill in, worksheets and answer keys as documents that can be changed (.docx, ISO/IEC 29500).

A kind's template `<output>.word.xml` says what stands in a document, in the words of `forms.Writer`; its outputs have
the names of those on paper. Documents with answers are offered by themselves.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache as cached
from functools import partial

from markupsafe import Markup

import kinds
import words
from exports import cache
from exports.context import Context, heading, label, output_of, read_again
from exports.paper import FinishedFile, Paper
from model.kind import Activity
from model.nodes import Node, Text
from model.problems import Problems
from reading.page import Page
from rendering.templates import environment
from school.contacts import Contacts

from .forms import Writer
from .package import About, Document, Foot
from .rich import KNOWN, LOSSES
from .xml import FORBIDDEN

SUFFIX = ".word.xml"
OFFER, OFFER_ANSWERS = "word", "word-key"
SHEET = "sheet"
"""The output whose file is named like its activity alone."""


@dataclass(frozen=True)
class WordPaper(Paper):
    """A document, which is written when it is needed."""

    suffix: str = ".docx"
    document: Callable[[], Document] = field(default=Document, hash=False, compare=False)

    def make(self) -> FinishedFile:
        """Make the document, or take it from the cache."""
        return self.document().file()


@dataclass(frozen=True)
class WordBundle(Paper):
    """All documents of an offer as one ZIP."""

    suffix: str = ".zip"
    documents: tuple[WordPaper, ...] = ()

    def make(self) -> FinishedFile:
        """Make every document and collect them."""
        return cache.collect({f"{each.name}{each.suffix}": each.make() for each in self.documents})


def papers(context: Context, problems: Problems) -> dict[str, list[Paper]]:
    """Return every document of every language, and for each offer all of its documents in one file."""
    held: dict[str, list[Paper]] = {}
    for language in context.names:
        own = [paper for paper in of_language(context, language, problems) if not context.leaves_out(paper)]
        held[language] = [*bundles(context, language, own), *own]
    return held


def of_language(context: Context, language: str, problems: Problems) -> Iterator[WordPaper]:
    """Go through the documents of every activity of a language."""
    read = cached(partial(read_again, context.guide, language))
    for page in context.pages(language):
        for activity in page.activities:
            head = activity.head
            for output in (name for name in templates(head.kind) if activity.offers(name)):
                yield WordPaper(
                    name=head.id if output == SHEET else f"{head.id}-{output}",
                    language=head.language,
                    title=head.title,
                    what=label(activity, output),
                    of=head.id,
                    where=(page.path, head.line),
                    offer=OFFER_ANSWERS if output_of(activity, output).answers else OFFER,
                    holds=holds(activity, output),
                    document=cached(partial(document, context, (page, activity), output, read, problems)),
                )


@cached
def templates(kind: str) -> tuple[str, ...]:
    """Return the names of a kind's outputs that are documents, its sheet first."""
    names = (path.name.removesuffix(SUFFIX) for path in (kinds.FOLDER / kind).glob(f"*{SUFFIX}"))
    return tuple(sorted(names, key=lambda name: (name != SHEET, name)))


def bundles(context: Context, language: str, own: list[WordPaper]) -> Iterator[WordBundle]:
    """Go through the files that hold all documents of an offer."""
    sentences = words.load(language)["word"]
    for offer, what in ((OFFER, sentences["all"]), (OFFER_ANSWERS, sentences["all_answers"])):
        documents = tuple(paper for paper in own if paper.offer == offer)
        if documents:
            yield WordBundle(
                name=f"all-{offer}-{language}",
                language=language,
                title=context.site.language(language).site_name,
                what=what,
                of=f"all-{offer}",
                where=documents[0].where,
                whole=True,
                offer=offer,
                holds=sentences["all_hold"].format(count=len(documents)),
                documents=documents,
            )


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
    writer = Writer(head.language, page.place, context.site.url, said=dict(sentences["word"]))
    body = environment(kinds.FOLDER).get_template(f"{head.kind}/{output}{SUFFIX}").render(
        word=writer,
        activity=activity,
        given=activity.given(output),
        said=sentences[head.kind],
        core=sentences["kinds"],
        school=contacts.all_lines() if contacts and activity.warning else (),
        read=read() if output_of(activity, output).answers else {},
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
    return Document(head.language, about, Markup("\n".join(lines)), tuple(writer.links.items()), tuple(writer.lists))


def check(context: Context, problems: Problems) -> None:
    """Report what no document can hold, at its line: nodes that `rich` has no form for, and signs that XML forbids."""
    for page in context.guide.pages.values():
        for activity in (each for each in page.activities if templates(each.head.kind)):
            for line, value in nodes(activity, activity.head.line):
                if isinstance(value, Node):
                    if value.name not in KNOWN:
                        problems.add(page.path, line, cannot(f"<{value.name}>"))
                elif sign := FORBIDDEN.search(value):
                    problems.add(page.path, line, f"U+{ord(sign[0]):04X} is no letter. Take the invisible sign out.")


def nodes(value: object, line: int) -> Iterator[tuple[int, Node | str]]:
    """Go through every node and every text of an activity, each with the line (from 1) of what holds it."""
    if isinstance(value, str):
        yield line, value
    elif isinstance(value, Text):
        yield line, value.text
    elif isinstance(value, Node):
        yield value.line or line, value
        for each in (*value.children, value.get("alt")):
            yield from nodes(each, value.line or line)
    elif isinstance(value, tuple):
        for each in value:
            yield from nodes(each, line)
    elif is_dataclass(value):
        line = getattr(value, "line", line)
        for each in fields(value):
            yield from nodes(getattr(value, each.name), line)


def cannot(what: str) -> str:
    """Return what an author is told of something that a document cannot hold."""
    return f"“{what}” cannot stand in a Word document. Write it in another way."
