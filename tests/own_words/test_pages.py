"""What a school writes in its folder stands in the guide: at its place, shown as theirs, and behind nothing."""

import re
from datetime import date
from pathlib import Path

import pytest

from guide.guide import Guide
from model.problems import Problems
from model.release import Release
from model.school import School
from model.site import Language, Site
from overlay.overlay import Overlay
from own_words.test_mistakes import with_safety, write
from translation.mini_site import Small

WORDS = {
    "en/roles.md": """\
<!-- in place of: role-coach -->
A coach asks, and *listens*. See [our club](our-club.md).

<!-- left out: know-coach -->

<!-- after: know-roles -->
I know our club. { #know-club }

<!-- in place of: which-one -->
Which role do you like?

    - [x] Any of them { #any }
    - [ ] None { #none }

<!-- after: coach -->
## Clown { #clown }

A clown laughs. { #role-clown }

/// checklist | Before you laugh
    id: laughs

- [ ] I am in the mood. { #in-mood for="role-clown" }
///

<!-- in place of: goal-one -->
What do you want?
""",
    "bg/roles.md": "<!-- in place of: role-well -->\n| Браво | Още |\n\n<!-- left out: role-card -->\n",
    "en/safety.md": """\
<!-- in place of: guideline-danger -->
??? card "Danger"

    Go to room 000. [The limit](#guideline-not-shared) ends here.
""",
    "en/our-club.md": "# Our club\n\nWe meet. [The judge](roles.md#know-coach)\n",
    "bg/chitalnya.md": "# Читалня\n\nЧетем тук. { #we-read }\n",
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Build the small guide without a word of a school."""
    small = with_safety(tmp_path_factory.mktemp("before") / "guide")
    small.build()
    return small


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Build the same guide with a school's words in two languages."""
    small = with_safety(tmp_path_factory.mktemp("own") / "guide")
    write(small, WORDS)
    code, lines = small.run("_site")
    assert code == 0, "\n".join(lines)
    (small.root / "lines.txt").write_text("\n".join(lines), "utf-8")
    return small


def plain(html: str) -> str:
    """Return a page's text."""
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<article")[2].partition("</article>")[0]).split())


def test_words_stand_in_the_place_of_the_guide_s_and_keep_their_id(own: Small) -> None:
    """A paragraph, an item, a question and a field are the school's; each says so in words."""
    html = own.html("roles")
    text = plain(html)
    assert re.search(r'Changed by our school</p>\s*<p id="role-coach">A coach asks, and <em>listens</em>', html)
    assert "A coach encourages" not in text
    assert "Which role do you like? (Changed by our school)" in text
    assert "The judge" not in text
    assert "What do you want? (Changed by our school)" in text
    assert 'id="goal-one"' in html
    assert "I know our club. (Added by our school)" in text
    assert re.search(r'<h2 id="clown">Clown</h2>\s*<p class="ours"><em>Added by our school</em></p>', html)
    assert '<activity-checklist class="activity" id="laughs">' in html


def test_a_link_to_what_was_left_out_arrives_at_what_stands_before(own: Small) -> None:
    """The id stays as a place; the words are gone."""
    assert "I know the coach." not in own.html("roles")
    assert re.search(
        r'id="know-roles"[^>]*>.*?<span id="know-coach"></span>.*?I know the roles', own.html("roles"), re.DOTALL
    )
    assert '<span id="role-card"></span>' in own.html("bg/roles")


def test_a_language_s_own_words_are_behind_nothing(own: Small, before: Small) -> None:
    """No page says “newer in English”, or that a part is missing; the status of the translations is as before."""
    for page in ("roles", "safety", "index"):
        path = "bg" if page == "index" else f"bg/{page}"
        assert "newer" not in own.html(path)
        assert "untranslated" not in own.html(path)
    assert "Браво (Променено от нашето училище)" in plain(own.html("bg/roles"))
    assert own.translate("status")[1] == before.translate("status")[1]
    assert plain(own.html("translations")) == plain(before.html("translations"))


def test_a_page_of_their_own_is_in_the_menu_and_the_search(own: Small) -> None:
    """It stands in a section of its own in each language, under its title."""
    assert re.search(r"From our school</summary>.*?Our club", own.html("our-club"), re.DOTALL)
    assert '["From our school",[["Читалня","chitalnya/","bg"],["Our club","our-club/"]]]' in menu(own, "en")
    assert "От нашето училище" in menu(own, "bg")
    assert "Added by our school" in plain(own.html("our-club"))
    assert re.search(r'href="[^"]*roles/#know-coach"', own.html("our-club"))


def menu(small: Small, language: str) -> str:
    """Return the file of the whole menu of a language."""
    return (small.root / "site" / "assets" / f"menu.{language}.js").read_text("utf-8")


def test_a_page_in_one_language_says_so_in_the_others(own: Small) -> None:
    """The page is shown, a notice names its language, and its text and its title in the menu are marked with it."""
    for place, name in (("chitalnya", "Bulgarian"), ("tr/chitalnya", "Bulgarca")):
        html = own.html(place)
        assert 'lang="bg">' in html.partition("<article")[2].partition("\n")[0]
        assert name in html.partition("<article")[0].partition('<p class="notice">')[2]
        assert "Четем тук" in html
    assert 'class="notice"' not in own.html("bg/chitalnya")
    assert '<span lang="bg">Читалня</span>' in own.html("our-club")
    assert '["Читалня","bg/chitalnya/"],["Our club","bg/our-club/","en"]' in menu(own, "bg")
    assert '["Читалня","tr/chitalnya/","bg"],["Our club","tr/our-club/","en"]' in menu(own, "tr")
    assert "Четеш я на английски" in own.html("bg/our-club")


def test_the_guide_tells_what_changed_under_their_words(own: Small) -> None:
    """What was seen is noted; when the guide changes there, the build says it, goes on, and keeps theirs."""
    first = (own.root / "lines.txt").read_text("utf-8")
    assert "7 parts of the guide are replaced or left out, and not noted yet" in first
    assert own.run("_ours", "accept")[0] == 0
    assert own.run("_ours", "status")[1] == ["7 parts of the guide are replaced or left out. None of them changed."]
    own.edit("en/roles.md", "A coach encourages.", "A good coach encourages.")
    code, lines = own.run("_site")
    assert code == 0
    message = "changed since you replaced it: docs/en/roles.md:11 role-coach. Yours stays. "
    assert [line for line in lines if "changed" in line] == [
        f"{message}Compare the two, then run scripts/ours.py accept."
    ]
    assert "A coach asks" in own.html("roles")
    assert own.run("_ours", "accept", "role-coach")[1] == ["ours/.seen.yml: 1 noted anew, 7 in all."]
    assert own.run("_ours", "accept", "nothing")[0] == 1


def test_the_build_says_which_files_it_used(own: Small) -> None:
    """In one sentence, with how much each of them changes."""
    (line,) = [line for line in (own.root / "lines.txt").read_text("utf-8").splitlines() if "Your own words" in line]
    assert line == (
        "Your own words: ours/bg/chitalnya.md (a page of your own), ours/bg/roles.md (2 places), "
        "ours/en/our-club.md (a page of your own), ours/en/roles.md (6 places), ours/en/safety.md (1 place)."
    )


def test_a_file_of_a_language_that_the_site_does_not_have_is_told_of(tmp_path: Path) -> None:
    """It is on no page, it is kept, and it stops nothing: the language may come back."""
    small = with_safety(tmp_path / "guide")
    write(small, {"bg/roles.md": "<!-- left out: role-card -->\n", "bg/chitalnya.md": "# Читалня\n\nЧетем тук.\n"})
    (small.root / "school.yml").write_text("languages: [en]\n", "utf-8")
    code, lines = small.run("_site")
    assert code == 0
    assert [line for line in lines if line.startswith("ours/")] == [
        f"ours/bg/{name}.md: this file is not on the site, since school.yml has no “bg” in its line “languages”."
        for name in ("chitalnya", "roles")
    ]
    assert not (small.root / "site" / "chitalnya").exists()


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("bg", "Рамо до рамо", "Добавено от „Рамо до рамо“"),
        ("bg", "Наставници в СУ „Левски“", "Добавено от Наставници в СУ „Левски“"),
        ("bg", 'Наставници в СУ "Левски"', "Добавено от Наставници в СУ „Левски“"),
        ("en", 'Mentors of "Levski"', "Added by Mentors of “Levski”"),
        ("tr", 'Mentorlar "Levski"', "Ekleyen: Mentorlar “Levski”"),
    ],
)
def test_a_name_stands_between_quotation_marks_once(language: str, name: str, expected: str, tmp_path: Path) -> None:
    """One that brings its own has no others around it, and they are those of its language."""
    named = Language(language, language, name)
    site = Site(tmp_path, tmp_path, tmp_path, (named,), Release("1.0.0", date(2026, 1, 1)), school=School({"": name}))
    assert Overlay(site, Guide("docs"), Problems()).labels(language).added == expected


def test_an_empty_folder_changes_nothing(before: Small) -> None:
    """A guide with only the folder's README is, byte for byte, the guide without the folder."""
    pages = {path: path.read_bytes() for path in sorted((before.root / "site").rglob("*")) if path.is_file()}
    write(before, {"README.md": "# Your own words\n"})
    before.build()
    assert {path: path.read_bytes() for path in sorted((before.root / "site").rglob("*")) if path.is_file()} == pages
