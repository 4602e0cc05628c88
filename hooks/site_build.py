"""One build of the site in all its languages: what was read and found, and what is made when all of it is known.

A page's way: `begin_page` before Markdown, `end_page` after it, `complete` when every page of its language is read.
After the last language `finish` checks what only the whole guide can tell, makes papers, and reports all problems once.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import words
from exports import publish as papers
from frame import assets, certificate, progress, reader_state, variables, written
from frame.smaller import small_files
from guide import outline
from guide.guide import Guide
from model.site import PageFile, Site
from reading.extension import ActivitiesExtension
from reading.page import Page
from rendering import slots
from rendering.draft import Draft, Surroundings
from sources import file_types, front_matter
from sources.front_matter import Front
from sources.readable import reason
from translations import checks, state
from translations import publish as translations

log = logging.getLogger("mkdocs.activities")  # below mkdocs, so that strict mode counts


class SiteBuild:
    """One build of a site; a live site begins another with every change."""

    def __init__(self, site: Site, extension: ActivitiesExtension) -> None:
        """Begin, with nothing read; `extension` is the one in the site's Markdown."""
        words.forget()
        self.site = site
        self.extension, self.problems = extension, extension.problems
        self.guide = Guide(site.docs_name, site.source.code)
        self.files: set[str] = set()
        self.pages: dict[tuple[str, str], PageFile] = {}
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.language = site.source
        self.hidden: set[str] = set()
        self.cannot_be_built = False

    def begin_language(
        self, code: str, files: Iterable[str], pages: Iterable[PageFile], hidden: Iterable[str] = ()
    ) -> None:
        """Begin a language: `files` are all of the site in it, by their paths below the docs folder.

        `hidden` are those that are meant to be in no menu.
        """
        self.language = self.site.language(code)
        self.guide.begin()
        self.files |= {*files}
        self.hidden |= {f"{self.guide.root}/{path}" for path in hidden}
        self.pages |= {(code, page.name): page for page in pages}
        translations.begin(self.guide, self.site.docs, code, self.problems)

    def check_page(self, path: str, source: Path) -> str | None:
        """Return what can be read of a page that cannot be read as it is, and report it; nothing if all is well."""
        try:
            content = source.read_bytes()
            content.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            line = content.count(b"\n", 0, wrong.start) + 1
            message = "this file is not UTF-8 from here on. Save it again with the encoding UTF-8."
            self.problems.add(f"{self.guide.root}/{path}", line, message)
            return content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        except OSError as wrong:
            self.problems.add(f"{self.guide.root}/{path}", 1, reason(wrong))
            return ""
        return None

    def check_other(self, path: str, source: Path, *, included: bool) -> bool:
        """Report another file of the docs folder that cannot be read, or that a browser would run.

        Returns whether it can be published; `included` tells whether it is meant to be.
        """
        try:
            source.open("rb").close()
        except OSError as wrong:
            self.problems.add(f"{self.guide.root}/{path}", 1, reason(wrong))
            return False
        if included and source.is_relative_to(self.site.docs) and (fault := file_types.problem(source)):
            self.problems.add(f"{self.guide.root}/{path}", *fault)
        return True

    def variables(self, theme_style: str) -> dict[str, object]:
        """Return what every template of the language is given; `theme_style` is the address of the theme's style."""
        return variables.of_language(self.site, self.language, self.pages.values(), theme_style)

    def begin_page(self, file: PageFile, text: str) -> tuple[Front, str]:
        """Say which page is converted next; return what it says of itself at its top, and its Markdown."""
        front, wrong = front_matter.read(text)
        rest = front_matter.cut(text)
        for line, message in wrong:
            self.problems.add(file.path, line, message)
        self.pages[file.language, file.name] = replace(file, template=front.template)
        page = Page(
            file.path,
            file.text_language,
            rest.before,
            front=front,
            blank=not rest.body.strip(),
            url=file.url,
            on_paper=front.paper != front_matter.NONE and file.text_language == file.language,
        )
        self.extension.begin(page)
        return front, rest.body

    def end_page(self, file: PageFile, text: str) -> None:
        """Keep what was found on the page with this text (its whole file), and its tree until all pages are known."""
        page = self.extension.page
        if file.text_language != file.language:  # read again as a fallback: its own address and text are known already
            before = self.guide.pages.get(page.path, page)
            page = replace(page, url=before.url, prose=before.prose, on_paper=before.on_paper)
        self.guide.add(page, file.url, text)
        self.drafts[file.language, file.name] = self.extension.draft

    def complete(self, file: PageFile) -> str:
        """Return the HTML of a page: every page of its language is known now."""
        notes, top = translations.notes_of(file, self.guide)
        address = self.site.url and self.site.url + file.url
        links_to, meaning = partial(self.guide.links_to, here=file.url), partial(self.guide.meaning, here=file.url)
        around = Surroundings(address, links_to, meaning, notes, top)
        return self.drafts.pop((file.language, file.name)).html(around)

    def assets(self, file: PageFile) -> list[Path]:
        """Return the scripts and styles, without their suffixes, that a page loads: those of what is on it."""
        names = {activity.head.kind for activity in self.guide.pages[file.path].activities}
        return assets.of_page(names, self.pages[file.language, file.name].template)

    def progress(self, file: PageFile, order: Iterable[str]) -> str:
        """Return what one of the site's own pages lists: activities on "My progress", chapters on the certificate.

        `order` are the pages' paths in the menu's order. For any other page nothing is returned.
        """
        template = self.pages[file.language, file.name].template
        if template not in assets.OF_SITE_PAGES:
            return ""
        shown = [(page, self.guide.urls[path]) for path, page in self.guide.activities(order)]
        if template == front_matter.CERTIFICATE:
            return certificate.render(file, shown, self.site.language(file.language).site_name)
        if template == front_matter.WRITTEN:
            return written.render(file, shown)
        return progress.render(file, shown, self.guide.pages.values())

    def finish(self) -> None:
        """After the last language: check the whole guide, publish what pages load and papers, report every problem."""
        site, pages = self.site, list(self.pages.values())
        assets.publish(site.output)
        self.check()
        published = papers.publish(site, self.guide, self.problems)
        printing = {page.language: page for page in pages if page.template == front_matter.PRINT}
        for page in pages:
            fillers = published.fillers(page, printing.get(page.language))
            slots.fill_file(page.output, {**fillers, **translations.fillers(site, page, self.guide)})
        published.write_rules()
        reader_state.publish(site, self.pages, self.guide.pages)
        reader_state.publish_notebooks(site, (page for page in pages if page.template == front_matter.PROGRESS))
        small_files.shrink(site.output)
        self.report()

    def check(self) -> None:
        """Find what only the whole guide can tell."""
        menu = self.site.order if self.site.has_menu else None
        outline.check(self.guide, self.problems, menu, self.hidden)
        self.guide.check(self.problems, self.files, state.new_ids(self.guide))
        checks.check(self.guide, self.problems)

    def report(self) -> None:
        """Say every problem of all languages, once."""
        for problem in self.problems:
            log.warning("%s", problem)
