"""Papers in a site: made after the last language, or when somebody asks for one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from guide.guide import Guide
from model.problems import Problems
from model.school import School
from model.site import PageFile, Site
from rendering.slots import Fillers
from sources import school

from . import cache, formats, listing, pictures, platforms, print_page, site_copy
from .build import FOLDER, ExportBuild, collection
from .context import Context
from .listing import Download
from .paper import FinishedFile


def publish(site: Site, guide: Guide, problems: Problems, folders: Iterable[Path] = ()) -> "Published":
    """After the last language: make every file, or, in a live site, only find out which there will be.

    `folders` are those that a guide is made from beside its docs. Files that open on a screen have the frame's styles.
    """
    build = ExportBuild(Context(guide, site), site.output, problems)
    pictures.check(guide, site, problems)
    if not site.papers:
        return Published(build, {})
    ExportBuild.current = build
    inputs = [site.root / name for name in ("guide-version.toml", "mkdocs.yml", school.NAME)]
    same = replace(site, output=Path(), offers_copy=False, copy_for=None, offline=False)  # what no paper depends on
    same = replace(same, school=School(), menu=frozenset(), left_out=frozenset(), left_out_ids=frozenset())  # in a file
    name = cache.stamp(same, inputs, [site.docs, cache.HOOKS, cache.FRAME, *folders])
    files = {} if len(problems) else cache.kept(name)
    if not files:
        formats.check(build.context, problems)
    if not files and not site.live and not len(problems):
        files = build.make()
        if not len(problems):
            cache.remember(name, files)
    cache.put(files, site.output)
    return Published(build, files)


def answer(path: str) -> None:
    """Make the file at a path of a live site, if it is a paper that is not made yet."""
    if ExportBuild.current:
        ExportBuild.current.answer(path.lstrip("/"))


@dataclass(frozen=True)
class Published:
    """The files of a site: which there are, those that are made, by their addresses, and what was listed."""

    build: ExportBuild
    files: Mapping[str, FinishedFile]
    groups: dict[str, None] = field(default_factory=dict)

    def write_rules(self) -> None:
        """Write the style that hides what is not chosen on the page "Print", for all groups that were listed."""
        style = self.build.site / listing.STYLE
        if style.is_file():
            style.write_text(style.read_text(encoding="utf-8") + listing.rules(self.groups), encoding="utf-8")

    def names(self, language: str) -> list[tuple[str, str, str]]:
        """Return for each paper of a language what it belongs to, its title, and what a reader calls it."""
        return [(paper.of, paper.title, paper.what) for paper in self.build.papers.get(language, []) if not paper.offer]

    def fillers(self, page: PageFile, printing: PageFile | None) -> Fillers:
        """Return what fills a page's slots: links at an activity, the page "Print" (`printing`), the site as a ZIP."""
        return {
            "papers": partial(self.links, page, printing),
            "print": lambda _: self.listed(page),
            platforms.SLOT: partial(self.offered, page),
            site_copy.SLOT: lambda _: site_copy.place(self.build.context.site, page.text_language),
        }

    def links(self, page: PageFile, printing: PageFile | None, id_: str) -> str:
        """Return the links to print an activity; its files are in the language of its text."""
        language = page.text_language
        own = [paper for paper in self.build.papers.get(language, []) if paper.of == id_ and not paper.offer]
        shown = [print_page.file(paper, self.files) for paper in own if paper.name == id_ or paper.whole]
        more = f"{printing.url}#paper-{id_}" if printing and printing.text_language == language else ""
        return listing.beside(shown, page.url, more, language)

    def offered(self, page: PageFile, offer: str) -> str:
        """Return the list of the files for a platform, or of all of them in one, for the page "For your platform"."""
        language = page.text_language
        files = [print_page.file(paper, self.files) for paper in self.build.offered(language)]
        if offer != platforms.ALL:
            return platforms.listed([each for each in files if each.paper.offer == offer], page.url, language)
        if not files:
            return ""
        if self.build.context.site.copy_for:  # there they lie in one folder already
            return platforms.in_one_folder(f"{FOLDER}/{language}", language)
        address = platforms.collection(FOLDER, language)
        finished = self.files.get(address)
        whole = Download(url=address, kilobytes=finished.kilobytes if finished else 0)
        return platforms.all_in_one(whole, page.url, language)

    def listed(self, page: PageFile) -> str:
        """Return the list of all files, for the page "Print"."""
        language = page.text_language
        entries, groups = print_page.entries(self.build, language, self.files)
        self.groups.update(dict.fromkeys(groups))
        address = collection(language)
        finished = None if self.build.context.site.copy_for else self.files.get(address)
        return listing.render(
            entries,
            groups,
            Download(url=address, kilobytes=finished.kilobytes) if finished else None,
            listing.PrintPage(page.url, language, self.build.context.names),
        )
