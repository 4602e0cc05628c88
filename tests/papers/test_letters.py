"""The letters of the papers: each language's own, as those write them who read it."""

from pathlib import Path

import pypdfium2

from exports.formats.pdf import font_coverage
from papers.helpers import papers, pdf
from papers.test_room import letters

WORD = "вкжюдщтн"
PAGE = f"# Page\n\n/// plan | {WORD}\n    id: form\n\n- Name {{ #form-name }}\n///\n"


def test_bulgarian_letters_are_as_bulgarians_write_them(tmp_path: Path) -> None:
    """What is written by hand with a stem upwards, a tail downwards or three stems is so in print, too."""
    found = papers(tmp_path, {"en/page.md": PAGE, "bg/page.md": PAGE})
    with pypdfium2.PdfDocument(pdf(found["bg/form"], tmp_path)) as document:
        boxes = letters(document[0])
    start = "".join(box.text for box in boxes).index(WORD)
    title = {box.text: box for box in boxes[start : start + len(WORD)]}
    small = title["н"]
    part = (small.top - small.bottom) / 4
    assert [letter for letter in "вкжю" if title[letter].top > small.top + part] == [*"вкжю"]
    assert [letter for letter in "дщ" if title[letter].bottom < small.bottom - part / 2] == [*"дщ"]
    assert title["т"].right - title["т"].left > (small.right - small.left) * 1.3


def test_letters_that_turkish_needs_and_signs_of_forms_are_there() -> None:
    """İ and ı, ş, ğ; the sign of the lira; a box to tick, and one that is ticked."""
    assert set("İıŞşĞğÇçÖöÜü₺✓☐☑") <= font_coverage.known()
    assert font_coverage.families()[0] == "Sofia Sans Paper"
