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
    assert "See this (page 2)." in said


def test_what_is_not_translated_is_read_in_english(tmp_path: Path) -> None:
    """A pack in another language brings the English passage rather than none."""
    pack = PACK.format(ids="three", page="page.md")
    pages = {"en/page.md": PAGE, "en/pack.md": pack, "bg/pack.md": pack}
    assert "to shout" in text(pdf(papers(tmp_path, pages)["bg/pack"], tmp_path))
