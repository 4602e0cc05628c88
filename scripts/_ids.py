"""Ids that are missing: proposed from the English words, and written into every language.

Ids key what a reader did, so they are written down once and never made anew. A translation gets the id of the same
item in English; items are matched by their place in their activity.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from _setup import ROOT, say
from _site import load

if TYPE_CHECKING:
    from model.kind import IdSlot

WORDS = 4
LEAST = {"a", "an", "the", "and", "or", "of", "to", "is", "are", "i", "you", "your", "we", "our", "it"}


@dataclass
class Sheet:
    """A page: its file, its name in messages, its lines, and the places in its activities where an id must stand."""

    path: Path
    shown: str
    lines: list[str]
    id_slots: Sequence[Sequence["IdSlot"]]
    anchors: set[str]
    written: list[tuple[int, str]] = field(default_factory=list)

    def write(self, place: "IdSlot", id_: str) -> None:
        """Put an id where it must stand; lines are put in later, when all are known."""
        line = self.lines[place.line - 1]
        if place.block:
            indent = re.match(r"[ >]*", line)
            self.written.append((place.line, f"{indent[0] if indent else ''}    id: {id_}\n"))
        elif line.lstrip(" >").startswith("|"):  # a table's header: the cell that says it
            cells = line.split("|")
            at = next(at for at, cell in enumerate(cells) if cell.split("{")[0].strip() == place.says.strip())
            cells[at] = f" {name(cells[at].strip(), id_)} "
            self.lines[place.line - 1] = "|".join(cells)
        else:
            self.lines[place.line - 1] = f"{name(line.rstrip(), id_)}\n"

    def text(self) -> str:
        """Return the page with what was written."""
        lines = list(self.lines)
        for number, line in sorted(self.written, reverse=True):
            lines.insert(number, line)
        return "".join(lines)


def name(text: str, id_: str) -> str:
    """Return a text with an id in the braces at its end, which are made if there are none."""
    from model.syntax import ATTRIBUTES_AT_END

    if match := ATTRIBUTES_AT_END.search(text):
        before = f"{text[: match.start()]} " if match.start() else ""
        return f"{before}{{ #{id_} {match[1].strip()} }}"
    return f"{text} {{ #{id_} }}"


def read(root: Path, path: Path, language: str) -> Sheet:
    """Read a page with the parser of the site."""
    from markdown import markdown
    from mkdocs.config import load_config

    from reading.extension import ActivitiesExtension
    from reading.page import Page
    from sources import front_matter

    text = path.read_text(encoding="utf-8-sig")
    parts = front_matter.cut(text)
    extension = ActivitiesExtension()
    shown = path.relative_to(root).as_posix()
    extension.begin(Page(shown, language, parts.before))
    names = load(root / "mkdocs.yml", load_config).markdown_extensions
    markdown(parts.body, extensions=[extension, *names])
    anchors = {anchor.id for anchor in extension.page.anchors}
    return Sheet(path, shown, text.splitlines(keepends=True), extension.page.id_slots, anchors)


def propose(place: "IdSlot", activity: str, taken: set[str], local: set[str]) -> str:
    """Return an id for a place, from the first words of what it names; it is unique where it must be."""
    from model.syntax import ATTRIBUTES, CHECK_BOX

    text = CHECK_BOX.sub("", ATTRIBUTES.sub("", place.says), count=1)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", plain.lower()) if word not in LEAST][:WORDS]
    if not words or not words[0][0].isalpha():
        words.insert(0, "item")
    plain = "-".join([*([activity] if activity and not local else []), *words])
    used, number, id_ = local or taken, 2, plain
    while id_ in used:
        id_, number = f"{plain}-{number}", number + 1
    return id_


def complete(sheet: Sheet, taken: set[str]) -> dict[tuple[int, int], str]:
    """Write what is missing on an English page; return every id by the number of its activity and its place in it."""
    ids: dict[tuple[int, int], str] = {}
    for number, places in enumerate(sheet.id_slots):
        wide, activity = places[0].others, ""
        scopes: dict[int, set[str]] = {}
        for place in places:
            scopes.setdefault(id(place.others), set()).add(place.id)
        for index, place in enumerate(places):
            local = scopes[id(place.others)] if place.others is not wide else set()
            id_ = place.id or propose(place, activity, taken, local)
            activity = activity or id_
            ids[number, index] = id_
            (local or taken).add(id_)
            if not place.id:
                sheet.write(place, id_)
                say(f"{sheet.shown}:{place.line}: {id_}")
    return ids


def follow(sheet: Sheet, english: Sheet, ids: dict[tuple[int, int], str]) -> int:
    """Write into a translation the ids of the same places in English; return how many could not be written."""
    left = 0
    for number, places in enumerate(sheet.id_slots):
        other = english.id_slots[number] if number < len(english.id_slots) else []
        for index, place in enumerate(places):
            if place.id:
                continue
            where = f"{sheet.shown}:{place.line}"
            if len(other) == len(places):
                sheet.write(place, ids[number, index])
                say(f"{where}: {ids[number, index]}")
            else:
                left += 1
                say(f"{where}: this activity has other items than the English one. Write the id yourself.")
    return left


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Propose the missing ids; with --write, write them. Returns 1 if some could not be found."""
    parser = argparse.ArgumentParser(prog="ids.py", description="Propose the ids that are missing in activities.")
    parser.add_argument("--write", action="store_true", help="write them into the pages")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(ROOT / "hooks"))
    docs, left = root / "docs", 0
    languages = [folder.name for folder in sorted(docs.iterdir()) if folder.is_dir() and folder.name != "assets"]
    sheets = {path: read(root, path, "en") for path in sorted((docs / "en").rglob("*.md"))}
    taken = {id_ for sheet in sheets.values() for id_ in sheet.anchors}
    changed: list[Sheet] = []
    for path, sheet in sheets.items():
        ids = complete(sheet, taken)
        changed.append(sheet)
        for language in languages:
            translated = docs / language / path.relative_to(docs / "en")
            if language != "en" and translated.exists():
                other = read(root, translated, language)
                left += follow(other, sheet, ids)
                changed.append(other)
    if options.write:
        for sheet in changed:
            if sheet.text() != sheet.path.read_text(encoding="utf-8-sig"):
                sheet.path.write_text(sheet.text(), encoding="utf-8", newline="\n")
    return 1 if left else 0
