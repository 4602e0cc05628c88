"""The guide says everything in its own words: no sentence of the document that it is made from stands in it.

The document is known by fingerprints of its runs of seven words. Two runs that follow each other are eight words, and
that many are no chance any more.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from pages.guide_reader import ENGLISH, PAGES

HERE = Path(__file__).parent
RUN = 7
LEAST = 8
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
UNSAID = re.compile(r"\{[^}\n]*\}|\]\([^)\n]*\)|^ *(?:id|for):.*$", re.MULTILINE)
"""Attributes, addresses of links, and options of a block."""

EXCEPTIONS: list[dict[str, str]] = yaml.safe_load((HERE / "own-words.yml").read_text("utf-8"))


@dataclass(frozen=True)
class Word:
    """A word in small letters, and its line."""

    text: str
    line: int


@cache
def fingerprints() -> frozenset[str]:
    """Return the fingerprints of the document."""
    lines = (HERE / "source-runs.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def said(text: str) -> list[Word]:
    """Return the words of a page's Markdown that a reader sees."""
    text = FRONT.sub(lambda front: "\n" * front[0].count("\n"), text)
    text = UNSAID.sub(lambda unsaid: " " * len(unsaid[0]), text)
    return [
        Word(found[0].lower().replace("’", "'"), text.count("\n", 0, found.start()) + 1)
        for found in WORD.finditer(text)
    ]


def runs(text: str, known: frozenset[str]) -> Iterator[list[Word]]:
    """Go through the runs of eight words or more that stand in the document, too."""
    found = said(text)
    begin = 0
    for end in range(len(found) + 1):
        if _fingerprint(found[end : end + RUN]) not in known:
            if end - begin > LEAST - RUN:
                yield found[begin : end + RUN - 1]
            begin = end + 1


def _fingerprint(words: Iterable[Word]) -> str:
    return sha256(" ".join(word.text for word in words).encode()).hexdigest()[:12]


def excuses(exception: dict[str, str], run: list[Word]) -> set[int]:
    """Return the places in a run that an exception allows: where at least four of its words follow each other."""
    allowed, given = [word.text for word in said(exception["words"])], [word.text for word in run]
    fours = {tuple(allowed[i : i + 4]) for i in range(len(allowed) - 3)}
    return {place for i in range(len(given) - 3) if tuple(given[i : i + 4]) in fours for place in range(i, i + 4)}


def ours(run: list[Word]) -> bool:
    """Whether exceptions leave less of a run than counts as borrowed."""
    return len(run) - len(set().union(*(excuses(each, run) for each in EXCEPTIONS))) < LEAST


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_in_our_own_words(path: str) -> None:
    """No eight words in a row are those of the document, but for titles, names, citations and a list of facts."""
    found = [run for run in runs((ENGLISH / path).read_text("utf-8"), fingerprints()) if not ours(run)]
    assert [f"docs/en/{path}:{run[0].line}: {' '.join(word.text for word in run)}" for run in found] == []


def test_every_exception_is_needed_and_has_a_reason() -> None:
    """An exception that allows nothing any more is taken out of the list."""
    found = [run for path in PAGES for run in runs((ENGLISH / path).read_text("utf-8"), fingerprints())]
    assert [each["words"] for each in EXCEPTIONS if not any(excuses(each, run) for run in found)] == []
    assert all(each["reason"].endswith(".") for each in EXCEPTIONS)


def test_a_run_is_found_with_its_line() -> None:
    """Attributes, addresses and the lines at the top of a page neither count nor tear a run apart."""
    document = said("one two three four five six seven eight nine")
    known = frozenset(_fingerprint(document[i : i + RUN]) for i in range(3))
    page = (
        "---\ntitle: one two three four five six seven eight\n---\nZero. One [two](a.md)\nthree four { #x } five six "
    )
    lines = [4, 4, 5, 5, 5, 5, 5, 5]
    (run,) = runs(f"{page}seven EIGHT, ten.", known)
    assert run == [Word(word.text, line) for word, line in zip(document, lines, strict=False)]
    assert list(runs(f"{page}seven, ten.", known)) == []
