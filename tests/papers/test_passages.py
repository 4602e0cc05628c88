"""What a pack brings along of the guide, to be read aloud."""

from pathlib import Path

from papers.helpers import papers, pdf
from papers.pdf_text import text

PAGE = """# A page

Words.

## One { #one }

First words.

### Two { #two }

Second words.

Do not try this: { #three }

- to hurry
- to shout

Further words.
"""
PACK = """---
pack: []
read: [{ids}]
---

# A pack

See [this]({page}#three).
"""


def test_a_heading_ends_at_the_next_and_a_paragraph_takes_its_list(tmp_path: Path) -> None:
    """Only what was asked for is in the pack, and the words that lead to it say on which page it is."""
    pack = PACK.format(ids="one, three", page="page.md")
    said = text(pdf(papers(tmp_path, {"en/page.md": PAGE, "en/pack.md": pack})["en/pack"], tmp_path))
    assert [words for words in ("First words.", "Do not try this:", "to hurry", "to shout") if words not in said] == []
    assert [words for words in ("Second words.", "Further words.") if words in said] == []
    assert "See this (page 1)." in said


def test_what_is_not_translated_is_read_in_english(tmp_path: Path) -> None:
    """A pack in another language brings the English passage rather than none."""
    pack = PACK.format(ids="three", page="page.md")
    pages = {"en/page.md": PAGE, "en/pack.md": pack, "bg/pack.md": pack}
    assert "to shout" in text(pdf(papers(tmp_path, pages)["bg/pack"], tmp_path))


def test_figures_and_examples_are_on_paper_and_a_menu_of_pictures_is_not(tmp_path: Path) -> None:
    """What is read is there, what somebody says is in its sentence; what could only be tapped is left out."""
    boxes = """
!!! figures ""

    - **4** months

!!! pictures ""

    - [Bread and more](#two)

!!! example "For example"

    Ann says: "It went well." Then she goes on.
"""
    page = PAGE.replace("First words.", f"First words.\n{boxes}")
    pages = {"en/page.md": page, "en/pack.md": PACK.format(ids="one, three", page="page.md")}
    said = " ".join(text(pdf(papers(tmp_path, pages)["en/pack"], tmp_path)).split())
    assert "4 months" in said
    assert 'Ann says: "It went well." Then she goes on.' in said
    assert "Bread and more" not in said
