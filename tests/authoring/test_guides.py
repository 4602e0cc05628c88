"""What only several pages together can show is reported too: once, at its line, and not as a consequence."""

import textwrap
from dataclasses import FrozenInstanceError
from pathlib import Path

import markdown
import pytest

from authoring.helpers import problems, read_guide
from reading.extension import ActivitiesExtension
from reading.page import Page
from rendering.draft import Surroundings

CHECKLIST = """\
# Before you meet

/// checklist | Before you first meet
    id: before-first-meeting

- [ ] I know how the scheme works. { #know-scheme }
- [ ] We agreed how to reach each other. { #agreed-contact }
///
"""
BULGARIAN = """\
# Преди да се срещнете

/// checklist | Преди първата среща
    id: before-first-meeting

- [ ] Знам как работи програмата. { #know-scheme }
- [ ] Разбрахме се как да се свързваме. { #agreed-contact }
///
"""


def page(text: str) -> str:
    """Return a page written here with indentation."""
    return textwrap.dedent(text).lstrip("\n")


def test_an_id_may_stand_on_one_page_only(tmp_path: Path) -> None:
    """The second page is told where the first has the id; headings may be called the same on two pages."""
    other = page("""
        # Before you meet

        Agree first. { #know-scheme }
    """)
    assert problems(tmp_path, {"en/a.md": CHECKLIST, "en/b.md": other}) == [
        "en/b.md:3: the id “know-scheme” is already used in docs/en/a.md:6. Give this its own.",
    ]


def test_an_activity_may_stand_on_one_page_only(tmp_path: Path) -> None:
    """A copied activity is told for itself and for each of its items."""
    assert problems(tmp_path, {"en/a.md": CHECKLIST, "en/b.md": CHECKLIST}) == [
        "en/b.md:4: the id “before-first-meeting” is already used in docs/en/a.md:4. Give this its own.",
        "en/b.md:6: the id “know-scheme” is already used in docs/en/a.md:6. Give this its own.",
        "en/b.md:7: the id “agreed-contact” is already used in docs/en/a.md:7. Give this its own.",
    ]


def test_the_languages_share_their_ids(tmp_path: Path) -> None:
    """A translation has the ids of the English page, and none of them is doubled by that."""
    assert problems(tmp_path, {"en/a.md": CHECKLIST, "bg/a.md": BULGARIAN}) == []


def test_a_translation_has_every_id_of_the_english_page(tmp_path: Path) -> None:
    """What is missing is reported in the translation, after what stands before it, and names the English line."""
    english = CHECKLIST + "\nOne more thing. { #one-more }\n"
    shorter = BULGARIAN.replace("- [ ] Знам как работи програмата. { #know-scheme }\n", "")
    assert problems(tmp_path, {"en/a.md": english, "bg/a.md": f"---\ndescription: Среща\n---\n{shorter}"}) == [
        "bg/a.md:7: the id “know-scheme” of docs/en/a.md:6 is missing. Translate that part too.",
        "bg/a.md:9: the id “one-more” of docs/en/a.md:10 is missing. Translate that part too.",
    ]


def test_a_page_can_be_left_at_once_in_every_language_or_in_none(tmp_path: Path) -> None:
    """Whoever reads about danger in another language has the same way out."""
    exit_ = "---\nexit: true\n---\n"
    only_english = (
        "docs/en/a.md has “exit: true”, and this page has not. Write “exit: true” between its “---” lines too."
    )
    only_here = "docs/en/b.md does not have “exit: true”. Write it there too, or delete this line."
    pages = {"en/a.md": f"{exit_}# A\n", "bg/a.md": "# А\n", "en/b.md": "# B\n", "bg/b.md": f"{exit_}# Б\n"}
    same = {"en/c.md": f"{exit_}# C\n", "bg/c.md": f"{exit_}# В\n"}
    assert problems(tmp_path, pages | same) == [f"bg/a.md:1: {only_english}", f"bg/b.md:2: {only_here}"]


def test_a_broken_translation_is_not_told_that_its_ids_are_missing(tmp_path: Path) -> None:
    """Where an activity cannot be read, only that is said."""
    unclosed = BULGARIAN.removesuffix("///\n")
    assert problems(tmp_path, {"en/a.md": CHECKLIST, "bg/a.md": unclosed}) == [
        "bg/a.md:3: checklist “Преди първата среща” is not closed. Write “///” after its last line.",
    ]


def test_a_broken_page_breaks_no_link_to_it(tmp_path: Path) -> None:
    """Links to what could not be read, and points in it, are not reported as well."""
    other = page("""
        # Much later

        See [the scheme](a.md#know-scheme).

        /// checklist | Later
            id: later

        - [ ] I still know it. { #still-know for="agreed-contact" }
        ///
    """)
    broken = CHECKLIST.replace("    id: before", "  id: before")
    wrong = "this option needs 4 spaces before it. Write “    id: before-first-meeting”."
    assert problems(tmp_path, {"en/a.md": broken, "en/b.md": other}) == [
        f"en/a.md:4: checklist “Before you first meet”: {wrong}"
    ]


