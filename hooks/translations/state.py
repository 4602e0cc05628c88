"""How far a language is: each unit of the English is complete, behind, not checked, or missing.

Only here is it decided what is behind and what is new in English; notes, checks and commands ask.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from guide.guide import Guide
from guide.units import Unit
from reading.page import Page

Units = Mapping[str, Unit]


@dataclass(frozen=True)
class State:
    """A language's units. Pairs hold the translation and the English; what is missing is there in English only.

    `unchecked` is translated, but nobody has yet said from which English. Of what is missing, `new` never was
    translated, as the language's record tells; in a language that keeps none, nothing is known to be new.
    """

    complete: tuple[tuple[Unit, Unit], ...] = ()
    behind: tuple[tuple[Unit, Unit], ...] = ()
    unchecked: tuple[tuple[Unit, Unit], ...] = ()
    missing: tuple[Unit, ...] = ()
    new: tuple[Unit, ...] = ()


def units(guide: Guide, language: str) -> dict[str, Unit]:
    """Return every unit of a language, page by page."""
    pages = sorted(path for path, page in guide.pages.items() if page.language == language)
    return {key: unit for path in pages for key, unit in guide.units[path].items()}


def compare(
    english: Units, translated: Units, record: Mapping[str, str] | None, theirs: AbstractSet[str] = frozenset()
) -> State:
    """Return the state of a language's units against the English, by what its record says, if it keeps one.

    `theirs` are the keys of units in whose place a school has words of its own in this language: those are complete.
    """
    accepted = {**(record or {}), **{key: unit.fingerprint for key, unit in english.items() if key in theirs}}
    pairs = [(translated[key], unit) for key, unit in english.items() if key in translated]
    missing = tuple(unit for key, unit in english.items() if key not in translated and key not in theirs)
    return State(
        tuple(pair for pair in pairs if accepted.get(pair[1].key) == pair[1].fingerprint),
        tuple(pair for pair in pairs if accepted.get(pair[1].key, pair[1].fingerprint) != pair[1].fingerprint),
        tuple(pair for pair in pairs if pair[1].key not in accepted),
        missing,
        () if record is None else tuple(unit for unit in missing if unit.key not in record),
    )


def theirs(guide: Guide, language: str) -> frozenset[str]:
    """Return the keys of the units in whose place a school has words of its own in a language."""
    changed = ((path, ids) for path, ids in guide.theirs.items() if guide.pages[path].language == language)
    return frozenset(key for path, ids in changed for key, unit in guide.units[path].items() if unit.id in ids)


def state(guide: Guide, language: str) -> State:
    """Return the state of a language of a guide."""
    english = units(guide, guide.source_language)
    return compare(english, units(guide, language), guide.accepted.get(language), theirs(guide, language))


def page_state(guide: Guide, page: Page) -> State:
    """Return the state of one translated page."""
    english = guide.english(page)
    record = guide.accepted.get(page.language)
    own = theirs(guide, page.language)
    return compare(guide.units[english.path], guide.units[page.path], record, own) if english else State()


def new_ids(guide: Guide) -> dict[str, frozenset[str]]:
    """Return for each translated page, by its path, the ids that it lacks because they are new in English."""
    pages = [page for page in guide.pages.values() if page.language != guide.source_language]
    return {page.path: frozenset(unit.id for unit in page_state(guide, page).new) for page in pages}
