"""The menu: on each page what lies around it, so that no page grows with the guide, and all of it in one file.

A page has the first level, and of the section it is in the first entry and its neighbours; another section is a link
to its first page. The file with all entries, one for each language, is loaded when the menu is opened, or where it is
always in sight; its script (`menu.js`) then fills in what is left out.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.site import Language, Site

from . import locales

SCRIPT = Path(__file__).parent / "menu.js"
TOP, BELOW = 12, 4
"""How many neighbours before and after it a page shows: of the first level, and in a section."""


@dataclass(frozen=True)
class Entry:
    """A page of the menu with its address from the site's root, or a section with what is in it."""

    title: str
    url: str = ""
    below: tuple["Entry", ...] = ()

    @property
    def first(self) -> str:
        """The address of the first page in it."""
        return self.below[0].first if self.below else self.url

    def holds(self, url: str) -> bool:
        """Tell whether a page is this entry, or in this section."""
        return any(entry.holds(url) for entry in self.below) if self.below else self.url == url


@dataclass(frozen=True)
class Shown:
    """What a page shows of the menu: a link, a section that is open, or a link in the place of a closed one.

    Where entries are left out, `more` says how many.
    """

    title: str
    url: str
    current: bool = False
    closed: bool = False
    more: int = 0
    below: tuple["Shown", ...] = ()


def around(entries: Sequence[Entry], url: str, room: int = TOP) -> tuple[Shown, ...]:
    """Return what the page with this address shows of these entries: the first one, and its neighbours."""
    at = next((number for number, entry in enumerate(entries) if entry.holds(url)), 0)
    return tuple(_shown(entries, range(max(at - room, 1), at + room + 1), url))


def _shown(entries: Sequence[Entry], near: range, url: str) -> Iterator[Shown]:
    far: list[Entry] = []
    for number, entry in enumerate(entries):
        if number and number not in near:
            far.append(entry)
            continue
        yield from _more(far)
        far = []
        if entry.below and entry.holds(url):
            yield Shown(entry.title, "", below=around(entry.below, url, BELOW))
        else:
            yield _link(entry, current=entry.holds(url))
    yield from _more(far)


def _link(entry: Entry, *, current: bool = False) -> Shown:
    return Shown(entry.title, entry.first, current=current, closed=bool(entry.below))


def _more(far: Sequence[Entry]) -> Iterator[Shown]:
    """Yield a link in the place of entries that are left out; without scripts it leads to the first of them."""
    if len(far) == 1:
        yield _link(far[0])
    elif far:
        yield Shown("", far[0].first, closed=True, more=len(far))


def titles(entries: Sequence[Entry]) -> dict[str, str]:
    """Return what each page is called in the menu, by its address."""
    known: dict[str, str] = {}
    for entry in entries:
        known |= titles(entry.below) if entry.below else {entry.url: entry.title}
    return known


def publish(site: Site, language: Language, entries: Sequence[Entry]) -> None:
    """Write the file with the whole menu of a language."""
    foreign = locales.foreign_titles(site, language)

    def data(entry: Entry) -> list[object]:
        where: object = [data(each) for each in entry.below] if entry.below else entry.url
        return [entry.title, where, *([foreign[entry.title]] if entry.title in foreign else [])]

    listed = json.dumps([data(entry) for entry in entries], ensure_ascii=False, separators=(",", ":"))
    script = f"self.Menu={listed};\n{SCRIPT.read_text('utf-8')}"
    (site.output / "assets" / f"menu.{language.code}.js").write_text(script, "utf-8")
