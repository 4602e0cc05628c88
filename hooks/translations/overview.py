"""The page "Translations": how far each language is, and what is left to do in it, file by file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

import words
from guide.guide import Guide
from model.site import Site, name_in
from rendering.templates import environment

from .state import State, units


@dataclass(frozen=True)
class PendingFile:
    """A file with something left to do: what it is called, whether it is there, and the parts that are meant."""

    file: str
    english: str
    begun: bool
    parts: tuple[str, ...] = ()


def address(site: Site, page: PendingFile) -> str:
    """Return where a file is edited, or made if it is not there yet; nothing where that is not known."""
    if page.begun:
        return site.edit and site.edit + page.file
    folder, _, name = page.file.partition("/")  # the folder of a language is there, those below it may not be
    return site.make and f"{site.make}{folder}?filename={quote(name)}"


def render(guide: Guide, states: Mapping[str, State], names: Mapping[str, str], language: str, site: Site) -> str:
    """Return the page's table and lists in a language."""
    template = environment(Path(__file__).parent).get_template("overview.html")
    return template.render(
        said=words.load(language)["translations"],
        names=names,
        states=states,
        todo={code: todo(guide, code, found) for code, found in states.items()},
        address=partial(address, site),
        edit=site.edit,
        source=guide.source_language,
        source_name=name_in(language, guide.source_language),
        count=len(units(guide, guide.source_language)),
    )


def todo(guide: Guide, language: str, state: State) -> list[PendingFile]:
    """Return the files of a language in which something is left to do, those first that are not there yet."""
    english = [*state.missing, *(unit for _, unit in (*state.behind, *state.unchecked))]
    titles: dict[str, dict[str, None]] = {}
    for unit in english:
        name = unit.path.removeprefix(f"{guide.root}/{guide.source_language}/")
        titles.setdefault(name, {})[unit.title] = None
    pages = [
        PendingFile(
            f"{language}/{name}",
            f"{guide.source_language}/{name}",
            begun := f"{guide.root}/{language}/{name}" in guide.pages,
            tuple(found) if begun else (),
        )
        for name, found in titles.items()
    ]
    return sorted(pages, key=lambda page: (page.begun, page.file))
