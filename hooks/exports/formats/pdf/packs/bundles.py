"""All papers of one sort as one file: a kind that has such a file names it in its words, `paper_all_<template>`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import kinds
import words
from exports.context import Context
from exports.formats.pdf.activity_papers import SHEET, templates
from exports.formats.pdf.job import Job, PdfPaper, job
from sources.front_matter import PRINT

from . import TEMPLATE, contents


def bundles(context: Context, language: str, papers: Mapping[str, PdfPaper]) -> Iterator[PdfPaper]:
    """Go through the files of a language that hold all papers of a kind from one template; of one paper there is none.

    `papers` are those of the language, by name.
    """
    pages = context.pages(language)
    for kind in sorted(kinds.find()):
        ids = [each.head.id for page in pages for each in page.activities if each.head.kind == kind]
        for output in templates(kind):
            names = [id_ if output == SHEET else f"{id_}-{output}" for id_ in ids]
            inside = [papers[name] for name in names if name in papers and not context.leaves_out(papers[name])]
            sentences = words.load(language)[kind]
            if len(inside) > 1 and (what := sentences.get(f"paper_all_{output}")):
                yield PdfPaper(
                    name=f"all-{kind}-{output}",
                    language=language,
                    title=sentences["paper_all"],
                    what=what,
                    of=f"all-{kind}",
                    where=inside[0].where,
                    kind=kind,
                    job=partial(bundle, context, language, inside, sentences["paper_all"], what),
                )


def bundle(context: Context, language: str, papers: Sequence[PdfPaper], title: str, what: str) -> Job:
    """Return the job of such a file: a list of its papers, then these one after the other, without empty pages."""
    pages = context.readable(language)
    page = next((page for page in pages if page.front.template == PRINT), pages[0])
    inside = contents([(paper, "") for paper in papers], language, both_sides=False)
    data = {"first": [], "prose": [], "passages": [], "inside": words.load(language)["exports"]["contents"], **inside}
    return job(context, title, what, language, template=TEMPLATE, data=data, address=context.address(page), whole=True)
