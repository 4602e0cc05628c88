"""What an author writes is data: nothing of it breaks a sheet, runs as code, leaves the paper or is lost on the way."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports import cache
from exports.formats.pdf import font_coverage, typst_compiler
from exports.formats.pdf.typst_data import BREAK, LinkTargets, Serializer, breakable
from exports.paper import ExportError
from model.nodes import Node, Text
from model.problems import Problems
from papers.helpers import letters, papers, pdf
from papers.pdf_text import ink, pages, pictures, plain, text

FORM = """# A page

{prose}

/// plan | {title}
    id: form

- {label} {{ #field .lines rows=2 }}

    {help}
///
"""
NASTY = [
    "#panic(1)",
    '#import "x.typ": y',
    "$ integral_0^1 $",
    "= no heading",
    "// no comment",
    "a ~ b --- c ... d",
    "@label and <label>",
    "\\u{41} \\ \\\\",
    "[content] {code}",
    "'single' and \"double\"",
    "sys.inputs",
    "/* open",
    "`raw` ```",
    "1. - + /",
]
KNOWN = "".join(
    sorted(
        letter
        for letter in string.printable + "бЖюİışğÜ„“–…"
        if letter in font_coverage.known() and letter.isprintable()
    )
)
WRITER = Serializer("", LinkTargets(), lambda _: None)


def job(words: str, **more: object) -> dict[str, object]:
    """Return a job in which words stand wherever an author's words can stand on a sheet."""
    rich = WRITER.value((Text(words),))
    core = {"paper_name": "Name", "paper_date": "Date", "paper_notes": "Notes", "paper_signature": "Signature"}
    item = {"id": "i", "text": rich, "note": [{"name": "p", "children": rich}], "points": []}
    data = {"intro": [{"name": "p", "children": rich}], "groups": [{"id": "g", "title": rich, "items": [item]}]}
    return {
        "title": breakable(words) or "-",
        "what": "Checklist",
        "language": "en",
        "template": "/kinds/checklist/sheet.typ",
        "data": {
            **data,
            "level": 1,
            "said": {},
            "core": {name: breakable(said) for name, said in core.items()},
            "read": {},
        },
        "url": "https://example.org/x",
        "shown": "example.org/x",
        "qr": [],
        "size": 11,
        "whole": False,
        "fonts": list(font_coverage.families()),
        "source": "From 1",
        "number": "1",
        "edition": "Version 1",
        "page": "{page} {pages}",
        "date": [2026, 1, 2],
        **more,
    }


def setting(made: dict[str, object]) -> bytes:
    """Return the PDF of a job."""
    return typst_compiler.pdf(made)


@pytest.mark.parametrize("words", NASTY)
def test_signs_of_the_typesetter_are_only_signs(words: str, tmp_path: Path) -> None:
    """What would be code, markup or a formula in Typst is printed as it was written."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(setting(job(words)))
    assert " ".join(words.split()) in text(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(KNOWN, min_size=1, max_size=300).filter(str.strip))
def test_any_words_can_be_set(words: str, tmp_path: Path) -> None:
    """Whatever the letters, the sheet is made, and all of them can be read back from it."""
    path = tmp_path / f"{abs(hash(words))}.pdf"
    path.write_bytes(setting(job(words)))
    held = "".join(text(path).split())
    assert "".join(words.split()) in held


@pytest.mark.parametrize("letter", ["x", "Щ", "ğ", "W"])
@pytest.mark.parametrize("size", [11, 18])
def test_a_word_of_3000_letters_stays_on_the_paper(letter: str, size: int, tmp_path: Path) -> None:
    """A word without an end is broken, in letters of either size; nothing leaves the page's edge or is cut."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(setting(job(letter * 3000, size=size)))
    assert "".join(text(path).split()).count(letter) >= 3000
    for picture in pictures(path):
        where = ink(picture)
        assert where
        assert min(where) > 12


def test_only_long_words_may_be_broken() -> None:
    """A word of 40 letters stays whole; in a longer one there are places to break, and nothing else changes."""
    assert breakable("a" * 40) == "a" * 40
    assert breakable(f"short {'b' * 41} short").replace(BREAK, "") == f"short {'b' * 41} short"
    assert BREAK in breakable("b" * 41)
    assert BREAK not in breakable("well-known words " * 20)
    assert BREAK in breakable("https://example.org/" + "x-1/" * 30)


def test_every_mark_of_a_page_is_on_paper(tmp_path: Path) -> None:
    """Headings, lists, tables, boxes, cards, quotes, code, links and pictures are there, with what is in them."""
    prose = """## A heading { #heading }

**Strong** and *stressed* and `code` and [a link](https://example.org/far) and [inside](#heading).

- one
- two

    - deeper

1. first
2. second

> A quote.

Term
:   What it means.

| Left | Right |
|---|---|
| cell one | cell two |

!!! now "A box"

    In the box.

??? card "A card"

    In the card.

```
fenced = "code"
```

![What it shows](../assets/drawing.svg)
"""
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "docs" / "assets" / "drawing.svg").write_text(drawing, "utf-8")
    found = papers(tmp_path, {"en/page.md": FORM.format(prose=prose, title="A form", label="Label", help="Help")})
    said = text(pdf(found["en/guide"], tmp_path))
    expected = [
        "A heading",
        "Strong",
        "stressed",
        "code",
        "a link",
        "example.org/far",
        "inside",
        "one",
        "two",
        "deeper",
    ]
    expected += ["first", "second", "A quote.", "Term", "What it means.", "Left", "Right", "cell one", "cell two"]
    expected += ["A box", "In the box.", "A card", "In the card.", 'fenced = "code"', "A form", "Label", "Help"]
    assert [words for words in expected if words not in said] == []


def test_what_is_only_for_a_screen_is_not_on_paper(tmp_path: Path) -> None:
    """A paragraph that an author marked is left out of sheets and guide, in a form as in a page's own text."""
    prose, help_ = "Read this.\n\nOpen the card. { .screen }", "Choose a time.\n\n    Lock the phone. { .screen }"
    page = FORM.format(prose=prose, title="A form", label="When", help=help_)
    made = papers(tmp_path, {"en/page.md": page})
    sheet, guide = (text(pdf(made[name], tmp_path)) for name in ("en/form", "en/guide"))
    assert "Choose a time." in sheet
    assert "Read this." in guide
    assert [words for words in ("Open the card.", "Lock the phone.") if words in sheet + guide] == []


def test_what_paper_cannot_show_is_an_error_with_its_line(tmp_path: Path) -> None:
    """A line across the page is no words; the page is told so, once, unless it is only for the screen."""
    page = "# A page\n\nWords.\n\n***\n\n> More words.\n>\n> ---\n"
    said = letters(tmp_path, {"en/page.md": page})
    assert [line.partition(" cannot")[0] for line in said] == ["en/page.md:5: “<hr>”", "en/page.md:9: “<hr>”"]
    screen = "---\npaper: none\n---\n" + page
    assert letters(tmp_path / "screen", {"en/page.md": screen}) == []


def test_a_letter_that_no_font_has_is_an_error_with_its_line(tmp_path: Path) -> None:
    """An emoji is found before Typst runs, in the page's text, in a form and in a form's help, each at its line."""
    page = FORM.format(prose="Fine. \U0001f600", title="A form", label="Name \u2603", help="Help \u4e2d")
    said = letters(tmp_path, {"en/page.md": page})
    assert [(line.split(":")[1], line.split("“")[1][0]) for line in said] == [
        ("3", "\U0001f600"),
        ("8", "\u2603"),
        ("10", "\u4e2d"),
    ]
    assert all("hooks/exports/formats/pdf/fonts" in line for line in said)


def test_a_letter_in_the_site_s_own_words_is_an_error_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of words is checked like a page; what only the screen says is not."""
    (tmp_path / "hooks" / "words").mkdir(parents=True)
    lines = ["# \U0001f600", "[exports]", 'say_done = "\U0001f600"', 'contents = "Contents \u2603"']
    (tmp_path / "hooks" / "words" / "xx.toml").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(cache, "HOOKS", tmp_path / "hooks")
    assert [line.partition(". ")[0] for line in letters(tmp_path / "guide", {"en/page.md": "# A page\n"})] == [
        "hooks/words/xx.toml:4: no font of the papers has “\u2603” (U+2603)"
    ]


def test_every_letter_of_the_fonts_is_taken(tmp_path: Path) -> None:
    """What the check lets through, Typst can set: a sample of every script the fonts have."""
    sample = "".join(letter for letter in "AzÀžŐẞΩжҗӘїђąęİığşאבת€№“„…" if letter in font_coverage.known())
    path = tmp_path / "sheet.pdf"
    path.write_bytes(setting(job(sample)))
    assert len(sample) > 20


def test_a_paper_or_a_passage_that_is_not_there_is_an_error_with_its_line(tmp_path: Path) -> None:
    """A misspelt name in a page's lists is told with its line, and with the name that is nearly the same."""
    problems = Problems()
    front = "---\ndescription: A page.\npack:\n  - form\n  - fromm\nread:\n  - nowhere\n---\n"
    papers(tmp_path, {"en/page.md": front + FORM.format(prose="Words.", title="A", label="B", help="C")}, problems)
    said = [str(problem) for problem in problems]
    assert len(said) == 2, said
    assert said[0] == "docs/en/page.md:5: there is no paper “fromm” to put into the pack. Write “form”."
    assert said[1].startswith("docs/en/page.md:7: no page has a heading or a paragraph “nowhere”")


def test_a_fault_of_a_template_is_a_sentence(tmp_path: Path) -> None:
    """What Typst says comes as an error of ours, not as a traceback."""
    with pytest.raises(ExportError, match="file not found"):
        setting(job("words", template="/kinds/none/sheet.typ"))
    assert not list(tmp_path.iterdir())


def test_a_missing_font_is_an_error(tmp_path: Path) -> None:
    """Typst only warns; a paper in whatever letters is worse than none."""
    with pytest.raises(ExportError, match="unknown font family"):
        setting(job("words", fonts=["No Such Font", *font_coverage.families()]))
    assert not list(tmp_path.iterdir())


def test_a_text_keeps_its_words(tmp_path: Path) -> None:
    """The node of a text reaches the template with its language and its inline marks."""
    node = WRITER.value((Node("em", (Text("слово"),), (("lang", "bg"),)),))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(setting({**job("x"), "data": {**job("x")["data"], "intro": [{"name": "p", "children": node}]}}))  # type: ignore[dict-item]
    assert "слово" in text(path)
    assert plain("*слово*") == "слово"
    assert len(pages(path)) == 1
