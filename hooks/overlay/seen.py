"""The school's record, `ours/.seen.yml`: the guide's words that each of its own stands in place of.

One line for a language and an id. Where the guide has other words now, the school is told, and decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from translations import record

NAME = ".seen.yml"
HEAD = "# Written by scripts/ours.py accept: the fingerprint of the guide's words that yours stand in place of.\n"
HOW = "this line is no “language/id: fingerprint”, or names an id again. Run scripts/ours.py accept."


@dataclass(frozen=True)
class Entry:
    """A part of the guide that is replaced or left out: its page and line, its id, and its wording's fingerprint."""

    path: str
    line: int
    id: str
    fingerprint: str


def read(path: Path) -> tuple[dict[str, str], list[int]]:
    """Return what the record says, and the lines (from 1) of no use; nothing where there is none."""
    return record.read(path) if path.is_file() else ({}, [])


def write(path: Path, noted: Mapping[str, str]) -> None:
    """Write the record: for each part that is replaced or left out, the wording that was seen."""
    record.write(path, noted, HEAD)


def changed(entries: Mapping[str, Entry], known: Mapping[str, str]) -> Iterable[Entry]:
    """Go through what the guide says in other words than the record knows."""
    return (entry for key, entry in entries.items() if known.get(key, entry.fingerprint) != entry.fingerprint)


def notices(entries: Mapping[str, Entry], known: Mapping[str, str]) -> list[str]:
    """Return a sentence for each part that changed, and one for all of which nothing is noted yet."""
    sentences = [
        f"changed since you replaced it: {entry.path}:{entry.line} {entry.id}. Yours stays. "
        "Compare the two, then run scripts/ours.py accept."
        for entry in changed(entries, known)
    ]
    new = [key for key in entries if key not in known]
    if new:
        what = "1 part of the guide is" if len(new) == 1 else f"{len(new)} parts of the guide are"
        sentences.append(
            f"ours/: {what} replaced or left out, and not noted yet ({', '.join(new)}). Run scripts/ours.py accept: "
            "then you are told when the guide changes there."
        )
    return sentences
