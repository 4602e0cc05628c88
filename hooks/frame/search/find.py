"""The page "Find" of every language: its A–Z list, the advice that a worried reader sees first, and what it loads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

import words
from guide.guide import Guide
from model import nodes
from model.problems import Problems
from model.site import PageFile, Site
from rendering.addresses import relative, with_fragment
from rendering.templates import environment
from school.contacts import Contacts
from sources.front_matter import FIND

from . import a_to_z, language
from .publish import ADVICE, Search, publish, searched

HERE = Path(__file__).parent
Papers = Mapping[str, Sequence[str]]
"""The titles of a language's papers, by what they belong to."""


class Finding:
    """What can be found in each language of a site; nothing, where a site has no page to find it on."""

    def __init__(self, site: Site, pages: Sequence[PageFile], guide: Guide, problems: Problems) -> None:
        """Read what is known of each language, and cut all pages into sections."""
        self.site, self.guide = site, guide
        self.searches: dict[str, Search] = {}
        finders = {page.language for page in pages if page.template == FIND}
        for each in site.languages:
            known, wrong = language.read(site.docs / each.code / language.NAME)
            for line, message in wrong:
                problems.add(f"{guide.root}/{each.code}/{language.NAME}", line, message)
            if each.code in finders:
                self.searches[each.code] = Search(site, each, known, searched(site, each, pages), guide)

    def add_papers(self, code: str, papers: Papers) -> None:
        """Add the papers of a language, by which its list of papers is found."""
        if code in self.searches:
            self.searches[code].add_papers(papers)

    def fillers(self, page: PageFile) -> Mapping[str, Callable[[str], str]]:
        """Return what fills the slot of a page "Find"."""
        return {"find": lambda _: self.render(page)} if page.template == FIND else {}

    def render(self, page: PageFile) -> str:
        """Return the advice, hidden until somebody needs it, and the A–Z list for the page."""
        search = self.searches[page.language]
        listed = a_to_z.entries(
            (each, search.title(each, own[0].title), own)
            for each, own in zip(search.pages, search.sections, strict=True)
        )

        contacts = Contacts(self.site.school, page.text_language, page.language)

        def address(there: str) -> str:
            path, _, fragment = there.partition("#")
            return with_fragment(relative(here=page.url, there=path), fragment)

        return (
            environment(HERE)
            .get_template("find.html")
            .render(
                letters=a_to_z.by_letter(listed, search.known),
                advice=self.advice(search),
                contacts=Markup(nodes.html(contacts.box())),  # noqa: S704 - every text is escaped
                address=address,
                words=words.load(page.text_language)["frame"],
            )
        )

    def advice(self, search: Search) -> dict[str, object] | None:
        """Return what to do now, as the guide says it: its title, its address, and its first paragraph."""
        for page, own in zip(search.pages, search.sections, strict=True):
            for section in own:
                if section.id == ADVICE and section.pieces:
                    text = next(text for _, text in section.pieces if text != section.title)
                    return {"title": section.title, "url": f"{page.url}#{ADVICE}", "text": text}
        return None

    def publish(self) -> None:
        """Write what loads when somebody searches, after all else was made small: nothing of it is a style's word."""
        publish(self.site.output, [*self.searches.values()])


def titles(papers: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
    """Return the titles of papers by what they belong to; each is given as that, its title, and what it is called."""
    own: dict[str, list[str]] = {}
    for of, title, what in papers:
        own.setdefault(of, [title]).append(what)
    return own
