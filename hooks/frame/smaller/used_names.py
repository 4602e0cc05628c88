"""What the built site mentions: every word that an element, an id or an attribute could be, and every class.

Over-estimated on purpose: a word in an attribute's value or anywhere in a script counts too, so nothing is missed.
Only a class must stand in a `class` attribute or in a script's string, for many are ordinary words (`note`,
`question`); it is written with its dot.
"""

import re
from collections.abc import Iterable

_TAG = re.compile(r"<[a-zA-Z][^>]*>")  # “>” in an attribute is written &gt; by every writer here
_CLASSES = re.compile(r"""\sclass=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_STRING = re.compile(r""""[^"\n]*"|'[^'\n]*'|`[^`]*`""")
_WORD = re.compile(r"[\w-]+")
_CAPITAL = re.compile(r"[A-Z]")
ALWAYS = frozenset({"html", "body", "open", "checked"})
"""What a browser adds by itself, or a reader by a touch."""


def of_pages(pages: Iterable[str]) -> frozenset[str]:
    """Return every word inside the tags of these pages, and every class."""
    tags: set[str] = set()
    for page in pages:
        tags.update(_TAG.findall(page))
    together = "\n".join(tags)
    classes = " ".join("".join(values) for values in _CLASSES.findall(together)).split()
    return ALWAYS | frozenset(_WORD.findall(together)) | as_classes(classes)


def of_scripts(scripts: Iterable[str]) -> frozenset[str]:
    """Return every word in these scripts, also as the attribute that `dataset` makes of it; in strings also as a class.

    The scripts have no comments any more: an apostrophe in one would look like the beginning of a string.
    """
    words, strings = set[str](), set[str]()
    for script in scripts:
        words.update(_WORD.findall(script))
        strings.update(_WORD.findall(" ".join(_STRING.findall(script))))
    attributes = {"data-" + _CAPITAL.sub(r"-\g<0>", word).lower() for word in words}
    return frozenset(words | attributes) | as_classes(strings)


def of_style(css: str) -> frozenset[str]:
    """Return every word in a stylesheet, each also as a class: what its rules could ask for."""
    words = _WORD.findall(css)
    return frozenset(words) | as_classes(words)


def as_classes(names: Iterable[str]) -> frozenset[str]:
    """Return names as they stand in a selector of their class: with a dot before them."""
    return frozenset(f".{name}" for name in names)
