"""Who arrives at the site's first page is offered the language of the browser, once, and is never thrown anywhere."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser import mini_site
from browser.host import Host
from browser.user import SPACE, kept

SENTENCE = "Този наръчник го има и на български."
READ, NO = "Прочети на български", "Не, благодаря"
LANGUAGES = "Object.defineProperty(navigator, 'languages', {{ get: () => {} }});"
THROWS = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'
Opener = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def begun_site(workshop: Path) -> Path:
    """Build the pocket guide with its first page in Bulgarian too, and not in Turkish."""
    return mini_site.build(workshop, "begun", {"bg/index.md": "# Джобно\n\nМалък [наръчник](practice.md).\n"})


@pytest.fixture
def begun(begun_site: Path) -> Iterator[Host]:
    """Serve it."""
    host = Host(begun_site)
    yield host
    host.close()


@pytest.fixture
def reader(open_context: Opener) -> Page:
    """Give a tab of a phone that is set to Bulgarian."""
    return open_context(locale="bg-BG", viewport={"width": 360, "height": 740}).new_page()


def offer(page: Page) -> Locator:
    """Give the line with the offer, whichever it is."""
    return page.locator("[id^=offer-]:visible")


def test_the_language_of_the_browser_is_offered(reader: Page, begun: Host) -> None:
    """In that language, above all else that the page says, with a link; the page stays where it is."""
    reader.goto(begun.url())
    expect(offer(reader)).to_have_count(1)
    expect(offer(reader)).to_contain_text(SENTENCE)
    expect(offer(reader)).to_have_attribute("lang", "bg")
    expect(offer(reader)).to_have_attribute("dir", "ltr")
    heading, line = reader.locator("h1").bounding_box(), offer(reader).bounding_box()
    assert heading
    assert line
    assert line["y"] + line["height"] <= heading["y"]
    assert line["height"] < 200
    for one in (offer(reader).get_by_role("link"), offer(reader).get_by_role("button")):
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44
    assert reader.evaluate("document.documentElement.scrollWidth") <= 360
    assert reader.url == begun.url()


def test_the_link_keeps_the_place(reader: Page, begun: Host) -> None:
    """It leads to the same page and anchor, and there and on the way back nothing is offered again."""
    reader.goto(begun.url("#page-home"))
    reader.get_by_role("link", name=READ).click()
    expect(reader).to_have_url(begun.url("bg/#page-home"))
    expect(reader.get_by_role("heading", name="Джобно")).to_be_in_viewport()
    expect(offer(reader)).to_have_count(0)
    reader.goto(begun.url())
    expect(offer(reader)).to_have_count(0)


def test_no_thanks_is_the_end_of_it(reader: Page, begun: Host) -> None:
    """The line goes at once and does not come again."""
    reader.goto(begun.url())
    reader.get_by_role("button", name=NO).click()
    expect(offer(reader)).to_have_count(0)
    reader.reload()
    expect(offer(reader)).to_have_count(0)
    assert set(kept(reader)) == {SPACE + "frame.offer"}


def test_it_is_offered_once(reader: Page, begun: Host) -> None:
    """Who saw it and did neither is not asked again."""
    reader.goto(begun.url())
    expect(offer(reader)).to_have_count(1)
    reader.goto(begun.url("food/"))
    reader.goto(begun.url())
    expect(offer(reader)).to_have_count(0)


def test_who_chose_a_language_is_not_asked(reader: Page, begun: Host) -> None:
    """A choice in the menu of languages, on whichever page, is an answer."""
    reader.goto(begun.url("bg/food/"))
    reader.locator(".top__language summary").click()
    reader.locator(".top__language").get_by_role("link", name="English").click()
    expect(reader).to_have_url(begun.url("food/"))
    reader.goto(begun.url())
    expect(offer(reader)).to_have_count(0)


@pytest.mark.parametrize(
    ("languages", "offered"),
    [
        (["bg"], 1),
        (["BG-bg".lower()], 1),
        (["de-AT", "bg-BG", "en"], 1),
        (["en-US", "bg"], 0),
        (["de", "en", "bg"], 0),
        (["de", "fr"], 0),
        (["tr-TR", "de"], 0),
        ([], 0),
        (["b", "", "x-y-z", "*"], 0),
    ],
)
def test_the_first_language_that_the_site_has_counts(
    open_context: Opener, begun: Host, languages: list[str], offered: int
) -> None:
    """Who can read the page as it is, or whose language has no first page yet, is offered nothing."""
    context = open_context()
    context.add_init_script(LANGUAGES.format(languages))
    page = context.new_page()
    page.goto(begun.url())
    expect(offer(page)).to_have_count(offered)
    assert bool(kept(page)) is bool(offered)


@pytest.mark.parametrize("path", ["food/", "practice/", "bg/", "bg/food/", "tr/", "404.html"])
def test_it_is_offered_on_the_first_page_only(reader: Page, begun: Host, path: str) -> None:
    """A link to another page was sent by someone: that page shows no offer, and does not carry one."""
    reader.goto(begun.url(path))
    expect(reader.locator("[id^=offer-]")).to_have_count(0)


def test_without_scripts_nothing_is_offered(open_context: Opener, begun: Host) -> None:
    """The line stays hidden: nobody could take it away."""
    page = open_context(locale="bg-BG", java_script_enabled=False).new_page()
    page.goto(begun.url())
    expect(page.get_by_role("heading", name="Pocket")).to_be_visible()
    expect(page.get_by_text(SENTENCE)).to_be_hidden()


def test_where_nothing_can_be_kept_nothing_is_offered(open_context: Opener, begun: Host) -> None:
    """Otherwise it would come again with every visit; and the rest of the page works."""
    context = open_context(locale="bg-BG")
    context.add_init_script(THROWS)
    page = context.new_page()
    page.goto(begun.url())
    expect(offer(page)).to_have_count(0)
    page.locator(".top__theme").click()
    expect(page.locator(".top__theme")).to_have_attribute("aria-pressed", "true")
