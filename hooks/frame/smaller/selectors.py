"""Whether a selector can ever match on this site, judged by the words that its pages and scripts mention."""

import re
from collections.abc import Sequence

from tinycss2.ast import HashToken, IdentToken, LiteralToken, Node

_WORD = re.compile(r"[\w-]+")
_ALTERNATIVES = frozenset({"is", "where", "has", "-webkit-any", "-moz-any"})


def split(prelude: Sequence[Node]) -> list[list[Node]]:
    """Return the selectors of a list of selectors."""
    selectors: list[list[Node]] = [[]]
    for token in prelude:
        if isinstance(token, LiteralToken) and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def can_match(selector: Sequence[Node], known: frozenset[str]) -> bool:
    """Tell whether everything that a selector needs is mentioned somewhere; `:not(…)` needs nothing.

    `known` holds the words that are mentioned, and each class with its dot.
    """
    before = ""
    for token in selector:
        name = isinstance(token, IdentToken | HashToken) and before != ":"
        if name and (f".{token.value}" if before == "." else token.value) not in known:
            return False
        if token.type == "[] block" and not _wanted(token.content) <= known:
            return False
        if token.type == "function" and token.lower_name in _ALTERNATIVES \
                and not any(can_match(each, known) for each in split(token.arguments)):  # fmt: skip
            return False
        before = token.value if isinstance(token, LiteralToken) else ""
    return True


def _wanted(attribute: Sequence[Node]) -> frozenset[str]:
    """Return the words that `[name]` or `[name="some words"]` asks for; `[name=""]` asks for the name alone."""
    match attribute:
        case [name, LiteralToken(value="="), word, *_]:
            return frozenset({name.value, *_WORD.findall(word.value)})
        case _:
            return frozenset({attribute[0].value})
