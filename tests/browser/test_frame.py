"""The frame of every page: colours, menus, the list of headings, languages, and where a page is served from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.conftest import Watch
from browser.host import Host
from browser.user import ours

PHONE = {"width": 360, "height": 740}
LIGHT, DARK = "rgb(251, 247, 240)", "rgb(17, 27, 26)"
THROWS = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'


def paper(page: Page) -> str:
    """Give the colour behind the text."""
    found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def test_colours_follow_the_system_until_one_chooses(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """Dark on a dark system, light on a light one; a choice is kept across pages, languages and visits."""
    context = open_context(color_scheme="dark")
    page = context.new_page()
    page.goto(live.url("roles/"))
    switch = page.locator(".top__theme")
    assert paper(page) == DARK
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.emulate_media(color_scheme="light")
    assert paper(page) == LIGHT
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    assert paper(page) == DARK
    expect(switch).to_have_attribute("aria-pressed", "true")
    for path in ("", "about/", "bg/roles/", "404.html"):
        page.goto(live.url(path))
        assert paper(page) == DARK, path
    page.goto(live.url("tr/"))
    page.reload()
    page.locator(".top__theme").click()
    assert paper(page) == LIGHT
    page.emulate_media(color_scheme="dark")
    page.goto(live.url("roles/"))
    assert paper(page) == LIGHT


def test_the_switch_works_with_a_blocked_storage(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """Where nothing can be kept, the switch still changes the page."""
    context = open_context()
    context.add_init_script(THROWS)
    page = context.new_page()
    page.goto(live.url("about/"))
    assert paper(page) == LIGHT
    page.locator(".top__theme").click()
    assert paper(page) == DARK
    page.locator(".top__theme").click()
    assert paper(page) == LIGHT


def test_rubbish_as_the_kept_colour_does_no_harm(page: Page, live: Host) -> None:
    """A damaged choice counts as none."""
    page.goto(live.url("about/"))
    page.evaluate("localStorage.setItem('activities:/peer-mentoring/:frame.theme', '<x>')")
    page.reload()
    assert paper(page) == LIGHT


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """Give a tab on a phone."""
    return open_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()


def test_the_menu_opens_and_closes(phone: Page, live: Host) -> None:
    """The drawer opens by its button, and closes by its own, by Escape, by a tap beside it and by a tap on a link."""
    phone.goto(live.url("roles/"))
    menu = phone.locator("#menu")
    button = phone.get_by_role("button", name="Menu")
    expect(menu).to_be_hidden()
    button.tap()
    expect(menu).to_be_visible()
    menu.get_by_role("button", name="Close").tap()
    expect(menu).to_be_hidden()
    button.tap()
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    button.tap()
    phone.touchscreen.tap(350, 600)
    expect(menu).to_be_hidden()
    button.tap()
    menu.get_by_role("link", name="Code of conduct").tap()
    expect(phone).to_have_url(live.url("code-of-conduct/"))
    expect(menu).to_be_hidden()
    button.tap()
    expect(menu.locator("[aria-current=page]")).to_have_text("Code of conduct")


def test_the_list_of_headings_closes_after_a_tap(phone: Page, live: Host) -> None:
    """On a phone the list of headings leads to the heading and goes out of the way."""
    phone.goto(live.url("about/"))
    phone.get_by_role("button", name="On this page").tap()
    toc = phone.locator("#toc")
    link = toc.get_by_role("link").last
    name = link.inner_text()
    link.tap()
    expect(toc).to_be_hidden()
    expect(phone.get_by_role("heading", name=name, exact=True)).to_be_in_viewport()


def test_the_list_of_headings_marks_the_place(page: Page, live: Host) -> None:
    """The heading being read is marked, and only that one."""
    page.set_viewport_size({"width": 1400, "height": 700})
    page.goto(live.url("introduction/"))
    links = page.locator("#toc").get_by_role("link")
    for number in (2, 0, 4):
        name = links.nth(number).inner_text()
        page.get_by_role("heading", name=name, exact=True).evaluate("one => one.scrollIntoView()")
        expect(page.locator("#toc [aria-current]")).to_have_text([name])


def test_an_anchor_opens_the_card_it_is_in(page: Page, live: Host) -> None:
    """A link to a guideline opens its card, from another page, on the same page, and in browsers that do not."""
    page.goto(live.url("expectations/"))
    anchors = page.locator("details.card").evaluate_all(
        "cards => cards.map((card) => card.querySelector(':not(summary)[id]')?.id).filter(Boolean)"
    )
    assert len(anchors) >= 6
    page.goto(live.url(f"expectations/#{anchors[0]}"))
    expect(page.locator(f"#{anchors[0]}")).to_be_visible()
    expect(page.locator(f"#{anchors[0]}")).to_be_in_viewport()
    page.evaluate("(anchor) => { location.hash = anchor; }", anchors[-1])
    expect(page.locator(f"#{anchors[-1]}")).to_be_in_viewport()
    expect(page.locator(f"#{anchors[3]}")).to_be_hidden()
    # Chromium opens a card by itself; one that does not only tells the page.
    page.evaluate("(anchor) => history.replaceState(null, '', '#' + anchor)", anchors[3])
    page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(page.locator(f"#{anchors[3]}")).to_be_visible()
    expect(page.locator(f"#{anchors[3]}")).to_be_in_viewport()


@pytest.mark.parametrize("anchor", ["%", "%E0%A4%A", "no-such-place", "1", "Ъгъл"])
def test_a_damaged_anchor_does_no_harm(page: Page, live: Host, anchor: str) -> None:
    """With an anchor that leads nowhere the page opens at its top and works."""
    page.goto(live.url(f"code-of-conduct/#{anchor}"))
    page.locator(".checklist-items label").first.click()
    expect(page.locator(".checklist-count")).to_contain_text("Done: 1 of")
    page.locator(".top__theme").click()
    assert paper(page) == DARK


def test_a_card_opens_and_closes(page: Page, live: Host) -> None:
    """A guideline's text is hidden until its card is opened."""
    page.goto(live.url("expectations/"))
    card = page.locator("details.card").first
    text = card.locator(":scope > p, :scope > ul").first
    expect(text).to_be_hidden()
    card.locator("summary").click()
    expect(text).to_be_visible()
    card.locator("summary").click()
    expect(text).to_be_hidden()


