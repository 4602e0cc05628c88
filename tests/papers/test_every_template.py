"""Every template for paper takes any words: nothing an author can write breaks one, runs, or leaves its edge."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from exports.formats.pdf import typst_compiler
from exports.formats.pdf.typst_data import breakable
from papers.helpers import papers
from papers.pdf_text import ROOT, ink, pictures, text
from papers.test_words_are_data import NASTY

KEPT = {"id", "type", "name", "label", "place", "template", "lang", "language", "svg", "fonts", "qr", "url", "href"}
KEPT |= {"number", "class", "format", "start", "page", "kind", "read", "points", "source", "core", "said"}
KEPT |= {"see", "places"}
"""What no author writes on a page: names, addresses, and the words of the site itself."""

WHOLE = {"guide", "guide-teacher", "form-booklet"}
PAGE = """---
description: A page.
handout: {handout}
pack:
  - list
---

# A page

Words. {{ #words }}

!!! now "What to do now"

    Words in a box.

## A part {{ #overview-part }}

![A drawing](../assets/drawing.svg)

Words of the part.

/// checklist | A list
    id: list
    pledge: true

An introduction.

### A group {{ #list-group }}

- [ ] Do it. {{ #do-it for="words" }}

    A note.
///

/// plan | A form
    id: form
    private: true
    booklet: true

### A section {{ #form-section }}

- Name {{ #form-name for="words" }}

    Help.

- Much {{ #form-much .lines rows=3 for="words" }}
- When {{ #form-when .date for="words" }}
- Yes {{ #form-yes .tick for="words" }}
- Which {{ #form-which .choice for="words" }}

    - one {{ #one }}
    - two {{ #two }}

- Sign {{ #form-sign .signature for="words" }}

//// rows | A table
    id: form-rows
    count: 3
    for: words

| Who {{ #who }} | Done {{ #done .tick }} | On {{ #on .date }} |
|---|---|---|
////
///

/// quiz | A quiz
    id: quiz

1.  Which one? {{ #which for="words" }}

    - [ ] This one. {{ #this }}

        > No.

    - [x] That one. {{ #that }}

        > Yes.

    > Because.

2.  Which are they? {{ #several for="words" }}

    - [x] Ones. {{ #ones }}
    - [ ] Twos. {{ #twos }}
    - [x] Threes. {{ #threes }}

3.  In which order? {{ #order for="words" }}

    1.  First. {{ #first }}
    2.  Then. {{ #then }}

4.  What belongs together? {{ #pairs for="words" }}

    Bread {{ #bread }}
    :   An oven.

    Milk {{ #milk }}
    :   A cow.
///
"""


def examples() -> dict[str, str]:
    """Return pages with the examples of those kinds that the page above does not have; each stands by itself."""
    folders = sorted(path.parent for path in (ROOT / "hooks" / "kinds").glob("*/__init__.py"))
    others = (folder for folder in folders if f"/// {folder.name} |" not in PAGE)
    return {
        f"en/{folder.name}-{example.name}": example.read_text("utf-8")
        for folder in others
        for example in sorted((folder / "examples").glob("*.md"))
    }


@cache
def jobs() -> dict[str, dict[str, object]]:
    """Return a job for every template there is, by the paper's language and name."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    found: dict[str, dict[str, object]] = {}
    for handout in ("poster", "timeline", "card", "chapters"):
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "docs" / "assets").mkdir(parents=True)
            (folder / "docs" / "assets" / "drawing.svg").write_text(drawing, "utf-8")
            page = PAGE.format(handout=handout)
            made = papers(folder, {"en/page.md": page, "bg/page.md": page, **examples()})
            found |= {name: paper.job() for name, paper in made.items()}
    return found


NAMES = sorted(name for name in jobs() if name.startswith("en/"))


def filled(value: object, words: str) -> object:
    """Return a job with words in place of each sentence of an author; names and addresses stay."""
    if isinstance(value, dict):
        return {name: each if name in KEPT else filled(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [filled(each, words) for each in value]
    return breakable(words) if isinstance(value, str) and value.strip() else value


def setting(name: str, words: str, path: Path) -> Path:
    """Make a paper in which each sentence is these words."""
    job = jobs()[name]
    made = {**job, "data": filled(job["data"], words), "title": breakable(words)}
    path.write_bytes(typst_compiler.pdf(made))
    return path


def test_every_template_is_tried() -> None:
    """No template of a kind and no handout is left out."""
    here = ROOT / "hooks"
    shared = {"/kinds/activity.typ", "/exports/formats/pdf/main.typ"}
    names = {"/" + path.relative_to(here).as_posix() for path in here.rglob("*.typ")} - shared
    assert {str(job["template"]) for job in jobs().values()} == names


@pytest.mark.parametrize("name", NAMES)
def test_signs_are_only_signs(name: str, tmp_path: Path) -> None:
    """Whatever is code, markup or a formula in Typst is printed as it was written, in every place of every template."""
    for words in (" ".join(NASTY[:7]), " ".join(NASTY[7:])):
        said = "".join(text(setting(name, words, tmp_path / f"{len(words)}.pdf")).split())
        assert "".join(words.split()) in said


@pytest.mark.parametrize(
    "name", sorted({name for name in jobs() if name.startswith("en/")} - {f"en/{name}" for name in WHOLE})
)
def test_an_endless_word_stays_on_the_paper(name: str, tmp_path: Path) -> None:
    """A word of 300 letters in every place at once is broken; nothing comes near the sides of the paper."""
    for picture in pictures(setting(name, "Щ" * 300, tmp_path / "long.pdf")):
        left, _, right, _ = ink(picture) or (99, 0, 99, 0)
        assert min(left, right) > 5
