"""Leaving at once: on pages about danger and abuse a button, or two presses of Esc, put another page there."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, Route, expect

from browser import page_survey
from browser.host import Host
from browser.test_memory import FULL
from conftest import ROOT

LANGUAGES = {"en": "", "bg": "bg/", "tr": "tr/"}
ABOUT_DANGER = re.compile(r"(?<!substance )\babuse\b|\bassault|\bhits me\b|hurting you|frightens you", re.IGNORECASE)
WITHOUT = {
    "glossary.md": "a hundred words from A to Z: who sees it over a shoulder sees a list",
    "privacy.md": "it says how such a page is left",
    "about.md": "the sentence about abuse is one of many on what this edition adds",
}
"""Pages that name abuse and have no such button, each with its reason."""

ELSEWHERE = "**://*.wikipedia.org/**"


def has_exit(path: Path) -> bool:
    """Tell whether the front matter of a page asks for the button."""
    return "\nexit: true\n" in path.read_text("utf-8").partition("\n---\n")[0] + "\n"


def chapters() -> Iterator[Path]:
    """Go through the English pages that are meant for mentors and mentees, not for whoever teaches them."""
    for path in sorted((ROOT / "docs" / "en").rglob("*.md")):
        if not re.search(r"^paper: (teacher|pack)$", path.read_text("utf-8"), re.MULTILINE):
            yield path


def test_every_page_about_abuse_can_be_left_at_once() -> None:
    """Where a mentor or a mentee reads of abuse, assault or fear, the page has the button; no other page has it."""
    named = {path for path in chapters() if ABOUT_DANGER.search(path.read_text("utf-8"))}
    expected = {path for path in named if path.name not in WITHOUT}
    assert {path for path in chapters() if has_exit(path)} == expected
    assert {path.name for path in named} >= WITHOUT.keys()
    assert len(expected) > 5


@pytest.fixture
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Give a reader to whom another site answers: this one test leaves the guide."""
    context = browser.new_context(reduced_motion="reduce", **getattr(request, "param", {}))
    context.set_default_timeout(30000)

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Elsewhere</title>Another page", content_type="text/html")

    context.route(ELSEWHERE, answer)
    yield context
    context.close()


@pytest.fixture
def danger(reader: BrowserContext, live: Host) -> Page:
    """Open a page about danger, after another page of the guide."""
    page = reader.new_page()
    page.goto(live.url("roles/"))
    page.goto(live.url("expectations/"))
    return page


def button(page: Page) -> Locator:
    """Give the button that leaves."""
    return page.locator(".exit a")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_button_leaves_and_back_does_not_return(reader: BrowserContext, live: Host, code: str) -> None:
    """In each language it leads to a page in that language, which takes the place of this one in the history."""
    page = reader.new_page()
    page.goto(live.url(f"{LANGUAGES[code]}roles/"))
    page.goto(live.url(f"{LANGUAGES[code]}you-have-a-mentor/"))
    button(page).click()
    expect(page).to_have_url(f"https://{code}.wikipedia.org/")
    page.go_back()
    expect(page).to_have_url(live.url(f"{LANGUAGES[code]}roles/"))


SEEN = """addEventListener("beforeunload", () => {
  localStorage.setItem("/other/seen", JSON.stringify([document.title, document.body.checkVisibility()]));
})"""


def test_the_page_is_blank_before_the_other_one_is_asked_for(danger: Page, live: Host) -> None:
    """On a slow line nothing of the page is seen any more, and its title is gone, before another site has answered."""
    danger.evaluate(SEEN)
    danger.keyboard.press("Escape")
    danger.keyboard.press("Escape")
    expect(danger).to_have_url("https://en.wikipedia.org/")
    danger.goto(live.url("roles/"))
    assert danger.evaluate("localStorage.getItem('/other/seen')") == '["en.wikipedia.org",false]'


def test_without_a_line_the_page_becomes_an_empty_one(danger: Page, reader: BrowserContext) -> None:
    """No error page that names a site: nothing at all."""
    reader.set_offline(True)
    button(danger).click()
    expect(danger).to_have_url("about:blank")


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_button_is_a_link(reader: BrowserContext, live: Host) -> None:
    """It leads away, tells the other site nothing, and says nothing of a key that does nothing."""
    page = reader.new_page()
    page.goto(live.url("expectations/"))
    expect(page.locator(".exit p")).to_be_visible()
    expect(page.locator(".exit span")).to_be_hidden()
    with page.expect_request("https://en.wikipedia.org/") as asked:
        button(page).click()
    assert "referer" not in asked.value.all_headers()
    expect(page).to_have_url("https://en.wikipedia.org/")


