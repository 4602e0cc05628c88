"""What stands in a page and may not: raw HTML, attributes and addresses (`safety`), and Markdown that became text.

It is found after inline parsing, where an element of the tree is what the page will hold. What Markdown put aside is
told apart by when it did so: first fenced code, then blocks of HTML, then indented code, then what stands in a line.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from model import safety, syntax
from model.nodes import HEADINGS, STASHED

from . import blocks, leftovers
from .parsing import Current, PageProcessor

CHECKED_BY_KINDS = frozenset(("li", "dt", "th"))
"""The elements of an activity whose attributes its kind reads, and reports what means nothing there."""
OWN = frozenset((blocks.TAG, "activity-heading"))
HOLDS_TEXT = frozenset(("code", "pre"))


class CountStash(Preprocessor):
    """Notes how much has been put aside so far, and looks at the blocks of HTML that will have Markdown in them."""

    def __init__(self, md: Markdown, current: Current) -> None:
        """Serve the page of `current`."""
        super().__init__(md)
        self.current = current

    def run(self, lines: list[str]) -> list[str]:
        """Count, and change nothing."""
        stash, counts = self.md.htmlStash.rawHtmlBlocks, self.current.parsing.stashed
        counts.append(len(stash))
        places: dict[str, int] = {}
        for stashed in stash[counts[0] :]:
            for element in stashed.iter() if isinstance(stashed, Element) else ():
                self.check(element, places)
        return lines

    def check(self, element: Element, places: dict[str, int]) -> None:
        """Report an element that an author wrote as HTML; `places` says where to look for the next of each name."""
        parsing, tag = self.current.parsing, f"<{element.tag}"
        line = parsing.source.holding(tag, places.get(tag, 0))
        places[tag] = line + 1
        wrong = "" if element.tag == "div" else safety.element(element.tag, f"{tag}>", self.current.blocks)
        for name, value in list(element.attrib.items()):
            if name != "markdown" and (wrong or (bad := safety.attribute(element.tag, name, value))):
                wrong = wrong or bad
                del element.attrib[name]
        if wrong:
            element.tag = "div"
            parsing.report(parsing.in_file(line), wrong)


class CountStashBefore(PageProcessor):
    """Notes how much has been put aside before what stands inside a line is read."""

    def run(self, root: Element) -> None:  # noqa: ARG002
        """Count, and change nothing."""
        self.parsing.stashed.append(len(self.md.htmlStash.rawHtmlBlocks))


class CheckShape(PageProcessor):
    """Reports headings, tables, lists and boxes that are not what their author meant, while their text is still source.

    What is wrong in an activity may only come of another mistake there: it is kept for later.
    """

    def run(self, root: Element) -> None:
        """Work on a page's tree before inline parsing."""
        self.level = 1
        self.visit(root, None)

    def visit(self, element: Element, around: Element | None) -> None:
        """Check an element and what is in it; `around` it may be an activity."""
        parsing = self.parsing
        if around is None and element.tag == blocks.TAG:
            around = element
        line = parsing.lines.get(element, 0)
        if element.tag in HEADINGS or element.tag == "activity-heading":
            self.heading(element, line, free=around is None)
        elif element.tag == "table":
            self.say(around, leftovers.in_tables(element, parsing.source, parsing.lines))
        elif element.tag == "p":
            self.say(around, leftovers.in_paragraphs(element, line))
        elif element.tag in {"div", "details"}:
            self.say(around, leftovers.in_boxes(element, parsing.lines))
        if element.tag not in HOLDS_TEXT:
            for child in element:
                self.visit(child, around)

    def heading(self, element: Element, line: int, *, free: bool) -> None:
        """Report a heading without words, or, where it is `free` and not an activity's, of a level too low."""
        parsing, level = self.parsing, int(element.tag[1]) if free else 0
        if not "".join(element.itertext()).strip():
            parsing.report(parsing.in_file(line), "this heading says nothing. Write its words, or take it out.")
        elif level > self.level + 1:
            problem = f"this heading has {level} “#”, and the one above it {self.level}: a level is left out"
            parsing.report(parsing.in_file(line), f"{problem}. Write “{'#' * (self.level + 1)}”.")
        self.level = level or self.level

    def say(self, around: Element | None, problems: Iterable[tuple[int, str]]) -> None:
        """Report what was found at lines (from 0), or keep it for the activity around it."""
        parsing = self.parsing
        for line, message in problems:
            if around is None:
                parsing.report(parsing.in_file(line), message)
            else:
                parsing.leftovers.setdefault(around, []).append((parsing.in_file(line), message))


