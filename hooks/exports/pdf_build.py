"""The papers of a site: which there are, and the making of them, all at once or one by one."""

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import ClassVar

from model.problems import Problems

from . import activity_papers, cache, page_papers, typst_compiler, whole_guide
from .activity_papers import Paper
from .context import Context
from .listing import FOLDER

log = logging.getLogger("mkdocs.exports")  # below mkdocs, so that it is shown where a live site is served


def papers(made: Context, problems: Problems) -> dict[str, dict[str, Paper]]:
    """Return every paper of every language by its name."""
    found: dict[str, dict[str, Paper]] = {}
    source = made.guide.source_language
    for language in sorted(made.names, key=lambda code: code != source):
        own = {paper.name: paper for paper in activity_papers.of_language(made, language)}
        own |= {paper.name: paper for paper in page_papers.handouts(made, language, problems)}
        known = {**found.get(source, {}), **own}  # in a pack, English papers stand for those not translated yet
        packs = {paper.name: paper for paper in page_papers.packs(made, language, known, problems)}
        found[language] = {**packs, **{paper.name: paper for paper in whole_guide.guides(made, language)}, **own}
    return found


def url(paper: Paper, suffix: str = ".pdf") -> str:
    """Return a paper's address from the site's root."""
    return f"{FOLDER}/{paper.language}/{paper.name}{suffix}"


def collection(language: str) -> str:
    """Return the address of the file that holds all papers of a language, from the site's root."""
    return f"{FOLDER}/{language}/all-papers-{language}.zip"


def fault(paper: Paper, wrong: typst_compiler.CompileError) -> str:
    """Return what is told of a paper that Typst could not set."""
    return f"the paper “{paper.name}” cannot be made. Typst says: {wrong}"


class PdfBuild:
    """The papers of one build: made all at once, or each when it is asked for. `current` is that of a live site."""

    current: ClassVar["PdfBuild | None"] = None

    def __init__(self, context: Context, site: Path, problems: Problems) -> None:
        """Find every paper of an edition, to be put into a built site; nothing is made yet."""
        typst_compiler.tools.cache_clear()
        self.context, self.site, self.problems = context, site, problems
        self.papers = papers(context, problems)
        self.by_url = {url(paper): paper for own in self.papers.values() for paper in own.values()}
        self.collections = {collection(language): language for language, own in self.papers.items() if own}
        self.previews = {url(paper, ".png"): paper for paper in self.shown()}
        self.making = {address: Lock() for address in (*self.by_url, *self.previews, *self.collections)}

    def make(self, language: str = "") -> dict[str, typst_compiler.Made]:
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
                    made[address] = cache.collect(files)
        return made

    def of(self, language: str) -> list[Paper]:
        """Return the papers of a language, with those that another language shares with it."""
        others = (paper for own in self.papers.values() for paper in own.values() if paper.other == language)
        return [*self.papers[language].values(), *others]

    def set(self, wanted: Iterable[Paper], *, previews: bool = True) -> dict[str, typst_compiler.Made]:
        """Make some papers, with the previews that are shown of them, on all cores; return them by address."""
        shown = {url(paper) for paper in self.previews.values()} if previews else set()

        def one(paper: Paper) -> dict[str, typst_compiler.Made]:
            try:
                made = typst_compiler.make(paper.job())
            except typst_compiler.CompileError as wrong:
                self.problems.add(*paper.where, fault(paper, wrong))
                return {}
            pictures = {url(paper, ".png"): typst_compiler.preview(made)} if url(paper) in shown else {}
            return {url(paper): made, **pictures}

        with typst_compiler.pool() as workers:
            return {address: file for files in workers.map(one, wanted) for address, file in files.items()}

    def answer(self, address: str) -> None:
        """Make one paper, preview or collection now, if it is asked for and not there.

        A browser asks for several at once: each is made once, and whoever asks for the same meanwhile waits for it.
        """
        if lock := self.making.get(address):
            with lock:
                if not (self.site / address).exists():
                    cache.put(self.asked(address), self.site)

    def asked(self, address: str) -> dict[str, typst_compiler.Made]:
        """Return what is made for an address; nothing, with a warning that names the page, where Typst refuses."""
        if address in self.collections:
            return self.make(self.collections[address])
        paper = self.by_url.get(address) or self.previews[address]
        try:
            made = typst_compiler.make(paper.job())
            return {address: typst_compiler.preview(made) if address in self.previews else made}
        except typst_compiler.CompileError as wrong:
            log.warning("%s:%s: %s", *paper.where, fault(paper, wrong))
            return {}

    def shown(self) -> list[Paper]:
        """Return the papers of which there is a picture: the first of those that belong together."""
        first: dict[tuple[str, str], Paper] = {}
        for paper in self.by_url.values():
            first.setdefault((paper.language, paper.of), paper)
        return list(first.values())
