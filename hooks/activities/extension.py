"""The Python-Markdown extension: activities in Markdown, rendered without MkDocs.

    markdown.markdown(text, extensions=[ActivitiesExtension()])

Order of a page's way: the lines are kept, blocks become elements, attributes and lines are set before inline parsing,
and after all other tree processors each finished element is read by its kind and replaced by its rendering.
"""

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from . import attributes, blocks, rendering
from .kind import Activity, Head, Kind, Options, Reader
from .positions import Source, locate, opening_key
from .problems import Problems

HERE = Path(__file__).parent
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find_kinds() -> dict[str, Kind]:
    """Return every kind of activity by its name: each folder beside this file that has a `KIND`."""
    names = sorted(path.parent.name for path in HERE.glob("*/__init__.py"))
    return {name: import_module(f".{name}", __package__).KIND for name in names}


@dataclass(frozen=True)
class Anchor:
    """An element with an id: the heading it stands under, its line (from 1), and whether no other page may use it."""

    id: str
    heading: str
    line: int
    wide: bool = True


@dataclass
class Page:
    """A page on its way, and what was found on it. `first_line` is the number of lines before its Markdown."""

    path: str = "page.md"
    language: str = "en"
    first_line: int = 0
    source: Source = field(default_factory=lambda: Source([]))
    openings: dict[Element, tuple[Block, int]] = field(default_factory=dict)
    lines: dict[Element, int] = field(default_factory=dict)
    activities: list[Activity] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)

    def line_of(self, element: Element) -> int:
        """Return an element's line in the file, from 1."""
        return self.lines.get(element, 0) + self.first_line + 1


class ActivitiesExtension(BlocksExtension):
    """Activities for Python-Markdown. `page` holds what the last conversion found, `problems` what is wrong."""

    def __init__(self, problems: Problems | None = None) -> None:
        """Find the kinds; `problems` are collected in the given collection or a new one."""
        super().__init__()
        self.problems = Problems() if problems is None else problems
        self.kinds = find_kinds()
        self.page = Page()
        self.next = Page()

    def begin(self, page: Page) -> None:
        """Say which page is converted next: an extension does not know it."""
        self.next = page

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register everything in a Markdown instance."""
        md.block_level_elements.extend([blocks.TAG, "activity-heading", "activity-words", *(f"activity-{name}" for name in self.kinds)])
        block_mgr.block_tags |= {blocks.TAG}
        self.known = {name: ("id", *kind.options) for name, kind in self.kinds.items()}
        for kind in self.kinds.values():
            self.known.update(kind.parts)
        for name, options in self.known.items():
            block_mgr.register(blocks.block_class(name, options, self._opened), {})
        others = set(block_mgr.blocks) - set(self.known)
        self.known.update({name: () for name in others})
        md.preprocessors.register(KeepLines(md, self), "activity_lines", 200)
        md.treeprocessors.register(SetAttributes(md, self), "activity_attributes", 45)
        md.treeprocessors.register(Collect(md, self), "activity_anchors", 1)
        md.treeprocessors.register(Finish(md, self), "activities", -100)

    def _opened(self, element: Element, block: Block) -> None:
        self.page.openings[element] = (block, len(self.page.openings))

    def report(self, line: int, message: str) -> None:
        """Report a problem of the page at a line of its file, from 1."""
        self.problems.add(self.page.path, line, message)

    def opening_of(self, element: Element) -> Options | None:
        """Return the first lines of the block that an element was made from."""
        if element not in self.page.openings:
            return None
        block = self.page.openings[element][0]
        values = {key: value for key, value in block.options.items() if value is not None and key != "attrs"}
        return Options(block.NAME, block.argument or "", values, self.page.line_of(element))


class KeepLines(Preprocessor):
    """Keeps the page's lines before anything changes them."""

    def __init__(self, md: Markdown, extension: ActivitiesExtension) -> None:
        """Serve `extension`."""
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Begin a page."""
        page, self.extension.next = self.extension.next, Page()
        page.source = Source("\n".join(lines).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        self.extension.page = page
        return lines


class PageProcessor(Treeprocessor):
    """A tree processor that knows the extension and its page."""

    def __init__(self, md: Markdown, extension: ActivitiesExtension) -> None:
        """Serve `extension`."""
        super().__init__(md)
        self.extension = extension


class SetAttributes(PageProcessor):
    """Finds every element's line and attributes while its text is still source, and checks how blocks nest."""

    def run(self, root: Element) -> None:
        """Work on a page's tree before inline parsing."""
        page = self.extension.page
        keys = {
            element: opening_key(block.length, block.NAME, block.argument)
            for element, (block, _) in page.openings.items()
        }
        page.lines = locate(root, page.source, keys)
        attributes.assign(root)
        if any("//" in (element.text or "") for element in root.iter()):
            self.literals(root)
        if page.openings:
            self.nesting(root, "", "")

    def literals(self, root: Element) -> None:
        """Report what pymdownx left as text."""
        page, left = self.extension.page, 0
        for element in root.iter():
            for line, text in blocks.literal(element, page.lines.get(element, 0)):
                if not blocks.CLOSING.match(text):
                    left += 1
                    message = blocks.diagnose(page.source, line, self.extension.known)
                    self.extension.report(line + page.first_line + 1, message)
                elif left:
                    left -= 1
                else:
                    message = "this line closes nothing. Take it out, or write the first line of its block."
                    self.extension.report(line + page.first_line + 1, message)

    def nesting(self, parent: Element, kind: str, part: str) -> None:
        """Report blocks that are not closed or stand where they cannot, and tell headings of activities apart."""
        for element in parent:
            opening = self.extension.opening_of(element)
            if opening is None:
                if kind and element.tag in HEADINGS:
                    element.tag = "activity-heading"
                self.nesting(element, kind, part)
                continue
            name = f"{opening.name} “{opening.title}”" if opening.title else opening.name
            wrong = self.wrong_place(opening, name, kind, part)
            if wrong:
                self.extension.report(opening.line, wrong)
                element.set("broken", "")
            elif element.get("closed") is None:
                slashes = "/" * self.extension.page.openings[element][0].length
                self.extension.report(opening.line, f"{name} is not closed. Write “{slashes}” after its last line.")
                element.set("broken", "")
            elif opening.name in self.extension.kinds:
                self.inside(element, opening, name)
                self.nesting(element, opening.name, "")
            else:
                self.nesting(element, kind, opening.name)

    def wrong_place(self, opening: Options, name: str, kind: str, part: str) -> str:
        """Return why a block cannot stand where it is, or nothing."""
        kinds = self.extension.kinds
        if opening.name in kinds:
            return f"{name} stands inside a {kind}. Close that with “///” before it." if kind else ""
        if part:
            return f"{name} stands inside “{part}”. Close that before it."
        if kind and opening.name in kinds[kind].parts:
            return ""
        homes = " or ".join(sorted(home for home in kinds if opening.name in kinds[home].parts))
        return f"“{opening.name}” can only stand inside a {homes}. Move it there, or take it out."

    def inside(self, element: Element, opening: Options, name: str) -> None:
        """Report what is indented in a way that Markdown reads as something else."""
        page, options = self.extension.page, self.extension.known[opening.name]
        shifted = Options(opening.name, opening.title, opening.values, opening.line - page.first_line)
        found = [*blocks.wrong_options(page.source, shifted, element, options)]
        found += blocks.indentation(page.source, shifted, name)
        for line, message in found:
            self.extension.report(line + page.first_line + 1, message)
            element.set("broken", "")