class CheckMarkup(PageProcessor):
    """Reports what a page may not hold, and makes text of it, so that nobody meets it in a live preview either."""

    def run(self, root: Element) -> None:
        """Work on a page's tree after inline parsing, before links become addresses."""
        parsing = self.parsing
        self.wrong: dict[int, str] = {}
        self.raw: dict[int, str] = {}
        self.opened: set[str] = set()
        self.judge(parsing.stashed)
        self.visit(root, parsing.in_file(0), None)
        for index in self.wrong:  # in no text of the tree
            parsing.report(parsing.in_file(0), self.wrong[index])

    def judge(self, counts: list[int]) -> None:
        """Find what is wrong in what Markdown put aside, and put something harmless in its place."""
        stash, (code, block, line) = self.md.htmlStash.rawHtmlBlocks, counts
        for index, stashed in enumerate(stash):
            if not isinstance(stashed, str) or not stashed:
                continue
            written = code <= index < block or index >= line
            wrong = safety.html(stashed, self.current.blocks) if written else safety.code(stashed)
            if wrong:
                self.wrong[index], self.raw[index], stash[index] = wrong, stashed if written else "", "<!---->"

    def visit(self, element: Element, line: int, around: Element | None) -> None:
        """Check an element and what is in it; `around` it is an activity, whose kind checks its items itself."""
        parsing = self.parsing
        line = parsing.line_of(element) if element in parsing.lines else line
        if around is None and element.tag == blocks.TAG:
            around = element
        if element.attrib and element.tag not in OWN:
            self.attributes(element, line, checked=around is not None and element.tag in CHECKED_BY_KINDS)
        if element.tag in {"a", "img"}:
            self.address(element, line)
        if element.tag == "a" and element.find(".//img") is None and not "".join(element.itertext()).strip():
            self.report(line, "this link has no words to press. Write “[words](page.md)”.", "[](", "[")
        if element.text and element.tag not in HOLDS_TEXT:
            element.text = self.text(element.text, line, around)
        for child in element:
            self.visit(child, line, around)
            if child.tail:
                child.tail = self.text(child.tail, line, around)

    def attributes(self, element: Element, line: int, *, checked: bool) -> None:
        """Report the attributes that cannot stand at an element, and take them off; `checked` are those of a kind."""
        for name, value in list(element.attrib.items()):
            if checked and name not in safety.VALUES:
                continue
            if name == "id" and (element.tag not in HEADINGS or value in self.parsing.authored_ids):
                if not syntax.IDENTIFIER.fullmatch(value):
                    self.report(line, f"“{safety.shown(value)}” cannot be an id. {syntax.HOW_IDS_ARE}", value)
            elif wrong := safety.attribute(element.tag, name, value):
                del element.attrib[name]
                self.report(line, wrong, f"{name}=")

    def address(self, element: Element, line: int) -> None:
        """Report an address that a link or a picture cannot have, and take it off."""
        name = "href" if element.tag == "a" else "src"
        given = element.get(name, "")
        if wrong := (safety.link if name == "href" else safety.picture)(given):
            element.set(name, "")
            parsing = self.parsing
            if (defined := parsing.source.defining(given)) is not None and line == self.line(line, f"({given}"):
                line = parsing.in_file(defined)
            self.report(line, wrong, f"({given}", f"<{given}", given)

    def text(self, text: str, line: int, around: Element | None) -> str:
        """Report what is wrong in a text, and return it with what cannot stand in it as mere text.

        What Markdown left over in an activity may be only what comes of another mistake there: it is kept for later.
        """
        if not isinstance(text, AtomicString):
            for literal, message in leftovers.in_text(text):
                if around is None:
                    self.report(line, message, literal)
                else:
                    self.parsing.leftovers.setdefault(around, []).append((self.line(line, literal), message))
        if self.raw:
            text = STASHED.sub(lambda match: self.unstash(match[0], int(match[1]), line), text)
        return text

    def unstash(self, placeholder: str, index: int, line: int) -> str:
        """Report what a placeholder stands for, if it is wrong, and return it as mere text."""
        if index not in self.raw:
            return placeholder
        raw, wrong = self.raw[index], self.wrong.pop(index, "")
        tags = list(safety.tags(raw))
        self.opened |= {name for _, name, _ in tags}
        end = safety.TAG.match(raw)
        if not wrong or (end and end[1] and end[2].lower() in self.opened):  # an end tag follows its start tag
            return raw
        if not tags or raw.startswith(("<!", "<?")):
            self.report(line, wrong, raw.split("\n")[0])
            return raw
        first = self.line(line, raw[: raw.find(">") + 1].split("\n")[0])
        for offset, name, tag in tags:
            self.parsing.report(first + offset, safety.element(name, tag, self.current.blocks))
        return raw

    def report(self, line: int, message: str, *literals: str) -> None:
        """Report a problem at the line, from `line` on in the same paragraph, that holds one of `literals`."""
        self.parsing.report(self.line(line, *literals), message)

    def line(self, line: int, *literals: str) -> int:
        """Return the line, from `line` on in the same paragraph, that holds one of `literals`; else `line`."""
        parsing = self.parsing
        start = parsing.in_source(line)
        places = (place for literal in literals if (place := parsing.source.says(literal, start)) is not None)
        return parsing.in_file(next(places, start))
