"""Values of `school.yml`, each read from its node: what it says, and what is wrong with it, with its line."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from model.school import ALL, Text
from sources import settings
from sources.settings import Fault, line, pairs

NOTHING = frozenset(("", "~", "null"))
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(r"\+?[\d ()/.-]+")
FEWEST_DIGITS, MOST_DIGITS = 2, 15
LONGEST = 200
NO_KEYS: Mapping[str, Collection[str]] = {}
MOST = 999


class Values:
    """Reads nodes, and collects what is wrong in them; `codes` are those of the languages that the guide has."""

    def __init__(self, codes: Collection[str]) -> None:
        """Begin with nothing wrong."""
        self.codes = sorted(codes)
        self.faults: list[Fault] = []

    def wrong(self, node: Node, message: str) -> None:
        """Report what is wrong at a node."""
        self.faults.append((line(node), message))

    def fields(
        self, node: Node, known: Collection[str], what: str, below: Mapping[str, Collection[str]] = NO_KEYS
    ) -> dict[str, Node]:
        """Return what a mapping says, by its keys; a key that is unknown is reported with the nearest that is known.

        `below` are the keys that stand under one of those that are known.
        """
        if not isinstance(node, MappingNode):
            self.wrong(node, f"{what} is written as “key: value”. Its keys are {listed(known)}.")
            return {}
        fields: dict[str, Node] = {}
        for key, value in pairs(node):
            if key.value in known:
                fields[key.value] = value
                continue
            near = get_close_matches(str(key.value), known, 1)
            if owner := next((name for name, own in below.items() if key.value in own), ""):
                place = "Put it under that line, with more spaces before it"
                self.wrong(key, f"“{key.value}” belongs to “{owner}”. {place}.")
                continue
            if " " in str(key.value):
                how = "Write “# ” before it, if it is an explanation. If not, delete it"
                self.wrong(key, f"this line is no setting of {what}. {how}.")
                continue
            instead = f"Write “{near[0]}”." if near else f"Write one of {listed(known)}, or delete the line."
            self.wrong(key, f"“{key.value}” is no setting of {what}. {instead}")
        return fields

    def items(self, node: Node, name: str, example: str) -> Iterator[Node]:
        """Go through a list; what is no list is reported, with an example of one."""
        if isinstance(node, SequenceNode) and node.value:
            yield from node.value
        else:
            self.wrong(node, f"“{name}” is a list. Write “{example}”, or # before the line.")

    def word(self, node: Node, name: str, instead: str = "Write words after the colon") -> str:
        """Return what one node says; nothing, reported, where it says nothing."""
        if not isinstance(node, ScalarNode):
            self.wrong(node, f"“{name}” is one value, and here are several. {instead}.")
        elif node.value.strip() in NOTHING:
            self.wrong(node, f"“{name}” says nothing. {instead}, or # before the line.")
        else:
            return " ".join(node.value.split())
        return ""

    def text(self, node: Node, name: str, most: int = LONGEST) -> Text:
        """Return words that are the same in every language, or those of each."""
        given: dict[str, str] = {}
        if not isinstance(node, MappingNode):
            given[ALL] = self.limited(node, name, most)
        for key, value in pairs(node):
            if key.value not in self.codes:
                self.unknown(key, f"“{name}”: ")
            else:
                given[key.value] = self.limited(value, name, most)
        return {code: words for code, words in given.items() if words}

    def unknown(self, node: Node, where: str = "") -> None:
        """Report the code of a language that the guide has not."""
        self.wrong(node, f"{where}the guide has no language “{node.value}”. Write one of {listed(self.codes)}.")

    def limited(self, node: Node, name: str, most: int) -> str:
        """Return words that are not too long for their place."""
        words = self.word(node, name)
        if len(words) > most:
            self.wrong(node, f"“{words}” has {len(words)} characters. “{name}” has room for {most}. Write fewer.")
        return words

    def number(self, node: Node, name: str) -> str:
        """Return a number to call."""
        words = self.word(node, name, "Write the digits after the colon")
        digits = sum(sign.isdigit() for sign in words)
        if words and (not NUMBER.fullmatch(words) or not FEWEST_DIGITS <= digits <= MOST_DIGITS):
            what = f"“{words}” is no number to call"
            self.wrong(node, f"{what}. Write its {FEWEST_DIGITS} to {MOST_DIGITS} digits, with spaces if you wish.")
        return words

    def numbers(self, node: Node, name: str) -> Text:
        """Return a number to call, or one for each language."""
        if not isinstance(node, MappingNode):
            return {ALL: self.number(node, name)}
        for _, value in pairs(node):
            self.number(value, name)
        return self.text(node, name)

    def count(self, node: Node, name: str) -> int:
        """Return a whole number above 0."""
        words = self.word(node, name, "Write a number after the colon")
        if words and (not words.isascii() or not words.isdigit() or not 0 < int(words) <= MOST):
            self.wrong(node, f"“{name}” cannot be “{words}”. Write a whole number from 1 to {MOST}, without a unit.")
            return 0
        return int(words or 0)

    def switch(self, node: Node, name: str) -> bool:
        """Return whether something is to be."""
        words = self.word(node, name, "Write true or false after the colon").lower()
        if words and words not in settings.YES | settings.NO:
            self.wrong(node, f"“{name}” cannot be “{words}”. Write true or false.")
        return words not in settings.NO

    def day(self, node: Node, name: str) -> date | None:
        """Return a day that has been."""
        words = self.word(node, name, "Write a day such as 2026-10-01")
        try:
            day = date.fromisoformat(words) if DAY.fullmatch(words) else None
        except ValueError:
            day = None
        if words and day is None:
            self.wrong(node, f"“{words}” is no day. Write year, month and day, such as 2026-10-01.")
        elif day and day > date.today():  # noqa: DTZ011 - the day where the person is who checked
            self.wrong(node, f"“{name}” is {words}, and that day is still to come. Write the day on which you checked.")
        return day

    def languages(self, node: Node, name: str) -> tuple[str, ...]:
        """Return codes of languages that the guide has, each once."""
        codes: list[str] = []
        for each in self.items(node, name, f"{name}: [{', '.join(self.codes[:2])}]"):
            code = self.word(each, name, f"Write one of {listed(self.codes)}")
            if code in codes:
                self.wrong(each, f"“{code}” stands in “{name}” twice. Delete one of the two.")
            elif code and code not in self.codes:
                self.unknown(each)
            elif code:
                codes.append(code)
        return tuple(codes)


def listed(names: Collection[str]) -> str:
    """Return names as a sentence lists them."""
    return ", ".join(f"“{name}”" for name in names)
