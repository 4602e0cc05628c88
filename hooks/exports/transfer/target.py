"""A format that takes the items of activities one by one: which files there are of it, and what is wrong with some."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache as once
from functools import lru_cache, partial, reduce
from hashlib import sha256
from operator import add

import words
from exports import cache
from exports.context import Context
from exports.paper import ExportError, FinishedFile, Paper
from model.kind import Activity
from model.problems import Problems
from reading.page import Page

from .checked import Checked, Fault
from .contents import Contents, contents
from .template import Template, find
from .writer import UnfitError, Writer

WHOLE = "all-questions"
"""The name of the file with all of them, before the code of its language: it leaves the folder that says it."""


@dataclass(frozen=True)
class Chosen:
    """An activity that is exported, and the page it stands on.

    `write` returns its items as the format has them, and what is wrong with it: once, for every file that it is in.
    """

    page: Page
    activity: Activity
    contents: Contents
    write: Callable[[], tuple[list[str], list[Fault]]]

    def texts(self) -> list[str]:
        """Return the items as the format has them. Raises UnfitError where something is wrong."""
        texts, faults = self.write()
        if faults:
            raise UnfitError(faults[0][1])
        return texts


@dataclass(frozen=True)
class TransferFile(Paper):
    """A file for another system; its content is only written when it is needed."""

    content: Callable[[], bytes] = field(default=bytes, hash=False, compare=False)

    def make(self) -> FinishedFile:
        """Write the file, or take the same one from the cache. Raises ExportError."""
        try:
            content = self.content()
        except UnfitError as wrong:
            raise ExportError(str(wrong)) from wrong
        path = cache.FOLDER / f"{sha256(content).hexdigest()}{self.suffix}"
        if path.exists():
            path.touch()  # still used
        else:
            cache.keep(path, content)
        return FinishedFile(path, len(content))


@dataclass(frozen=True)
class Target:
    """A format: what it is called, its template's name in a kind's folder, its offer, its suffix, and who writes it.

    `without` are the nodes that it has no place for: their words stand there instead. `longest_id` is in characters;
    0 is any length. `join` makes a file of some activities. With `whole` alone there are no files of one each.
    """

    name: str
    template: str
    offer: str
    suffix: str
    writer: type[Writer]
    join: Callable[[Context, str, Sequence[Chosen]], bytes]
    without: AbstractSet[str] = frozenset()
    longest_id: int = 0
    singly: bool = True

    def of_kind(self, kind: str) -> Template | None:
        """Return a kind's template of this format, if it has one."""
        return find(kind, self.template)

    def chosen(self, context: Context, language: str) -> list[Chosen]:
        """Return the activities of a language that are exported in this format."""
        return _chosen(self, context, language)

    def papers(self, context: Context, problems: Problems) -> dict[str, Sequence[Paper]]:  # noqa: ARG002 - every format's
        """Return every file of every language: that with all activities first."""
        return {language: [*self.of_language(context, language)] for language in context.names}

    def of_language(self, context: Context, language: str) -> Iterator[TransferFile]:
        """Go through the files of a language."""
        chosen = self.chosen(context, language)
        if not chosen:
            return
        sentences = words.load(language)
        kinds = list(dict.fromkeys(each.activity.head.kind for each in chosen))
        yield TransferFile(
            name=f"{WHOLE}-{language}",
            language=language,
            title=context.site.language(language).site_name,
            what=", ".join(sentences[kind]["platform_all"] for kind in kinds),
            of=WHOLE,
            where=(f"{context.guide.root}/{language}/index.md", 1),
            whole=True,
            suffix=self.suffix,
            offer=self.offer,
            holds=self.line(language, chosen),
            content=partial(self.join, context, language, chosen),
        )
        for each in chosen if self.singly else ():
            head = each.activity.head
            yield TransferFile(
                name=head.id,
                language=language,
                title=head.title,
                what=self.name,
                of=head.id,
                where=(each.page.path, head.line),
                suffix=self.suffix,
                offer=self.offer,
                holds=self.line(language, [each]),
                content=partial(self.join, context, language, [each]),
            )

    def line(self, language: str, chosen: Sequence[Chosen]) -> str:
        """Return what is in a file with some activities, and what is not."""
        by_kind: dict[str, list[Contents]] = {}
        for each in chosen:
            by_kind.setdefault(each.activity.head.kind, []).append(each.contents)
        return " ".join(reduce(add, own).line(kind, language) for kind, own in by_kind.items())

    def check(self, context: Context, problems: Problems) -> None:
        """Report what the format can neither hold nor says that it loses, at its author's line."""
        for language in context.names:
            for each in self.chosen(context, language):
                head = each.activity.head
                for line, message in each.write()[1]:
                    problems.add(each.page.path, line, f"{head.kind} “{head.id}”: {message}")

    def write(
        self, context: Context, page: Page, activity: Activity, template: Template
    ) -> tuple[list[str], list[Fault]]:
        """Return an activity's items that the format holds, as it has them, and what is wrong with the activity."""
        return Checked(self.name, self.longest_id, template, self.writer(context, page, activity)).write(activity)


@lru_cache(maxsize=32)
def _chosen(target: Target, context: Context, language: str) -> list[Chosen]:
    chosen = []
    for page in context.pages(language):
        for activity in page.activities:
            template = target.of_kind(activity.head.kind)
            if template and activity.offers(target.template):
                held = contents(activity, template, target.without, at_home=not context.site.url)
                chosen.append(
                    Chosen(page, activity, held, once(partial(target.write, context, page, activity, template)))
                )
    return chosen
