"""The papers of a site: which there are, and the making of them, all at once or one by one."""

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import ClassVar

from activities.problems import Problems

from . import pages, press, sheets, shelf, volumes
from .edition import Edition
from .listing import FOLDER
from .sheets import Paper

log = logging.getLogger("mkdocs.exports")  # below mkdocs, so that it is shown where a live site is served


def papers(made: Edition, problems: Problems) -> dict[str, dict[str, Paper]]:
    """Return every paper of every language by its name."""
    found: dict[str, dict[str, Paper]] = {}
    source = made.guide.source_language
    for language in sorted(made.names, key=lambda code: code != source):
        own = {paper.name: paper for paper in sheets.of_language(made, language)}
        own |= {paper.name: paper for paper in pages.handouts(made, language)}
        known = {**found.get(source, {}), **own}  # in a pack, English papers stand for those not translated yet
        packs = {paper.name: paper for paper in pages.packs(made, language, known, problems)}
        found[language] = {**packs, **{paper.name: paper for paper in volumes.guides(made, language)}, **own}
    return found


def url(paper: Paper, suffix: str = ".pdf") -> str:
    """Return a paper's address from the site's root."""
    return f"{FOLDER}/{paper.language}/{paper.name}{suffix}"


def collection(language: str) -> str:
    """Return the address of the file that holds all papers of a language, from the site's root."""
    return f"{FOLDER}/{language}/all-papers-{language}.zip"


def fault(paper: Paper, wrong: press.PressError) -> str:
    """Return what is told of a paper that Typst could not set."""
    return f"the paper “{paper.name}” cannot be made. Typst says: {wrong}"


class Desk:
    """The papers of one build: made all at once, or each when it is asked for. `current` is that of a live site."""

    current: ClassVar["Desk | None"] = None

    def __init__(self, edition: Edition, site: Path, problems: Problems) -> None:
        """Find every paper of an edition, to be put into a built site; nothing is made yet."""
        press.tools.cache_clear()
        self.edition, self.site, self.problems = edition, site, problems
        self.papers = papers(edition, problems)
        self.by_url = {url(paper): paper for own in self.papers.values() for paper in own.values()}
        self.collections = {collection(language): language for language, own in self.papers.items() if own}
        self.previews = {url(paper, ".png"): paper for paper in self.shown()}
        self.making = {address: Lock() for address in (*self.by_url, *self.previews, *self.collections)}

    def make(self, language: str = "") -> dict[str, press.Made]:
        """Make every paper, its preview and the collections of them; return them by address. Says what went wrong.

        With a language, only what its collection holds.
        """
        wanted = self.of(language) if language else self.by_url.values()
        # The long ones first, so that no worker is left alone with one at the end; by name, since Typst still knows the
        # pages of the one edition when the other of the same language follows soon, but not at the same time.
        made = self.set(sorted(wanted, key=lambda paper: (not paper.whole, paper.name)))
        for address, of in self.collections.items():
            if language in {"", of}:
                files = {each: made[each] for each in map(url, self.of(of)) if each in made}
                if files:
                    made[address] = shelf.collect(files)
        return made

    def of(self, language: str) -> list[Paper]:
        """Return the papers of a language, with those that another language shares with it."""
        others = (paper for own in self.papers.values() for paper in own.values() if paper.other == language)
        return [*self.papers[language].values(), *others]

    def set(self, wanted: Iterable[Paper], *, previews: bool = True) -> dict[str, press.Made]:
        """Make some papers, with the previews that are shown of them, on all cores; return them by address."""
        shown = {url(paper) for paper in self.previews.values()} if previews else set()

        def one(paper: Paper) -> dict[str, press.Made]:
            try:
                made = press.make(paper.job())
            except press.PressError as wrong:
                self.problems.add(*paper.where, fault(paper, wrong))
                return {}
            pictures = {url(paper, ".png"): press.preview(made)} if url(paper) in shown else {}
            return {url(paper): made, **pictures}

        with press.pool() as workers:
            return {address: file for files in workers.map(one, wanted) for address, file in files.items()}

    def answer(self, address: str) -> None:
        """Make one paper, preview or collection now, if it is asked for and not there.

        A browser asks for several at once: each is made once, and whoever asks for the same meanwhile waits for it.
        """
        if lock := self.making.get(address):
            with lock:
                if not (self.site / address).exists():
                    shelf.put(self.asked(address), self.site)

    def asked(self, address: str) -> dict[str, press.Made]:
        """Return what is made for an address; nothing, with a warning that names the page, where Typst refuses."""
        if address in self.collections:
            return self.make(self.collections[address])
        paper = self.by_url.get(address) or self.previews[address]
        try:
            made = press.make(paper.job())
            return {address: press.preview(made) if address in self.previews else made}
        except press.PressError as wrong:
            log.warning("%s:%s: %s", *paper.where, fault(paper, wrong))
            return {}

    def shown(self) -> list[Paper]:
        """Return the papers of which there is a picture: the first of those that belong together."""
        first: dict[tuple[str, str], Paper] = {}
        for paper in self.by_url.values():
            first.setdefault((paper.language, paper.of), paper)
        return list(first.values())
