"""The Python-Markdown extension: activities in Markdown, rendered without MkDocs.

    markdown.markdown(text, extensions=[ActivitiesExtension()])

A page's way: its lines are kept, blocks become elements (`blocks`), attributes and lines are set before inline parsing
(`structure`), and after all other tree processors each finished element is read by its kind (`processors`). All of it
shares one `Parsing`, of which a `Page` is what remains.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

import kinds
from model import safety
from model.problems import Problems
from rendering.draft import Draft

from . import blocks
from .markup import CheckMarkup, CheckShape, CountStash, CountStashBefore
from .page import Page
from .parsing import Current, PageProcessor
from .processors import Collect, Finish
from .structure import SetAttributes


class ActivitiesExtension(BlocksExtension):  # type: ignore[misc] # pymdownx ships no types
    """Activities for Python-Markdown. `page` holds what the last conversion found, `problems` what is wrong."""

    def __init__(self, problems: Problems | None = None) -> None:
        """Find the kinds; `problems` are collected in the given collection or a new one."""
        super().__init__()
        self.problems = Problems() if problems is None else problems
        self.kinds = kinds.find()
        known = {name: ("id", *(option.name for option in kind.options)) for name, kind in self.kinds.items()}
        for kind in self.kinds.values():
            known.update({part: tuple(option.name for option in options) for part, options in kind.parts.items()})
        self.current = Current(self.kinds, self.problems, known)
        self.blocks = [blocks.block_class(name, options, self._opened) for name, options in known.items()]

    @property
    def draft(self) -> Draft:
        """The tree of the page that was converted last."""
        return self.current.draft or Draft(Markdown(), Element("div"), self.page.language)

    @property
    def page(self) -> Page:
        """The page that was converted last."""
        return self.current.page

    def begin(self, page: Page) -> None:
        """Say which page is converted next: an extension does not know it."""
        self.current.following = page
        if page.blank:  # of a page without a word, Markdown begins nothing
            self.current.parse("")
            self.current.finish()
            self.current.draft = None

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register everything in a Markdown instance."""
        self.current.blocks = frozenset(md.block_level_elements)
        elements = [blocks.TAG, "activity-heading", *(f"activity-{name}" for name in self.kinds)]
        md.block_level_elements.extend(elements)
        block_mgr.block_tags |= {blocks.TAG}
        md.ESCAPED_CHARS.append("<")  # as everywhere but in Python-Markdown: “\<name>” is text
        for block in self.blocks:
            block_mgr.register(block, {})
        self.current.known |= dict.fromkeys(set(block_mgr.blocks) - set(self.current.known), ())
        md.preprocessors.register(KeepLines(md, self.current), "activity_lines", 200)
        md.preprocessors.register(CountStash(md, self.current), "activity_code_ends", 22)  # fenced code comes at 25,
        md.preprocessors.register(CountStash(md, self.current), "activity_html_ends", 18)  # blocks of HTML at 20,
        md.treeprocessors.register(CountStashBefore(md, self.current), "activity_inline_begins", 21)  # the rest at 20
        md.treeprocessors.register(SetAttributes(md, self.current), "activity_attributes", 45)
        md.treeprocessors.register(CheckShape(md, self.current), "activity_shape", 44)
        md.treeprocessors.register(CheckMarkup(md, self.current), "activity_markup", 6)  # after attr_list, before toc
        md.treeprocessors.register(Adapt(md, self.current), "activity_adaptation", 5.5)  # before toc
        md.treeprocessors.register(Collect(md, self.current), "activity_links", 1)
        md.treeprocessors.register(Titles(md, self.current), "activity_titles", 0)
        md.treeprocessors.register(Finish(md, self.current), "activities", -100)

    def _opened(self, element: Element, block: Block) -> None:
        self.current.parsing.openings[element] = block


class KeepLines(Preprocessor):
    """Keeps the page's lines before anything changes them."""

    def __init__(self, md: Markdown, current: Current) -> None:
        """Begin pages of `current`."""
        super().__init__(md)
        self.current = current

    def run(self, lines: list[str]) -> list[str]:
        """Begin a page."""
        parsing = self.current.parse("\n".join(lines))
        front = parsing.page.front
        if html := safety.html_in(front.description):
            message = f"“{safety.shown(html)}” cannot stand in “description:”. Write plain words."
            parsing.report(front.line("description"), message)
        return lines


class Adapt(PageProcessor):
    """Makes the page what it is in a school's copy."""

    def run(self, root: Element) -> None:
        """Work on a page's tree, when it is whole and nothing has been read from it."""
        self.parsing.page.adaptation.apply(root, self.parsing.page.path, blocks.TAG)


class Titles(PageProcessor):
    """Notes where a page's first-level headings stand: there should be one."""

    def run(self, root: Element) -> None:
        """Work on a page's tree."""
        parsing = self.parsing
        parsing.titles = [parsing.line_of(element) for element in root.iter("h1")]
