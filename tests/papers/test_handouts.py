"""What hangs on a wall or lies in a wallet: large enough to be read where it is read, and nothing of a sheet on it."""

import ctypes
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import words
from papers.pdf_text import LANGUAGES, POINTS_PER_MM, pages
from papers.test_room import NEAR, Box, letters

A3, A4 = 1.0, 0.5**0.5
"""How large all is on a paper, beside A3."""

NAME, PICTURE, SMALL_LETTER = 60.0, 90.0 * POINTS_PER_MM, 9.0 * POINTS_PER_MM
"""On A3, to be read from 3 m: the least size of names, height of pictures, and height of a small letter, in points."""

ON_A4 = 0.95
"""A4 has the same edges that no printer reaches, and a foot of the same height: what is between is a little smaller."""

BANK_CARD, CARD_LETTER, LINE = 54.0 * POINTS_PER_MM, 8.5, 18.0
"""How high a bank card is; the least size of letters on a card; how far below a fold its first line of text ends."""

TIMELINE_LETTER, DATE = 12.0, 30.0
"""The least size of letters on a timeline; how long a line for a date is at least, and how far below its drawing."""

FOOT = 8.0
"""The size of the letters that only say where a paper comes from, in points, at most."""


def sized(page: pypdfium2.PdfPage) -> list[tuple[str, float]]:
    """Return each letter and digit of a page with its size in points, as it is printed."""
    held = page.get_textpage()
    found = []
    for index in range(held.count_chars()):
        letter, matrix = chr(pdfium.FPDFText_GetUnicode(held, index)), pdfium.FS_MATRIX()
        if letter.isalnum() and pdfium.FPDFText_GetMatrix(held, index, ctypes.byref(matrix)):
            scale = max(abs(matrix.a), abs(matrix.b))
            found.append((letter, pdfium.FPDFText_GetFontSize(held, index) * scale))
    return found


def drawn(page: pypdfium2.PdfPage, least: float) -> list[Box]:
    """Return what is drawn on a page and at least so high."""
    found = (Box(*each.get_bounds()) for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=9))
    return [box for box in found if box.top - box.bottom >= least]


def is_fold(box: Box) -> bool:
    """Tell whether something drawn is the short line that shows where to fold."""
    return box.top - box.bottom < 1.5 and 1 * POINTS_PER_MM < box.right - box.left < 3 * POINTS_PER_MM


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "scale"), [("roles-poster-a3", A3), ("roles-poster", A4 * ON_A4)])
def test_a_poster_is_read_from_three_metres(site: Path, language: str, name: str, scale: float) -> None:
    """Six pictures and their names, large; on A4 as much smaller as the paper is."""
    with pypdfium2.PdfDocument(site / "papers" / language / f"{name}.pdf") as document:
        page = document[0]
        assert len(drawn(page, PICTURE * scale)) == 6
        large = [size for _, size in sized(page) if size > FOOT]
        assert len(large) > 50
        assert min(large) >= NAME * scale
        small = [box.top - box.bottom for box in letters(page) if box.text in "enoaxоен"]
        assert min(size for size in small if size > FOOT) >= SMALL_LETTER * scale


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["roles-poster-a3", "roles-poster"])
def test_a_poster_s_names_stay_in_their_columns(site: Path, language: str, name: str) -> None:
    """No name reaches over the middle, the edge, a picture or the words at the foot."""
    with pypdfium2.PdfDocument(site / "papers" / language / f"{name}.pdf") as document:
        page = document[0]
        middle, pictures = page.get_width() / 2, drawn(page, PICTURE * A4 * ON_A4)
        title, foot = max(box.top for box in pictures), min(box.bottom for box in pictures)
        small = max(box.top for box in letters(page) if box.top - box.bottom < FOOT and box.top < foot)
        names = [box for box in letters(page) if box.top - box.bottom > FOOT and box.bottom < title]
        assert len(names) > 40
        for box in names:
            assert box.right < middle - NEAR or box.left > middle + NEAR, box
            assert box.left > NEAR, box
            assert box.right < page.get_width() - NEAR, box
            assert box.bottom > small, box
            assert all(box.over(picture) == 0 for picture in pictures), box


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["roles-poster-a3", "roles-poster"])
def test_nothing_of_a_sheet_is_on_a_poster(site: Path, language: str, name: str) -> None:
    """No number of a page, no name of what it is, no line for a name."""
    (said,) = pages(site / "papers" / language / f"{name}.pdf")
    sentences = words.load(language)
    assert sentences["kinds"]["paper_page"].replace("{page}", "1").replace("{pages}", "1") not in said
    assert sentences["exports"]["handout_poster"] not in said
    assert sentences["kinds"]["paper_name"] not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_read_at_arm_s_length_and_folds_between_two_thoughts(site: Path, language: str) -> None:
    """Letters of 8.5 points at least; each part fits where a bank card does; a fold lies in no words and in no list."""
    with pypdfium2.PdfDocument(site / "papers" / language / "expectations-card.pdf") as document:
        page = document[0]
        (frame, *others) = drawn(page, 2 * BANK_CARD)
        folds = sorted({round(box.bottom, 1) for box in drawn(page, 0) if is_fold(box)})
        assert len(folds) == 4, "two in each row of cards"
        top, foot = max(box.top for box in [frame, *others]), min(box.bottom for box in [frame, *others])
        inside = [size for (_, size), box in zip(sized(page), letters(page), strict=True) if foot < box.bottom < top]
        assert len(inside) > 1000
        assert min(inside) >= CARD_LETTER
        between = sorted([foot, *folds, (top + foot) / 2, top])
        assert max(high - low for low, high in pairwise(between)) <= BANK_CARD
        held = page.get_textpage()
        for fold in folds:
            assert not [box for box in letters(page) if box.bottom < fold < box.top]
            below = held.get_text_bounded(0, fold - LINE, page.get_width(), fold)
            assert below.strip()
            assert "•" not in below


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_timeline_has_a_drawing_and_lines_for_dates_at_each_stage(site: Path, language: str) -> None:
    """Four drawings of 3 cm at least, each with two lines beside it; letters of 12 points; nothing lies on the foot."""
    with pypdfium2.PdfDocument(site / "papers" / language / "stages-timeline.pdf") as document:
        page = document[0]
        drawings = [box for box in drawn(page, 30 * POINTS_PER_MM) if box.right - box.left > 30 * POINTS_PER_MM]
        assert len(drawings) == 4
        lines = [box for box in drawn(page, 0) if box.top - box.bottom < 1 and box.right - box.left > DATE]
        assert [sum(box.bottom - DATE < line.top < box.top for line in lines) for box in drawings] == [2] * 4
        large = [box for (_, size), box in zip(sized(page), letters(page), strict=True) if size > FOOT]
        small = [box for (_, size), box in zip(sized(page), letters(page), strict=True) if size <= FOOT]
        assert min(size for _, size in sized(page) if size > FOOT) >= TIMELINE_LETTER
        assert min(box.bottom for box in large) > max(box.top for box in small)
