"""A page of the guide: what is known of it before it is read, and what was found on it.

It is never changed. What reading it needs is a `Parsing`, which is thrown away when the page is read.
"""

from dataclasses import dataclass, field

from model.kind import Activity, IdSlot, Rich
from rendering.adaptation import Adaptation
from sources.front_matter import Front


@dataclass(frozen=True)
class Anchor:
    """An element with an id: the heading it stands under, and its line (from 1).

    `is_global`: no other page may use it. `authored`: written by the author, and so the same in every language.
    """

    id: str
    heading: str
    line: int
    is_global: bool = True
    authored: bool = True


@dataclass(frozen=True)
class Page:
    """A page. Of one that is yet to be read, nothing was found.

    `first_line` is the number of lines before its Markdown, `front` what it says of itself in them, `blank` that it
    says nothing else; `url` is its address from the site's root; `adaptation` is what a school's copy has another way.
    The text of a page that is `on_paper` is kept as nodes (`prose`), in which an activity stands as `activity` with its
    id; `text` is the same, kept of every page.

    `id_slots` are the places of each activity where an id must stand, and `titles` the lines of first-level headings.
    `code_lines` are those of fenced code, from 1 in the file: nothing in them is what it looks like. `unreadable_ids`
    holds, on a page with problems, every id in its source: what could not be read may have it.
    """

    path: str = "page.md"
    language: str = "en"
    first_line: int = 0
    front: Front = field(default_factory=Front)
    blank: bool = False
    url: str = ""
    on_paper: bool = True
    adaptation: Adaptation = field(default_factory=Adaptation)
    activities: tuple[Activity, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    links: tuple[tuple[str, int], ...] = ()
    id_slots: tuple[tuple[IdSlot, ...], ...] = ()
    titles: tuple[int, ...] = ()
    prose: Rich = ()
    text: Rich = ()
    code_lines: frozenset[int] = frozenset()
    unreadable_ids: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """The page's address from the site's root: nothing for the root itself, which MkDocs calls “./”."""
        return "" if self.url == "./" else self.url
