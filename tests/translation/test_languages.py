"""`translate.py add`: a new language builds at once, is honest, counts down, and can be taken out again."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from translation.mini_site import ROLES, UNITS, Small, make

LANGUAGES = {"uk": ("Українська", "ltr"), "rom": ("Romani", "ltr"), "he": ("עברית", "rtl")}


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Build a guide with three new languages: with two letters, with three, and from right to left."""
    guide = make(tmp_path_factory.mktemp("added") / "guide")
    for code, (name, _) in LANGUAGES.items():
        assert guide.translate("add", code, name)[0] == 0
    guide.build()
    return guide


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_new_language_builds_with_honest_pages(added: Small, code: str) -> None:
    """Its pages are there, say in which language their text is, and are written in its direction."""
    html = added.html(f"{code}/roles")
    assert f'<html lang="{code}" dir="{LANGUAGES[code][1]}"' in html
    assert '<article class="md-typeset" lang="en"' in html
    assert "This page is not translated yet. You read it in English." in html
    assert f'hreflang="{code}" aria-current="true">{LANGUAGES[code][0]}</a>' in html
    assert f'lang="{code}" hreflang="{code}">{LANGUAGES[code][0]}</a>' in added.html("roles")


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_of_it_is_missing(added: Small, code: str) -> None:
    """The status counts everything, and the site's own sentences too."""
    lines = added.translate("status", code)[1]
    assert lines[0] == f"{code} ({LANGUAGES[code][0]}): 0 complete, {UNITS} missing, 0 behind, 0 not checked"
    assert re.fullmatch(rf"hooks/words/{code}\.toml: \d+ sentences of the site itself are still in English\.", lines[1])


def test_every_sentence_waits_with_its_note(added: Small) -> None:
    """With the # taken away, the words file is the English one; the notes beside it are kept."""
    text = (added.root / "hooks" / "words" / "uk.toml").read_text("utf-8")
    assert not any(tomllib.loads(text).values())
    filled = tomllib.loads(re.sub(r"^#(?=\w+ = )", "", text, flags=re.MULTILINE))
    english = {path.parent.name: path for path in (added.root / "hooks").rglob("words.toml")}
    assert filled == {section: tomllib.loads(path.read_text("utf-8")) for section, path in english.items()}
    notes = [line for path in english.values() for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert all(note in text.splitlines() for note in notes)


def test_the_menu_waits_too(added: Small) -> None:
    """Each title stands in the language's entry, ready to be translated."""
    text = (added.root / "mkdocs.yml").read_text("utf-8")
    assert text.count("# Roles:\n") == len(LANGUAGES)


def test_it_counts_down(added: Small, tmp_path: Path) -> None:
    """A translated page is no longer missing; accepted, it is complete; a title of the menu is said in the language."""
    guide = Small(shutil.copytree(added.root, tmp_path / "guide"))
    (guide.root / "docs" / "uk" / "roles.md").write_text(ROLES.replace("# The roles\n", "# Ролі\n"), "utf-8")
    count = guide.translate("status", "uk")[1][0]
    assert count == f"uk (Українська): 0 complete, 3 missing, 0 behind, {UNITS - 3} not checked"
    guide.translate("accept", "uk", "--all")
    assert guide.translate("status", "uk")[1][0].startswith(f"uk (Українська): {UNITS - 3} complete, 3 missing")
    settings = guide.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("# Roles:", "Roles: Ролі", 1), "utf-8")
    guide.build()
    assert "<h1" in guide.html("uk/roles")
    assert ">Ролі</a>" in guide.html("uk/roles")
    assert ">Ролі</h1>" in guide.html("uk/roles")


def test_half_a_page_is_honest(added: Small, tmp_path: Path) -> None:
    """A page of a new language may be translated part by part: what is not there yet is named at its top."""
    guide = Small(shutil.copytree(added.root, tmp_path / "guide"))
    half = ROLES.partition("/// quiz")[0].replace("# The roles\n", "# Ролі\n")
    (guide.root / "docs" / "uk" / "roles.md").write_text(half, "utf-8")
    guide.build()
    assert "Parts of this page that are not translated yet: 8." in guide.html("uk/roles")


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_can_be_taken_out_again(code: str, tmp_path: Path) -> None:
    """Without its folder, its words file and its entry, every file is what it was before."""
    guide = make(tmp_path / "guide")
    before = guide.files()
    guide.translate("add", code, LANGUAGES[code][0])
    shutil.rmtree(guide.root / "docs" / code)
    (guide.root / "hooks" / "words" / f"{code}.toml").unlink()
    settings = guide.root / "mkdocs.yml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.strip() == f"- locale: {code}")
    dash = lines[start].index("-")
    length = next(n for n, line in enumerate(lines[start + 1 :], 1) if len(line) - len(line.lstrip()) <= dash)
    settings.write_text("".join(lines[:start] + lines[start + length :]), "utf-8")
    assert guide.files() == before


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [
        ("UK", "Українська", "“UK” is no code of a language. Write two or three small letters, such as uk or rom."),
        (
            "ukrainian",
            "x",
            "“ukrainian” is no code of a language. Write two or three small letters, such as uk or rom.",
        ),
        ("../x", "x", "“../x” is no code of a language. Write two or three small letters, such as uk or rom."),
        ("bg", "Български", "“bg” is there already. To begin anew, first take it out as CONTRIBUTING.md says."),
        ("en", "English", "“en” is there already. To begin anew, first take it out as CONTRIBUTING.md says."),
        ("uk", " ", "Write the language's own name, such as Українська: letters and spaces only."),
        ("uk", "a: b", "Write the language's own name, such as Українська: letters and spaces only."),
    ],
)
def test_what_cannot_be_added_is_said(code: str, name: str, sentence: str, tmp_path: Path) -> None:
    """Nothing is changed."""
    guide = make(tmp_path / "guide")
    before = guide.files()
    assert guide.translate("add", code, name) == (1, [sentence])
    assert guide.files() == before


def test_an_entry_alone_is_enough_to_begin(tmp_path: Path) -> None:
    """Who edits on GitHub's website writes three lines in mkdocs.yml, and translates a first page."""
    guide = make(tmp_path / "guide")
    settings = guide.root / "mkdocs.yml"
    entry = "      languages:\n        - locale: uk\n          name: Українська\n          build: true\n"
    settings.write_text(settings.read_text("utf-8").replace("      languages:\n", entry), "utf-8")
    guide.build()
    (guide.root / "docs" / "uk").mkdir()
    (guide.root / "docs" / "uk" / "roles.md").write_text(ROLES.replace("# The roles\n", "# Ролі\n"), "utf-8")
    guide.build()
    assert ">Ролі</h1>" in guide.html("uk/roles")


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    """The second time it says that the language is there."""
    guide = make(tmp_path / "guide")
    guide.translate("add", "uk", "Українська")
    before = guide.files()
    assert guide.translate("add", "uk", "Українська")[0] == 1
    assert guide.files() == before