def test_a_link_must_lead_somewhere(tmp_path: Path) -> None:
    """Links to pages, ids and pictures are checked; those to other sites are not."""
    bulgarian = page("""
        # Нататък

        [Добре](a.md#know-scheme), [добре](#natatak), [зле](a.md#know-sceme), [зле](c.md) и [вън](https://x.org/#x).

        ![Рисунка](../assets/coach.svg) ![Рисунка](../assets/couch.svg)

        | Един { #edno } | Два |
        |---|---|
        | а | [зле](#dve) |
    """).replace("# Нататък", "# Нататък { #natatak }")
    pages = {"en/a.md": CHECKLIST, "en/b.md": "# On { #natatak }\n\n[x]: y\n\nx { #edno }\n", "bg/b.md": bulgarian}
    assert problems(tmp_path, {**pages, "assets/coach.svg": "<svg/>"}) == [
        "bg/b.md:3: this leads to “a.md#know-sceme”, and that page has no id “know-sceme”. Correct it.",
        "bg/b.md:3: this leads to “c.md”, and there is no such page. Correct it.",
        "bg/b.md:5: this leads to “../assets/couch.svg”, and there is no such file. Correct it.",
        "bg/b.md:9: this leads to “#dve”, and that page has no id “dve”. Correct it.",
    ]


def test_a_point_may_stand_on_any_page(tmp_path: Path) -> None:
    """An item serves a point of the guide, wherever that is; in a translation too, where it is still English."""
    english = CHECKLIST.replace("#know-scheme", '#know-scheme for="scheme contact"')
    bulgarian = BULGARIAN.replace("#know-scheme", '#know-scheme for="scheme contract"')
    pages = {"en/a.md": english, "bg/a.md": bulgarian, "en/b.md": "# B\n\nOne { #scheme }\n\n- Two { #contact }\n"}
    assert problems(tmp_path, pages) == [
        "bg/a.md:6: “know-scheme” serves the point “contract”, which no page has. Write an id that exists.",
    ]


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    """What can be read of it is read: other problems of the page keep their lines."""
    text = f"---\ndescription: Страница.\n---\n\n{BULGARIAN}".replace("#agreed-contact", "#Agreed")
    wrong = "cannot be an id. Use small Latin letters, digits and single hyphens, and a letter first."
    for name, content in {
        "plain": text.encode().replace("Знам".encode(), "Знам".encode("cp1251")),
        "crlf": text.replace("\n", "\r\n").encode().replace("Знам".encode(), "Знам".encode("cp1251")),
        "bom": f"\ufeff{text}".encode().replace("Знам".encode(), "Знам".encode("cp1251")),
    }.items():
        assert problems(tmp_path / name, {"en/a.md": "# Before you meet\n", "bg/a.md": content}) == [
            "bg/a.md:10: this file is not UTF-8 from here on. Save it again with the encoding UTF-8.",
            f"bg/a.md:11: checklist “Преди първата среща”: “Agreed” {wrong}",
        ]


def test_a_page_that_is_read_again_says_nothing_twice(tmp_path: Path) -> None:
    """An English page that stands in for a missing translation is read in every language, and reported once."""
    text = CHECKLIST.replace("[ ]", "[y]", 1)
    publisher = read_guide(tmp_path, {"en/a.md": text.encode()})
    before = [str(problem) for problem in publisher.problems]
    publisher.extension.begin(Page("docs/en/a.md", "en"))
    html = markdown.markdown(text, extensions=[publisher.extension])
    assert "activity-broken" in html
    assert [str(problem) for problem in publisher.problems] == before
    assert len(before) == 1


def test_a_page_has_one_life() -> None:
    """What reading a page needs is thrown away with its end; what was found on it can be kept, and never changes."""
    extension = ActivitiesExtension()
    for path in ("docs/en/a.md", "docs/en/b.md"):
        extension.begin(Page(path, "en"))
        markdown.markdown(CHECKLIST, extensions=[extension])
        assert extension.page.path == path
        assert extension.page.activities
        parsing = extension.current.parsing
        assert not parsing.openings
        assert not parsing.lines
        assert not parsing.source.lines
    with pytest.raises(FrozenInstanceError):
        extension.page.url = "b/"  # type: ignore[misc] # it cannot
    extension.begin(Page("docs/en/c.md", "en", blank=True))
    assert extension.page == Page("docs/en/c.md", "en", blank=True)
    assert extension.draft.html(Surroundings()) == ""


def test_a_link_leads_to_a_paper_in_the_list_of_all_papers(tmp_path: Path) -> None:
    """By the id of an activity, or of a page and the handout that it asks for; any other is reported."""
    pages = {
        "en/a.md": f"---\nhandout: poster\n---\n\n{CHECKLIST}",
        "en/b.md": "---\ntemplate: print.html\n---\n\n# Print\n\nAll.\n",
        "en/c.md": "# C\n\n[1](b.md#paper-before-first-meeting), [2](b.md#paper-a-poster), [3](b.md#paper-goals)\n",
    }
    assert problems(tmp_path, pages) == [
        "en/c.md:3: this leads to “b.md#paper-goals”, and that page has no id “paper-goals”. Correct it.",
    ]