def test_the_language_switch_keeps_page_and_place(page: Page, live: Host) -> None:
    """From a role in English to the same role in Bulgarian and Turkish, and back."""
    page.goto(live.url("roles/#role-coach"))
    for name, path in (("Български", "bg/roles/"), ("Türkçe", "tr/roles/"), ("English", "roles/")):
        page.locator(".top__language summary").click()
        page.get_by_role("link", name=name).click()
        expect(page).to_have_url(live.url(f"{path}#role-coach"))
        expect(page.locator("#role-coach")).to_be_in_viewport()


def test_the_list_of_languages_closes(page: Page, live: Host) -> None:
    """A click elsewhere closes the list of languages."""
    page.goto(live.url("about/"))
    page.locator(".top__language summary").click()
    expect(page.get_by_role("link", name="Türkçe")).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("link", name="Türkçe")).to_be_hidden()


def test_a_page_works_by_its_files_name(page: Page, pocket: Host) -> None:
    """Opened as …/page/index.html a page has its styles and scripts, shares the storage, and its links work."""
    page.goto(pocket.url("practice/index.html"))
    page.locator("#trip-water label").click()
    expect(page.get_by_text("Done: 1 of 3")).to_be_visible()
    page.locator(".top__theme").click()
    page.goto(pocket.url("practice/"))
    expect(page.get_by_text("Done: 1 of 3")).to_be_visible()
    assert paper(page) == DARK
    page.goto(pocket.url("progress/index.html"))
    page.get_by_role("link", name="Before the trip", exact=True).click()
    expect(page).to_have_url(pocket.url("practice/#trip"))
    page.goto(pocket.url("practice/index.html"))
    page.locator(".top__language summary").click()
    page.get_by_role("link", name="Български").click()
    expect(page).to_have_url(pocket.url("bg/practice/"))
    expect(page.get_by_text("1/3").or_(page.locator("#trip-water input:checked")).first).to_be_visible()


def test_a_page_works_from_a_folder(page: Page, pocket_site: Path, watch: Watch) -> None:
    """From a USB stick (file://) the styles load, the activities work, and what is done stays after a reload."""
    page.goto((pocket_site / "practice" / "index.html").as_uri())
    page.locator("#trip-water label").click()
    expect(page.get_by_text("Done: 1 of 3")).to_be_visible()
    page.locator("#learned-baker [data-option=baker] label").click()
    page.locator("#learned-baker").get_by_role("button", name="Check my answer").click()
    expect(page.locator("#learned-baker .quiz-verdict")).to_have_text("Right.")
    page.get_by_role("textbox", name="Place").fill("Park")
    page.locator(".top__theme").click()
    page.reload()
    expect(page.get_by_text("Done: 1 of 3")).to_be_visible()
    expect(page.get_by_role("textbox", name="Place")).to_have_value("Park")
    expect(page.locator("#learned-baker .quiz-verdict")).to_have_text("Right.")
    assert paper(page) == DARK
    page.goto((pocket_site / "bg" / "practice" / "index.html").as_uri())
    expect(page.get_by_role("textbox", name="Place")).to_have_value("Park")
    assert all(url.startswith("file:") for url in watch.requests)


