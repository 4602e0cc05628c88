"""Everything that loads when somebody searches, put into the site: the script, an index of each language, and texts.

What keeps the site on a phone or a stick finds all of it under `OF_PAGE` and `FOLDER`: `loaded` names it by language.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rjsmin import jsmin

from frame.smaller.small_files import small_script
from guide import terms
from guide.guide import Guide
from model.site import Language as SiteLanguage
from model.site import PageFile, Site
from sources.front_matter import FIND, FOUND_BY_TEACHERS, PRINT

from . import index
from .language import Language
from .sections import Section, cut

FOLDER = "assets/search"
HERE = Path(__file__).parent
LIBRARY = HERE / "vendor" / "minisearch.js"
NOTICE = "/* MiniSearch 7.2.0, copyright 2022 Luca Ongaro, MIT licence: https://github.com/lucaong/minisearch */\n"
OF_PAGE = ("assets/find.css", "assets/find.js")
"""What the page "Find" itself loads: the script waits until somebody searches."""
SCRIPT = f"{FOLDER}/find.js"
TOGETHER = 2
"""The sections whose texts stand in one file."""

ADVICE = "what-to-do"
"""The id of the box that comes first for what a worried reader types."""


def searched(site: Site, language: SiteLanguage, pages: Iterable[PageFile]) -> list[PageFile]:
    """Return the pages of a language that can be found, in the menu's order.

    Not the one that finds, and none that lists files with answers.
    """
    places = {name: number for number, name in enumerate(site.order)}
    own = (page for page in pages if page.language == language.code and page.template not in {FIND, *FOUND_BY_TEACHERS})
    return sorted(own, key=lambda page: (places.get(page.name, len(places)), page.name))


class Search:
    """What can be found in a language: its pages, their sections, and what is known of the language."""

    def __init__(
        self, site: Site, language: SiteLanguage, known: Language, pages: Sequence[PageFile], guide: Guide
    ) -> None:
        """Cut the pages into sections."""
        self.site, self.language, self.known, self.pages = site, language, known, pages
        self.sections = [self._cut(page, guide) for page in pages]
        self.english = _terms(guide)

    def _cut(self, page: PageFile, guide: Guide) -> list[Section]:
        top, *others = cut(guide.pages[page.path])
        top.add("", guide.pages[page.path].front.description)
        return [top, *others]

    def add_papers(self, papers: Mapping[str, Sequence[str]]) -> None:
        """Add the names of papers to the page that lists them; `papers` are their titles, by what they belong to."""
        for page, own in zip(self.pages, self.sections, strict=True):
            if page.template == PRINT:
                for of, titles in papers.items():
                    own.append(Section(f"paper-{of}", titles[0], "paper"))
                    for title in titles[1:]:
                        own[-1].add("", title)

    def script(self) -> str:
        """Return the index as a script."""
        texts = [
            [*(text for _, text in section.pieces), self.english.get(section.id, "")]
            for own in self.sections
            for section in own
        ]
        known = index.places(texts, self.known)
        order = sorted(known)
        data = {
            "pages": [*map(self._page, self.pages, self.sections)],
            "terms": index.terms(order),
            "places": " ".join(index.distances(known[term]) for term in order),
            "language": self.known.for_browser(),
        }
        return f"self.FindIndex={_json(data)};\n"

    def _page(self, page: PageFile, sections: Sequence[Section]) -> list[str]:
        """Return what the index says of a page: its address, its title in the menu, its language, then its sections.

        A section is its kind's first letter with its id, and its title.
        """
        own = [word for section in sections for word in (section.kind[0] + section.id, section.title)]
        other = page.text_language if page.text_language != page.language else ""
        named = self.title(page, sections[0].title)
        return [page.url, named if named != sections[0].title else "", other, *own]

    def title(self, page: PageFile, title: str) -> str:
        """Return what the menu calls a page with a title; without a menu, its title."""
        named = self.site.page_titles.get(page.name, "")
        return self.language.titles.get(named, named if self.language.code == self.site.menu_language else "") or title

    def texts(self) -> Iterator[str]:
        """Go through the texts of sections, some together as a script: for each its pieces, each after its id."""
        pieces = [
            [word for id_, text in section.pieces for word in (id_ if id_ != section.id else "", text)]
            for sections in self.sections
            for section in sections
        ]
        for number, start in enumerate(range(0, len(pieces), TOGETHER)):
            yield f"Find.text({number},{_json(pieces[start : start + TOGETHER])});\n"

    def files(self) -> Iterator[tuple[str, str]]:
        """Go through all that only this language's search loads: its address from the site's root, and what it says."""
        code = self.language.code
        yield f"{FOLDER}/{code}.js", self.script()
        for number, script in enumerate(self.texts()):
            yield f"{FOLDER}/{code}/{number}.js", script


def _terms(guide: Guide) -> dict[str, str]:
    """Return the English name of each term that is explained: other languages are searched by it as well."""
    source = (page for page in guide.pages.values() if page.language == guide.source_language)
    return {id_: meaning.term for page in source for id_, meaning in terms.meanings(page)}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def publish(output: Path, searches: Sequence[Search]) -> None:
    """Write everything that loads when somebody searches."""
    if not searches:
        return
    # The library keeps its names: with short ones, made by `minify`, it stops at its first search.
    library = NOTICE + jsmin(LIBRARY.read_text("utf-8"))
    write(output / SCRIPT, f"{library}\n{small_script((HERE / 'find.js').read_text('utf-8'))}")
    for search in searches:
        (output / FOLDER / search.language.code).mkdir(parents=True, exist_ok=True)
        for address, script in search.files():
            (output / address).write_text(script, "utf-8")


def loaded(output: Path, code: str) -> list[str]:
    """Return the addresses, from the site's root, of all that the search of a language loads from a built site."""
    folder = output / FOLDER
    own = (folder / f"{code}.js", *sorted((folder / code).glob("*.js"), key=lambda path: int(path.stem)))
    files = (path.relative_to(output).as_posix() for path in own if path.is_file())
    return [*OF_PAGE, SCRIPT, *files] if (output / SCRIPT).is_file() else []


def write(path: Path, text: str) -> None:
    """Write a file, and the folders it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
