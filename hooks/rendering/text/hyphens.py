"""Short words with a hyphen, such as “e-mail”, stay in one line, on the screen and on paper.

An invisible character after the hyphen holds the two parts together. Whoever searches the page, copies it or hears it
meets the word as it was written: no other hyphen and no element takes its place.
"""

import re
from xml.etree.ElementTree import Element

JOINER = "\u2060"
LONGEST = 7
LONGEST_AFTER_A_LETTER = 14
"""How many characters a word has that stays in one line; more where a single letter would be left before the break."""
SHORT = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")
VERBATIM = frozenset(("code", "pre", "kbd"))
"""Elements whose characters are to be typed as they are."""


def joined(text: str) -> str:
    """Return a text whose short words with a hyphen cannot be broken after it."""
    return SHORT.sub(_joined, text) if "-" in text else text


def _joined(word: re.Match[str]) -> str:
    most = LONGEST_AFTER_A_LETTER if word[0].index("-") == 1 else LONGEST
    return word[0].replace("-", f"-{JOINER}") if len(word[0]) <= most else word[0]


def join_in(element: Element) -> None:
    """Do that in an element's own text and between the elements in it."""
    if element.tag not in VERBATIM:
        element.text = joined(element.text) if element.text else element.text
        for child in element:
            child.tail = joined(child.tail) if child.tail else child.tail
