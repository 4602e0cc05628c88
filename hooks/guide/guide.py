"""What only the whole guide can tell: doubled ids, links and points that lead nowhere, what a translation lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote

from model import safety
from model.problems import Problems
from reading.page import Anchor, Page
from rendering.addresses import relative
from rendering.meanings import Meaning
from sources.front_matter import PRINT

from . import terms
from .units import Unit, cut


@dataclass
class Guide:
    """Every page read so far, by its path (`docs/en/roles.md`), and the addresses of the build that goes on.

    `root` is the folder of all languages; a page's path in it begins with its language. `units` are what of each page
    is translated one by one. `accepted` holds, for each language that keeps a record, the units that were translated,
    with the wording of the English they were made from. `has_written` tells whether the language is there that all is
    written in first. `left_out` are ids on pages, and of papers, that a school's copy has not.

    Where a school has words of its own in a page, `originals` holds the page without them, with its text, and `theirs`
    the ids of what it changed or added; `own_pages` are those that the guide does not have. All of these are by path.
    """

    root: str = "docs"
    source_language: str = "en"
    pages: dict[str, Page] = field(default_factory=dict)
    units: dict[str, dict[str, Unit]] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    accepted: dict[str, Mapping[str, str]] = field(default_factory=dict)
    has_written: bool = True
    left_out: AbstractSet[str] = frozenset()
    originals: dict[str, tuple[Page, str]] = field(default_factory=dict)
    theirs: dict[str, AbstractSet[str]] = field(default_factory=dict)
    own_pages: AbstractSet[str] = frozenset()
    _places: dict[str, tuple[str, Anchor]] | None = None
    _meanings: dict[str, tuple[str, Meaning]] | None = None
    _terms: frozenset[str] | None = None

    def add(self, page: Page, url: str, text: str = "") -> None:
        """Take a page that was converted, its address from the site's root, and its whole file, to cut into units."""
        self.pages[page.path] = page
        own = page.path in self.own_pages
        self.units[page.path] = {} if own else cut(self.name(page), *self.originals.get(page.path, (page, text)))
        self.urls[page.path] = url
        self._places = self._meanings = self._terms = None

    def name(self, page: Page) -> str:
        """Return what a page is called in every language: `stages/engage.md`."""
        return page.path.removeprefix(f"{self.root}/{page.language}/")

    def english(self, page: Page) -> Page | None:
        """Return the English page that a translation was made from."""
        return self.pages.get(f"{self.root}/{self.source_language}/{self.name(page)}")

    def begin(self) -> None:
        """Forget the addresses: the build of another language begins."""
        self.urls, self._places, self._meanings = {}, None, None

    def places(self, paths: Iterable[str]) -> dict[str, tuple[str, Anchor]]:
        """Return for each id on the given pages the page and the anchor, items and points before headings."""
        anchors: dict[str, tuple[str, Anchor]] = {}
        for path in sorted(paths):
            for anchor in self.pages[path].anchors:
                if anchor.id not in anchors or (anchor.is_global and not anchors[anchor.id][1].is_global):
                    anchors[anchor.id] = (path, anchor)
        return anchors

    def links_to(self, points: Iterable[str], here: str) -> list[tuple[str, str]]:
        """Return the headings that points of the guide stand under, each once, with its address from the page `here`.

        A heading of another page is named with the page's title, as on paper. All pages of the language that is built
        are known now; a point that no page has was reported already.
        """
        places = self._places = self._places or self.places(self.urls)
        headings: dict[str, str] = {}
        for point in points:
            if point in places:
                path, anchor = places[point]
                title = self.pages[path].anchors[0].heading
                name = (
                    anchor.heading
                    if self.urls[path] == here or anchor.heading == title
                    else f"{anchor.heading} ({title})"
                )
                headings.setdefault(name, f"{relative(here=here, there=self.urls[path])}#{point}")
        return [*headings.items()]

    def meaning(self, id_: str, here: str) -> Meaning | None:
        """Return what a term means that another page than the one at `here` explains, in the language that is built."""
        if self._meanings is None:
            own = ((url, terms.meanings(self.pages[path])) for path, url in self.urls.items())
            self._meanings = {term: (url, meaning) for url, entries in own for term, meaning in entries}
        url, meaning = self._meanings.get(id_, (here, None))
        return meaning if url != here else None

    def terms(self) -> frozenset[str]:
        """Return the ids of all terms that pages explain, in any language."""
        if self._terms is None:
            self._terms = frozenset(id_ for page in self.pages.values() for id_, _ in terms.meanings(page))
        return self._terms

    def check(
        self, problems: Problems, files: Iterable[str], expected: Mapping[str, AbstractSet[str]] | None = None
    ) -> None:
        """Report what is wrong across pages; `files` are all files of the site, by their paths in `root`.

        `expected` are ids that a page, by its path, does not have yet and may be led to.
        """
        known = {f"{self.root}/{file}" for file in files} | set(self.pages)
        likely = {
            path: self.unreadable_ids(page) | (expected or {}).get(path, set()) | self._papers(page)
            for path, page in self.pages.items()
        }
        for language in sorted({page.language for page in self.pages.values()}):
            readable = self.readable_in(language)
            places = self.places(readable)
            points = {id_ for path in readable for id_ in likely[path]} | places.keys() | self.left_out
            for page in (self.pages[path] for path in readable if self.pages[path].language == language):
                self._doubled(page, places, problems)
                self._points(page, points, problems)
                self._links(page, known, likely, problems)

    def readable_in(self, language: str) -> list[str]:
        """Return the paths of the pages that readers of a language meet: English ones where none is translated."""
        pages = {self.name(page): path for path, page in self.pages.items() if page.language == self.source_language}
        pages |= {self.name(page): path for path, page in self.pages.items() if page.language == language}
        return sorted(pages.values())

    def unreadable_ids(self, page: Page) -> frozenset[str]:
        """Return the ids that a page may have, though they could not be read.

        An empty one would have those that it has in other languages, and perhaps more: a link to them may be right.
        """
        if not page.blank:
            return page.unreadable_ids
        twins = (other for other in self.pages.values() if self.name(other) == self.name(page))
        return frozenset(anchor.id for other in twins for anchor in other.anchors) | {"*"}

    def _papers(self, page: Page) -> frozenset[str]:
        """Return the ids that the list of all papers gives on its page: one for each activity and each handout."""
        if page.front.template != PRINT:
            return frozenset()
        own = [self.pages[path] for path in self.readable_in(page.language)]
        short = {each.path: splitext(self.name(each))[0].removesuffix("/index").replace("/", "-") for each in own}
        named = {f"{short[each.path]}-{each.front.handout}" for each in own if each.front.handout}
        named |= {activity.head.id for each in own for activity in each.activities}
        return frozenset(f"paper-{name}" for name in named)

    def _doubled(self, page: Page, places: dict[str, tuple[str, Anchor]], problems: Problems) -> None:
        seen: dict[str, int] = {}
        for anchor in sorted(page.anchors, key=lambda anchor: anchor.line):
            path, first = places[anchor.id]
            if safety.of_frame(anchor.id):
                message = f"the id “{anchor.id}” is used by the frame of every page. Give this another."
                problems.add(page.path, anchor.line, message)
            if anchor.id in seen:
                message = f"the id “{anchor.id}” is already used in line {seen[anchor.id]}. Give this its own."
                problems.add(page.path, anchor.line, message)
            elif anchor.is_global and path != page.path:
                message = f"the id “{anchor.id}” is already used in {path}:{first.line}. Give this its own."
                problems.add(page.path, anchor.line, message)
            seen.setdefault(anchor.id, anchor.line)

    def _points(self, page: Page, places: AbstractSet[str], problems: Problems) -> None:
        for activity in page.activities:
            for item in activity.items():
                for point in item.points:
                    if point not in places:
                        message = f"“{item.id}” serves the point “{point}”, which no page has. Write an id that exists."
                        problems.add(page.path, item.line, message)

    def _links(self, page: Page, known: set[str], likely: Mapping[str, AbstractSet[str]], problems: Problems) -> None:
        for target, line in page.links:
            path, _, anchor = unquote(target).partition("#")
            if safety.SCHEME.match(safety.plain(target)) or target.startswith("//") or target == "#":
                continue
            if path.startswith("/") or (path and not splitext(path)[1]):
                problem = "is no file" if not path.startswith("/") else "begins at the top of the host"
                problems.add(page.path, line, f"“{target}” {problem}. Write the file it leads to, such as “roles.md”.")
                continue
            file = normpath(join(dirname(page.path), path)) if path else page.path
            fallback = re.sub(rf"^{self.root}/[^/]+/", f"{self.root}/{self.source_language}/", file)
            if file not in known and fallback not in known:
                what = "page" if path.endswith(".md") else "file"
                problems.add(page.path, line, f"this leads to “{target}”, and there is no such {what}. Correct it.")
                continue
            there = self.pages.get(file) or self.pages.get(fallback)
            if not path and problems.names(page.path, line, anchor):
                continue  # a link of an activity, of which its kind has said more
            if anchor and there and anchor not in {each.id for each in there.anchors} | likely[there.path]:
                message = f"this leads to “{target}”, and that page has no id “{anchor}”. Correct it."
                problems.add(page.path, line, message)

    def activities(self, paths: Iterable[str]) -> Iterator[tuple[str, Page]]:
        """Go through the pages of a build that have activities, in the given order."""
        return ((path, self.pages[path]) for path in paths if path in self.pages and self.pages[path].activities)
