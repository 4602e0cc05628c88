"""school.yml, read and written: only a text that the build can use takes the old one's place."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import _school_comments
import _school_text
from _school_answers import languages
from _site import find_hooks

FILE = "school.yml"
HEAD = "# yaml-language-server: $schema=./school.schema.json\n"
TOP = re.compile(r"([a-z_]+):")


@dataclass(frozen=True)
class Refusal:
    """What the build says against a setting: its key, and the sentence with file and line."""

    key: str
    sentence: str


def finish(root: Path, values: dict[str, Any], language: str) -> tuple[bool, list[Refusal]]:
    """Write the settings if the build can use them; return whether the file is another now, and what is wrong.

    The comments that came with the file are then in the `language` of who answered.
    """
    path = root / FILE
    old = read(path)
    text = with_values(old, values)
    if text == old:
        return False, []
    if problems := check(root, text):
        return False, problems
    end = "\r\n" if path.is_file() and b"\r\n" in path.read_bytes() else "\n"
    path.write_text(_school_comments.translated(text, language), "utf-8", newline=end)
    return True, []


def problems_of(root: Path, values: dict[str, Any]) -> list[Refusal]:
    """Return what the build would say against the settings."""
    old = read(root / FILE)
    text = with_values(old, values)
    return [] if text == old else check(root, text)


def with_values(text: str, values: dict[str, Any]) -> str:
    """Return a text for school.yml that sets these values and no other."""
    before = _school_text.settings(text)
    for key in dict.fromkeys([*before, *values]):
        if before.get(key) != values.get(key):
            text = _school_text.put(text, key, values.get(key))
    return text


def read(path: Path) -> str:
    """Return the text of school.yml, or the head of one that is to be made."""
    return path.read_text("utf-8-sig") if path.is_file() else HEAD


def unreadable(root: Path) -> list[Refusal]:
    """Return why the file that is there cannot be read at all, if so: then nothing may be put into it."""
    find_hooks(root)
    from sources import school

    return [] if school.is_readable(root / FILE) else faults(root, root / FILE)


def check(root: Path, text: str) -> list[Refusal]:
    """Return what the build says against a text for school.yml, with the lines that it would have."""
    path = root / f"{FILE}.new"
    path.write_text(text, "utf-8")
    try:
        return faults(root, path)
    finally:
        path.unlink()


def faults(root: Path, path: Path) -> list[Refusal]:
    """Return what the build says against a file, each with the key that it is about."""
    find_hooks(root)
    from sources import school

    codes = [*languages(root)]
    _, wrong = school.read(path, codes, root / "docs", codes[0])
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    keys = [(number, match[1]) for number, each in enumerate(lines, 1) if (match := TOP.match(each))]
    before = [max((pair for pair in keys if pair[0] <= line), default=(0, "")) for line, _ in wrong]
    return [Refusal(key, f"{FILE}:{line}: {message}") for (_, key), (line, message) in zip(before, wrong, strict=True)]
