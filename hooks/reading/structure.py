"""Before inline parsing: every element's line and attributes, and how blocks nest.

What is structurally wrong with an activity is found here; such an activity is marked broken and not read further, so
that one mistake is said once.
"""

from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from markdown.util import STX

from model import syntax
from model.kind import Options
from model.nodes import HEADINGS, STASHED

from . import blocks, leftovers
from .block_pairs import Mark, above, pair
from .parsing import PageProcessor
from .source_map import locate, opening_key


def called(opening: Options | None) -> str:
    """Return what a problem calls an activity or a part of one."""
    if opening is None:
        return ""
    return f"{opening.name} “{opening.title}”" if opening.title else f"“{opening.name}”"


class SetAttributes(PageProcessor):
    """Finds every element's line and attributes while its text is still source, and checks how blocks nest."""

    def run(self, root: Element) -> None:
        """Work on a page's tree before inline parsing."""
        parsing = self.parsing
        keys = {
            element: opening_key(block.length, block.NAME, block.argument)
            for element, block in parsing.openings.items()
        }
        parsing.lines = locate(root, parsing.source, keys, self.unstash)
        parsing.authored_ids = syntax.assign(root)
        self.read_source(root)
        if parsing.openings or parsing.silenced or any("//" in (element.text or "") for element in root.iter()):
            self.begun, self.ended = list[Mark](), list[Mark]()
            self.find_text(root, None)
            self.balance()
            self.nesting(root, "", "")
        self.name_headings(root)

    def read_source(self, root: Element) -> None:
        """Report lines that are not what they look like."""
        parsing, code = self.parsing, set[int]()
        for element in root.iter("pre"):
            for held in element:
                code |= set(range(parsing.lines[held], parsing.lines[held] + (held.text or "").count("\n") + 1))
        for line, message in leftovers.in_source(parsing.source, code):
            parsing.report_only(parsing.in_file(line), message)
        for line, message, first in leftovers.defined_twice(parsing.source, self.md.references, code):
            self.report(line, message.format(line=parsing.in_file(first)))

    def unstash(self, text: str) -> str:
        """Return the block of raw HTML that a text stands for; any other text as it is."""
        match = STASHED.match(text) if text.startswith(STX) else None
        first, last = self.parsing.stashed[:2]
        if (
            match
            and first <= int(match[1]) < last
            and isinstance(raw := self.md.htmlStash.rawHtmlBlocks[int(match[1])], str)
        ):
            return raw
        return text

    def name_headings(self, root: Element) -> None:
        """Give each heading without an id one that is the same in every language: Markdown's own comes from its words.

        It comes from the page's name: `page-roles`, for further headings `page-roles-2`.
        """
        parsing, ids = self.parsing, {element.get("id", "") for element in root.iter()}
        path = PurePosixPath(parsing.page.path)
        name = path.stem if path.stem != "index" else path.parent.name
        name = f"page-{'home' if name == parsing.page.language else name}"
        taken = [element for element in root.iter() if element.tag in HEADINGS and not element.get("id")]
        for number, element in enumerate(taken, 1):
            given = f"{name}-{number}" if number > 1 else name
            while given in ids:
                given += "-"
            element.set("id", given)

    def find_text(self, element: Element, around: Element | None) -> None:
        """Note the first and last lines of blocks that pymdownx left as text; the activity around them is broken."""
        parsing, known = self.parsing, self.current.known
        if element.tag in {"code", "pre"}:
            return
        if element in parsing.openings and parsing.openings[element].NAME in self.current.kinds:
            around = element
        looked_at = parsing.silenced or "/" in (element.text or "")
        marks = blocks.marks(element, parsing.lines.get(element, 0), known) if looked_at else ()
        for line, text, slashes, opens in marks:
            (self.begun if opens else self.ended).append(Mark(line, slashes, text.strip() if opens else ""))
            if around is not None:
                around.set("broken", "")
        for child in element:
            self.find_text(child, around)

    def balance(self) -> None:
        """Report blocks that cannot be read or are not closed, and lines that close nothing, each mistake once."""
        parsing, opened = self.parsing, list[Mark]()
        for element, block in parsing.openings.items():
            if element.get("closed") is None:
                opened.append(Mark(parsing.lines[element], block.length, called(parsing.opening_of(element))))
                element.set("broken", "")
        for mark in self.begun:
            nearest = above(opened, mark)
            if nearest and nearest.slashes == mark.slashes and "|" not in mark.name:
                self.ended.append(mark)  # such as “/// end”
            else:
                known, kinds = self.current.known, self.current.kinds
                self.report(*blocks.diagnose(parsing.source, mark.line, mark.name, known, kinds))
                opened.append(Mark(mark.line, mark.slashes))
        stay, wrong = pair(opened, self.ended)
        for close, meant in wrong:
            if meant is None:
                self.report(close.line, "this line closes nothing. Take it out, or write the first line of its block.")
            elif meant.name:
                where = f"{meant.name} of line {parsing.in_file(meant.line)}"
                written = close.name or "/" * close.slashes
                self.report(close.line, f"“{written}” does not close {where}. Write “{'/' * meant.slashes}”.")
        for mark in stay:
            if mark.name:
                self.report(mark.line, f"{mark.name} is not closed. Write “{'/' * mark.slashes}” after its last line.")

    def report(self, line: int, message: str) -> None:
        """Report a problem at a line from 0, without the front matter."""
        self.parsing.report(self.parsing.in_file(line), message)

    def nesting(self, parent: Element, kind: str, part: str) -> bool:
        """Report blocks that stand where they cannot, and tell headings of activities apart.

        Returns whether all is well: an activity with something wrong in it is not read.
        """
        well = True
        for element in parent:
            opening = self.parsing.opening_of(element)
            if opening is None:
                if kind and element.tag in HEADINGS:
                    element.tag = "activity-heading"
                well &= self.nesting(element, kind, part)
                continue
            if wrong := self.wrong_place(opening, called(opening), kind, part):
                self.parsing.report(opening.line, wrong)
                element.set("broken", "")
            elif element.get("closed") is not None:
                is_kind = opening.name in self.current.kinds
                self.inside(element, opening)
                if not self.nesting(element, opening.name if is_kind else kind, "" if is_kind else opening.name):
                    element.set("broken", "")
            well &= element.get("broken") is None
        return well

    def wrong_place(self, opening: Options, name: str, kind: str, part: str) -> str:
        """Return why a block cannot stand where it is, or nothing."""
        kinds = self.current.kinds
        if opening.name in kinds:
            return f"{name} stands inside a {kind}. Close that with “///” before it." if kind else ""
        if part:
            return f"{name} stands inside “{part}”. Close that before it."
        if kind and opening.name in kinds[kind].parts:
            return ""
        homes = " or ".join(sorted(home for home in kinds if opening.name in kinds[home].parts))
        return f"“{opening.name}” can only stand inside a {homes}. Move it there, or take it out."

    def inside(self, element: Element, opening: Options) -> None:
        """Report what is indented, or not set apart, in a way that Markdown reads as something else."""
        parsing = self.parsing
        if wrong := leftovers.in_title(opening.title):
            parsing.report(opening.line, f"{called(opening)}: {wrong}")
        for line, _ in blocks.within(parsing.source, parsing.lines[element]) if parsing.silenced else ():
            if parsing.in_file(line) in parsing.silenced:
                element.set("broken", "")
                return
        problems = [*blocks.wrong_options(element, parsing.source, parsing.lines, self.current.known[opening.name])]
        if opening.name in self.current.kinds:
            problems += blocks.indentation(parsing.source, parsing.lines[element])
            problems += blocks.swallowed(element, parsing.source, parsing.lines)
        for line, message in problems:
            self.report(line, f"{called(opening)}: {message}")
            element.set("broken", "")
