"""The same guide in every language: a translation differs from the English page in its words alone."""

import re
from pathlib import Path

import pytest
from markdown import markdown
from mkdocs.utils.meta import get_data

from guide.guide import Guide
from guide.parity import compare
from model.problems import Problems
from reading.extension import ActivitiesExtension
from reading.page import Page
from translation.strict_parity import strictly
from translations import checks

DOCS = Path(__file__).resolve().parents[2] / "docs"
ENGLISH = """# Roles { #roles }

A coach encourages. See [the plan](plan.md). { #role-coach }

![Two people on stairs](assets/coach.svg)

/// quiz | Who helps?
    id: who

1.  Who listens? { #listens .shuffle for="role-coach" }

    //// hint
    Think of ears.
    ////

    - [ ] The coach. { #coach }

        > No. [Read](plan.md).

    - [x] The counsellor. { #counsellor }

        > Yes.

2.  Put them in order. { #order for="role-coach" }

    1.  First. { #first }
    2.  Second. { #second }

3.  Match. { #match for="role-coach" }

    Coach { #a }
    :   encourages

    Model { #b }
    :   is an example
///

/// plan | A form
    id: form
    private: true

- Our goal { #goal .lines rows=3 for="role-coach" }

    Say it in one sentence.

- How sure? { #sure .choice for="role-coach" }

    - yes { #yes }
    - no { #no }

//// rows
    id: steps
    count: 4
    for: role-coach

| Who { #who } | When { #when .date } |
|---|---|
////
///

/// checklist | Ready
    id: ready

- [ ] I am ready. { #am-ready for="role-coach" }

    A note.

- [ ] I know. { #know for="role-coach" }
///
"""
CHANGES = {
    "feedback left out": ("        > Yes.\n\n", "", "options.feedback"),
    "a hint left out": ("    //// hint\n    Think of ears.\n    ////\n\n", "", "hint"),
    "not shuffled": (" .shuffle", "", "shuffle"),
    "another point": ('#listens .shuffle for="role-coach"', '#listens .shuffle for="who"', "points"),
    "another order": (
        "{ #first }\n    2.  Second. { #second }",
        "{ #second }\n    2.  Second. { #first }",
        "options.id",
    ),
    "another link in feedback": ("> No. [Read](plan.md).", "> No. [Read](#roles).", "options.feedback"),
    "another number of lines": ("rows=3", "rows=4", "rows"),
    "another type": ("#goal .lines rows=3", "#goal", "type"),
    "help left out": ("    Say it in one sentence.\n\n", "", "help"),
    "another option": ("- no { #no }", "- no { #never }", "options.id"),
    "another number of rows": ("count: 4", "count: 5", "count"),
    "another column": ("{ #when .date }", "{ #when }", "columns.type"),
    "not private": ("    private: true\n", "", "private"),
    "a note left out": ("    A note.\n\n", "", "note"),
}
MARKDOWN = ("tables", "def_list", "attr_list", "admonition", "md_in_html", "pymdownx.details")
LETTERS = str.maketrans({latin: chr(ord("а") + index) for index, latin in enumerate("abcdefghijklmnopqrstuvwxyz")})


def read(language: str, text: str, problems: Problems) -> Page:
    """Return a page read in a language."""
    extension = ActivitiesExtension(problems)
    extension.begin(Page(f"docs/{language}/roles.md", language))
    markdown(text, extensions=[extension, "tables", "def_list", "attr_list"])
    return extension.page


def problems_of(translated: str, english: str = ENGLISH) -> list[str]:
    """Return what a guide of one page in two languages reports about the translation."""
    problems, guide = Problems(), Guide()
    for language, text in (("en", english), ("bg", translated)):
        guide.add(read(language, text, problems), "roles/")
    guide.check(problems, ["en/plan.md", "bg/plan.md", "en/assets/coach.svg", "bg/assets/coach.svg"])
    checks.check(guide, problems)
    if not problems:
        translation, original = (guide.pages[f"docs/{language}/roles.md"] for language in ("bg", "en"))
        for line, message in strictly(translation, original):
            problems.add(translation.path, line, message)
    return [str(problem) for problem in problems]


def in_other_words(text: str) -> str:
    """Return a text in which every word that may be translated is another."""
    hidden = re.compile(r"\{[^}]*\}|\]\([^)]*\)|^ *(?:/{3,}.*?(?=\||$)|\w+: .*)|\[[ x]\]", re.MULTILINE)
    pieces = hidden.split(text)
    kept = [*hidden.findall(text), ""]
    return "".join(piece.translate(LETTERS) + keep for piece, keep in zip(pieces, kept, strict=True))


