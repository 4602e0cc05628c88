"""A school's own words on their way through a build: read, put into pages, and looked at against the guide's."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from html import escape
from pathlib import Path

import words
from guide.guide import Guide
from guide.units import fingerprint, wording
from model.problems import Problems
from model.site import Site
from reading.page import Anchor, Page
from sources.front_matter import plain

from . import compose, folder, own_files, protected, ranges, seen
from .compose import Labels
from .marks import AFTER, Change
from .ranges import Range

QUOTES = "“”„«»‘’‚"
AROUND = re.compile(f"[{QUOTES}]?{{name}}[{QUOTES}]?")
STRAIGHT = re.compile(r'"([^"]*)"')

Parse = Callable[[str, str, str], Page]
"""Reads a page with the site's own parser, given its path, its language and its whole text; says nothing of it."""


@dataclass(frozen=True)
class Composed:
    """A page with changes in it: its text, the changes with their ranges, and every range of the page before."""

    text: str
    steps: tuple[tuple[Change, Range], ...] = ()
    before: Mapping[str, Range] = field(default_factory=dict)


def with_name(sentence: str, name: str) -> str:
    """Return a sentence with a name in it; one that brings quotation marks stands between no others."""
    return AROUND.sub(lambda _: name, sentence) if set(name) & set(QUOTES) else sentence.replace("{name}", name)


