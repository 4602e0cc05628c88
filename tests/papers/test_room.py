"""On paper every word has its place: none is printed over another, through a line, or out of its column."""

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from papers.helpers import papers as papers_of
from papers.helpers import pdf
from papers.pdf_text import LANGUAGES, name, papers

THIN, LONG = 2.0, 8.0
"""A line between columns, in points: at most so wide, and at least so high."""

NEAR, OVER, CELL, WIDEST = 2.0, 0.5, 12.0, 60.0
"""How near a letter may come to a line; which part of it may lie on another, as slanted letters do; how far to look."""


class Box(NamedTuple):
    """A letter or a line on a page, in points from its left lower corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    def over(self, other: "Box") -> float:
        """Return which part of the smaller of two boxes lies in both."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        smaller = min((box.right - box.left) * (box.top - box.bottom) for box in (self, other))
        return width * height / smaller if width > 0 and height > 0 and smaller > 0 else 0.0


def letters(page: pypdfium2.PdfPage) -> list[Box]:
    """Return every letter and digit of a page, where its ink is."""
    held = page.get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    found = []
    for index in range(held.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(held, index))
        if letter.isalnum() and pdfium.FPDFText_GetCharBox(held, index, *map(ctypes.byref, sides)):
            left, right, bottom, top = (side.value for side in sides)
            found.append(Box(left, bottom, right, top, letter))
    return found


def rules(page: pypdfium2.PdfPage) -> list[Box]:
    """Return the upright lines of a page."""
    found = (Box(*each.get_bounds()) for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=9))
    return [box for box in found if box.right - box.left <= THIN and box.top - box.bottom >= LONG]


def neighbours(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Go through pairs of boxes that are near each other, each pair at least once."""
    cells: dict[tuple[int, int], list[Box]] = {}
    for box in boxes:
        for across in range(int(box.left // CELL), int(box.right // CELL) + 1):
            for up in range(int(box.bottom // CELL), int(box.top // CELL) + 1):
                cells.setdefault((across, up), []).append(box)
    for held in cells.values():
        yield from combinations(held, 2)


def crowded(path: Path) -> list[str]:
    """Return what has no room in a paper: its page, the letter, and where it stands."""
    found: dict[str, None] = {}
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            own, width = sorted(letters(page)), page.get_width()
            where = f"page {number}: “{{}}” {{}} at {{:.0f}}, {{:.0f}}"
            for line in rules(page):
                for each in own[bisect_left(own, (line.left - WIDEST,)) : bisect_left(own, (line.right + NEAR,))]:
                    if each.right + NEAR > line.left and line.bottom < (each.bottom + each.top) / 2 < line.top:
                        found[where.format(each.text, "stands on a line", each.left, each.bottom)] = None
            for first, second in neighbours(own):
                ligature = "f" in {first.text, second.text} and first[:4] == second[:4]  # letters that are one sign
                if not ligature and first.over(second) > OVER:
                    found[where.format(first.text, f"is printed over “{second.text}”", first.left, first.bottom)] = None
            for each in own:
                if each.left < 0 or each.right > width:
                    found[where.format(each.text, "leaves the page", each.left, each.bottom)] = None
    return list(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_printed_over_another(site: Path, language: str) -> None:
    """In every paper of a language, at every size of letters."""
    repeat = re.compile(r"guide|.*-pack|.*-one-sided|all-.*")  # what these hold is in others too
    others = [path for path in papers(site, language) if not repeat.fullmatch(path.stem)]
    found = {name(path): crowded(path) for path in others}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


FORM = """# A form

/// plan | A form
    id: form
    booklet: true

- {long} { #form-first .signature }
- {long} { #form-second .signature }
- {long} { #form-third .date }

//// rows
    id: form-rows
    count: 2

| {heads} |
|{lines}|
////
///
"""
HEADS = {
    "short words": ["Какво", "Докога .date", "Подпис .tick"],
    "long words": ["Наставничество", "Продължителност .date", "Отговорности .tick", "Как мина"],
    "a very long word": ["Непротивоконституционствувателствувайте .date", "Да", "Не .tick"],
    "many columns": ["Отговорностите .date"] * 6,
    "more than a page has room for": ["Противоконституционност"] * 9,
}


def form(heads: list[str]) -> str:
    """Return a page with a form whose table has these heads, each with its type."""
    cells = []
    for number, head in enumerate(heads):
        words, _, type_ = head.partition(" .")
        cells.append(f"{words} {{ #column-{number}{f' .{type_}' if type_ else ''} }}")
    made = FORM.replace("{heads}", " | ".join(cells)).replace("{lines}", "|".join(["---"] * len(heads)))
    return made.replace("{long}", "Непротивоконституционни")


@pytest.mark.parametrize("heads", HEADS)
def test_a_column_has_room_for_its_words(heads: str, tmp_path: Path) -> None:
    """However long the words are, how many the columns and how large the letters: in one language, two, and folded."""
    page = form(HEADS[heads])
    found = papers_of(tmp_path, {"en/page.md": page, "bg/page.md": page})
    made = {key: crowded(pdf(paper, tmp_path)) for key, paper in found.items() if "guide" not in key}
    assert {"en/form", "en/form-large", "en/form-bg", "en/form-booklet"} <= set(made)
    assert {key: wrong for key, wrong in made.items() if wrong} == {}


def test_a_word_out_of_its_column_is_found(tmp_path: Path) -> None:
    """The test itself: what is printed through a line, or over other letters, does not pass it."""
    source = """#set document(title: "a")
#set page(width: 200pt, height: 100pt, margin: 20pt)
#table(columns: (20pt, 60pt), [Overflowing], [Other])"""
    path = tmp_path / "wrong.pdf"
    path.write_bytes(typst.compile(source.encode()))
    assert any("stands on a line" in each for each in crowded(path))
    assert any("is printed over" in each for each in crowded(path))


def test_a_table_of_the_guide_has_room_for_its_words(tmp_path: Path) -> None:
    """In a page's own table, too, a column is as wide as its longest word."""
    long = "Противоконституционностите"
    more = " A sentence of some words |" * 4
    table = f"| {long} |{more}\n|{'---|' * 5}\n| One |{more}\n"
    page = f"# A page\n\nWords.\n\n{table}\n{form(HEADS['short words']).partition(chr(10))[2]}"
    found = papers_of(tmp_path, {"en/page.md": page})
    assert crowded(pdf(found["en/guide"], tmp_path)) == []
