"""A kind that nobody has heard of: one new folder, no file of the project edited, and it is live."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from authoring.helpers import HERE, ROOT

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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy of the guide with a journal on one page; any warning fails."""
    root = copy(tmp_path_factory.mktemp("kind") / "guide")
    shutil.copytree(HERE / "journal", root / "hooks" / "kinds" / "journal")
    page = root / "docs" / "en" / "glossary.md"
    page.write_text(page.read_text("utf-8") + JOURNAL, "utf-8")
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


def test_the_page_has_the_new_kind(built: Path) -> None:
    """It is rendered by its own template with its own words, in the frame of every activity."""
    html = (built / "glossary" / "index.html").read_text("utf-8")
    assert '<activity-journal class="activity" id="how-it-goes"' in html
    assert '<input type="range" id="how-calm.field" min="0" max="5"' in html
    assert "Come back every week." in html
    assert "not at all" in html


def test_it_is_listed_in_my_progress(built: Path) -> None:
    """The page of all activities knows it by its name and title."""
    html = (built / "progress" / "index.html").read_text("utf-8")
    assert "How it goes" in html
    assert "Journal" in html


def test_its_script_and_style_are_loaded_there_and_nowhere_else(built: Path) -> None:
    """The other pages pay nothing for it; the translations that show the English page load it as well."""
    assert (built / "assets" / "activities" / "journal.js").exists()
    loading = {"script": "activities/journal.js", "style": "activities/journal.css"}
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
    page.get_by_label("What went well?").fill("We laughed a lot")
    page.get_by_label("How calm were you?").fill("4")
    expect(page.locator("activity-journal .activity-state")).to_have_text("Saved on this device.")
    expect(page.locator(".journal-length")).to_have_text("Words so far: 4")
    page.reload()
    expect(page.get_by_label("What went well?")).to_have_value("We laughed a lot")
    expect(page.get_by_label("How calm were you?")).to_have_value("4")
    expect(page.locator(".journal-length")).to_have_text("Words so far: 4")


def test_its_own_button_works_with_the_core_s_undo(page: Page) -> None:
    """Turning the page forgets what is written, and Undo brings it back."""
    page.get_by_label("What went well?").fill("Nothing yet")
    page.get_by_role("button", name="Turn the page").click()
    expect(page.get_by_label("What went well?")).to_have_value("")
    expect(page.locator("activity-journal .activity-state")).to_contain_text("A new page.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("What went well?")).to_have_value("Nothing yet")


def test_its_style_is_applied(page: Page) -> None:
    """Its own stylesheet is loaded, not only copied."""
    offset = page.get_by_label("What went well?").evaluate("field => getComputedStyle(field).outlineOffset")
    assert offset == "7px"
