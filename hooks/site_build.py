"""One build of the site in all its languages: what was read and found, and what is made when all of it is known.

A page's way: `begin_page` before Markdown, `end_page` after it, `complete` when every page of its language is read.
After the last language `finish` checks what only the whole guide can tell, makes papers, and reports all problems once.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar
from xml.etree.ElementTree import Element

import words
from exports import publish as papers
from exports import site_copy
from frame import assets, certificate, menu, policy, progress, reader_state, school_style, variables, written
from frame.search import find
from frame.smaller import small_files
from guide import outline
from guide.guide import Guide
from model.site import OURS, PageFile, Site
from offline import publish as offline
from overlay.overlay import Overlay
from reading.extension import ActivitiesExtension
from reading.page import Page
from rendering import slots
from rendering.adaptation import Adaptation, Credit
from rendering.draft import Draft, Surroundings
from school import notices, tree
from sources import file_types, front_matter, pictures
from sources.front_matter import Front
from sources.readable import reason
from translations import checks, state
from translations import publish as translations

log = logging.getLogger("mkdocs.activities")  # below mkdocs, so that strict mode counts
own_notices = logging.getLogger("mkdocs.notices")  # what is good to know, and fails no build


class SiteBuild:
    """One build of a site; a live site begins another with every change."""

    waiting: ClassVar["SiteBuild | None"] = None
    """The build of a site that offers a copy, until that is packed: its pages tell how large it is."""

    def __init__(self, site: Site, extension: ActivitiesExtension) -> None:
        """Begin, with nothing read; `extension` is the one in the site's Markdown."""
        words.forget()
        self.site = site
        self.extension, self.problems = extension, extension.problems
        extension.current.complete = self.add_of_school
        self.guide = Guide(site.docs_name, site.source.code, has_written=site.has_written, left_out=site.left_out_ids)
        self.overlay = Overlay(site, self.guide, self.problems)
        self.files: set[str] = set()
        self.pages: dict[tuple[str, str], PageFile] = {}
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.language = site.source
        self.hidden: set[str] = set()
        self.menus: dict[str, tuple[menu.Entry, ...]] = {}
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
        if self.site.has_written:
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
        own = path in self.overlay.folder.own_files
        where = f"{OURS if own else self.guide.root}/{path}"
        try:
            source.open("rb").close()
        except OSError as wrong:
            self.problems.add(where, 1, reason(wrong))
            return False
        if included and (own or source.is_relative_to(self.site.docs)) and (fault := file_types.problem(source)):
            self.problems.add(where, *fault)
        return True

    def variables(self, logo: str) -> dict[str, object]:
        """Return what every template of the language is given; `logo` is the path of the site's logo."""
        return variables.of_language(self.site, self.language, self.pages.values(), logo)

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
            adaptation=self.adaptation(file),
        )
        self.extension.begin(page)
        return front, rest.body

    def adaptation(self, file: PageFile) -> Adaptation:
        """Return what of a page is another in a school's copy."""
        site, language = self.site, file.text_language
        named = site.school.names and file.name == "index.md"
        title = site.language(language).site_name if named else ""
        folder = f"{self.guide.root}/{language}"
        credit = self.credit(language) if site.school.original and file.name == "about.md" else None
        return Adaptation(title, frozenset(f"{folder}/{name}" for name in site.left_out), credit)

    def credit(self, language: str) -> Credit:
        """Return what the page "About" says of the guide from which a school copied its own."""
        sentences = words.load(language)["frame"]
        original = ("original", self.site.language(language).original_name, self.site.school.original)
        licence = ("licence", sentences["copied_licence"], sentences["licence_url"])
        return Credit(sentences["copied_from"], (original, licence), "this-edition")

    def end_page(self, file: PageFile, text: str) -> None:
        """Keep what was found on the page with this text (its whole file), and its tree until all pages are known."""
        page = self.extension.page
        if file.text_language != file.language:  # read again as a fallback: its own address and text are known already
            before = self.guide.pages.get(page.path, page)
            page = replace(page, url=before.url, prose=before.prose, text=before.text, on_paper=before.on_paper)
        self.guide.add(self.overlay.finished(page), file.url, text)
        self.drafts[file.language, file.name] = self.extension.draft

    def add_of_school(self, root: Element, page: Page) -> None:
        """Add to a page's tree whom its readers can turn to, and the figures of their own programme."""
        tree.place(root, self.site.school, page.language, self.language.code)

    def notices(self) -> Iterator[str]:
        """Go through what the school is told of its own settings: none of it stops the build."""
        return notices.notices(self.site.school, [each.code for each in self.site.languages], datetime.now(UTC).date())

    def complete(self, file: PageFile) -> tuple[str, str]:
        """Return the HTML of a page, its title and what follows: every page of its language is known now.

        Only the site's own pages say something between the two; any other page has no title apart.
        """
        notes, top = translations.notes_of(file, self.guide) if self.site.has_written else ({}, "")
        places, at_top = self.overlay.notes(file.path)
        notes |= {id_: places[id_] + notes.get(id_, "") for id_ in places}
        address = "" if self.site.copy_for else self.site.url and self.site.url + file.url  # there, no address is known
        links_to, meaning = partial(self.guide.links_to, here=file.url), partial(self.guide.meaning, here=file.url)
        size = partial(pictures.size_of, self.site.picture, file.url)
        around = Surroundings(address, links_to, meaning, notes, at_top + top, size, self.site.school.programme)
        draft = self.drafts.pop((file.language, file.name))
        if self.pages[file.language, file.name].template in assets.OF_SITE_PAGES:
            return draft.html_in_parts(around)
        return "", draft.html(around)

    def assets(self, file: PageFile, html: str) -> assets.Loaded:
        """Return the scripts and styles that a page with this content loads: those of what is on it."""
        names = {activity.head.kind for activity in self.guide.pages[file.path].activities}
        return assets.of_page(html, names, self.pages[file.language, file.name].template, file.text_language)

    def menu_around(self, file: PageFile, whole: Callable[[], tuple[menu.Entry, ...]]) -> tuple[menu.Shown, ...]:
        """Return what a page shows of the menu; `whole` gives the one of its language, and is asked once."""
        if file.language not in self.menus:
            self.menus[file.language] = whole()
        return menu.around(self.menus[file.language], file.url)

    def progress(self, file: PageFile, order: Iterable[str], text: str) -> str:
        """Return what one of the site's own pages lists: activities on "My progress", chapters on the certificate.

        `order` are the pages' paths in the menu's order, `text` what the page's Markdown says, as HTML: the template
        says where it stands. For any other page nothing is returned.
        """
        template = self.pages[file.language, file.name].template
        if template not in assets.OF_SITE_PAGES:
            return ""
        shown = [(page, self.guide.urls[path]) for path, page in self.guide.activities(order)]
        if template == front_matter.CERTIFICATE:
            return certificate.render(file, shown, self.site.language(file.language).site_name, text)
        if template == front_matter.WRITTEN:
            return written.render(file, shown, text)
        return progress.render(file, shown, self.guide.pages.values(), text)

    def finish(self) -> None:
        """After the last language: check the whole guide, publish what pages load and papers, report every problem."""
        site, pages = self.site, list(self.pages.values())
        assets.publish(site.output, (language.code for language in site.languages))
        school_style.publish(site)
        self.check()
        published = papers.publish(site, self.guide, self.problems, self.overlay.inputs())
        finding = find.Finding(site, pages, self.guide, self.problems)
        for language in site.languages:
            finding.add_papers(language.code, find.titles(published.names(language.code)))
        printing = {page.language: page for page in pages if page.template == front_matter.PRINT}
        for page in pages:
            fillers = [
                published.fillers(page, printing.get(page.language)),
                finding.fillers(page),
                translations.fillers(site, page, self.guide),
                offline.fillers(site, page),
            ]
            slots.fill_file(page.output, {name: fill for each in fillers for name, fill in each.items()})
        published.write_rules()
        for language in site.languages:
            menu.publish(site, language, self.menus.get(language.code, ()))
        titles = {code: menu.titles(entries) for code, entries in self.menus.items()}
        reader_state.publish(site, self.pages, self.guide.pages, titles)
        reader_state.publish_notebooks(site, (page for page in pages if page.template == front_matter.PROGRESS))
        offline.write_scripts(site)
        small_files.shrink(site.output)
        finding.publish()
        policy.publish(site.output, site.root / "overrides", self.problems, live=site.live)
        if not len(self.problems):
            self.complete_site()
        self.report()

    def complete_site(self) -> None:
        """Pack a copy into the site that offers it; when no page changes any more, list what readers can keep."""
        if self.site.offers_copy:
            SiteBuild.waiting = self
            return
        site_copy.publish(self.site)
        whole = SiteBuild.waiting or self
        SiteBuild.waiting = None
        pages = list(whole.pages.values())
        keeping = [page for page in pages if page.template == front_matter.KEEP]
        titles = {page.language: whole.guide.pages[page.path].anchors[0].heading for page in keeping}
        offline.publish(whole.site, pages, titles)

    def check(self) -> None:
        """Find what only the whole guide can tell."""
        menu = self.site.order if self.site.has_menu else None
        outline.check(self.guide, self.problems, menu, self.hidden)
        self.guide.check(self.problems, self.files, state.new_ids(self.guide))
        if self.site.has_written:
            checks.check(self.guide, self.problems)
        for notice in filter(None, [self.overlay.used(), *self.overlay.check()]):
            own_notices.info("%s", notice)

    def report(self) -> None:
        """Say every problem of all languages, once."""
        for problem in self.problems:
            log.warning("%s", problem)
