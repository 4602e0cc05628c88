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

from . import parity
from .units import Unit, cut


@dataclass
class Guide:
    """Every page read so far, by its path (`docs/en/roles.md`), and the addresses of the build that goes on.

    `root` is the folder of all languages; a page's path in it begins with its language. `units` are what of each page
    is translated one by one. `accepted` holds, for each language that keeps a record, the units that were translated,
    with the wording of the English they were made from.
    """

    root: str = "docs"
    source_language: str = "en"
    pages: dict[str, Page] = field(default_factory=dict)
    units: dict[str, dict[str, Unit]] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    accepted: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _places: dict[str, tuple[str, Anchor]] | None = None

    def add(self, page: Page, url: str, text: str = "") -> None:
        """Take a page that was converted, its address from the site's root, and its whole file, to cut into units."""
        self.pages[page.path] = page
        self.units[page.path] = cut(self.name(page), page, text)
        self.urls[page.path] = url
        self._places = None

    def name(self, page: Page) -> str:
        """Return what a page is called in every language: `stages/engage.md`."""
        return page.path.removeprefix(f"{self.root}/{page.language}/")

    def english(self, page: Page) -> Page | None:
        """Return the English page that a translation was made from."""
        return self.pages.get(f"{self.root}/{self.source_language}/{self.name(page)}")

    def new_in_source(self, page: Page) -> set[str]:
        """Return the ids that are new in the English page: what never was translated is not yet a mistake."""
        english, record = self.english(page), self.accepted.get(page.language)
        if english is None or english is page or record is None:
            return set()
        new = self.units[english.path].keys() - self.units[page.path].keys() - record.keys()
        return {self.units[english.path][key].id for key in new}

    def begin(self) -> None:
        """Forget the addresses: the build of another language begins."""
        self.urls, self._places = {}, None

    def places(self, paths: Iterable[str]) -> dict[str, tuple[str, Anchor]]:
        """Return for each id on the given pages the page and the anchor, items and points before headings."""
        found: dict[str, tuple[str, Anchor]] = {}
        for path in sorted(paths):
            for anchor in self.pages[path].anchors:
                if anchor.id not in found or (anchor.is_global and not found[anchor.id][1].is_global):
                    found[anchor.id] = (path, anchor)
        return found

    def links_to(self, points: Iterable[str], here: str) -> list[tuple[str, str]]:
        """Return the headings that points of the guide stand under, each once, with its address from the page `here`.

        All pages of the language that is built are known now; a point that no page has was reported already.
        """
        places = self._places = self._places or self.places(self.urls)
        found: dict[str, str] = {}
        for point in points:
            if point in places:
                path, anchor = places[point]
                found.setdefault(anchor.heading, f"{relative(here=here, there=self.urls[path])}#{point}")
        return [*found.items()]

    def check(self, problems: Problems, files: Iterable[str]) -> None:
        """Report what is wrong across pages; `files` are all files of the site, by their paths in `root`."""
        known = {f"{self.root}/{file}" for file in files} | set(self.pages)
        for language in sorted({page.language for page in self.pages.values()}):
            own = [path for path, page in self.pages.items() if page.language == language]
            translated = {path.removeprefix(f"{self.root}/{language}/") for path in own}
            fallback = [
                path
                for path, page in self.pages.items()
                if page.language == self.source_language
                and path.removeprefix(f"{self.root}/{self.source_language}/") not in translated
            ]
            places = self.places([*own, *fallback])
            unreadable_ids = {id_ for path in [*own, *fallback] for id_ in self.unreadable_ids(self.pages[path])}
            unreadable_ids |= {id_ for path in own for id_ in self.new_in_source(self.pages[path])}
            for path in sorted(own):
                page = self.pages[path]
                self._doubled(page, places, problems)
                self._points(page, places.keys() | unreadable_ids, problems)
                self._links(page, known, problems)
                if language != self.source_language:
                    self._missing(page, problems)
                    self._different(page, problems)

    def unreadable_ids(self, page: Page) -> frozenset[str]:
        """Return the ids that a page may have, though they could not be read.

        An empty one would have those that it has in other languages, and perhaps more: a link to them may be right.
        """
        if not page.blank:
            return page.unreadable_ids
        twins = (other for other in self.pages.values() if self.name(other) == self.name(page))
        return frozenset(anchor.id for other in twins for anchor in other.anchors) | {"*"}

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

    def _links(self, page: Page, known: set[str], problems: Problems) -> None:
        for target, line in page.links:
            path, _, anchor = unquote(target).partition("#")
            if safety.SCHEME.match(safety.plain(target)) or target.startswith("//") or target == "#":
                continue
            if path.startswith("/") or (path and not splitext(path)[1]):
                said = "is no file" if not path.startswith("/") else "begins at the top of the host"
                problems.add(page.path, line, f"“{target}” {said}. Write the file it leads to, such as “roles.md”.")
                continue
            file = normpath(join(dirname(page.path), path)) if path else page.path
            fallback = re.sub(rf"^{self.root}/[^/]+/", f"{self.root}/{self.source_language}/", file)
            if file not in known and fallback not in known:
                what = "page" if path.endswith(".md") else "file"
                problems.add(page.path, line, f"this leads to “{target}”, and there is no such {what}. Correct it.")
                continue
            there = self.pages.get(file) or self.pages.get(fallback)
            if (
                anchor
                and there
                and anchor
                not in {each.id for each in there.anchors} | self.unreadable_ids(there) | self.new_in_source(there)
            ):
                message = f"this leads to “{target}”, and that page has no id “{anchor}”. Correct it."
                problems.add(page.path, line, message)

    def behind(self, page: Page) -> set[str]:
        """Return the ids whose English is newer than what the translation was made from; the page itself is ""."""
        english, record = self.english(page), self.accepted.get(page.language, {})
        units = self.units[english.path].values() if english else ()
        return {unit.id for unit in units if record.get(unit.key, unit.fingerprint) != unit.fingerprint}

    def _different(self, page: Page, problems: Problems) -> None:
        """Report what is not the same in a translation, where it is not behind: then it is expected to differ."""
        english = self.english(page)
        if english is None or english is page or self.unreadable_ids(page) or self.unreadable_ids(english):
            return
        for line, message in parity.compare(page, english, self.behind(page) | self.new_in_source(page)):
            problems.add(page.path, line, message)

    def _missing(self, page: Page, problems: Problems) -> None:
        english, new_in_source = self.english(page), self.new_in_source(page)
        if english is None:
            return
        here, line = {anchor.id: anchor.line for anchor in page.anchors}, page.first_line + 1
        for anchor in sorted(english.anchors, key=lambda anchor: anchor.line):
            if anchor.id in here:
                line = here[anchor.id]
            elif anchor.authored and anchor.id not in self.unreadable_ids(page) | new_in_source:
                message = f"the id “{anchor.id}” of {english.path}:{anchor.line} is missing. Translate that part too."
                problems.add(page.path, line, message)

    def activities(self, paths: Iterable[str]) -> Iterator[tuple[str, Page]]:
        """Go through the pages of a build that have activities, in the given order."""
        return ((path, self.pages[path]) for path in paths if path in self.pages and self.pages[path].activities)
