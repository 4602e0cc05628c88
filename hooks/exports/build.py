"""The files of a site in every format: which there are, and the making of them, all at once or one by one."""

import logging
import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from difflib import get_close_matches
from pathlib import Path
from threading import Lock
from typing import ClassVar

from model.problems import Problems
from sources import school

from . import cache, formats, platforms
from .context import Context
from .paper import ExportError, FinishedFile, Paper

FOLDER = "papers"

log = logging.getLogger("mkdocs.exports")  # below mkdocs, so that it is shown where a live site is served


def url(paper: Paper, suffix: str = "") -> str:
    """Return a paper's address from the site's root, or, with another suffix, that of its preview."""
    return f"{FOLDER}/{paper.language}/{paper.name}{suffix or paper.suffix}"


def collection(language: str) -> str:
    """Return the address of the file that holds all papers of a language, from the site's root."""
    return f"{FOLDER}/{language}/all-papers-{language}.zip"


def drawable(paper: Paper) -> bool:
    """Tell whether there can be a picture of a paper."""
    return paper.can_be_drawn


def preview_url(papers: Iterable[Paper]) -> str:
    """Return the address of the picture of papers that belong together; nothing if none of them can be drawn."""
    return next((url(paper, ".png") for paper in filter(drawable, papers)), "")


def fault(paper: Paper, wrong: ExportError) -> str:
    """Return what is told of a paper that could not be made."""
    return f"the paper “{paper.name}” cannot be made. {wrong}"


