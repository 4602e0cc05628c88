"""The whole guide as a book: its cover, its contents, and how full its pages are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import words
from authoring import helpers
from exports.formats.pdf import whole_guide
from model.school import School
from papers.helpers import papers, pdf
from papers.pdf_text import LANGUAGES, ROOT, ink, pages, pictures

THIRD, LINES = 1 / 3, 0.1
"""How full a page is at least, and the last one of a chapter: a line of its own fills a twentieth part."""

TOP, FOOT = 22.0, 31.0
"""Where the text of a page begins and ends, in millimetres from its edges."""

SHORT = "# A chapter\n\n/// plan | A form\n    id: form\n\n" + "- A line { #form-NUMBER .lines rows=3 }\n" * 7 + "///\n"


def fills(path: Path) -> Iterator[float]:
    """Go through the pages of a book: which part of the room for text is filled, from the top."""
    for picture in pictures(path):
        dpi, height = 36, picture.height
        room = picture.crop((0, round(TOP / 25.4 * dpi), picture.width, height - round(FOOT / 25.4 * dpi)))
        edges = ink(room)
        yield 1 - edges[3] / (room.height / dpi * 25.4) if edges else 0.0


def starts(path: Path) -> list[int]:
    """Return the pages, from 0, on which chapters begin."""
    with pypdfium2.PdfDocument(path) as document:
        return [mark.get_dest().get_index() for mark in document.get_toc() if mark.level == 0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["guide", "guide-teacher"])
def test_no_page_is_nearly_empty(site: Path, language: str, name: str) -> None:
    """Each is a third full, but for the last one of a chapter; and there, too, stands more than a line."""
    path = site / "papers" / language / f"{name}.pdf"
    full, begins = list(fills(path)), starts(path)
    last = {start - 1 for start in begins} | {len(full) - 1}
    assert {number + 1: part for number, part in enumerate(full) if part < (LINES if number in last else THIRD)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["guide", "guide-teacher"])
def test_the_contents_are_at_most_two_pages(site: Path, language: str, name: str) -> None:
    """They begin on the back of the cover, and the first chapter on the fourth page at the latest."""
    path = site / "papers" / language / f"{name}.pdf"
    assert words.load(language)["exports"]["contents"] in pages(path)[1]
    assert min(start for start in starts(path) if start > 1) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_has_drawings_and_a_source(site: Path, language: str) -> None:
    """The six drawings of the roles, the project that it comes from, and no number of a page."""
    path = site / "papers" / language / "guide.pdf"
    with pypdfium2.PdfDocument(path) as document:
        paths = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=9)
        tall = [bounds for bounds in (each.get_bounds() for each in paths) if bounds[3] - bounds[1] > 140]
        assert len(tall) == 6
    cover = pages(path)[0]
    assert "2022-2-BG01-KA210-VET-000092203" in cover
    assert words.load(language)["kinds"]["paper_page"].partition(" ")[0] not in cover


def test_a_school_s_logo_is_on_the_cover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name of the guide for those who hear it."""
    site_of, logo = helpers.site_of, ROOT / "docs" / "assets" / "favicon.svg"
    for school, figures in ((School(), 1), (School(logo=logo), 2)):  # the other one is the code to scan
        with monkeypatch.context() as patch:
            patch.setattr(helpers, "site_of", lambda *given, own=school: replace(site_of(*given), school=own))
            path = pdf(papers(tmp_path, {"en/index.md": "# A page\n\nWords.\n"})["en/guide"], tmp_path)
        with pikepdf.open(path) as document:
            found = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
            assert len([each for each in found if each.get("/S") == pikepdf.Name.Figure]) == figures


def test_a_chapter_is_not_broken_over_for_one_line(tmp_path: Path) -> None:
    """Where a few lines would stand on a page of their own, the letters of the chapter get a little smaller."""
    page = SHORT
    for number in range(7):
        page = page.replace("NUMBER", f"line-{number}", 1)
    filler = 0
    for filler in range(40):
        book = papers(tmp_path, {"en/page.md": page.replace("///\n", "///\n" + "\nWords.\n" * filler, 2)})["en/guide"]
        job = book.job()
        changed = whole_guide.fitted(job)
        if changed is not job:
            break
    assert filler < 39
    sizes = [chapter.get("size", 1) for chapter in changed["data"]["chapters"]]
    assert min(sizes) < 1
    assert min(sizes) >= 1 - whole_guide.STEP * whole_guide.TURNS