def test_other_words_are_no_difference() -> None:
    """A page of which every word is translated has no problem."""
    translated = in_other_words(ENGLISH)
    said = re.sub(r"\{.*?\}|\(.*?\)", "", translated)
    assert not {"encourages", "counsellor"} & set(re.findall(r"\w+", said))
    assert problems_of(translated) == []


@pytest.mark.parametrize("name", CHANGES)
def test_every_other_difference_is_a_problem_with_its_line(name: str) -> None:
    """What is not wording and differs is reported once, at its line, with the English line and what differs."""
    old, new, what = CHANGES[name]
    assert ENGLISH.count(old) == 1
    translated = ENGLISH.replace(old, new)
    reported = [problem for problem in problems_of(translated) if "in its" in problem]
    assert len(reported) == 1
    assert reported[0].endswith(f"in its {what}. Make the two the same.")
    path, line, _ = reported[0].split(":", 2)
    english_line = int(reported[0].split("docs/en/roles.md:")[1].split(" ")[0])
    assert path == "docs/bg/roles.md"
    named = re.search(r"“([\w-]+)”", reported[0])
    assert named
    for text, number in ((translated, int(line)), (ENGLISH, english_line)):
        around = "\n".join(text.split("\n")[number - 1 : number + 1])
        assert named[1] in around


def test_a_right_answer_that_moved_is_a_problem() -> None:
    """The right mark on another option fails, though both languages are without mistake by themselves."""
    moved = ENGLISH.replace("[ ] The coach.", "[x] The coach.").replace("[x] The counsellor.", "[ ] The counsellor.")
    (problem,) = problems_of(moved)
    assert problem == (
        "docs/bg/roles.md:10: “listens” differs from docs/en/roles.md:10 in its options.right. Make the two the same."
    )


def test_a_link_in_one_language_alone_is_a_problem() -> None:
    """A link that only one language has is reported in the translation, whichever of the two has it."""
    without = ENGLISH.replace("See [the plan](plan.md). { #role-coach }", "See the plan. { #role-coach }")
    assert problems_of(without) == [
        "docs/bg/roles.md:1: the link to “plan.md” of docs/en/roles.md:3 is missing. Write it here too."
    ]
    assert problems_of(ENGLISH, without) == [
        "docs/bg/roles.md:3: docs/en/roles.md has no such link to “plan.md”. Take it out, or write it there too."
    ]


def test_ids_stand_in_the_english_order_and_no_other_is_written() -> None:
    """An id that English has not, and a paragraph in another place, are reported with their lines."""
    more = ENGLISH.replace("# Roles { #roles }\n", "# Roles { #roles }\n\nMore. { #more }\n")
    assert problems_of(more) == [
        "docs/bg/roles.md:3: docs/en/roles.md has no id “more”. Take it out, or write it there too."
    ]
    lines = ENGLISH.split("\n")
    moved = "\n".join([*lines[2:4], *lines[:2], *lines[4:]])
    assert "docs/bg/roles.md:3: “roles” stands in another place in docs/en/roles.md:1. Keep the English order." in (
        problems_of(moved)
    )


LANGUAGES = sorted(path.parent.name for path in DOCS.glob("*/index.md") if path.parent.name != "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_guide_is_the_same_in_every_language(language: str) -> None:
    """Pages, ids, points, items, types, right answers, feedback, fields, links, pictures are those of the English."""
    problems = Problems()
    names = [path.relative_to(DOCS / "en") for path in sorted((DOCS / "en").rglob("*.md"))]
    for name in names:
        page, english = (read_file(each, name.as_posix(), problems) for each in (language, "en"))
        for line, message in (*compare(page, english), *strictly(page, english)):
            problems.add(f"docs/{language}/{name.as_posix()}", line, message)
    assert [str(problem) for problem in problems] == []
    assert {path.relative_to(DOCS / language) for path in (DOCS / language).rglob("*.md")} == set(names)


def read_file(language: str, name: str, problems: Problems) -> Page:
    """Return a page of the guide in a language."""
    text = (DOCS / language / name).read_text("utf-8")
    body, _ = get_data(text)
    extension = ActivitiesExtension(problems)
    extension.begin(Page(f"docs/{language}/{name}", language, text.rstrip().count("\n") - body.rstrip().count("\n")))
    markdown(
        body, extensions=[extension, "tables", "def_list", "attr_list", "admonition", "md_in_html", "pymdownx.details"]
    )
    return extension.page
