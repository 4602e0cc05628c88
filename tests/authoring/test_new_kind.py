"""A kind that nobody has heard of: one new folder, no file of the project edited, and it is live."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from authoring.helpers import HERE, ROOT
from browser.user import come_near

JOURNAL = """
## A journal { #a-journal }

/// journal | How it goes
    id: how-it-goes
    every: week

Write only what is **yours** to tell.

- How calm were you? { #how-calm steps=5 }
- What went well? { #went-well }
///
"""
NAMES = ("rotate", "note", "table")
"""What a kind may be called, too, although styles, scripts and Typst say these words of other things."""

PARTS = ("docs", "hooks", "overrides", "mkdocs.yml", "guide-version.toml")


def copy(root: Path) -> Path:
    """Copy what the site is built from."""
    root.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, root / part)
    return root


def named(text: str, name: str) -> str:
    """Return a text about a journal as one about another kind, with ids of its own."""
    if name == "journal":
        return text
    ids = (
        text.replace("how-it-goes", f"{name}-one")
        .replace("how-calm", f"{name}-two")
        .replace("went-well", f"{name}-three")
    )
    return ids.replace("a-journal", f"a-{name}").replace("journal", name)


def add_kind(root: Path, name: str) -> None:
    """Put the journal's folder among the kinds, under its own name or another."""
    folder = root / "hooks" / "kinds" / name
    shutil.copytree(HERE / "journal", folder, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [*folder.iterdir()]:
        path.write_text(named(path.read_text("utf-8"), name), "utf-8")
        path.rename(path.with_name(path.name.replace("journal", name)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy of the guide with a journal on one page; any warning fails."""
    root = copy(tmp_path_factory.mktemp("kind") / "guide")
    page = root / "docs" / "en" / "glossary.md"
    for name in ("journal", *NAMES):
        add_kind(root, name)
        page.write_text(page.read_text("utf-8") + named(JOURNAL, name), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(root / "site")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def page(browser: Browser, built: Path) -> object:
    """Open the page with the journal, as from a USB stick; nothing may go wrong in its scripts."""
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((built / "glossary" / "index.html").as_uri())
    yield page
    page.close()
    assert wrong == []


def journal(page: Page) -> Locator:
    """Give the journal on the page, among the kinds that were made from it."""
    return page.locator("activity-journal")


def test_the_page_has_the_new_kind(built: Path) -> None:
    """It is rendered by its own template with its own words, in the frame of every activity."""
    html = (built / "glossary" / "index.html").read_text("utf-8")
    assert '<activity-journal class="activity" id="how-it-goes"' in html
    assert '<input type="range" id="how-calm.field" min="0" max="5"' in html
    assert "Come back every week." in html
    assert "not at all" in html


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_may_be_called_like_other_things(built: Path, browser: Browser, name: str) -> None:
    """Its script runs and its style is its own, whatever its name means elsewhere."""
    page = browser.new_page()
    page.goto((built / "glossary" / "index.html").as_uri())
    field = page.locator(f"activity-{name}").get_by_label("What went well?")
    field.fill("Three short words")
    expect(page.locator(f".{name}-length")).to_have_text("Words so far: 3")
    assert field.evaluate("field => getComputedStyle(field).outlineOffset") == "7px"
    page.close()


def test_it_is_listed_in_my_progress(built: Path) -> None:
    """The page of all activities knows it by its name and title."""
    html = (built / "progress" / "index.html").read_text("utf-8")
    assert "How it goes" in html
    assert "Journal" in html


def test_its_script_and_style_are_loaded_there_and_nowhere_else(built: Path) -> None:
    """The other pages pay nothing for it; the translations that show the English page load it as well."""
    assert (built / "assets" / "activities" / "journal.en.js").exists()
    loading = {"element whose script is loaded": "<activity-journal ", "style": "activities/journal.css"}
    for what, name in loading.items():
        pages = {
            path.parent.relative_to(built).as_posix()
            for path in built.rglob("*.html")
            if name in path.read_text("utf-8")
        }
        assert "glossary" in pages, what
        assert {page.rpartition("/")[2] for page in pages} == {"glossary"}, what


def test_what_is_written_is_still_there_after_a_reload(page: Page) -> None:
    """The core keeps what the new field holds, and the new script counts the words."""
    journal(page).get_by_label("What went well?").fill("We laughed a lot")
    journal(page).get_by_label("How calm were you?").fill("4")
    expect(page.locator("activity-journal .activity-state")).to_have_text("Saved on this device.")
    expect(page.locator(".journal-length")).to_have_text("Words so far: 4")
    page.reload()
    come_near(page, journal(page))
    expect(journal(page).get_by_label("What went well?")).to_have_value("We laughed a lot")
    expect(journal(page).get_by_label("How calm were you?")).to_have_value("4")
    expect(page.locator(".journal-length")).to_have_text("Words so far: 4")


def test_its_own_button_works_with_the_core_s_undo(page: Page) -> None:
    """Turning the page forgets what is written, and Undo brings it back."""
    journal(page).get_by_label("What went well?").fill("Nothing yet")
    journal(page).get_by_role("button", name="Turn the page").click()
    expect(journal(page).get_by_label("What went well?")).to_have_value("")
    expect(page.locator("activity-journal .activity-state")).to_contain_text("A new page.")
    journal(page).get_by_role("button", name="Undo").click()
    expect(journal(page).get_by_label("What went well?")).to_have_value("Nothing yet")


def test_its_style_is_applied(page: Page) -> None:
    """Its own stylesheet is loaded, not only copied."""
    offset = journal(page).get_by_label("What went well?").evaluate("field => getComputedStyle(field).outlineOffset")
    assert offset == "7px"
