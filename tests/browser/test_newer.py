"""A copy says of when it is, and asks the guide that it was copied from whether there is something newer."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from translation import mini_site

PAGE = (
    "---\ndescription: Something about this guide, for a test.\n---\n\n# About this guide\n\nWords. { #about-words }\n"
)
ORIGINAL = "https://example.org/original"
LINK = f"{ORIGINAL}/about/#since="


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> mini_site.Small:
    """Build a small guide that was copied from another."""
    small = mini_site.make(tmp_path_factory.mktemp("newer") / "guide")
    for language in ("en", "bg"):
        for name in ("about", "teachers"):
            text = PAGE.replace("about-words", f"{name}-words").replace("About", name)
            (small.root / "docs" / language / f"{name}.md").write_text(text, "utf-8")
    settings = small.root / "mkdocs.yml"
    nav = mini_site.NAV + "  - About: about.md\n  - For teachers: teachers.md\n"
    settings.write_text(settings.read_text("utf-8").replace(mini_site.NAV, nav), "utf-8")
    (small.root / "school.yml").write_text(f"original: {ORIGINAL}/\n", "utf-8")
    small.build()
    return small


def date(copy: mini_site.Small) -> str:
    """Return the guide's own date."""
    return (copy.root / "guide-version.toml").read_text("utf-8").split("date = ")[1].split()[0]


@pytest.mark.parametrize("page", ["about", "teachers", "bg/about", "bg/teachers"])
def test_a_copy_tells_its_date_and_where_to_ask(page: str, copy: mini_site.Small) -> None:
    """On two pages, with its own date in the link; nothing is asked before somebody presses it."""
    assert f'href="{LINK}{date(copy)}"' in copy.html(page)
    assert LINK not in copy.html("roles")


@pytest.mark.parametrize(
    ("since", "answer"), [("2001-01-01", "Your copy is older"), ("", ""), ("2999-01-01", "as new as"), ("x", "")]
)
def test_the_page_about_answers(since: str, answer: str, copy: mini_site.Small, browser: Browser) -> None:
    """It compares its own date with that in the address; without one it says nothing."""
    page = browser.new_page()
    path = Path(copy.root / "site" / "about" / "index.html").as_uri()
    page.goto(f"{path}#since={since}" if since else path)
    notice = page.locator(".notice[data-older]")
    assert notice.is_visible() == bool(answer)
    assert answer in (notice.text_content() or "")
    page.close()


def test_a_guide_that_is_no_copy_asks_nobody(copy: mini_site.Small) -> None:
    """Without an original there is no such line."""
    (copy.root / "school.yml").unlink()
    copy.build()
    assert "#since=" not in copy.html("teachers")
