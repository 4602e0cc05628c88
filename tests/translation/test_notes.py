"""A reader is told, at the place and only there, what is newer in English and what is not translated yet."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.guide_reader import parse
from translation.mini_site import Small, make

NOTE = "Тази част е по-нова на английски. Прочети я там."
EDITS = {
    "A coach encourages.": "A good coach encourages.",
    "## Coach {": "## The coach {",
    "I know the coach.": "I know a coach.",
    "Well done {": "Very well {",
    "- [ ] Five": "- [ ] Four",
    "- Yes {": "- Quite {",
    "The goal {": "Our goal {",
    "| When {": "| By when {",
    "Before you meet": "Before you two meet",
    "# The roles\n": "# The six roles\n",
}
IDS = {
    "role-coach",
    "coach",
    "know-coach",
    "role-well",
    "how-many",
    "goal-near",
    "goal-one",
    "goal-steps",
    "before",
    "",
}


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Build a guide where all is current."""
    guide = make(tmp_path_factory.mktemp("current") / "guide")
    guide.translate("accept", "bg", "--all")
    guide.build()
    return guide


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Build a guide where the English has changed since, in many places, and has something new."""
    guide = make(tmp_path_factory.mktemp("behind") / "guide")
    for language in ("en", "bg"):
        guide.edit(f"{language}/index.md", "#role-coach", "#roles-change")
    guide.translate("accept", "bg", "--all")
    for old, new in EDITS.items():
        guide.edit("en/roles.md", old, new)
    guide.edit("en/roles.md", "What follows", "Roles change. { #roles-change }\n\nWhat follows")
    guide.build()
    return guide


def pages(small: Small) -> Iterator[Path]:
    """Go through the pages of a built site."""
    return (small.root / "site").rglob("*.html")


def test_nothing_shows_where_all_is_current(current: Small) -> None:
    """No page has a note, and a page that is not translated has only the sentence it had before."""
    for path in pages(current):
        assert not re.search('class="(newer|untranslated)"', path.read_text("utf-8")), path
    assert "Bu sayfa henüz çevrilmedi." in current.html("tr/roles")


def test_a_note_stands_at_each_place_and_nowhere_else(behind: Small) -> None:
    """Paragraph, heading, item, cell, question, field, table, activity, page: the link goes to the same place."""
    links = re.findall(
        r'<span class="newer"><a href="([^"]*)" hreflang="en">([^<]*)</a></span>', behind.html("bg/roles")
    )
    assert {text for _, text in links} == {NOTE}
    assert sorted(href for href, _ in links) == sorted(f"../../roles/#{id_}" if id_ else "../../roles/" for id_ in IDS)
    for path in pages(behind):
        if path.parent.relative_to(behind.root / "site").as_posix() != "bg/roles":
            assert not re.search('class="(newer|untranslated)"', path.read_text("utf-8")), path


def test_a_note_is_part_of_the_page_as_it_should_be(behind: Small) -> None:
    """It is inside the element with the id, or right after a heading; all elements are still closed where they were."""
    html = behind.html("bg/roles")
    root = parse(html.partition("</header>")[2].partition("</main>")[0].partition("<article")[2].join(["<article", ""]))
    parents = {child: parent for parent in root.iter() for child in parent}
    for note in (each for each in root.iter("span") if each.get("class") == "newer"):
        id_ = (note[0].get("href") or "").partition("#")[2]
        around = parents[note]
        siblings = list(around)
        before = siblings[siblings.index(note) - 1] if siblings.index(note) else None
        if around.tag == "fieldset":
            assert before is not None
            assert before.tag == "legend"
        heading = before is not None and before.tag in {"h1", "h2", "h3", "h4"}
        assert id_ in ("", around.get("id")) or (heading and before is not None and before.get("id") == id_), id_


def test_what_is_missing_is_named_at_the_top(behind: Small) -> None:
    """With its count, its heading in English, and its id: a link from elsewhere arrives at the note."""
    html = behind.html("bg/roles")
    assert "Части от тази страница, които още не са преведени: 1." in html
    assert '<span id="roles-change"></span><a href="../../roles/#roles-change" lang="en" hreflang="en">' in html
    assert html.index("</h1>") < html.index('class="untranslated"') < html.index('id="roles-six"')
    assert 'href="roles/#roles-change"' in behind.html("bg")


def test_what_was_translated_may_not_vanish(small: Small) -> None:
    """Only what is new in English may be missing: an id that the translation had is a mistake, with its line."""
    small.edit("bg/roles.md", "A coach encourages. { #role-coach }", "A coach encourages.")
    code, lines = small.run("_site")
    assert code == 1
    assert (
        "docs/bg/roles.md:9: the id “role-coach” of docs/en/roles.md:11 is missing. Translate that part too." in lines
    )


def test_a_new_page_is_told_nothing_about_age(small: Small) -> None:
    """What nobody has compared yet may be new or old: the reader is told nothing that is not known."""
    (small.root / "docs" / "bg" / ".state.yml").unlink()
    small.build()
    assert 'class="newer"' not in small.html("bg/roles")


def test_notes_are_not_printed() -> None:
    """Paper has no links."""
    css = (Path(__file__).resolve().parents[2] / "overrides" / "assets" / "site.css").read_text("utf-8")
    hidden = next(line for line in css.partition("@media print")[2].splitlines() if "display: none" in line)
    assert ".newer" in hidden
    assert ".untranslated" in hidden


def test_the_record_is_not_published(current: Small) -> None:
    """It is for those who translate."""
    assert not list((current.root / "site").rglob(".state*"))


def test_the_page_translations_shows_each_language(behind: Small) -> None:
    """Counts in a table, in the reader's language, and what is left to do with a link to the file on GitHub."""
    english, bulgarian = behind.html("translations"), behind.html("bg/translations")
    row = r'<th scope="row" lang="{}">[^<]*</th><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>'
    for html in (english, bulgarian):
        assert re.findall(row.format("bg"), html) == [("11", "10", "0", "1")]
        assert re.findall(row.format("tr"), html) == [("0", "0", "0", "22")]
        assert "<!--" not in html
        assert "https://example.org/school/guide/edit/main/docs/bg/roles.md" in html
        assert "https://example.org/school/guide/new/main/docs/tr?filename=roles.md" in html
    assert "<h3>Pages to translate</h3>" in english
    assert "<h3>Страници за превод</h3>" in bulgarian


def test_done_is_said(current: Small) -> None:
    """A language in which nothing is left to do has no list."""
    assert "<p>Nothing. Everything is as new as the English.</p>" in current.html("translations")
