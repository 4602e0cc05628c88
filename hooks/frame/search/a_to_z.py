"""The A–Z list of a language: what one would look up, by its letter. It needs no script."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from model.site import PageFile

from .language import Language
from .sections import Section
from .terms import fold, words

NUMBER = re.compile(r"^\W*\d+\.\s+")
"""What stands before the words of a heading that is numbered."""
IN_A_ROW = re.compile(r"\w+ \d+:")
LISTED = frozenset({"page", "term", "activity", "paper"})
DEEPEST = 2
"""Headings below this level stand for a part of what is listed already."""


@dataclass
class Entry:
    """A title, its language where that is not the reader's, and its places: each a page's title, and an address."""

    title: str
    language: str = ""
    places: list[tuple[str, str]] = field(default_factory=list)


def entries(pages: Iterable[tuple[PageFile, str, Sequence[Section]]]) -> list[Entry]:
    """Return what is listed; `pages` are those that can be found, each with its title in the menu and its sections.

    What has the same title is one entry; a heading or an activity called like its page is not listed again.
    """
    known: dict[tuple[str, str], Entry] = {}
    for page, title, sections in pages:
        other = page.text_language if page.text_language != page.language else ""
        own = {_key(title)}
        for section, words_ in _listed(sections, title):
            if section.kind != "page":
                if _key(words_) in own:
                    continue
                own.add(_key(words_))
            entry = known.setdefault((_key(words_), other), Entry(words_, other))
            entry.places.append((title, f"{page.url}#{section.id}" if section.id else page.url))
    return [*known.values()]


def _listed(sections: Sequence[Section], title: str) -> Iterator[tuple[Section, str]]:
    """Go through what is listed of a page, each with the words it is listed under.

    Not listed are the one activity of a page, one whose title begins with the page's, parts that are only numbers of a
    row, and headings of pages on which nothing is to be done: such a page about the site is found by its title.
    """
    kinds = Counter(section.kind for section in sections)
    for section in sections:
        words_ = title if section.kind == "page" else NUMBER.sub("", section.title)
        is_listed = section.kind in LISTED or (section.level <= DEEPEST and kinds["activity"] > 0)
        is_whole = section.kind == "activity" and (kinds["activity"] == 1 or words_.startswith(f"{title}:"))
        if is_listed and not is_whole and not IN_A_ROW.match(words_) and words(words_):
            yield section, words_


def _key(title: str) -> str:
    return " ".join(words(title))


def by_letter(listed: Iterable[Entry], language: Language) -> list[tuple[str, list[Entry]]]:
    """Return entries under their letters, all in the language's order; what begins with no letter stands under “#”."""
    order = _Order(language.alphabet)
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(listed, key=lambda each: order.key(each.title)):
        groups.setdefault(order.letter(entry.title), []).append(entry)
    return [*groups.items()]


class _Order:
    """The order of an alphabet: letters that are not in it stand where their plain letter does, other scripts last."""

    def __init__(self, alphabet: Sequence[str]) -> None:
        self.alphabet = alphabet
        self.dotless = "ı" in alphabet
        self.places = {letter: number for number, letter in enumerate(alphabet)}

    def small(self, text: str) -> str:
        """Return a text in small letters: in a language with ı, that is what I is."""
        return (text.replace("İ", "i").replace("I", "ı") if self.dotless else text).lower()

    def from_first_letter(self, title: str) -> str:
        """Return a title in small letters without the signs before its first letter or digit."""
        return "".join(dropwhile(lambda sign: not sign.isalnum(), self.small(title)))

    def key(self, title: str) -> list[tuple[int, str]]:
        letters = self.from_first_letter(title)
        return [self.place(letter) for letter in letters if letter.isalnum() or letter == " "]

    def place(self, letter: str) -> tuple[int, str]:
        if letter == " ":
            return -1, ""
        plain = letter if letter in self.places else fold(letter) or letter
        return self.places.get(plain, len(self.places) if plain.isalpha() else -1), plain

    def letter(self, title: str) -> str:
        first = self.from_first_letter(title)[:1]
        if not first.isalpha():
            return "#"
        first = first if first in self.places else fold(first)[:1] or first
        return "İ" if self.dotless and first == "i" else first.upper()
