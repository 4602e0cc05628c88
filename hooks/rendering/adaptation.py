"""A page as a school has it: its own name as the title, no links to pages that it left out, and whose copy it is.

All of it is done in the page's tree before anything is read from that: so page, search, contents and paper agree.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

ITEM, LISTS = "li", frozenset(("ul", "ol"))


@dataclass(frozen=True)
class Credit:
    """The paragraph that says whose copy this is: a `sentence` with names in braces, and what they link, by the name.

    It stands under the heading with the id `under`, or under the title.
    """

    sentence: str
    links: tuple[tuple[str, str, str], ...]
    under: str

    def place(self, root: Element) -> None:
        """Put the paragraph into a page's tree."""
        headings = [each for each in root if each.get("id") == self.under or each.tag == "h1"]
        if headings:
            root.insert([*root].index(headings[-1]) + 1, self.paragraph())

    def paragraph(self) -> Element:
        """Return the paragraph."""
        places = sorted((self.sentence.index(f"{{{name}}}"), name) for name, _, _ in self.links)
        targets = {name: (text, address) for name, text, address in self.links}
        paragraph, end = Element("p"), 0
        paragraph.tail = "\n"
        paragraph.text = self.sentence[: places[0][0]] if places else self.sentence
        for at, name in places:
            end = at + len(name) + 2
            link = Element("a", {"href": targets[name][1]})
            link.text = targets[name][0]
            link.tail = self.sentence[end : next((other for other, _ in places if other > at), None)]
            paragraph.append(link)
        return paragraph


@dataclass(frozen=True)
class Adaptation:
    """What is another on a page: its `title`, the files that are `left_out` of the site, and the `credit` on it."""

    title: str = ""
    left_out: frozenset[str] = frozenset()
    credit: Credit | None = None

    def apply(self, root: Element, path: str, blocks: str) -> None:
        """Change the tree of the page at `path`; the elements of activities are called `blocks`."""
        if self.title and (heading := next(root.iter("h1"), None)) is not None:
            heading[:] = []
            heading.text = self.title
        if self.left_out:
            unlink(root, lambda href: self.is_gone(href, path), blocks)
        if self.credit:
            self.credit.place(root)

    def is_gone(self, href: str, path: str) -> bool:
        """Tell whether a link on the page at `path` leads to a page that is left out."""
        target = unquote(href.partition("#")[0])
        return target.endswith(".md") and normpath(join(dirname(path), target)) in self.left_out


def unlink(parent: Element, is_gone: Callable[[str], bool], blocks: str) -> None:
    """Let links that lead nowhere become their words; an entry of a list that is such a link goes altogether."""
    for child in list(parent):
        if child.tag != blocks and child.tag in LISTS and len(child):
            for item in [each for each in child if each.tag == ITEM and is_entry(each, is_gone)]:
                child.remove(item)
            if not len(child):
                parent.remove(child)
                continue
        unlink(child, is_gone, blocks)
        if child.tag == "a" and is_gone(child.get("href", "")):
            unwrap(parent, child)


def is_entry(item: Element, is_gone: Callable[[str], bool]) -> bool:
    """Tell whether an item of a list begins with a link that leads nowhere, and has neither an id nor another link."""
    line = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    if item.get("id") or (line.text or "").strip() or not len(line) or line[0].tag != "a":
        return False
    return all(is_gone(href) for href in hrefs(item))


def hrefs(element: Element) -> Iterator[str]:
    """Go through the addresses that links in an element have."""
    return (link.get("href", "") for link in element.iter("a"))


def unwrap(parent: Element, child: Element) -> None:
    """Put what is in an element into its place."""
    at = [*parent].index(child)
    parent.remove(child)
    _add(parent, at, child.text or "")
    inside = list(child)
    for number, each in enumerate(inside):
        parent.insert(at + number, each)
    _add(parent, at + len(inside), child.tail or "")


def _add(parent: Element, at: int, text: str) -> None:
    """Put a text before the element with this number in its parent."""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
