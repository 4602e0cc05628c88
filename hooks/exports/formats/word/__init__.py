"""Word: forms to fill in, worksheets and answer keys as documents that can be changed (.docx, ISO/IEC 29500).

A kind's template `<output>.word.xml` says what stands in a document, in the words of `forms.Writer`; its outputs have
the names of those on paper. Documents with answers are offered by themselves.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache as cached
from functools import partial

import words
from exports import cache
from exports.context import Context, label, output_of, read_again
from exports.paper import FinishedFile, Paper
from model.problems import Problems

from .documents import SHEET, document, holds, templates
from .limits import faults
from .package import Document

OFFER, OFFER_ANSWERS = "word", "word-key"


@dataclass(frozen=True, kw_only=True)
class WordPaper(Paper):
    """A document, which is written when it is needed."""

    suffix: str = ".docx"
    document: Callable[[], Document] = field(hash=False, compare=False)

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


def bundles(context: Context, language: str, own: list[WordPaper]) -> Iterator[WordBundle]:
    """Go through the files that hold all documents of an offer."""
    sentences = words.load(language)["word"]
    for offer, what in ((OFFER, "all"), (OFFER_ANSWERS, "all_answers")):
        documents = tuple(paper for paper in own if paper.offer == offer)
        if documents:
            yield WordBundle(
                name=f"all-{offer}-{language}",
                language=language,
                title=context.site.language(language).site_name,
                what=sentences[what],
                of=f"all-{offer}",
                where=documents[0].where,
                whole=True,
                offer=offer,
                holds=sentences[f"{what}_hold"].format(count=len(documents)),
                documents=documents,
            )


def check(context: Context, problems: Problems) -> None:
    """Report what no document can hold, at its line."""
    for page in context.guide.pages.values():
        for activity in (each for each in page.activities if templates(each.head.kind)):
            for line, message in faults(activity):
                problems.add(page.path, line, message)
