"""After everything else: each finished block is given to its kind, and the tree kept for its last step."""

import re
from xml.etree.ElementTree import Element

from markdown.util import STX

from model import safety, syntax
from model.kind import Activity, Head, IdSlot, Options, Reader
from model.nodes import HEADINGS, OF_PAGES, Node, Tree, read
from rendering.draft import Draft

from . import blocks
from .page import Anchor
from .parsing import PageProcessor

FURTHER = re.compile(r"(?:[.:](?=\s|$)|(?<=[!?…])\s).*", re.DOTALL)
"""What stands after the first sentence of a text, with the full stop or colon that ends it."""


class Collect(PageProcessor):
    """Notes the page's links while they still name Markdown files, and its pictures."""

    def run(self, root: Element) -> None:
        """Work on a page's tree after inline parsing, before links become addresses."""
        self.visit(root, self.parsing.in_file(0))

    def visit(self, element: Element, line: int) -> None:
        """Note what is in an element; what inline parsing made has the line of what holds it."""
        parsing = self.parsing
        if element in parsing.lines:
            line = parsing.line_of(element)
        else:
            parsing.lines[element] = parsing.in_source(line)
        if element.tag == "a" and (target := element.get("href", "")):
            parsing.links.append((target, line))
        if element.tag == "img" and (target := element.get("src", "")):
            parsing.links.append((target, line))
        if element.tag == "img" and not element.get("alt", "").strip():
            self.parsing.report(line, "this picture has no text for who cannot see it. Write “![what it shows](…)”.")
        for child in element:
            self.visit(child, line)


class Finish(PageProcessor):
    """Gives each finished block to its kind, and keeps the page's tree for its last step."""

    def run(self, root: Element) -> Element | None:
        """Work on a page's tree after everything else; return another, empty one if it is to become HTML later."""
        self.level, self.heading = 1, ""
        self.current.complete(root, self.parsing.page)
        self.visit(root)
        parsing = self.parsing
        if not parsing.reported:
            stash, on_paper = self.md.htmlStash.rawHtmlBlocks, parsing.page.on_paper
            placed = {
                element: Node("activity", (), (("id", activity.head.id),), activity.head.line)
                for element, activity in parsing.activities.items()
            }
            refuse = self.refuse if on_paper else self.leave_out
            parsing.text = read(root, Tree(stash, parsing.line_of, refuse, OF_PAGES, placed))
            parsing.prose = parsing.text if on_paper else ()
        self.current.draft = Draft(self.md, root, parsing.page.language, parsing.activities)
        self.current.finish()
        if self.current.around is None:
            return Element(root.tag)
        self.current.draft.finish(self.current.around)
        return None

    def leave_out(self, what: str, element: Element) -> None:
        """Leave out of a text that is only searched what its nodes cannot hold."""

    def refuse(self, what: str, element: Element) -> None:
        """Report what the page's own text holds and paper cannot show."""
        if not what.startswith("</"):  # said already, where it begins
            instead = "Write it in Markdown, or “paper: none” between the --- lines of a page only for the screen."
            self.parsing.report(self.parsing.line_of(element), f"“{what}” cannot be shown on paper. {instead}")

    def visit(self, parent: Element) -> None:
        """Go through a page in order, so that an activity's heading fits the one before it."""
        parsing = self.parsing
        for element in list(parent):
            if element.tag in HEADINGS:
                self.level, self.heading = int(element.tag[1]), "".join(element.itertext())
            if element.get("id"):
                id_, is_global = element.get("id", ""), element.tag not in HEADINGS
                anchor = Anchor(id_, self.heading, parsing.line_of(element), is_global, id_ in parsing.authored_ids)
                parsing.anchors.append(anchor)
            if element.tag == blocks.TAG:
                self.activity(element)
            elif element.tag == "details" and len(element) and element[0].tag == "summary":
                outer, self.heading = self.heading, "".join(element[0].itertext())  # a card is told by its title
                self.visit(element)
                self.heading = outer
            else:
                self.visit(element)

    def activity(self, block: Element) -> None:
        """Read one activity; where something is wrong with it, leave what its author wrote on the page."""
        opening, parsing = self.parsing.opening_of(block), self.parsing
        if opening and all(element.get("broken") is None for element in block.iter()):
            before = parsing.reported
            activity, taken = self.read(block, opening)
            for line, message in parsing.leftovers.get(block, ()) if parsing.reported == before else ():
                parsing.report(line, message)
            says = {each.id: syntax.CHECK_BOX.sub("", each.says, count=1).strip() for each in parsing.id_slots[-1]}
            for id_, line in taken.items():  # an item is told by its first sentence, as long as it is plain words
                sentence = FURTHER.sub("", says.get(id_, STX), count=1)
                parsing.anchors.append(Anchor(id_, activity.head.title if STX in sentence else sentence, line))
            if parsing.reported == before:
                parsing.activities[block] = activity
                return
        block.tag = "div"
        block.attrib = {"class": "activity-broken"}
        for element in block.iter():
            for name, value in list(element.attrib.items()):
                if safety.attribute(element.tag, name, value):
                    del element.attrib[name]
            element.tag = {blocks.TAG: "div", "activity-heading": "p"}.get(element.tag, element.tag)

    def read(self, block: Element, opening: Options) -> tuple[Activity, dict[str, int]]:
        """Return the activity and the ids it takes, each with its line."""
        parsing, report = self.parsing, self.parsing.report
        name = f"{opening.name} “{opening.title}”"
        given, line, taken = opening.values.get("id"), opening.lines.get("id", opening.line), dict[str, int]()
        if not opening.title:
            report(opening.line, f"this {opening.name} has no title. Write “/// {opening.name} | Title”.")
        if given is None:
            report(opening.line, f"{name} has no id. Write “    id: some-name” under its first line.")
        elif isinstance(given, bool):
            report(line, f"{name}: “yes”, “no”, “true” and “false” cannot be ids. Write another.")
        elif not isinstance(given, str) or not syntax.IDENTIFIER.fullmatch(given):
            report(line, f"{name}: “{given}” cannot be an id. {syntax.HOW_IDS_ARE}")
        else:
            taken[given] = line
        head = Head(
            kind=opening.name,
            id=str(given),
            title=opening.title,
            language=parsing.page.language,
            path=parsing.page.path,
            line=opening.line,
            level=self.level + 1,
        )
        stash = self.md.htmlStash.rawHtmlBlocks
        reader = Reader(self.parsing.opening_of, parsing.line_of, stash, report, name, taken)
        reader.id_slots.append(IdSlot(line, "" if given is None else str(given), taken, opening.title, block=True))
        parsing.id_slots.append(reader.id_slots)
        return self.current.kinds[opening.name].read(block, head, reader), taken
