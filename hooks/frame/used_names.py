"""What the built site mentions: every word that an element, a class, an id or an attribute could be.

Over-estimated on purpose: a word in an attribute's value or anywhere in a script counts too, so nothing is missed.
"""

import re
from collections.abc import Iterable

_TAG = re.compile(r"<[a-zA-Z][^>]*>")  # “>” in an attribute is written &gt; by every writer here
_WORD = re.compile(r"[\w-]+")
_CAPITAL = re.compile(r"[A-Z]")
ALWAYS = frozenset({"html", "body", "open", "checked"})
"""What a browser adds by itself, or a reader by a touch."""


def of_pages(pages: Iterable[str]) -> frozenset[str]:
    """Return every word inside the tags of these pages."""
    tags: set[str] = set()
    for page in pages:
        tags.update(_TAG.findall(page))
    return ALWAYS | frozenset(_WORD.findall("\n".join(tags)))


def of_scripts(scripts: Iterable[str]) -> frozenset[str]:
    """Return every word in these scripts, also as the attribute that `dataset` makes of it."""
    words = {word for script in scripts for word in _WORD.findall(script)}
    return frozenset(words | {"data-" + _CAPITAL.sub(r"-\g<0>", word).lower() for word in words})
