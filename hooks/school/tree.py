"""What a school says of itself, added to the finished tree of a page.

It has no ids and no source, so nothing that is cut, translated or compared by those changes.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from model.nodes import OF_SCHOOL, Node, Rich, Text
from model.school import School

from .contacts import Contacts
from .figures import large, sentence

BOX = {"admonition", "now"}
"""The classes of a box that says what to do now."""
LARGE = {"admonition", "figures"}
"""The classes of a box in which figures are set large: each in an item with a class of its own."""
FIGURES = frozenset(
    (
        *("intro-commitment", "plan-meet", "begin-time", "before-interview-free", "ready-setting-up-time"),
        *("your-mentor-meet", "agreement-commitment", "application-commitment", "criteria-time"),
        *("matching-grid-times", "first-meeting-days", "report-sessions", "end-time"),
    )
)
"""The ids of paragraphs and items that tell the source's figures."""
FIGURES_UNDER = {"programme-sheet": ("p", 0), "page-introduction": ("ul", 1), "first-session": ("ol", 1)}
"""By the ids of headings, what tells them next after it: a paragraph, or an item of a list, counted from 0."""
PEOPLE = frozenset(("your-mentor-adult", "turn-to-adult"))
CALLS = frozenset(("your-mentor-services", "programme-services", "turn-to-services"))
"""The ids of fields that ask for people, and for numbers to call."""
ANSWERED = "answered"
"""The class of a paragraph that says what a field asks for: on paper, nothing is left to be written."""


def place(root: Element, school: School, language: str, readers: str) -> None:
    """Add to a page's tree what the school says, in the page's language, for readers of their own."""
    contacts, own = Contacts(school, language, readers), sentence(school.programme, language)
    if not contacts and not own:
        return
    figures: Rich = (Text(own),) if own else ()
    under = ("", 0)
    for parent, element in [*within(root)]:
        id_, classes = element.get("id", ""), set(element.get("class", "").split())
        if classes >= BOX:
            append(element, contacts.box())
        elif classes >= LARGE:
            own_figures(element, large(school.programme, language))
        elif id_ in FIGURES:
            follow(parent, element, figures)
        elif id_ in PEOPLE:
            follow(parent, element, contacts.people_lines())
        elif id_ in CALLS:
            follow(parent, element, contacts.call_lines(), *([ANSWERED] if contacts.helplines else []))
        elif element.tag == under[0]:
            items = [element] if element.tag == "p" else [*element]
            for item in items[under[1] : under[1] + 1]:  # a school may have shortened the list
                follow(parent, item, figures)
            under = ("", 0)
        under = FIGURES_UNDER.get(id_, under)


def own_figures(box: Element, own: Mapping[str, tuple[str, str, str]]) -> None:
    """Set the school's own figures large in place of the source's."""
    for item in box.iter("li"):
        if (name := item.get("class", "")) in own:
            item[:] = [number := Element("strong")]
            item.text, number.text, number.tail = own[name]


def within(parent: Element) -> Iterator[tuple[Element, Element]]:
    """Go through all elements in order, each after the one that holds it."""
    for element in parent:
        yield parent, element
        yield from within(element)


def follow(parent: Element, element: Element, words: Rich, *more: str) -> None:
    """Add a paragraph with more classes: at the end of an item or a cell, after anything else."""
    if not words:
        return
    paragraph = Node("p", words, (("class", " ".join((OF_SCHOOL, *more))),))
    if element.tag in {"li", "td", "th"}:
        append(element, (paragraph,))
        return
    holder = Element("div")
    append(holder, (paragraph,))
    holder[0].tail, element.tail = element.tail, None
    parent.insert([*parent].index(element) + 1, holder[0])


def append(element: Element, nodes: Rich) -> None:
    """Add nodes at the end of an element, as elements."""
    for node in nodes:
        if isinstance(node, Text):
            if len(element):
                element[-1].tail = (element[-1].tail or "") + node.text
            else:
                element.text = (element.text or "") + node.text
        else:
            append(SubElement(element, node.name, dict(node.attributes)), node.children)
