"""Before inline parsing: every element's line and attributes, and how blocks nest.

What is structurally wrong with an activity is found here; such an activity is marked broken and not read further, so
that one mistake is said once.
"""

from xml.etree.ElementTree import Element

from . import attributes, blocks
from .kind import Options
from .page import HEADINGS, PageProcessor
from .positions import locate, opening_key


class SetAttributes(PageProcessor):
    """Finds every element's line and attributes while its text is still source, and checks how blocks nest."""

    def run(self, root: Element) -> None:
        """Work on a page's tree before inline parsing."""
        page = self.current.page
        keys = {
            element: opening_key(block.length, block.NAME, block.argument) for element, block in page.openings.items()
        }
        page.lines = locate(root, page.source, keys)
        attributes.assign(root)
        if any("//" in (element.text or "") for element in root.iter()):
            self.literals(root)
        if page.openings:
            self.nesting(root, "", "")

    def literals(self, root: Element) -> None:
        """Report what pymdownx left as text."""
        page, left = self.current.page, 0
        for element in root.iter():
            for line, text in blocks.literal(element, page.lines.get(element, 0)):
                if not blocks.CLOSING.match(text):
                    left += 1
                    message = blocks.diagnose(page.source, line, self.current.known)
                    self.current.page.report(line + page.first_line + 1, message)
                elif left:
                    left -= 1
                else:
                    message = "this line closes nothing. Take it out, or write the first line of its block."
                    self.current.page.report(line + page.first_line + 1, message)

    def nesting(self, parent: Element, kind: str, part: str) -> None:
        """Report blocks that are not closed or stand where they cannot, and tell headings of activities apart."""
        for element in parent:
            opening = self.current.page.opening_of(element)
            if opening is None:
                if kind and element.tag in HEADINGS:
                    element.tag = "activity-heading"
                self.nesting(element, kind, part)
                continue
            name = f"{opening.name} “{opening.title}”" if opening.title else opening.name
            wrong = self.wrong_place(opening, name, kind, part)
            if wrong:
                self.current.page.report(opening.line, wrong)
                element.set("broken", "")
            elif element.get("closed") is None:
                slashes = "/" * self.current.page.openings[element].length
                self.current.page.report(opening.line, f"{name} is not closed. Write “{slashes}” after its last line.")
                element.set("broken", "")
            elif opening.name in self.current.kinds:
                self.inside(element, opening, name)
                self.nesting(element, opening.name, "")
            else:
                self.nesting(element, kind, opening.name)

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

    def inside(self, element: Element, opening: Options, name: str) -> None:
        """Report what is indented in a way that Markdown reads as something else."""
        page, options = self.current.page, self.current.known[opening.name]
        shifted = Options(opening.name, opening.title, opening.values, opening.line - page.first_line)
        found = [*blocks.wrong_options(shifted, element, options)]
        found += blocks.indentation(page.source, shifted, name)
        for line, message in found:
            self.current.page.report(line + page.first_line + 1, message)
            element.set("broken", "")
