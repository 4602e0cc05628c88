"""A language's record, `docs/bg/.state.yml`: for each unit the wording of the English that it was made from.

One line a unit, sorted, so that two people's work merges by itself. It is YAML, of which only this form is read.
"""

import re
from collections.abc import Mapping
from pathlib import Path

NAME = ".state.yml"
HEAD = "# Written by scripts/translate.py accept: the fingerprint of the English that each unit was made from.\n"
LINE = re.compile(r"([^\s:]+): ([0-9a-f]{10})")


def read(path: Path) -> tuple[dict[str, str], list[int]]:
    """Return what a record says, and the lines (from 1) of no use: marks of a merge, and a unit named again."""
    fingerprints: dict[str, str] = {}
    wrong: list[int] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        match = LINE.fullmatch(line.strip())
        if match and match[1] not in fingerprints:
            fingerprints[match[1]] = match[2]
        elif line.strip() and not line.startswith("#"):
            wrong.append(number)
    return fingerprints, wrong


def written(record: Mapping[str, str], head: str = HEAD) -> str:
    """Return a record as its file holds it, under its first line."""
    return head + "".join(f"{key}: {fingerprint}\n" for key, fingerprint in sorted(record.items()))


def write(path: Path, record: Mapping[str, str], head: str = HEAD) -> None:
    """Write a record, with the same line ends on every system; what is the same already is left alone."""
    text = written(record, head)
    if not path.exists() or path.read_bytes() != text.encode():
        path.write_text(text, encoding="utf-8", newline="\n")
