"""Paper is not wasted: no page nearly empty, no heading alone at a page's foot, no letters too small to read."""

import ctypes
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from papers.pdf_text import LANGUAGES, name, numbered, papers, pictures

POINTS = 72 / 25.4
TOP, BOTTOM, HEIGHT, DPI = 22.0, 30.0, 297.0, 36
"""A sheet's margins and its height in millimetres: the head and the foot of a page stand in them."""

LEAST, LARGE, LAST = 1 / 3, 0.28, 0.08
"""Which part of a page is filled at the least; of one in large print, where a question that is kept whole may be as
high as a page; and of the last page of a paper.
"""

TWO_SIDED = {"role-play", "starter-pack", "training-pack"}
ENDS_WITHIN = {"guide", "guide-teacher", *(f"{stem}-one-sided" for stem in TWO_SIDED), "all-quiz-sheet", "all-quiz-key"}
"""Files of several papers, or of chapters: each of them may end with a page that is not full."""

BOLD, BODY, SMALLEST = 600, 11.2, 8.0
"""From which weight on letters are bold; the size of a sheet's words, and of the smallest in a form, in points."""


@cache
def fills(path: Path) -> list[float]:
    """Return how far down each page is printed, as a part of the room between its head and its foot."""
    parts = []
    for picture in pictures(path, DPI):
        top, bottom = (round(picture.height * place / HEIGHT) for place in (TOP, HEIGHT - BOTTOM))
        inside = picture.crop((0, top + 1, picture.width, bottom - 1))
        box = inside.point([255 * (shade < 210) for shade in range(256)]).getbbox()
        parts.append(box[3] / (bottom - top) if box else 0.0)
    return parts


def upright(site: Path, language: str) -> list[Path]:
    """Return the papers of a language that are made of A4 pages, one below the other."""
    return [path for path in papers(site, language) if not path.stem.endswith(("-booklet", "-a3"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_nearly_empty(site: Path, language: str) -> None:
    """Each page is filled to a third at least, a paper's last page aside; and that one holds a few lines."""
    poor = []
    for path in upright(site, language):
        *others, last = fills(path)
        inner = others if path.stem not in TWO_SIDED | ENDS_WITHIN else []
        least = LARGE if path.stem.endswith("-large") else LEAST
        poor += [f"{name(path)}, page {number}: {fill:.0%}" for number, fill in enumerate(inner, 1) if fill < least]
        poor += [f"{name(path)}, last page: {last:.0%}"] if last < LAST else []
    assert poor == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_for_one_side_has_no_empty_page(site: Path, language: str) -> None:
    """It is the other one that has: there, what is behind a paper stays empty."""
    folder = site / "papers" / language
    for stem in sorted(TWO_SIDED):
        one, both = fills(folder / f"{stem}-one-sided.pdf"), fills(folder / f"{stem}.pdf")
        assert min(one) > LAST, stem
        assert len(one) < len(both), stem
        assert len([fill for fill in both if fill]) == len(one), stem


class Run(NamedTuple):
    """Letters that are set in one go: their foot and top above the page's edge, and their size, in points."""

    foot: float
    top: float
    size: float
    bold: bool


def runs(page: pypdfium2.PdfPage) -> Iterator[Run]:
    """Go through the letters of a page, but for those in its foot."""
    size, name_ = ctypes.c_float(), ctypes.create_string_buffer(80)
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=9):
        _, foot, _, top = each.get_bounds()
        if foot > (BOTTOM - 3) * POINTS:
            font = pdfium.FPDFTextObj_GetFont(each)
            pdfium.FPDFTextObj_GetFontSize(each, size)
            pdfium.FPDFFont_GetBaseFontName(font, name_, 80)
            bold = b"Bold" in name_.value or pdfium.FPDFFont_GetWeight(font) >= BOLD
            yield Run(foot, top, size.value * abs(each.get_matrix().d), bold)


def lonely(path: Path, body: float) -> list[str]:
    """Return the pages of a paper that end in a heading: a last line that is bold, and larger than the body's words."""
    alone, sheet = [], numbered(path)  # what hangs on a wall has large words, and no number
    with pypdfium2.PdfDocument(path) as document:
        for number, (page, fill) in enumerate(zip(document, fills(path)[:-1], strict=False), 1):
            if not sheet[number - 1]:
                continue
            foot = page.get_height() - (TOP + fill * (HEIGHT - TOP - BOTTOM)) * POINTS
            inside = list(runs(page))
            if inside and (last := min(inside)).foot - foot < 72 / DPI * 3:  # nothing is drawn below it
                line = [run for run in inside if run.foot < last.top]
                if all(run.bold and run.size > body for run in line):
                    alone.append(f"{name(path)}, page {number}")
    return alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_ends_a_page(site: Path, language: str) -> None:
    """What it is the heading of begins on the same page."""
    some = [path for path in upright(site, language) if not path.stem.endswith("-large") and path.stem not in TWO_SIDED]
    assert [each for path in some if len(fills(path)) > 1 for each in lonely(path, BODY)] == []


@pytest.mark.parametrize("language", LANGUAGES[:-1])
def test_help_in_two_languages_can_be_read(site: Path, language: str) -> None:
    """No letter of a form in two languages is smaller than 8 points, but in the foot of its pages."""
    forms = [path for path in papers(site, language) if path.stem.endswith(tuple(f"-{code}" for code in LANGUAGES))]
    assert len(forms) > 10
    small = []
    for path in forms:
        with pypdfium2.PdfDocument(path) as document:
            small += [
                f"{name(path)}, page {number}: {run.size:.1f}"
                for number, page in enumerate(document, 1)
                for run in runs(page)
                if run.size < SMALLEST - 0.01
            ]
    assert small == []


def test_a_heading_alone_and_an_empty_page_are_found(tmp_path: Path) -> None:
    """The tests themselves: such a paper does not pass them."""
    source = """#set document(title: "a")
#set page(paper: "a4", footer: [Page 1 of 3], margin: (x: 20mm, top: 22mm, bottom: 30mm))
#set text(size: 11pt)
Words. #v(1fr) #text(size: 14pt)[*A heading*] #pagebreak() #pagebreak() End."""
    path = tmp_path / "en" / "wrong.pdf"
    path.parent.mkdir()
    path.write_bytes(typst.compile(source.encode()))
    assert lonely(path, BODY) == ["en/wrong, page 1"]
    assert [round(fill, 1) for fill in fills(path)] == [1.0, 0.0, 0.0]
