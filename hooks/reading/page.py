"""A page on its way through Markdown, and what was found on it."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from model.kind import Activity, IdSlot, Kind, Options, Rich
from model.nodes import HEADINGS
from model.problems import Problems
from rendering.draft import Draft, Surroundings
from sources.front_matter import Front

from .source_map import Source

__all__ = ["HEADINGS", "Anchor", "Current", "Page", "PageProcessor"]

WRITTEN_ID = re.compile(r"(?:\{.*#|^ *id: *)([\w-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Anchor:
    """An element with an id: the heading it stands under, and its line (from 1).

    `wide`: no other page may use it. `written`: by the author, and so the same in every language.
    """

    id: str
    heading: str
    line: int
    wide: bool = True
    written: bool = True


@dataclass
class Page:
    """A page on its way, and what was found on it. `first_line` is the number of lines before its Markdown.

    `code_lines` are those of fenced code, from 1 in the file: nothing in them is what it looks like. `stashed` says how
    much Markdown had put aside after fenced code, after blocks of HTML, and before it read what stands inside a line.
    `told` are the lines (from 1) of which nothing else is to be said: what is wrong there hides the rest. `left` holds
    what Markdown left over in each activity: it is said where nothing else is wrong in that.

    `unreadable_ids` holds, on a page with problems, every id in its source: what could not be read may have it. `front`
    is what it says of itself at its top, `blank` that it says nothing else; `titles` are the lines of its first-level
    headings, and `url` is its address from the site's root. The text of a
    page that is `on_paper` is kept as nodes, in which an activity stands as `activity` with its id.
    """

    path: str = "page.md"
    language: str = "en"
    first_line: int = 0
    source: Source = field(default_factory=lambda: Source([]))
    openings: dict[Element, Block] = field(default_factory=dict)
    lines: dict[Element, int] = field(default_factory=dict)
    code_lines: frozenset[int] = frozenset()
    written: set[str] = field(default_factory=set)
    activities: list[Activity] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    asked: list[list[IdSlot]] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)
    reported: int = 0
    stashed: list[int] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    left: dict[Element, list[tuple[int, str]]] = field(default_factory=dict)
    unreadable_ids: set[str] = field(default_factory=set)
    front: Front = field(default_factory=Front)
    blank: bool = False
    titles: list[int] = field(default_factory=list)
    url: str = ""
    on_paper: bool = True
    prose: Rich = ()

    @property
    def place(self) -> str:
        """The page's address from the site's root: nothing for the root itself, which MkDocs calls “./”."""
        return "" if self.url == "./" else self.url

    def line_of(self, element: Element) -> int:
        """Return an element's line in the file, from 1."""
        return self.lines.get(element, 0) + self.first_line + 1

    def close(self) -> None:
        """Let go of the page's tree, of which only what was found is still needed."""
        self.unreadable_ids = set(WRITTEN_ID.findall("\n".join(self.source.lines))) if self.reported else set()
        self.source = Source([])
        self.openings.clear()
        self.lines.clear()
        self.left.clear()

    def report(self, line: int, message: str) -> None:
        """Report a problem at a line of the file, from 1."""
        self.reported += 1
        if line not in self.told:
            self.problems.add(self.path, line, message)

    def report_only(self, line: int, message: str) -> None:
        """Report a problem that hides what else is at its line: nothing more is said of that."""
        self.report(line, message)
        self.told.add(line)

    def opening_of(self, element: Element) -> Options | None:
        """Return the first lines of the block that an element was made from."""
        if element not in self.openings:
            return None
        block = self.openings[element]
        values = {key: value for key, value in block.options.items() if value is not None and key != "attrs"}
        lines = {name: line + self.first_line + 1 for name, line in self.source.options(self.lines.get(element, 0))}
        return Options(block.NAME, block.argument or "", values, self.line_of(element), lines)


@dataclass
class Current:
    """What all processors of one extension share: the page that is converted, and what may be written on it.

    `known` holds every block that may be written, with its options, `blocks` the names of HTML's block-level elements.
    `draft` is the tree of the page that was converted last. It becomes HTML at once, with what is known `around` it;
    with None, later, when other pages are known.
    """

    kinds: dict[str, Kind]
    problems: Problems
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blocks: frozenset[str] = frozenset()
    page: Page = field(default_factory=Page)
    following: Page = field(default_factory=Page)
    draft: Draft | None = None
    around: Surroundings | None = field(default_factory=Surroundings)


class PageProcessor(Treeprocessor):
    """A tree processor that knows the page."""

    def __init__(self, md: Markdown, current: Current) -> None:
        """Serve the page of `current`."""
        super().__init__(md)
        self.current = current