def test_a_neighbour_of_the_same_name_is_not_read(page: Page, pocket: Host) -> None:
    """What another copy under another folder of the same origin keeps is not shown here, nor the other way round."""
    page.goto(pocket.origin + "/other/")
    page.evaluate("localStorage.setItem('activities:/other/:item.trip-water', '{\"v\":true}')")
    page.evaluate("localStorage.setItem('activities:/other/:frame.theme', 'dark')")
    page.goto(pocket.url("practice/"))
    expect(page.get_by_text("Done: 0 of 3")).to_be_visible()
    assert paper(page) == LIGHT
    page.locator("#trip-map label").click()
    assert all(key.startswith("activities:/peer-mentoring/:") for key in ours(page))


@pytest.mark.parametrize("path", ["nowhere", "no/where/deep/", "bg/nowhere/", "roles/nowhere.html"])
def test_a_wrong_address_is_answered_in_three_languages(page: Page, live: Host, watch: Watch, path: str) -> None:
    """The 404 page has its style and icon at any depth and leads to each language's start under the sub-path."""
    answer = page.goto(live.url(path))
    assert answer is not None
    assert answer.status == 404
    for language, sentence, home in (
        ("en", "Go to the start page", ""),
        ("bg", "Към началната страница", "bg/"),
        ("tr", "Ana sayfaya git", "tr/"),
    ):
        link = page.locator(f".lost > [lang={language}]").get_by_role("link", name=sentence)
        expect(link).to_be_visible()
        assert link.evaluate("link => link.href") == live.url(home)
    assert paper(page) == LIGHT
    page.locator(".lost > [lang=tr]").get_by_role("link", name="Ana sayfaya git").click()
    expect(page).to_have_url(live.url("tr/"))
    refused = [said for said in watch.wrong if "404" in said]
    assert len(refused) == 1, "only the address itself is not there"
    watch.wrong.remove(refused[0])


def test_no_motion_where_the_system_asks_for_none(page: Page, live: Host) -> None:
    """With reduced motion nothing moves by itself and nothing scrolls smoothly."""
    page.goto(live.url("about/"))
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0 || (style.animationName !== "none");
    }).length"""
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate(moving) == 0
    page.locator(".next a").hover()
    assert page.evaluate("document.getAnimations().length") == 0


def test_marks_are_seen_in_forced_colours(page: Page, pocket: Host) -> None:
    """With the system's own few colours, what is right, wrong, chosen or current still shows by shape and words."""
    page.emulate_media(forced_colors="active")
    page.set_viewport_size({"width": 1400, "height": 800})
    page.goto(pocket.url("practice/"))
    page.locator("#learned-baker [data-option=smith] label").click()
    page.locator("#learned-baker").get_by_role("button", name="Check my answer").click()
    page.locator("#learned-baker").get_by_role("button", name="Show the answer").click()
    border = "one => getComputedStyle(one).borderTopStyle + ' ' + parseFloat(getComputedStyle(one).borderTopWidth)"
    wrong, missed = page.locator("[data-mark=wrong]"), page.locator("[data-mark=missed]")
    expect(wrong.locator(".quiz-mark")).to_have_text("not right")
    expect(missed.locator(".quiz-mark")).to_have_text("right, not chosen")
    assert wrong.evaluate(border) == "dashed 2"
    assert missed.evaluate(border) == "double 4"
    assert "✗" in wrong.locator(".quiz-mark").evaluate("one => getComputedStyle(one, '::before').content")
    edge = page.locator("#learned-baker .quiz-result").evaluate("one => getComputedStyle(one).borderInlineStartStyle")
    assert edge == "double"
    for button in page.locator("main button:visible").all():
        style, width = button.evaluate(border).split()
        closed = button.get_attribute("aria-disabled") == "true"
        assert style == ("dashed" if closed else "solid") or button.get_attribute("data-do") == "remove"
        assert float(width) >= 2
    current = page.locator("#menu [aria-current=page]")
    assert current.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    box = page.locator("#trip-water input")
    assert box.evaluate("one => getComputedStyle(one).appearance") == "auto", "the system draws its own tick"
