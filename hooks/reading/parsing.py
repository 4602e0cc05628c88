"""One page on its way through Markdown: what its processors share, until it is read and all of this is thrown away."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from model import syntax
from model.kind import Activity, IdSlot, Kind, Options, Rich
from model.problems import Problems
from rendering.draft import Draft, Surroundings

from .page import Anchor, Page
from .source_map import Source


@dataclass
class Parsing:
    """A page that is being read: `page` as it was known before, its `source`, and what was found so far.

    `openings` holds the block that an element was made from, `lines` each element's line (from 0, in the source), and
    `authored_ids` the ids that its author wrote. `stashed` says how much Markdown had put aside after fenced code,
    after blocks of HTML, and before it read what stands inside a line. `silenced` are the lines (from 1) of which
    nothing else is to be said: what is wrong there hides the rest. `leftovers` holds what Markdown left over in each
    activity: it is said where nothing else is wrong in that. `reported` counts the page's problems.
    """

    page: Page
    problems: Problems
    source: Source
    openings: dict[Element, Block] = field(default_factory=dict)
    lines: dict[Element, int] = field(default_factory=dict)
    authored_ids: set[str] = field(default_factory=set)
    stashed: list[int] = field(default_factory=list)
    silenced: set[int] = field(default_factory=set)
    leftovers: dict[Element, list[tuple[int, str]]] = field(default_factory=dict)
    reported: int = 0
    activities: dict[Element, Activity] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    id_slots: list[list[IdSlot]] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    prose: Rich = ()
    text: Rich = ()

    def finished(self) -> Page:
        """Return the page with what was found on it."""
        likely = syntax.LIKE_ID.findall("\n".join(self.source.lines)) if self.reported else ()
        return replace(
            self.page,
            activities=tuple(self.activities.values()),
            anchors=tuple(self.anchors),
            links=tuple(self.links),
            id_slots=tuple(map(tuple, self.id_slots)),
            titles=tuple(self.titles),
            prose=self.prose,
            text=self.text,
            code_lines=frozenset(map(self.in_file, self.source.code)),
            unreadable_ids=frozenset(id_ for _, id_ in likely),
        )

    def in_file(self, line: int) -> int:
        """Return the line of the file, from 1, that a line of the Markdown, from 0, is."""
        return line + self.page.first_line + 1

    def in_source(self, line: int) -> int:
        """Return the line of the Markdown, from 0, that a line of the file, from 1, is."""
        return line - self.page.first_line - 1

    def line_of(self, element: Element) -> int:
        """Return an element's line in the file, from 1."""
        return self.in_file(self.lines.get(element, 0))

    def report(self, line: int, message: str) -> None:
        """Report a problem at a line of the file, from 1."""
        self.reported += 1
        if line not in self.silenced:
            self.problems.add(self.page.path, line, message)

    def report_only(self, line: int, message: str) -> None:
        """Report a problem that hides what else is at its line: nothing more is said of that."""
        self.report(line, message)
        self.silenced.add(line)

    def opening_of(self, element: Element) -> Options | None:
        """Return the first lines of the block that an element was made from."""
        if element not in self.openings:
            return None
        block = self.openings[element]
        values = {key: value for key, value in block.options.items() if value is not None and key != "attrs"}
        lines = {name: self.in_file(line) for name, line in self.source.options(self.lines.get(element, 0))}
        return Options(block.NAME, block.argument or "", values, self.line_of(element), lines)


def nothing(root: Element, page: Page) -> None:
    """Add nothing to a page's tree."""


@dataclass
class Current:
    """What all processors of one extension share: the page that is read, and what may be written on it.

    `known` holds every block that may be written, with its options, `blocks` the names of HTML's block-level elements.
    `following` is the page to be read next, `page` the one that was read last, and `draft` that one's tree. It becomes
    HTML at once, with what is known `around` it; with None, later, when other pages are known. `complete` adds to the
    tree what the site says there itself: it has no source, so it comes after all that looks for one.
    """

    kinds: dict[str, Kind]
    problems: Problems
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blocks: frozenset[str] = frozenset()
    following: Page = field(default_factory=Page)
    page: Page = field(default_factory=Page)
    draft: Draft | None = None
    around: Surroundings | None = field(default_factory=Surroundings)
    complete: Callable[[Element, Page], None] = nothing
    parsing: Parsing = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing to read."""
        self.parse("")

    def parse(self, text: str) -> Parsing:
        """Begin to read the page that follows, of which this is the Markdown."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if text else []
        self.parsing = Parsing(self.following, self.problems, Source(lines))
        self.following = Page()
        return self.parsing

    def finish(self) -> Page:
        """Keep what was found on the page, and throw the rest away."""
        self.page = self.parsing.finished()
        self.parse("")
        return self.page


class PageProcessor(Treeprocessor):
    """A tree processor that knows the page."""

    def __init__(self, md: Markdown, current: Current) -> None:
        """Serve the page of `current`."""
        super().__init__(md)
        self.current = current

    @property
    def parsing(self) -> Parsing:
        """The page that is being read."""
        return self.current.parsing