class ExportBuild:
    """The papers of one build: made all at once, or each when it is asked for. `current` is that of a live site."""

    current: ClassVar["ExportBuild | None"] = None

    def __init__(self, context: Context, site: Path, problems: Problems) -> None:
        """Find every file, to be put into a built site; nothing is made yet."""
        self.context, self.site, self.problems = context, site, problems
        self.papers: dict[str, list[Paper]] = {language: [] for language in context.names}
        known: set[str] = set()
        for each in formats.find() if context.site.papers else []:
            for language, papers in each.papers(context, problems).items():
                self.papers[language] += [paper for paper in papers if not context.leaves_out(paper)]
                known |= {name for paper in papers for name in (paper.name, paper.of)}
        self.check_left_out(known)
        self.by_url = {url(paper): paper for own in self.papers.values() for paper in own}
        self.collections = {collection(language): language for language, own in self.papers.items() if own}
        self.platforms = {
            platforms.collection(FOLDER, language): language for language in self.papers if self.offered(language)
        }
        self.previews = {url(paper, ".png"): paper for paper in self.shown()}
        addresses = (*self.by_url, *self.previews, *self.collections, *self.platforms)
        self.making = {address: Lock() for address in addresses}

    def check_left_out(self, known: AbstractSet[str]) -> None:
        """Report what a school leaves out as a paper and that is none; `known` are all names of papers."""
        site = self.context.site
        for name in sorted(site.school.left_out - known) if site.papers else ():
            if not name.endswith(".md"):
                near = get_close_matches(name, known, 1)
                instead = f"Write “{near[0]}”." if near else school.pages.HOW
                line = school.line_of(site.root / school.NAME, "leave_out", name)
                self.problems.add(school.NAME, line, f"there is no paper “{name}”. {instead}")

    def make(self, language: str = "") -> dict[str, FinishedFile]:
        """Make every paper, its preview and the collections of them; return them by address. Says what went wrong.

        With a language, only what its collection holds.
        """
        wanted = self.of(language) if language else self.by_url.values()
        # The long ones first, so that no worker is left alone with one at the end; by name, since Typst still knows the
        # pages of the one edition when the other of the same language follows soon, but not at the same time.
        files = self.set(sorted(wanted, key=lambda paper: (not paper.whole, paper.name)))
        for address, of in self.collections.items():
            if language in {"", of}:
                inside = {
                    each.removeprefix(f"{FOLDER}/"): files[each] for each in map(url, self.of(of)) if each in files
                }
                if inside:
                    files[address] = cache.collect(inside)
        for address, of in self.platforms.items():
            if not language:
                files[address] = self.for_platforms(of, files)
        return files

    def for_platforms(self, language: str, files: Mapping[str, FinishedFile]) -> FinishedFile:
        """Return the files for schools' platforms of a language as one ZIP, with what is in each."""
        offered = self.offered(language)
        inside = {url(each).rpartition("/")[2]: files[url(each)] for each in offered if url(each) in files}
        return cache.collect(inside, {platforms.README: platforms.readme(offered, language)})

    def of(self, language: str) -> list[Paper]:
        """Return the papers to print of a language, with those that another language shares with it."""
        others = (paper for own in self.papers.values() for paper in own if paper.other == language)
        return [paper for paper in (*self.papers[language], *others) if not paper.offer]

    def offered(self, language: str) -> list[Paper]:
        """Return the files for schools' platforms of a language."""
        return [paper for paper in self.papers.get(language, []) if paper.offer]

    def standing_in(self, language: str) -> list[Paper]:
        """Return the papers to print of pages that a language does not have: those of the one that stands in for it."""
        source, guide = self.context.guide.source_language, self.context.guide
        own = {guide.name(page) for page in self.context.pages(language)} | {""}
        known = {paper.of for paper in self.of(language)}
        others = [] if language == source else self.of(source)
        return [
            each for each in others if self._page(each) not in own and not (each.kind or each.other or each.of in known)
        ]

    def _page(self, paper: Paper) -> str:
        """Return the name of the page that a paper belongs to, nothing where it belongs to all of them."""
        page = self.context.guide.pages.get(paper.where[0])
        return self.context.guide.name(page) if page else ""

    def set(self, wanted: Iterable[Paper], *, previews: bool = True) -> dict[str, FinishedFile]:
        """Make some papers, with the previews that are shown of them, on all cores; return them by address."""
        shown = {url(paper) for paper in self.previews.values()} if previews else set()

        def one(paper: Paper) -> dict[str, FinishedFile]:
            try:
                file = paper.make()
            except ExportError as wrong:
                self.problems.add(*paper.where, fault(paper, wrong))
                return {}
            picture = paper.preview(file) if url(paper) in shown else None
            return {url(paper): file, url(paper, ".png"): picture} if picture else {url(paper): file}

        with ThreadPoolExecutor(os.cpu_count() or 1) as workers:  # a compiler lets the others go on while it works
            return {address: file for files in workers.map(one, wanted) for address, file in files.items()}

    def answer(self, address: str) -> None:
        """Make one paper, preview or collection now, if it is asked for and not there.

        A browser asks for several at once: each is made once, and whoever asks for the same meanwhile waits for it.
        """
        if lock := self.making.get(address):
            with lock:
                if not (self.site / address).exists():
                    cache.put(self.asked(address), self.site)

    def asked(self, address: str) -> dict[str, FinishedFile]:
        """Return what is made for an address; nothing, with a warning that names the page, where Typst refuses."""
        if address in self.collections:
            return self.make(self.collections[address])
        if address in self.platforms:
            files = self.set(self.offered(self.platforms[address]), previews=False)
            return {**files, address: self.for_platforms(self.platforms[address], files)}
        paper = self.by_url.get(address) or self.previews[address]
        try:
            document = paper.make()
            file = paper.preview(document) if address in self.previews else document
        except ExportError as wrong:
            log.warning("%s:%s: %s", *paper.where, fault(paper, wrong))
            return {}
        return {address: file} if file else {}

    def shown(self) -> list[Paper]:
        """Return the papers of which there is a picture: the first of those that belong together and can be drawn."""
        first: dict[tuple[str, str], Paper] = {}
        for paper in filter(drawable, self.by_url.values()):
            first.setdefault((paper.language, paper.of), paper)
        return list(first.values())
