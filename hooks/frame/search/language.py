"""What search must know of a language, `docs/bg/.search.yml`: its endings and small words, and what readers type.

A language without the file is searched by whole words, by beginnings and by likeness.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sources.yaml_nodes import compose
from words import FileError, loaded

from .terms import Stemmer, fold, words

NAME = ".search.yml"
WORDS, LIST, PAIRS, NUMBER = "words", "list", "pairs", "number"
FORMS = {
    "shortest": NUMBER,
    "endings": WORDS,
    "whole": WORDS,
    "small": WORDS,
    "alphabet": WORDS,
    "same": PAIRS,
    "typed": PAIRS,
    "also": PAIRS,
    "worried": LIST,
}
"""What each key of the file says."""
HOW = {
    NUMBER: "Write a number from 2 to 9",
    WORDS: "Write words with a space between them",
    PAIRS: "Write a line such as “  typed: meant” for each",
    LIST: "Write each on a line of its own, such as “  - some words”",
}


@dataclass(frozen=True)
class Language:
    """What is known of a language. `stemmer` takes off endings, and `small` are the stems nobody searches for.

    `typed` says which letters Latin ones stand for, `also` which words the guide has for others, and `worried` holds
    what somebody types who needs to know at once what to do. `alphabet` is the order of the A–Z list.
    """

    stemmer: Stemmer = field(default_factory=Stemmer)
    small: frozenset[str] = frozenset()
    typed: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    worried: tuple[str, ...] = ()
    alphabet: tuple[str, ...] = ()

    def for_browser(self) -> dict[str, object]:
        """Return what the script must know, as JSON can say it."""
        return {
            "endings": " ".join(self.stemmer.endings),
            "shortest": self.stemmer.shortest,
            "same": [*self.stemmer.same.items()],
            "whole": " ".join(sorted(self.stemmer.whole)),
            "small": " ".join(sorted(self.small)),
            "typed": [*sorted(self.typed.items(), key=lambda pair: -len(pair[0]))],
            "also": [*self.also.items()],
            "worried": self.worried,
        }


def read(path: Path) -> tuple[Language, list[tuple[int, str]]]:
    """Return what a file says, and what is wrong with it: a line (from 1), and a message. No file says nothing."""
    if not os.access(path, os.F_OK):
        return Language(), []
    wrong: list[tuple[int, str]] = []
    try:
        root = compose(loaded(path))
    except FileError as fault:
        return Language(), [(fault.line, fault.message)]
    except yaml.YAMLError as fault:
        mark = getattr(fault, "context_mark", None) or getattr(fault, "problem_mark", None)
        message = "this line cannot be read. Write “key: words”, and words that hold “:” between quotation marks."
        return Language(), [(mark.line + 1 if mark else 1, message)]
    if root is not None and not isinstance(root, MappingNode):
        return Language(), [(1, "this is no list of keys. Write lines such as “small: a the of”.")]
    values: dict[str, Any] = dict(_values(root.value if root else (), wrong))  # each in its form
    stemmer = Stemmer(
        tuple(words(values.get("endings", ""))),
        values.get("shortest", 3),
        {fold(one): fold(other) for one, other in values.get("same", {}).items()},
        frozenset(words(values.get("whole", ""))),
    )
    return Language(
        stemmer,
        frozenset(stemmer.stems(values.get("small", ""))),
        values.get("typed", {}),
        values.get("also", {}),
        tuple(values.get("worried", ())),
        tuple(values.get("alphabet", "").split()),
    ), wrong


def _values(pairs: "list[tuple[Node, Node]] | tuple[()]", wrong: list[tuple[int, str]]) -> Iterator[tuple[str, object]]:
    """Go through the keys that say what they should; note what is wrong with the others."""
    for key, value in pairs:
        line, name = key.start_mark.line + 1, str(key.value)
        if name not in FORMS:
            near = get_close_matches(name, FORMS, 1)
            known = f"“{near[0]}”" if near else "one of these: " + ", ".join(FORMS)
            wrong.append((line, f"“{name}” means nothing here. Write {known}."))
        elif (meaning := _meaning(FORMS[name], value)) is None:
            wrong.append((line, f"“{name}” cannot be read. {HOW[FORMS[name]]}."))
        else:
            yield name, meaning


def _meaning(form: str, value: Node) -> object:
    """Return what a value says in a form, or nothing where it has another."""
    if form == LIST and isinstance(value, SequenceNode):
        plain = all(isinstance(each, ScalarNode) and words(each.value) for each in value.value)
        return tuple(each.value for each in value.value) if plain else None
    if form == PAIRS and isinstance(value, MappingNode):
        plain = all(isinstance(each, ScalarNode) and each.value for pair in value.value for each in pair)
        return {key.value: meant.value for key, meant in value.value} if plain else None
    if form == WORDS and isinstance(value, ScalarNode):
        return value.value
    if form == NUMBER and isinstance(value, ScalarNode) and value.value in set("23456789"):
        return int(value.value)
    return None
