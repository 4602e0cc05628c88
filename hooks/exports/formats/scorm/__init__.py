"""SCORM 1.2: an activity as it is on its page, in a package that a learning platform opens, and any browser too.

The package is made of the page's own markup, scripts and styles. A kind says in its `scorm.json` what a platform is
told of it; one without such a template is not exported. The rules of SCORM are those of ADL: SCORM 1.2, October 2001,
“Content Aggregation Model” and “Run-Time Environment”.
"""

from collections.abc import Iterator
from functools import cache

import kinds
import words
from exports.context import Context
from model.kind import Activity
from model.problems import Problems
from reading.page import Page

from . import package, report
from .package import ScormPaper

OFFER = "scorm"


def papers(context: Context, problems: Problems) -> dict[str, list[ScormPaper]]:  # noqa: ARG001 - as every format has it
    """Return the package of every activity whose kind has a template for it, by the language's code."""
    return {language: [*of_language(context, language)] for language in context.names}


def check(context: Context, problems: Problems) -> None:
    """Report what SCORM could not hold, each at its line, before anything is made."""
    for language in context.names:
        for page, activity in activities(context, language):
            report.check(page, activity, problems)


def activities(context: Context, language: str) -> Iterator[tuple[Page, Activity]]:
    """Go through the activities of a language that are exported, with their pages."""
    for page in context.pages(language):
        for activity in page.activities:
            if (kinds.FOLDER / activity.head.kind / report.TEMPLATE).is_file():
                yield page, activity


def of_language(context: Context, language: str) -> Iterator[ScormPaper]:
    """Go through the packages of a language."""
    sentences, guide = words.load(language), context.guide
    places = cache(lambda: guide.places(guide.readable_in(language)))
    for page, activity in activities(context, language):
        head = activity.head
        yield ScormPaper(
            name=f"{head.id}-scorm",
            language=language,
            title=head.title,
            what=sentences["scorm"]["what"],
            of=head.id,
            where=(page.path, head.line),
            offer=OFFER,
            holds=package.holds(context, activity),
            parts=(context, page, activity, places),
        )
