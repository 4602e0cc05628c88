"""The page "Translations": how far each language is, and what is left to do in it, file by file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import words
from guide.guide import Guide

from .state import State, units

MARK = "<!--translations-->"


@dataclass(frozen=True)
class Page:
    """A file with something left to do: what it is called, whether it is there, and the parts that are meant."""

    file: str
    english: str
    begun: bool
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Addresses:
    """Where the repository's pages are edited and where new ones are made; empty where that is not known."""

    edit: str = ""
    make: str = ""

    def of(self, page: Page) -> str:
        """Return where a page is edited, or made if it is not there yet."""
        if page.begun:
            return self.edit and self.edit + page.file
        folder, _, name = page.file.partition("/")  # the folder of a language is there, those below it may not be
        return self.make and f"{self.make}{folder}?filename={quote(name)}"


@cache
def environment() -> Environment:
    """Return the templates beside this file."""
    made = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    made.trim_blocks = made.lstrip_blocks = True
    return made


def render(
    guide: Guide, states: Mapping[str, State], names: Mapping[str, str], language: str, addresses: Addresses
) -> str:
    """Return the page's table and lists in a language."""
    template = environment().get_template("overview.html")
    return template.render(
        said=words.load(language)["translations"],
        names=names,
        states=states,
        todo={code: todo(guide, code, found) for code, found in states.items()},
        addresses=addresses,
        source=guide.source_language,
        count=len(units(guide, guide.source_language)),
    )


def todo(guide: Guide, language: str, state: State) -> list[Page]:
    """Return the files of a language in which something is left to do, those first that are not there yet."""
    english = [*state.missing, *(unit for _, unit in (*state.behind, *state.unchecked))]
    titles: dict[str, dict[str, None]] = {}
    for unit in english:
        name = unit.path.removeprefix(f"{guide.root}/{guide.source_language}/")
        titles.setdefault(name, {})[unit.title] = None
    pages = [
        Page(
            f"{language}/{name}",
            f"{guide.source_language}/{name}",
            begun := f"{guide.root}/{language}/{name}" in guide.pages,
            tuple(found) if begun else (),
        )
        for name, found in titles.items()
    ]
    return sorted(pages, key=lambda page: (page.begun, page.file))
