"""A word's meaning in place: a tap or the keyboard opens it, no script is needed, and an old browser shows a link."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from browser import mini_site
from browser.host import Host
from browser.page_survey import run_axe

IN_SIGHT = """(box) => {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
}"""


@pytest.fixture(scope="module")
def explained(workshop: Path) -> Iterator[Host]:
    """Serve the pocket guide with a page whose words are explained."""
    nav = mini_site.NAV + mini_site.EXPLAINED_NAV
    host = Host(mini_site.build(workshop, "explained", mini_site.EXPLAINED, nav))
    yield host
    host.close()


@pytest.fixture
def reading(page: Page, explained: Host) -> Page:
    """Open that page on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(explained.url("reading/"))
    return page


def word(page: Page, name: str) -> Locator:
    """Give the first button with these words."""
    return page.get_by_role("button", name=name, exact=True).first


def meaning(page: Page, id_: str) -> Locator:
    """Give the box that says what a term means."""
    return page.locator(f"#_word-{id_}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_tap_opens_the_meaning_and_another_closes_it(
    open_context: Callable[..., BrowserContext], explained: Host, *, scripts: bool
) -> None:
    """It says the first sentence of the glossary and leads there; nothing of it is seen before and after."""
    page = open_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740}).new_page()
    page.goto(explained.url("reading/"))
    expect(meaning(page, "loaf")).to_be_hidden()
    word(page, "loaf").click()
    expect(meaning(page, "loaf")).to_have_text("Loaf A bread of its own, for example a round one. Hard words")
    word(page, "crust").click()
    expect(meaning(page, "loaf")).to_be_hidden()
    expect(meaning(page, "crust")).to_contain_text("The hard outside of bread.")
    page.mouse.click(5, 5)
    expect(meaning(page, "crust")).to_be_hidden()
    word(page, "loaf").click()
    meaning(page, "loaf").get_by_role("link", name="Hard words").click()
    expect(page).to_have_url(explained.url("words/#word-loaf"))


def test_the_keyboard_opens_it_and_escape_leads_back(reading: Page) -> None:
    """Enter opens it, the next stop is its link, Escape closes it, and the focus is at the word again."""
    word(reading, "loaf").focus()
    reading.keyboard.press("Enter")
    expect(meaning(reading, "loaf")).to_be_visible()
    reading.keyboard.press("Tab")
    expect(meaning(reading, "loaf").get_by_role("link")).to_be_focused()
    reading.keyboard.press("Escape")
    expect(meaning(reading, "loaf")).to_be_hidden()
    expect(word(reading, "loaf")).to_be_focused()
    reading.keyboard.press("Tab")
    expect(word(reading, "crust")).to_be_focused()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_meaning_is_in_sight_and_beside_the_word(reading: Page, direction: str, width: int) -> None:
    """On a phone and on a computer, from the left and from the right: no edge cuts it, and the word stays in sight."""
    reading.set_viewport_size({"width": width, "height": 600})
    reading.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    for name, id_ in (("loaf", "loaf"), ("crust", "crust")):
        word(reading, name).click()
        box = meaning(reading, id_)
        assert box.evaluate(IN_SIGHT)
        button, opened = word(reading, name).bounding_box(), box.bounding_box()
        assert button
        assert opened
        below, above = opened["y"] - button["y"] - button["height"], button["y"] - opened["y"] - opened["height"]
        assert -12 < max(below, above) < 40
        assert box.evaluate("(box) => getComputedStyle(box).textAlign") in {
            "start",
            "left" if direction == "ltr" else "right",
        }
        reading.keyboard.press("Escape")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_wrong_while_it_is_open(reading: Page, colours: str) -> None:
    """Names, colours and roles are right in light and dark."""
    reading.emulate_media(color_scheme=colours)  # type: ignore[arg-type] # one of the two
    word(reading, "loaf").click()
    expect(meaning(reading, "loaf")).to_be_visible()
    assert run_axe(reading) == []


def test_a_word_stays_a_link_where_a_button_would_disturb(reading: Page) -> None:
    """In a heading; and the second time, the word opens the same box."""
    expect(reading.locator("h2 button")).to_have_count(0)
    expect(reading.locator("h2 a")).to_have_attribute("href", "../words/#word-loaf")
    reading.get_by_role("button", name="loaf", exact=True).nth(1).click()
    expect(meaning(reading, "loaf")).to_be_visible()
    expect(reading.locator(".meaning")).to_have_count(2)


def test_a_term_is_no_button_where_it_is_explained(page: Page, explained: Host) -> None:
    """On the page of the words itself nothing opens, and no style for it travels."""
    page.goto(explained.url("words/"))
    expect(page.locator(".word, article button")).to_have_count(0)
    assert ".meaning" not in page.content()


def test_the_meaning_is_in_the_language_of_the_page(page: Page, explained: Host) -> None:
    """The words are inflected as the sentence needs it, and what they mean comes from that language's glossary."""
    page.goto(explained.url("bg/reading/"))
    word(page, "loaf").click()
    expect(meaning(page, "loaf")).to_contain_text("Един хляб, например кръгъл.")
    expect(word(page, "коричката")).to_be_visible()


def test_an_old_browser_shows_the_link(open_context: Callable[..., BrowserContext], explained: Host) -> None:
    """One that does not know `popover` shows the word once, as a link to the glossary, and no meaning."""
    context = open_context(java_script_enabled=False)

    def age(route: Route) -> None:
        answer = route.fetch()
        old = re.sub(r'\bpopover(="auto"|(?=[ >]))', "data-unknown", answer.text())
        old = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", old)  # it knows the page as it was
        route.fulfill(response=answer, body=old.replace("not selector(:popover-open)", "selector(a)"))

    context.route(re.compile(r"/$|\.css$"), age)
    page = context.new_page()
    page.goto(explained.url("reading/"))
    assert (
        page.locator("p", has=page.locator(".word"))
        .first.inner_text()
        .startswith("Buy one loaf a day, and eat the crust, too.")
    )
    page.locator("p .word > a", has_text="crust").click()
    expect(page).to_have_url(explained.url("words/#word-crust"))


def test_on_paper_a_word_is_a_word(reading: Page) -> None:
    """It has no line, no number and no address, and what was opened before is not printed."""
    word(reading, "loaf").click()
    reading.emulate_media(media="print")
    expect(meaning(reading, "loaf")).to_be_hidden()
    assert word(reading, "loaf").evaluate("(one) => getComputedStyle(one).textDecorationLine") == "none"
    expect(reading.locator(".word [data-n]")).to_have_count(0)
