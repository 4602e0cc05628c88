"""The papers of each activity: one for every template for paper in its kind's folder."""

from collections.abc import Callable, Iterator
from functools import cache, partial

import kinds
import words
from exports.context import Context, heading, label, output_of, read_again
from guide.parity import shape
from model.kind import Activity
from reading.page import Page
from school.contacts import Contacts

from .job import LARGE, NORMAL, SMALL, Job, PdfPaper, job, primary, serializer

SHEET = "sheet"
"""The output that every kind with papers has; it is made in large letters, too."""

Read = Callable[[], dict[str, str]]
Where = tuple[Page, Activity]


def templates(kind: str) -> list[str]:
    """Return the names of a kind's templates for paper, its sheet first."""
    return sorted((path.stem for path in (kinds.FOLDER / kind).glob("*.typ")), key=lambda name: (name != SHEET, name))


def has(activity: Activity, *, answers: bool = False, languages: int = 1) -> list[str]:
    """Return the names of the activity's outputs: those with answers, those in two languages, or all others."""
    names = (name for name in templates(activity.head.kind) if activity.offers(name))
    wanted = [name for name in names if output_of(activity, name).languages == languages]
    return [name for name in wanted if output_of(activity, name).answers or not answers]


def data(context: Context, where: Where, output: str, read: Read = dict, *, level: int = 1) -> dict[str, object]:
    """Return what a template of the activity's kind is given."""
    page, activity = where
    sentences = words.load(activity.head.language)
    writer = serializer(context, page)
    given = writer.value(activity.given(output))
    again = read() if output_of(activity, output).answers else {}
    points = {point for item in activity.items() for point in item.points}
    contacts = Contacts(context.site.school, page.language, page.language)
    return {
        **(given if isinstance(given, dict) else {}),
        **({"school": writer.value(contacts.all_lines())} if contacts and activity.warning else {}),
        "level": level,
        "said": dict(sentences[activity.head.kind]),
        "core": {name: text for name, text in sentences["kinds"].items() if name.startswith("paper_")},
        "read": {point: again[point] for point in sorted(points) if point in again},
    }


def path(activity: Activity, output: str) -> str:
    """Return where a template lies, from the root that Typst sees."""
    return f"/kinds/{activity.head.kind}/{output}.typ"


def job_of(context: Context, where: Where, output: str, read: Read = dict, *, size: float = NORMAL) -> Job:
    """Return the job of one paper of an activity."""
    page, activity = where
    head = activity.head
    return job(
        context,
        head.title,
        heading(page, activity, label(activity, output)),
        head.language,
        template=path(activity, output),
        data=data(context, where, output, read),
        address=context.address(page, head.id),
        size=size,
        whole=output_of(activity, output).own_pages,
    )


def of_language(context: Context, language: str) -> Iterator[PdfPaper]:
    """Go through the papers of every activity of a language."""
    read = cache(partial(read_again, context.guide, language))
    for page in context.pages(language):
        for activity in page.activities:
            outputs = has(activity)
            for output in outputs:
                yield in_one_language(context, (page, activity), output, read)
            if SHEET in outputs:
                yield in_large_letters(context, (page, activity), read)
            for output in has(activity, languages=2):
                yield from in_two_languages(context, page, activity, output)


def in_one_language(context: Context, where: Where, output: str, read: Read) -> PdfPaper:
    """Return a paper of an activity."""
    page, activity = where
    head = activity.head
    return PdfPaper(
        name=head.id if output == SHEET else f"{head.id}-{output}",
        language=head.language,
        title=head.title,
        what=label(activity, output),
        of=head.id,
        where=(page.path, head.line),
        whole=output_of(activity, output).own_pages,
        how=words.load(head.language)[head.kind].get(f"paper_{output}_how", ""),
        job=partial(job_of, context, where, output, read),
    )


def in_large_letters(context: Context, where: Where, read: Read) -> PdfPaper:
    """Return an activity's sheet for those who need larger letters."""
    page, activity = where
    head = activity.head
    return PdfPaper(
        name=f"{head.id}-large",
        language=head.language,
        title=head.title,
        what=words.load(head.language)["exports"]["large"],
        of=head.id,
        where=(page.path, head.line),
        job=partial(job_of, context, where, SHEET, read, size=LARGE),
    )


def in_two_languages(context: Context, page: Page, activity: Activity, output: str) -> Iterator[PdfPaper]:
    """Go through the papers of an activity in its language and another, where the two are the same but for words."""
    head, name = activity.head, context.guide.name(page)
    for other in list(context.names)[list(context.names).index(head.language) + 1 :]:  # each pair of languages once
        twin_page = context.guide.pages.get(f"{context.guide.root}/{other}/{name}")
        twins = twin_page.activities if twin_page and other != head.language else []
        twin = next((each for each in twins if each.head.id == head.id), None)
        if twin_page is None or twin is None or shape(twin) != shape(activity):
            continue
        yield PdfPaper(
            name=f"{head.id}-{other}",
            language=head.language,
            title=head.title,
            what=context.names[other],
            of=head.id,
            where=(page.path, head.line),
            other=other,
            job=partial(pair, context, (page, activity), (twin_page, twin), output),
        )


def pair(context: Context, first: Where, second: Where, output: str) -> Job:
    """Return the job of a paper in two languages."""
    both = {}
    for which, (page, activity) in (("first", first), ("second", second)):
        title_of = {"title": activity.head.title, "language": primary(activity.head.language)}
        both[which] = {**data(context, (page, activity), output), "head": title_of}
    page, activity = first
    head, other = activity.head, second[1].head.language
    in_first = job(
        context,
        head.title,
        heading(page, activity, label(activity, output)),
        head.language,
        template=path(activity, output),
        data=both,
        address=context.address(page, head.id),
        size=SMALL,
    )
    own = context.names[head.language]
    languages = f"{own} + {context.names[other]}"
    second_title = {"title": second[1].head.title, "language": primary(other)}
    edition = str(in_first["edition"]).replace(own, languages, 1)
    return {**in_first, "second": second_title, "edition": edition}
