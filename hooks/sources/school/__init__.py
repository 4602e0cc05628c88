"""`school.yml`, the one file in which a school says who it is: read, and checked with line and remedy.

Everything in it is optional. What is wrong is left out of what is returned, and reported; nothing here stops a build.
`school.schema.json` says the same to editors.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from yaml.nodes import MappingNode, Node

from model.school import ALL, Helpline, Person, Programme, School
from sources import repairs, settings
from sources.settings import Fault, line, pairs
from words import FileError, loaded

from . import colours, logo, pages
from .colours import Grounds
from .values import Values

NAME = "school.yml"
LONGEST_NAME, LONGEST_SHORT = 80, 12
KEYS = (
    *("name", "short_name", "logo", "colours", "languages", "people", "helplines", "emergency", "leave_out"),
    *("programme", "leave_to", "offline", "original"),
)
PERSON = ("role", "name", "where", "when")
HELPLINE = ("name", "number", "hours", "who", "checked", "languages")
PROGRAMME = ("minutes", "times_a_week", "months")
COLOURS = ("main", "accent")
BELOW = {"colours": COLOURS, "programme": PROGRAMME, "people": PERSON, "helplines": HELPLINE}


def read(path: Path, codes: Collection[str], docs: Path, first: str) -> tuple[School, list[Fault]]:
    """Return what a school says of itself, and what is wrong in its file: a line (from 1) and a message each.

    `codes` are those of the languages that the guide has, `docs` is the folder of its pages, and `first` the language
    in which they are written first.
    """
    try:
        text = _text(path)
    except FileError as wrong:
        return School(), [(wrong.line, wrong.message)]
    if not text:
        return School(), []
    text, unread = repairs.problems(text, KEYS, with_signs=True)
    if (root := repairs.root(text)) is None:
        return School(), unread
    reader = SchoolFile(path.parent, Values(codes), docs, first)
    own = reader.school(root)
    # Of a line that was put right, only what was wrong in it as it is written is told.
    lines = {number for number, _ in unread}
    others = {fault for fault in (*settings.doubled(root), *reader.values.faults) if fault[0] not in lines}
    return own, sorted({*unread, *others})


def _text(path: Path) -> str:
    """Return the settings of a school; nothing where the file is not there, or says nothing. Raises FileError."""
    text = loaded(path) if path.is_file() else ""
    lines = (each.strip() for each in text.splitlines())
    return text if any(each and not each.startswith("#") for each in lines) else ""


def _root(path: Path) -> MappingNode | None:
    """Return the settings of a school, as nodes. Raises FileError where they cannot be read."""
    return settings.read(path) if _text(path) else None


def is_readable(path: Path) -> bool:
    """Tell whether the file of a school can be read as settings, or is not there; they may be wrong all the same."""
    try:
        _root(path)
    except FileError:
        return False
    return True


def keys(path: Path) -> list[str]:
    """Return the settings that a school has, in their order."""
    try:
        return [str(key.value) for key, _ in pairs(_root(path))]
    except FileError:
        return []


def line_of(path: Path, key: str, value: str) -> int:
    """Return the line of a value in a list; that of the list where it is not found, and 1 where that is not there."""
    try:
        listed = settings.within(_root(path), key)
    except FileError:
        return 1
    items = listed.value if listed is not None else []
    return next((line(each) for each in items if each.value == value), line(listed) if listed is not None else 1)


class SchoolFile:
    """One `school.yml` in the folder `root`: each of its settings has a method here."""

    def __init__(self, root: Path, values: Values, docs: Path, first: str) -> None:
        """Begin; `values` reads what stands in the file."""
        self.root, self.values, self.docs, self.first = root, values, docs, first

    def school(self, root: Node) -> School:
        """Return all that the file says."""
        given, values = self.values.fields(root, KEYS, NAME, BELOW), self.values
        texts = {"emergency": values.numbers(given["emergency"], "emergency")} if "emergency" in given else {}
        return replace(
            School(),
            names=values.text(given["name"], "name", LONGEST_NAME) if "name" in given else {},
            short_names=values.text(given["short_name"], "short_name", LONGEST_SHORT) if "short_name" in given else {},
            logo=self.logo(given["logo"]) if "logo" in given else None,
            colours=self.colours(given["colours"]) if "colours" in given else ("", ""),
            languages=values.languages(given["languages"], "languages") if "languages" in given else (),
            people=tuple(self.people(given["people"])) if "people" in given else (),
            helplines=tuple(self.helplines(given["helplines"])) if "helplines" in given else (),
            left_out=frozenset(self.left_out(given["leave_out"])) if "leave_out" in given else frozenset(),
            programme=self.programme(given["programme"]) if "programme" in given else Programme(),
            leave_to=dict(self.addresses(given["leave_to"], "leave_to")) if "leave_to" in given else {},
            offline=values.switch(given["offline"], "offline") if "offline" in given else True,
            original=self.address(given["original"], "original") if "original" in given else "",
            **texts,
        )

    def logo(self, node: Node) -> Path | None:
        """Return the file of the logo."""
        name = self.values.word(node, "logo", "Write its file after the colon, such as ours/logo.svg")
        if name and (wrong := logo.problem(self.root, name)):
            self.values.wrong(node, wrong)
            return None
        return self.root / name if name else None

    def colours(self, node: Node) -> tuple[str, str]:
        """Return the two colours, each only if it can be read on its grounds."""
        given = self.values.fields(node, COLOURS, "“colours”")
        grounds = {"main": colours.grounds_of_main, "accent": colours.grounds_of_accent}
        main, accent = (self.colour(given[name], name, grounds[name]) if name in given else "" for name in COLOURS)
        return main, accent

    def colour(self, node: Node, name: str, grounds: Grounds) -> str:
        """Return one colour, if it can be read."""
        colour = self.values.word(node, name, 'Write a colour in quotation marks, such as "#0b5d4b"').lower()
        if colour and not colours.COLOUR.fullmatch(colour):
            self.values.wrong(node, f'“{colour}” is no colour. Write # and six of 0-9 and a-f, such as "#0b5d4b".')
            return ""
        if not colour:
            return ""
        least, ground = colours.weakest(colour, grounds(colour))
        if least < colours.ENOUGH:
            what = f"“{colour}” has a contrast of {least:.2f} on {ground}, and text needs {colours.ENOUGH}"
            self.values.wrong(node, f"{what}. Write “{colours.nearest(colour, grounds)}”, the nearest that passes.")
            return ""
        return colour

    def people(self, node: Node) -> Iterator[Person]:
        """Go through those to turn to."""
        for each in self.values.items(node, "people", "- role: School counsellor"):
            given = self.values.fields(each, PERSON, "a person in “people”")
            texts = {name: self.values.text(given[name], name) for name in PERSON if name in given}
            if "role" not in given:
                self.values.wrong(each, "this person has no “role”. Write “role: School counsellor”, or what it is.")
            elif texts["role"]:
                yield Person(**texts, line=line(each))

    def helplines(self, node: Node) -> Iterator[Helpline]:
        """Go through the numbers to call."""
        values = self.values
        for each in values.items(node, "helplines", "- name: …"):
            given = values.fields(each, HELPLINE, "a helpline")
            missing = [name for name in ("name", "number") if name not in given]
            for name in missing if isinstance(each, MappingNode) else ():
                values.wrong(each, f"this helpline has no “{name}”. Write a line “{name}: …” under it.")
            texts: Mapping[str, Mapping[str, str]] = {
                name: values.text(given[name], name) for name in ("name", "hours", "who") if name in given
            }
            number = values.number(given["number"], "number") if "number" in given else ""
            checked = values.day(given["checked"], "checked") if "checked" in given else None
            shown = values.languages(given["languages"], "languages") if "languages" in given else ()
            if number and texts.get("name"):
                yield Helpline(**texts, number=number, checked=checked, languages=frozenset(shown), line=line(each))

    def left_out(self, node: Node) -> Iterator[str]:
        """Go through the pages and the papers that are left out."""
        for each in self.values.items(node, "leave_out", "leave_out: [stories/promise.md]"):
            name = self.values.word(each, "leave_out", "Write a page or the id of a paper")
            if name and (wrong := pages.problem(self.docs, self.first, name)):
                self.values.wrong(each, wrong)
            elif name:
                yield name

    def programme(self, node: Node) -> Programme:
        """Return where the programme differs from the source's."""
        given = self.values.fields(node, PROGRAMME, "“programme”")
        return Programme(**{name: self.values.count(value, name) for name, value in given.items()})

    def addresses(self, node: Node, name: str) -> Iterator[tuple[str, str]]:
        """Go through the addresses of each language, or the one for all."""
        own = [(key, value) for key, value in pairs(node)] if isinstance(node, MappingNode) else [(None, node)]
        for key, value in own:
            if key is not None and key.value not in self.values.codes:
                self.values.unknown(key, f"“{name}”: ")
            elif address := self.address(value, name):
                yield (ALL if key is None else str(key.value)), address

    def address(self, node: Node, name: str) -> str:
        """Return the address of a site that a reader may be sent to."""
        words = self.values.word(node, name, "Write an address that begins with https://")
        if words and not settings.SAFE.fullmatch(words):
            self.values.wrong(node, f"“{words}” is no address of a site. Write it whole, beginning with https://.")
            return ""
        return words
