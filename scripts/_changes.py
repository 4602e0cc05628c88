"""Two states of the guide beside each other: which pages and papers are new, gone, or say something else."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

SENTENCES = {"new": "new", "gone": "taken out", "changed": "its words changed"}
NONE = "No page and no paper says anything else."


@dataclass(frozen=True)
class Text:
    """What a reader finds under a name: its title, and its words without their form."""

    title: str
    words: str


Key = tuple[str, str]
"""A language, and the name of a page (`roles.md`) or a paper (`roles-quiz`) in it."""


@dataclass(frozen=True)
class Snapshot:
    """A state of the guide: its pages, its papers, and what gives all of them their look, by a sentence about it."""

    pages: dict[Key, Text] = field(default_factory=dict)
    papers: dict[Key, Text] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A page or paper that is new, gone or changed: which of these `how` says."""

    language: str
    name: str
    title: str
    how: str


@dataclass(frozen=True)
class Changes:
    """All that differs between two states."""

    pages: tuple[Change, ...]
    papers: tuple[Change, ...]
    looks: tuple[str, ...]

    def of(self, languages: Collection[str]) -> "Changes":
        """Return those in some languages; all where none is named."""
        kept = [tuple(each for each in some if not languages or each.language in languages) for some in self._both()]
        return Changes(kept[0], kept[1], self.looks)

    def _both(self) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        return self.pages, self.papers


def compare(before: Snapshot, after: Snapshot) -> Changes:
    """Return what differs."""
    looks = [sentence for sentence, state in after.looks.items() if before.looks.get(sentence) != state]
    return Changes(
        tuple(_differences(before.pages, after.pages)), tuple(_differences(before.papers, after.papers)), tuple(looks)
    )


def _differences(before: dict[Key, Text], after: dict[Key, Text]) -> Iterator[Change]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if new is None:
            yield Change(*key, old.title if old else "", "gone")
        elif old is None or old.words != new.words:
            yield Change(*key, new.title, "changed" if old else "new")


def report(changes: Changes) -> list[str]:
    """Return the lines, in Markdown, that tell a person of all changes."""
    lines = [
        *_listed("Pages", changes.pages),
        *_listed("Papers", changes.papers),
        *([f"{sentence}\n" for sentence in changes.looks]),
    ]
    return lines or [NONE]


def _listed(heading: str, some: Iterable[Change]) -> Iterator[str]:
    for language, each in groupby(some, key=lambda change: change.language):
        yield f"### {heading}: {language_name(language)}\n"
        for change in each:
            how = f" ({SENTENCES[change.how]})" if change.how != "changed" else ""
            yield f"- {plain(change.title)}, `{change.name}`{how}"
        yield ""


def plain(title: str) -> str:
    """Return a title without what Markdown or HTML would make of it."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>&@#|~!" else sign for sign in title.strip())


def language_name(code: str) -> str:
    """Return what a language is called in English, or its code where nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-").english_name or code
    except (UnknownLocaleError, ValueError):
        return code
