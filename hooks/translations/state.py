"""How far a language is: each unit of the English is complete, behind, not checked, or missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.guide import Guide
from guide.units import Unit

Units = Mapping[str, Unit]


@dataclass(frozen=True)
class State:
    """A language's units. Pairs hold the translation and the English; what is missing is there in English only.

    `unchecked` is translated, but nobody has yet said from which English.
    """

    complete: tuple[tuple[Unit, Unit], ...] = ()
    behind: tuple[tuple[Unit, Unit], ...] = ()
    unchecked: tuple[tuple[Unit, Unit], ...] = ()
    missing: tuple[Unit, ...] = ()


def units(guide: Guide, language: str) -> dict[str, Unit]:
    """Return every unit of a language, page by page."""
    pages = sorted(path for path, page in guide.pages.items() if page.language == language)
    return {key: unit for path in pages for key, unit in guide.units[path].items()}


def compare(english: Units, own: Units, record: Mapping[str, str]) -> State:
    """Return the state of a language's own units against the English, by what its record says."""
    there = [(own[key], unit) for key, unit in english.items() if key in own]
    return State(
        tuple(pair for pair in there if record.get(pair[1].key) == pair[1].fingerprint),
        tuple(pair for pair in there if record.get(pair[1].key, pair[1].fingerprint) != pair[1].fingerprint),
        tuple(pair for pair in there if pair[1].key not in record),
        tuple(unit for key, unit in english.items() if key not in own),
    )


def state(guide: Guide, language: str) -> State:
    """Return the state of a language of a guide."""
    english = units(guide, guide.source_language)
    return compare(english, units(guide, language), guide.accepted.get(language, {}))


def page_state(guide: Guide, path: str) -> State:
    """Return the state of one translated page."""
    page = guide.pages[path]
    english = guide.english(page)
    record = guide.accepted.get(page.language, {})
    return compare(guide.units[english.path], guide.units[path], record) if english else State()