def stays(page: Page, live: Host) -> None:
    """See that the page is still there."""
    page.wait_for_timeout(300)
    expect(page).to_have_url(re.compile(re.escape(live.url(""))))
    assert page.evaluate("document.body.checkVisibility()")


def test_one_press_slow_presses_and_a_held_key_do_not_leave(danger: Page, live: Host) -> None:
    """Only two presses within a second and a half do, with no other key between them."""
    danger.keyboard.press("Escape")
    danger.wait_for_timeout(1700)
    danger.keyboard.press("Escape")
    stays(danger, live)
    danger.wait_for_timeout(1700)
    danger.keyboard.press("Escape")
    danger.keyboard.press("a")
    danger.keyboard.press("Escape")
    stays(danger, live)
    danger.wait_for_timeout(1700)
    for _ in range(4):
        danger.keyboard.down("Escape")
    stays(danger, live)


def test_a_press_that_closes_something_does_not_count(danger: Page, live: Host) -> None:
    """Esc closes the menu, the list of languages, a word's meaning and a question first, pressed once too often too."""
    danger.set_viewport_size({"width": 360, "height": 740})
    opened = (".top__menu", ".top__language summary", ".word button", "[data-do=clear]")
    danger.locator("[data-item]").first.fill("A name")
    for selector in opened:
        danger.locator(selector).first.click()
        danger.keyboard.press("Escape")
        danger.keyboard.press("Escape")
        stays(danger, live)
        danger.wait_for_timeout(1600)
    danger.locator("#menu").wait_for(state="hidden")
    danger.keyboard.press("Escape")
    danger.keyboard.press("Escape")
    expect(danger).to_have_url("https://en.wikipedia.org/")


def test_nothing_holds_back_who_leaves(danger: Page) -> None:
    """Where what was typed could not be kept, a browser asks before a page is left; here it does not."""
    danger.evaluate(FULL)
    danger.locator("[data-item]").first.fill("A name that has no room")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    danger.on("dialog", refuse)
    button(danger).click()
    expect(danger).to_have_url("https://en.wikipedia.org/")
    assert asked == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 640), (1280, 800)])
def test_the_button_is_in_sight_and_lies_over_nothing_for_good(
    open_context: Callable[..., BrowserContext], live: Host, code: str, width: int, height: int
) -> None:
    """It is there at once and when one has scrolled, as large as a thumb; the last line of the page can be read."""
    colours: Literal["light", "dark"] = "dark" if width == 360 else "light"
    page = open_context(viewport={"width": width, "height": height}, color_scheme=colours).new_page()
    page.goto(live.url(f"{LANGUAGES[code]}you-have-a-mentor/"))
    for place in (0, 1000):
        page.evaluate("place => scrollTo(0, place)", place)
        expect(button(page)).to_be_in_viewport(ratio=1)
    box = button(page).bounding_box()
    assert box
    assert box["height"] >= 44
    assert page.locator(".exit").evaluate("bar => bar.offsetHeight / innerHeight") < 0.16
    page.evaluate("scrollTo(0, 1e6)")
    edges = "[...document.querySelectorAll('.foot li, .exit')].map(one => one.getBoundingClientRect())"
    bar, *rows = page.evaluate(f"{edges}.map(({{top, bottom}}) => [top, bottom])")
    assert all(bottom <= bar[0] for _, bottom in rows)
    assert page_survey.run_axe(page) == []
    assert page.evaluate(page_survey.TOO_WIDE) == []


def test_what_has_the_focus_is_not_under_the_button(danger: Page) -> None:
    """Who goes through the page by keyboard always sees where they are; the button itself comes second."""
    danger.set_viewport_size({"width": 360, "height": 740})
    hidden = """() => {
      const bar = document.querySelector(".exit"), one = document.activeElement;
      const { bottom, height } = one.getBoundingClientRect();
      return !bar.contains(one) && height < 300 && bottom > bar.getBoundingClientRect().top;
    }"""
    danger.keyboard.press("Tab")
    danger.keyboard.press("Tab")
    expect(button(danger)).to_be_focused()
    for _ in range(60):
        danger.keyboard.press("Tab")
        assert danger.evaluate(hidden) is False, danger.evaluate("document.activeElement.outerHTML")


def test_paper_has_no_such_button(danger: Page) -> None:
    """Printed, the page has neither the button nor its room."""
    danger.emulate_media(media="print")
    expect(danger.locator(".exit")).to_be_hidden()
    assert danger.evaluate("getComputedStyle(document.body).paddingBottom") == "0px"