class Overlay:
    """What a school's folder says of the site that is built. Without the folder it says nothing and costs nothing."""

    def __init__(self, site: Site, guide: Guide, problems: Problems) -> None:
        """Read the folder, and report what is wrong in it."""
        self.site, self.guide, self.problems = site, guide, problems
        codes = [site.source.code, *(each.code for each in site.languages if each is not site.source)]
        there = (site.root / folder.NAME).is_dir()
        self.folder = folder.read(site.root, site.docs, codes, problems) if there else folder.Folder()
        guide.own_pages = frozenset(f"{guide.root}/{name}" for name in self.folder.pages)
        self.pages: dict[str, Composed] = {}
        self.lost: dict[str, dict[str, str]] = {}
        self.state: dict[str, seen.Entry] = {}

    def labels(self, language: str) -> Labels:
        """Return what stands beside the school's words in a language: with its name, if it has one of its own."""
        sentences = words.load(language)["overlay"]
        if not self.site.school.names:
            return Labels(sentences["added"], sentences["changed"])
        name = next((each.site_name for each in self.site.languages if each.code == language), "")
        own = STRAIGHT.sub(lambda match: sentences["quoted"].replace("{words}", match[1]), name)
        return Labels(*(with_name(sentences[key], own) for key in ("added_by", "changed_by")))

    def text(self, name: str, text: Callable[[], str], parse: Parse) -> str | None:
        """Return the text of a page (`en/roles.md`) with the school's words in it; nothing where they do not touch it.

        `text` returns the guide's own, and is asked only where there is something to change.
        """
        name = self.folder.stand_ins.get(name, name)
        language, path, own = name.partition("/")[0], f"{self.guide.root}/{name}", f"{folder.NAME}/{name}"
        if name in self.folder.pages and path not in self.pages:
            lines = compose.own_page(self.folder.pages[name], own, self.labels(language).added)
            self._keep(path, lines, (), {})
        elif self.folder.changes.get(name) and path not in self.pages:
            whole = plain(text())
            self._change(path, own, whole, parse(path, language, whole), self.folder.changes[name])
        return self.pages[path].text if path in self.pages else None

    def _change(self, path: str, own: str, text: str, page: Page, changes: Sequence[Change]) -> None:
        """Put changes into a page, but for those that cannot be made, which are reported."""
        lines = text.split("\n")
        known = ranges.of_page(page, lines)
        steps = list[tuple[Change, Range]]()
        for change in changes:
            if message := self._problem(change, known, steps, lines, path):
                self.problems.add(own, change.line, message)
            else:
                steps.append((change, known[change.id]))
        source = [(line, (path, number)) for number, line in enumerate(lines, 1)]
        self.guide.originals[path] = page, text
        self.problems.gaps[path] = [*protected.gaps(own, page, steps, known)]
        self._keep(path, compose.compose(source, steps, own, self.labels(page.language)), tuple(steps), known)
        for change, range_ in steps:
            if change.action != AFTER:
                print_ = fingerprint(map(wording, lines[range_.start : range_.end]))
                key = f"{page.language}/{change.id}"
                self.state[key] = seen.Entry(path, range_.at + 1, change.id, print_)

    def _keep(
        self,
        path: str,
        lines: Sequence[compose.Line],
        steps: tuple[tuple[Change, Range], ...],
        known: Mapping[str, Range],
    ) -> None:
        self.problems.origins[path] = [place for _, place in lines]
        self.pages[path] = Composed("\n".join(line for line, _ in lines), steps, known)

    def _problem(
        self,
        change: Change,
        known: Mapping[str, Range],
        steps: Sequence[tuple[Change, Range]],
        lines: Sequence[str],
        path: str,
    ) -> str:
        """Return why a change cannot be made beside those before it, and what to write; nothing where it can."""
        range_ = known.get(change.id)
        if range_ is None:
            near = get_close_matches(change.id, known, 1)
            how = f"Write “{near[0]}”" if near else "Look at the page's file for its ids, “{ #some-id }”"
            return f"{path} has no “{change.id}”, or has it no longer. {how}, or delete this part."
        for other, there in steps:
            both = AFTER not in {change.action, other.action}
            if both and change.id == other.id:
                return f"“{change.id}” is changed in line {other.line} already. Delete one of the two."
            inner, outer = (other, change) if range_.holds(there) else (change, other)
            if outer.action != AFTER and inner.id != outer.id and (range_.holds(there) or there.holds(range_)):
                where = f"line {other.line}"
                return (
                    f"“{inner.id}” is a part of “{outer.id}”, and both are changed ({where}). "
                    f"Write all of it in place of “{outer.id}”, or change only its parts."
                )
        if range_.is_row and change.words and not all("|" in text for _, text in change.words):
            return f"“{change.id}” is a row of a table. Write all of its cells, as in “| … | … |”."
        if change.action == AFTER:
            return ""
        return protected.problem(change, range_, [*known.values()], lines)

    def finished(self, page: Page) -> Page:
        """Return a page that was read, with the ids of what it lost: links to them still arrive, at what is before."""
        composed = self.pages.get(page.path)
        if composed is None or page.path in self.guide.own_pages:
            return page
        own = {anchor.id: anchor for anchor in page.anchors}
        kept = frozenset(own) | page.unreadable_ids
        self.lost[page.path] = lost = compose.lost(composed.before, composed.steps, kept)
        replaced = [range_ for change, range_ in composed.steps if change.action != AFTER]
        touched = {id_ for id_, each in composed.before.items() if any(range_.holds(each) for range_ in replaced)}
        self.guide.theirs[page.path] = frozenset(touched | (own.keys() - composed.before.keys()))
        title = page.anchors[0] if page.anchors else Anchor("", "", 1)
        places = ((id_, own.get(before, title)) for id_, before in lost.items())
        anchors = [Anchor(id_, at.heading, at.line, authored=False) for id_, at in places]
        return replace(page, anchors=(*page.anchors, *anchors))

    def notes(self, path: str) -> tuple[dict[str, str], str]:
        """Return, as HTML, the places at which links to lost ids arrive: for ids of a page, and at its top."""
        notes: dict[str, str] = {}
        for id_, before in self.lost.get(path, {}).items():
            notes[before] = notes.get(before, "") + f'<span id="{escape(id_)}"></span>'
        return notes, notes.pop("", "")

    def check(self) -> list[str]:
        """Return what the school is told, and what stops nothing: which parts of the guide changed under its words."""
        of_files = [*folder.notices(self.folder), *own_files.notices(self.folder.own_files)]
        if not self.state:
            return of_files
        path = self.site.root / folder.NAME / seen.NAME
        known, wrong = seen.read(path)
        for line in wrong:
            self.problems.add(f"{folder.NAME}/{seen.NAME}", line, seen.HOW)
        return [*of_files, *seen.notices(self.state, known)]

    def used(self) -> str:
        """Return the sentence that names the files that were used; nothing where there are none."""
        counts = {name: len(changes) for name, changes in self.folder.changes.items() if changes}
        files = {name: "1 place" if count == 1 else f"{count} places" for name, count in counts.items()}
        files |= dict.fromkeys(self.folder.pages, "a page of your own")
        return (
            f"Your own words: {', '.join(f'{folder.NAME}/{name} ({files[name]})' for name in sorted(files))}."
            * bool(files)
        )

    def inputs(self) -> list[Path]:
        """Return the folders that papers depend on because of this one."""
        own = self.folder
        return [self.site.root / folder.NAME] if own.pages or own.changes or own.own_files else []
