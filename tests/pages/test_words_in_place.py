"""The words that chapters explain in place: the same in every language, each once, and not too many."""

import re
from collections import Counter
from pathlib import Path

import pytest

from conftest import ROOT

TERM = re.compile(r"\[([^\]]+)\]\((?:\.\./)?glossary\.md#(word-[a-z-]+)\)")
BOX = re.compile(r"^!!! (?:now|limit)\b.*(?:\n(?: {4}.*)?)*", re.MULTILINE)
MOST = 8


def marked(path: Path) -> list[str]:
    """Give the terms that a page marks, in its order."""
    return [id_ for _, id_ in TERM.findall(path.read_text("utf-8"))]


PAGES = sorted(path.relative_to(ROOT / "docs/en").as_posix() for path in (ROOT / "docs/en").rglob("*.md"))


@pytest.mark.parametrize("name", PAGES)
def test_every_language_marks_the_same_words_once(name: str) -> None:
    """A reader of any language meets the same help; a chapter marks eight words at most, each at one place."""
    english = marked(ROOT / "docs/en" / name)
    assert [id_ for id_, times in Counter(english).items() if times > 1] == []
    assert len(english) <= MOST
    for language in ("bg", "tr"):
        assert sorted(marked(ROOT / "docs" / language / name)) == sorted(english), language


@pytest.mark.parametrize("language", ["en", "bg", "tr"])
def test_what_to_do_now_is_not_interrupted(language: str) -> None:
    """Nothing opens in the boxes about danger and the limit of confidentiality, and in no heading."""
    for path in sorted((ROOT / "docs" / language).rglob("*.md")):
        text = path.read_text("utf-8")
        apart = BOX.findall(text) + [line for line in text.split("\n") if re.match(r"(#|\?\?\?|!!!)", line)]
        assert not [each for part in apart for each in TERM.findall(part)], path


def test_a_good_many_chapters_mark_words() -> None:
    """The test looks at something."""
    assert sum(bool(marked(ROOT / "docs/en" / name)) for name in PAGES) >= 9
