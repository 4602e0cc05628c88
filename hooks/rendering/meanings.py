"""A word's meaning in place: a link to a term of the glossary becomes a button that opens what the term means.

It needs no script: the browser opens what has `popover`. A browser that does not know this yet shows the link, which
leads to the glossary. On paper the word is plain text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit
from xml.etree.ElementTree import Element

from model.nodes import HEADINGS

FALLBACK = "help"
"""The relation of the link that stands for the button in old browsers: it has no number on paper."""
PLAIN = frozenset((*HEADINGS, "summary", "a", "label"))
"""Elements in which such a link stays a link: a button in them would be touched by mistake, or look like a title."""


@dataclass(frozen=True)
class Meaning:
    """What a term is called, what it means in one sentence, and the title of the page that says more."""

    term: str
    sentence: str
    page: str


def no_meaning(id_: str) -> Meaning | None:  # noqa: ARG001 - what is used where no guide is known
    """Return no meaning."""
    return None


def place(root: Element, meaning: Callable[[str], Meaning | None], apart: frozenset[Element]) -> None:
    """Turn every link to a term in a tree into a button; `apart` are elements whose inside is left alone.

    `meaning` returns what a term's id means. It stands behind the first button that opens it.
    """
    _in(root, meaning, apart, set())


def _in(
    element: Element, meaning: Callable[[str], Meaning | None], apart: frozenset[Element], placed: set[str]
) -> None:
    if element in apart or element.tag in PLAIN:
        return
    for index, child in enumerate(element):
        address, id_ = urldefrag(child.get("href", "")) if child.tag == "a" else ("", "")
        if id_ and address and not urlsplit(address).scheme and (explained := meaning(id_)):
            element[index] = _word(child, id_, None if id_ in placed else explained)
            placed.add(id_)
        else:
            _in(child, meaning, apart, placed)


def _word(link: Element, id_: str, meaning: Meaning | None) -> Element:
    """Return what takes a link's place: a button with its words, the link itself, and the meaning if it is given."""
    word, name = Element("span", {"class": "word"}), f"_{id_}"  # no id of an author begins like that
    button = Element("button", {"type": "button", "popovertarget": name})
    button.text, button[:] = link.text, link[:]
    word.tail, link.tail = link.tail, None
    link.set("rel", FALLBACK)
    word[:] = [button, link]
    if meaning:
        more = Element("a", {"href": link.get("href", ""), "rel": FALLBACK})
        more.text = meaning.page
        term = Element("b")
        term.text, term.tail = meaning.term, f" {meaning.sentence} "
        box = Element("span", {"class": "meaning", "id": name, "popover": "auto"})
        box[:] = [term, more]
        word.append(box)
    return word
