"""An older copy, edited by hand in `docs/`: its edits move to where no update touches them, and nothing is lost."""

from pathlib import Path

import pytest

import _page_edits
import _pages
from kit import copies
from kit.copies import Repository

SHEET = """\
# The plan { #page }

Some words. { #some }

## First { #first }

One. { #one }

Two. { #two }

- A point { #point }
- Another { #another }

Words without an id.

/// checklist | A list
    id: list

- [ ] This { #this }
- [ ] That { #that }
///

## Last { #last }

The end. { #end }
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Repository, Repository]:
    """Give an original, and a copy of its first release."""
    upstream = copies.original(tmp_path / "upstream")
    upstream.commit(
        {f"docs/{language}/plan.md": SHEET for language in copies.LANGUAGES} | {"docs/assets/logo.svg": "<svg/>\n"}
    )
    upstream.git("tag", "--force", "v1.0.0")
    return upstream, copies.fork(upstream, tmp_path / "fork")


@pytest.fixture(scope="module")
def read() -> _pages.Reader:
    """Give what reads pages as the site does."""
    return _pages.reader((copies.ROOT / "mkdocs.yml").read_text("utf-8"))


def edits(read: _pages.Reader, old: str, new: str) -> tuple[str, list[str]]:
    """Edit a page, and return what is written for it into ours/, and the lines that have no place there."""
    assert SHEET.count(old) == 1
    found = _page_edits.of_page(read("docs/en/plan.md", SHEET), read("docs/en/plan.md", SHEET.replace(old, new)))
    return "\n".join(edit.written() for edit in found.moved), [line for _, line in found.left]


CASES = {
    "a paragraph": ("One. {", "One and a half. {", "<!-- in place of: one -->\nOne and a half. { #one }\n"),
    "a point of a list": ("- Another {", "- One more {", "<!-- in place of: another -->\n- One more { #another }\n"),
    "an item of an activity": ("] That {", "] Those {", "<!-- in place of: that -->\n- [ ] Those { #that }\n"),
    "a paragraph more": ("Two. { #two }\n", "Two. { #two }\n\nThree.\n", "<!-- after: two -->\nThree.\n"),
    "a paragraph less": ("One. { #one }\n\n", "", "<!-- left out: one -->\n"),
    "an activity less": (SHEET[SHEET.index("///") : SHEET.rindex("///") + 4], "", "<!-- left out: list -->\n"),
    "a heading": (
        "## Last {",
        "## The last {",
        "<!-- in place of: last -->\n## The last { #last }\n\nThe end. { #end }\n",
    ),
}


@pytest.mark.parametrize(("old", "new", "own"), CASES.values(), ids=CASES)
def test_an_edit_moves_to_the_part_it_changes(read: _pages.Reader, old: str, new: str, own: str) -> None:
    """The smallest part with an id that holds it."""
    assert edits(read, old, new) == (own, [])


def test_words_without_an_id_take_their_section_along(read: _pages.Reader) -> None:
    """The section that holds them is replaced as a whole, once, with every other edit in it."""
    old = "Two. { #two }\n\n- A point { #point }\n- Another { #another }\n\nWords without"
    own, left = edits(read, old, "2. { #two }\n\nWith")
    begins = "<!-- in place of: first -->\n## First { #first }\n\nOne. { #one }\n\n2. { #two }\n\nWith an id."
    assert own.startswith(begins)
    assert (own.count("<!--"), left) == (1, [])


def test_a_title_has_no_place(read: _pages.Reader) -> None:
    """It belongs to no part with an id."""
    assert edits(read, "# The plan {", "# Our plan {") == (
        "",
        ["# Our plan { #page }", "(deleted) # The plan { #page }"],
    )


def test_a_number_in_the_red_box_goes_to_one_place() -> None:
    """The box itself does not move: what a later release says of danger reaches every reader."""
    box = ['!!! now "Now"', "", "    Tell the principal.", "", "    - Look for support."]
    assert _page_edits.contacts(box, [*box, "    - Call 000 000."]) == [5]
    assert _page_edits.contacts(box, [*box, "    - Call somebody.", "", "Call 000 000."]) == []


def test_a_whole_copy_edited_by_hand(pair: tuple[Repository, Repository]) -> None:
    """Names, a number, a page, a logo and a language: each is moved or told, and the next release merges."""
    upstream, copy = pair
    files = copy.edited("docs/en/roles.md", "A mentor has six roles.", "Call 000 000 000, or ask in room 12.")
    files |= copy.edited("docs/en/plan.md", "# The plan {", "# Our plan {")
    files |= copy.edited("docs/bg/roles.md", "A coach encourages.", "Треньорът хвали.")
    files |= copy.edited("mkdocs.yml", "site_name: Наставничество между връстници", "site_name: Нашите наставници")
    files |= {"docs/en/club.md": "# Our club\n", "docs/bg/engage.md": None, "docs/assets/logo.svg": "<svg>1</svg>\n"}
    files |= dict.fromkeys(f"docs/tr/{name}" for name in ("roles.md", "engage.md", "plan.md", ".state.yml"))
    files |= {"docs/assets/ours.svg": "<svg/>\n", "hooks/words/tr.toml": None}
    copy.commit(files)
    copies.release(upstream, "1.1.0", copies_of(upstream), "### Changed\n\n- Words.")
    assert copy.update()[0] == 1
    code, text = copy.update("--move-edits")
    assert code == 0, text
    told = [
        'name: {bg: "Нашите наставници"}',
        "languages: [bg, en]",
        "logo: ours/logo.svg",
        "leave_out: [engage.md]",
        "docs/en/roles.md: Call 000 000 000, or ask in room 12. { #roles-six }",
        "ours/en/club.md: a page of your own.",
    ]
    assert [line for line in told if line not in text] == [], text
    assert copy.git("rev-parse", "HEAD:docs/bg") == copy.git("rev-parse", "refs/releases/v1.0.0:docs/bg")
    assert "-# The plan { #page }\n+# Our plan { #page }\n" in copy.read("ours/not-moved.diff")
    assert copy.read("ours/logo.svg") == "<svg>1</svg>\n"
    assert copy.read("ours/bg/roles.md") == "<!-- in place of: role-coach -->\nТреньорът хвали. { #role-coach }\n"
    assert [line.split(":")[0] for line in copy.read("ours/.seen.yml").splitlines()] == [
        "bg/role-coach",
        "en/roles-six",
    ]
    before, (code, text) = copy.belongings(), copy.update()
    assert code == 0, text
    assert copy.belongings() == before
    assert "`ours/bg/roles.md`, line 1: changed since you replaced it." in text
    assert copy.read("docs/assets/ours.svg") == "<svg/>\n"


def copies_of(made: Repository) -> dict[str, str | None]:
    """Return the pages about roles with other words in every language."""
    pages = [made.edited(f"docs/{language}/roles.md", "A coach", "A good coach") for language in copies.LANGUAGES]
    return {name: text for page in pages for name, text in page.items()}


def test_nothing_edited_is_nothing_to_move(pair: tuple[Repository, Repository]) -> None:
    """A copy whose own words stand in their place already is told so."""
    code, text = pair[1].update("--move-edits")
    assert code == 0
    assert "There is nothing to move." in text
