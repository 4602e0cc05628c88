"""The last step of a page: its tree becomes HTML when all that it needs of other pages is known.

Activities are rendered here, each by the `page.html` of its kind. Links that lead away are numbered for paper, wide
tables may move sideways, and what this edition adds or another language has newer is said at its place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown

import words
from model.kind import Activity
from model.nodes import HEADINGS
from model.school import Programme
from sources import pictures

from . import activities, meanings
from .link_numbers import LinkNumbers
from .text import speech
from .text.hyphens import join_in

EXAMPLE = "admonition example"
ADDED = frozenset(("admonition added", EXAMPLE))
"""The classes of boxes that say what this edition adds."""


def no_links(points: Iterable[str]) -> list[tuple[str, str]]:  # noqa: ARG001 - what is used where no guide is known
    """Return no links."""
    return []


@dataclass(frozen=True)
class Surroundings:
    """What a page is told of the rest of the guide.

    `address` is its own full address, empty where the site does not know it, and None where no paper is thought of:
    then links have no numbers. `links_to` returns, for points of the guide, the headings they stand under with
    their addresses from this page. `meaning` returns what a term's id means. `notes` are what readers are told at an
    id, as HTML, and `top` under the title. `size` is a picture's, by its address from this page. `programme` is what
    the school does otherwise than the guide says.
    """

    address: str | None = None
    links_to: Callable[[Iterable[str]], list[tuple[str, str]]] = no_links
    meaning: Callable[[str], meanings.Meaning | None] = meanings.no_meaning
    notes: Mapping[str, str] = field(default_factory=dict)
    top: str = ""
    size: Callable[[str], pictures.Size | None] = pictures.no_size
    programme: Programme = field(default_factory=Programme)


@dataclass(frozen=True)
class Draft:
    """A page whose tree is finished but for its activities and what needs the whole guide.

    `activities` are those that stand in the tree, by the elements in whose place they are rendered.
    """

    markdown: Markdown
    root: Element
    language: str
    activities: Mapping[Element, Activity] = field(default_factory=dict)

    def html(self, around: Surroundings) -> str:
        """Return the page as HTML. It is done once: the tree is changed on the way."""
        numbers = self.finish(around)
        return self._serialized(self.root) + numbers.listed(words.load(self.language)["frame"]["links"])

    def html_in_parts(self, around: Surroundings) -> tuple[str, str]:
        """Return the title with all that stands above it, and what follows; for pages that say something between."""
        numbers, title = self.finish(around), Element("div")
        level_one = next((index for index, each in enumerate(self.root) if each.tag == "h1"), -1)
        title.text, title[:] = self.root.text, self.root[: level_one + 1]
        self.root[: level_one + 1] = []
        if level_one < 0:
            title.text, self.root.text = None, title.text
        else:
            self.root.text, title[-1].tail = title[-1].tail, None
        listed = numbers.listed(words.load(self.language)["frame"]["links"])
        return self._serialized(title), self._serialized(self.root) + listed

    def _serialized(self, root: Element) -> str:
        """Return what is in an element as HTML, as Markdown itself writes it."""
        html = self.markdown.serializer(root)
        html = html[html.index(">") + 1 : html.rindex("<")].strip() if len(root) or root.text else ""
        for postprocessor in self.markdown.postprocessors:
            html = postprocessor.run(html)
        return html.strip()

    def finish(self, around: Surroundings) -> LinkNumbers:
        """Put everything into the tree that it still lacks; return the addresses that its links were numbered by."""
        sentences, numbers = words.load(self.language)["frame"], LinkNumbers(around.address)
        services = activities.Services(
            numbers, dict(around.notes), around.links_to, sentences["wide_table"], around.programme
        )
        meanings.place(self.root, around.meaning, frozenset(self.activities))
        rendered = 0
        far = False
        for element in self._outside_activities(self.root):
            if activity := self.activities.get(element):
                rendered += 1
                self._replace(element, activities.page(activity, services, first=rendered == 1))
                continue
            join_in(element)
            align(element)
            if element.tag == "a" and element.get("rel") != meanings.FALLBACK:
                self._number(element, numbers)
            if element.tag == "img":
                pictures.place(element, around.size, first=not far)
            far = far or element.tag in {"h2", "img"}
            if note := services.notes.pop(element.get("id", ""), ""):
                self._note(element, note)
            if element.tag == "div" and element.get("class") in ADDED:
                self._mark(element[0], sentences["added"])
            if element.get("class") == EXAMPLE:
                speech.mark(element)
            for index, child in enumerate(element):
                if child.tag == "table" and not child.attrib and element.get("class") != "wide":
                    element[index] = wide(child, sentences["wide_table"])
        self._at_top(around.top + "".join(reversed(services.notes.values())))
        return numbers

    def _outside_activities(self, element: Element) -> Iterator[Element]:
        """Go through an element and all in it in order, but not into an activity: its kind has read what is in it."""
        yield element
        if element not in self.activities:
            for child in element:
                yield from self._outside_activities(child)

    @staticmethod
    def _number(link: Element, numbers: LinkNumbers) -> None:
        """Give a link the number of its address, if it leads away."""
        if number := numbers.number(link.get("href", "")):
            link.set("data-n", str(number))

    def _replace(self, element: Element, html: str) -> None:
        """Turn an element into a place where Markdown puts stashed HTML."""
        tail = element.tail
        element.clear()
        element.tag, element.text, element.tail = "p", self._stashed(html), tail

    def _stashed(self, html: str) -> str:
        return self.markdown.htmlStash.store(html) if html else ""

    def _note(self, element: Element, note: str) -> None:
        """Put a note into an element, before all else that is in it; after it, if it is a heading."""
        if element.tag in HEADINGS:
            element.tail = self._stashed(note) + (element.tail or "")
        else:
            element.text = self._stashed(note) + (element.text or "")

    @staticmethod
    def _mark(title: Element, sentence: str) -> None:
        """Put a sign before the title of a box that this edition adds, and for who hears the page what it means."""
        sign, meaning = Element("span", {"class": "plus", "aria-hidden": "true"}), Element("span", {"class": "unseen"})
        sign.text, sign.tail = "+", " "
        meaning.text, meaning.tail, title.text = f"{sentence}:", f" {title.text or ''}", None
        title[:0] = [sign, meaning]

    def _at_top(self, html: str) -> None:
        """Put HTML under the page's title, or at its beginning where it has none."""
        title = next(self.root.iter("h1"), None)
        if title is not None:
            title.tail = self._stashed(html) + (title.tail or "")
        else:
            self.root.text = self._stashed(html) + (self.root.text or "")


def align(cell: Element) -> None:
    """Say with a class how a column is aligned: Markdown's own `style` is refused by browsers (`frame/policy.py`)."""
    if cell.tag in {"th", "td"} and (style := cell.attrib.pop("style", "") + cell.attrib.pop("align", "")):
        side = style.removeprefix("text-align:").strip(" ;")
        cell.set("class", f"{cell.get('class', '')} to-{side}".strip())


def wide(table: Element, label: str) -> Element:
    """Return a box around a table, in which it moves sideways and which the keyboard reaches."""
    box = Element("div", {"class": "wide", "tabindex": "0", "role": "group", "aria-label": label})
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box
