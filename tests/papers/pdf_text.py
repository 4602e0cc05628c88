"""Papers as the tests read them: by PDFium what is seen and where, by pikepdf what a file is made of."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

import words

POINTS_PER_MM = 72 / 25.4
DPI = 36
LANGUAGES = ("en", "bg", "tr")
ROOT = Path(__file__).resolve().parents[2]


def papers(site: Path, language: str = "*") -> list[Path]:
    """Return every PDF of a built site."""
    return sorted((site / "papers").glob(f"{language}/*.pdf"))


def name(path: Path) -> str:
    """Return what names a paper in a test's output."""
    return f"{path.parent.name}/{path.stem}"


def sheets(pdf: Path | bytes) -> list[list[str]]:
    """Return the lines of text on each page, without the places where a long word may break, and no empty ones."""
    with pypdfium2.PdfDocument(pdf) as document:
        raw = [page.get_textpage().get_text_range() for page in document]
    said = [
        each.replace("\u200b", "").replace("\u2060", "").replace("\ufffe", "-") for each in raw
    ]  # how it tells them
    return [[line for line in map(str.strip, each.splitlines()) if line] for each in said]


@cache
def pages(path: Path) -> tuple[str, ...]:
    """Return the text of each page, with single spaces, and without the places where a long word may break."""
    return tuple(" ".join(" ".join(lines).split()) for lines in sheets(path))


def numbered(path: Path) -> list[bool]:
    """Return for each page of a paper whether it says which it is of how many."""
    said = words.load(path.parent.name)["kinds"]["paper_page"]
    number = re.compile(re.escape(said).replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+"))
    return [bool(number.search(page)) for page in pages(path)]


def seen(path: Path) -> list[str]:
    """Return the letters of the first page line by line as they stand from left to right."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[0].get_textpage()
        letters = [
            (page.get_charbox(index, loose=True), page.get_text_range(index, 1)) for index in range(page.count_chars())
        ]
    lines: dict[int, list[tuple[float, str]]] = {}
    for (left, bottom, _, top), letter in letters:
        if letter.strip():
            lines.setdefault(round((bottom + top) / 6), []).append((left, letter))
    return ["".join(letter for _, letter in sorted(line)) for line in lines.values()]


def text(path: Path) -> str:
    """Return all text of a paper."""
    return " ".join(pages(path))


def pictures(path: Path, dpi: int = DPI) -> Iterator[Image.Image]:
    """Go through the pages of a paper as grey pictures."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def ink(picture: Image.Image, dpi: int = DPI) -> tuple[float, float, float, float] | None:
    """Return where something is printed on a page, in millimetres from its left, top, right and bottom edge."""
    box = picture.point(lambda shade: 255 if shade < 200 else 0).getbbox()
    if box is None:
        return None
    left, top, right, bottom = (side / dpi * 25.4 for side in box)
    width, height = (side / dpi * 25.4 for side in picture.size)
    return left, top, width - right, height - bottom


def plain(words: str) -> str:
    """Return words as a page's text has them."""
    return " ".join(re.sub(r"[*_`]", "", words).split())
