"""A school's people and numbers on the pages of three languages: written once, and they fit on the narrowest phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from browser import mini_site
from browser.host import Host
from school_example import HELPLINE, SCHOOL

BOX = """\
---
description: What to do.
---

# {title}

## {title} { #what-to-do }

!!! now "{title}"

    **{danger}.** { #danger }
"""
WORDS = {
    "en": ("What to do now", "Danger"),
    "bg": ("Какво да направиш сега", "Опасност"),
    "tr": ("Şimdi ne yapmalısın?", "Tehlike"),
}
FIND = "---\ntemplate: find.html\n---\n\n# Find\n"
HOMES = {"en": "", "bg": "bg/", "tr": "tr/"}
NAV = "nav:\n  - index.md\n  - expectations.md\n  - find.md\n"
PAGES: dict[str, str | None] = {
    **dict.fromkeys(mini_site.PAGES),
    "en/find.md": "---\ntemplate: find.html\n---\n\n# Find\n",
}
for language, (title, danger) in WORDS.items():
    PAGES[f"{language}/expectations.md"] = BOX.replace("{title}", title).replace("{danger}", danger)
    PAGES[f"{language}/index.md"] = f"# Pocket\n\n[{title}](expectations.md).\n"

OUTSIDE = """() => [...document.querySelectorAll("main *, footer *")]
  .filter((one) => one.checkVisibility() && !one.closest(".unseen"))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline"
    || one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0)
  .map((one) => one.outerHTML.slice(0, 100))"""
SIZE = "(one) => parseFloat(getComputedStyle(one).fontSize)"


@pytest.fixture(scope="module")
def school(workshop: Path) -> Iterator[Path]:
    """Build a pocket guide as the school's copy of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPERS", "none")
        patch.setattr("mkdocs_site.school.read", lambda *_: (SCHOOL, []))
        yield mini_site.build(workshop, "school", PAGES, NAV)


def test_a_helpline_is_written_once_and_is_on_every_page(school: Path) -> None:
    """In the foot of each page, and in each box; on the page to find things, before what was found; in the search."""
    assert sum(each.number == HELPLINE for each in SCHOOL.helplines) == 1
    for home in HOMES.values():
        places = {page: (school / home / page).read_text("utf-8") for page in ("index.html", "expectations/index.html")}
        assert [text.count(HELPLINE) for text in places.values()] == [1, 2], home
        assert all('href="tel:000000"' in text for text in places.values())
        assert 'href="./expectations/#what-to-do"' in places["index.html"].replace('"expectations', '"./expectations')
    assert (school / "find" / "index.html").read_text("utf-8").count(HELPLINE) == 2
    searched = {
        path.parent.name for path in (school / "assets/search").rglob("*.js") if HELPLINE in path.read_text("utf-8")
    }
    assert "en" in searched


@pytest.mark.parametrize("language", HOMES)
def test_long_words_fit_on_the_narrowest_phone(
    school: Path, open_context: Callable[..., BrowserContext], language: str
) -> None:
    """At 320 px nothing leaves the page, either way it is written; the emergency number is the largest of the links."""
    host = Host(school)
    page = open_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(host.url(f"{HOMES[language]}expectations/"))
    for way in ("rtl", "ltr"):
        page.evaluate("(way) => { document.documentElement.dir = way; }", way)
        assert page.evaluate(OUTSIDE) == [], way
    emergency, *others = page.locator(".now a[href^=tel]").all()
    assert all(emergency.evaluate(SIZE) >= 1.3 * other.evaluate(SIZE) for other in others)
    links = page.locator("a[href^=tel]").all()
    assert len(links) == {"bg": 5}.get(language, 4)
    assert all(link.bounding_box()["height"] >= 24 for link in links)  # type: ignore[index] # it is seen
    assert page.locator(".foot a[href$='#what-to-do']").count() == 1
    host.close()