class Collect(PageProcessor):
    """Notes the page's links while they still name Markdown files, and its pictures."""

    def run(self, root: Element) -> None:
        """Work on a page's tree after inline parsing, before links become addresses."""
        self.visit(root, self.extension.page.first_line + 1)

    def visit(self, element: Element, line: int) -> None:
        """Note what is in an element; what inline parsing made has the line of what holds it."""
        page = self.extension.page
        if element in page.lines:
            line = page.line_of(element)
        if element.tag == "a" and (target := element.get("href", "")):
            page.links.append((target, line))
        if element.tag == "img" and not element.get("alt", "").strip():
            self.extension.report(line, "this picture has no text for who cannot see it. Write “![what it shows](…)”.")
        for child in element:
            self.visit(child, line)


class Finish(PageProcessor):
    """Gives each finished block to its kind, and puts the rendering in its place."""

    def run(self, root: Element) -> None:
        """Work on a page's tree after everything else."""
        self.level, self.heading = 1, ""
        self.visit(root)

    def visit(self, parent: Element) -> None:
        """Go through a page in order, so that an activity's heading fits the one before it."""
        page = self.extension.page
        for element in list(parent):
            if element.tag in HEADINGS:
                self.level, self.heading = int(element.tag[1]), "".join(element.itertext())
            if element.get("id"):
                wide = element.tag not in HEADINGS
                page.anchors.append(Anchor(element.get("id", ""), self.heading, page.line_of(element), wide))
            if element.tag == blocks.TAG:
                self.activity(element)
            else:
                self.visit(element)

    def activity(self, block: Element) -> None:
        """Read one activity; where something is wrong with it, leave what its author wrote on the page."""
        opening, page = self.extension.opening_of(block), self.extension.page
        if opening and block.get("broken") is None:
            before = len(self.extension.problems)
            activity, taken = self.read(block, opening)
            page.anchors += [Anchor(id_, activity.head.title, line) for id_, line in taken.items()]
            if len(self.extension.problems) == before:
                page.activities.append(activity)
                html = rendering.page(activity, first=len(page.activities) == 1)
                self.replace(block, self.md.htmlStash.store(html))
                return
        block.tag = "div"
        block.attrib = {"class": "activity-broken"}
        for element in block.iter():
            element.tag = {blocks.TAG: "div", "activity-heading": "p"}.get(element.tag, element.tag)

    def read(self, block: Element, opening: Options) -> tuple[Activity, dict[str, int]]:
        """Return the activity and the ids it takes, each with its line."""
        page, report = self.extension.page, self.extension.report
        name = f"{opening.name} “{opening.title}”"
        given, taken = opening.values.get("id"), dict[str, int]()
        if not opening.title:
            report(opening.line, f"this {opening.name} has no title. Write “/// {opening.name} | Title”.")
        if given is None:
            report(opening.line, f"{name} has no id. Write “    id: some-name” under its first line.")
        elif not isinstance(given, str) or not attributes.IDENTIFIER.fullmatch(given):
            report(opening.line, f"{name}: “{given}” cannot be an id. Use small Latin letters, digits and hyphens.")
        else:
            taken[given] = opening.line
        head = Head(opening.name, str(given), opening.title, page.language, page.path, opening.line, self.level + 1)
        stash = self.md.htmlStash.rawHtmlBlocks
        reader = Reader(self.extension.opening_of, page.line_of, stash, report, name, taken)
        return self.extension.kinds[opening.name].read(block, head, reader), taken

    def replace(self, block: Element, placeholder: str) -> None:
        """Turn a block into a place where Markdown puts stashed HTML."""
        tail = block.tail
        block.clear()
        block.tag, block.text, block.tail = "p", placeholder, tail
