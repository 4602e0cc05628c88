"""Who comes back sees where they were: on the first page, in the menu, and beside lists of pages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.conftest import Watch
from browser.host import Host
from browser.user import SPACE, choose, come_near, keep, ours, work_through

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
MOST_TAPS = 2
SHIFTS = """() => new Promise((tell) => {
  const sum = (list) => list.getEntries().reduce((before, one) => before + one.value, 0);
  new PerformanceObserver((list) => tell(sum(list))).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(0), 500);
})"""
"""How much of the page moved without having been touched, as browsers count it; 0.1 is called good."""


def go_on(page: Page) -> Locator:
    """Give the box on the first page that leads to the last place."""
    return page.locator("#last-place")


def in_menu(page: Page, title: str) -> Locator:
    """Give a page's link in the menu, also while the menu is closed."""
    return page.locator("#menu a", has_text=title)


def used(page: Page) -> None:
    """Leave what a reader leaves who has ticked one box."""
    come_near(page, "#trip-water label")
    page.locator("#trip-water label").click()


def test_who_comes_for_the_first_time_loads_nothing_of_it(page: Page, pocket: Host, watch: Watch) -> None:
    """Neither the box is there nor its script asked for, on any page, until something was done."""
    for path in ("", "food/", "practice/", "progress/", "bg/"):
        page.goto(pocket.url(path))
        page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if re.search(r"/(state|questions)\.", url)]
    page.goto(pocket.url(""))
    expect(go_on(page)).to_be_hidden()
    assert not {f"{SPACE}frame.used", f"{SPACE}frame.last"} & set(ours(page))


def test_the_first_page_leads_on_from_the_last_activity(practice: Page, pocket: Host) -> None:
    """By the names of the page and the activity, how much is done, and to the activity itself."""
    used(practice)
    practice.goto(pocket.url(""))
    expect(go_on(practice)).to_contain_text("Before the trip · 1 of 3")
    go_on(practice).get_by_role("link", name="Go on: Practice").click()
    expect(practice).to_have_url(pocket.url("practice/#trip"))
    expect(practice.locator("#trip")).to_be_in_viewport()
    practice.locator("#day-place input").fill("Park")
    practice.goto(pocket.url(""))
    expect(go_on(practice)).to_contain_text("The day · 1 of 7")
    look = go_on(practice).evaluate("box => getComputedStyle(box).backgroundColor")
    assert look != "rgba(0, 0, 0, 0)", "its style is kept, although only a script names it"


def test_another_language_leads_to_the_same_place(practice: Page, pocket: Host) -> None:
    """What is kept is an address without a language: each language says it in its own words."""
    used(practice)
    assert ours(practice)[f"{SPACE}frame.last"] == "practice/#trip"
    practice.goto(pocket.url("bg/"))
    expect(go_on(practice)).to_contain_text("Преди пътя · 1 от 3")
    expect(go_on(practice).get_by_role("link")).to_have_attribute("href", "/peer-mentoring/bg/practice/#trip")
    go_on(practice).get_by_role("link").click()
    practice.locator("#day-place input").fill("Park")
    assert ours(practice)[f"{SPACE}frame.last"] == "practice/#day"


def test_a_chapter_that_was_read_is_the_last_place_too(practice: Page, pocket: Host) -> None:
    """After two screens of it; but not over an activity of the same page."""
    practice.mouse.wheel(0, 300)
    practice.goto(pocket.url(""))
    expect(go_on(practice)).to_be_hidden()
    practice.goto(pocket.url("practice/"))
    practice.evaluate("scrollTo(0, innerHeight * 2 + 9)")
    practice.wait_for_function("key => localStorage.getItem(key)", arg=f"{SPACE}frame.last")
    practice.goto(pocket.url(""))
    expect(go_on(practice).get_by_role("link")).to_have_attribute("href", "/peer-mentoring/practice/")
    practice.goto(pocket.url("practice/"))
    used(practice)
    practice.reload()
    practice.evaluate("scrollTo(0, innerHeight * 2 + 9)")
    practice.wait_for_timeout(300)
    assert ours(practice)[f"{SPACE}frame.last"] == "practice/#trip"


def test_a_place_that_is_no_more_leads_nowhere(practice: Page, pocket: Host) -> None:
    """A page that has another address since is not offered; an activity that has gone leads to its page."""
    used(practice)
    keep(practice, f"{SPACE}frame.last", "old/#trip")
    practice.goto(pocket.url(""))
    expect(go_on(practice)).to_be_hidden()
    keep(practice, f"{SPACE}frame.last", "practice/#gone")
    practice.reload()
    expect(go_on(practice).get_by_role("link")).to_have_attribute("href", "/peer-mentoring/practice/")


def test_the_menu_tells_what_is_begun_and_done(practice: Page, pocket: Host) -> None:
    """Begun in figures, done with a mark and a word for screen readers, and nothing beside the rest."""
    used(practice)
    practice.goto(pocket.url("food/"))
    expect(in_menu(practice, "Practice")).to_have_text(re.compile(r"^\s*Practice 1 of 15\s*$"))
    expect(in_menu(practice, "Food")).to_have_text(re.compile(r"^\s*Food\s*$"))
    practice.goto(pocket.url("practice/"))
    work_through(practice)
    for item in ("water", "bread", "map"):  # work_through takes the first tick away again
        practice.locator(f"#trip-{item} label").click()
    choose(practice, "learned-wet", "true")
    keep(practice, f"{SPACE}item.day-sign", '{"v":"Ana"}')
    practice.goto(pocket.url("food/"))
    expect(in_menu(practice, "Practice")).to_have_text(re.compile(r"^\s*Practice ✓done\s*$"))
    expect(in_menu(practice, "Practice").locator(".unseen")).to_have_text("done")


def test_the_menu_follows_what_is_done_on_the_page(practice: Page) -> None:
    """Where the menu is in sight beside the page, it need not be loaded again."""
    used(practice)
    practice.reload()
    expect(in_menu(practice, "Practice")).to_contain_text("1 of 15")
    practice.locator("#trip-bread label").click()
    expect(in_menu(practice, "Practice")).to_contain_text("2 of 15")


def test_lists_of_pages_tell_it_too(page: Page, live: Host) -> None:
    """The page of the stages beside the link to each stage, and the list on the first page."""
    page.goto(live.url("stages/engage/"))
    page.locator(".activity [type=checkbox]").first.check()
    page.goto(live.url("stages/"))
    expect(page.locator("main a", has_text="Go to stage 2")).to_have_text(re.compile(r"1 of \d+$"))
    expect(page.locator("main a", has_text="Go to stage 3")).to_have_text(re.compile(r"Sustain$"))
    page.goto(live.url(""))
    expect(page.locator("main li a", has_text="Engage")).to_have_text(re.compile(r"^\s*Engage 1 of \d+$"))


def test_clearing_the_device_forgets_the_place(practice: Page, pocket: Host) -> None:
    """Nothing is left that tells where the reader was."""
    used(practice)
    practice.goto(pocket.url("progress/"))
    practice.get_by_role("button", name="Clear this device").click()
    practice.get_by_role("button", name="Yes, clear this device").click()
    assert ours(practice) == {}
    practice.goto(pocket.url(""))
    expect(go_on(practice)).to_be_hidden()


def test_what_an_older_version_kept_is_told_once_the_reader_is_back(page: Page, pocket: Host) -> None:
    """It noted no place: the menu tells what is done after the first page with activities."""
    page.goto(pocket.url("food/"))
    keep(page, f"{SPACE}item.trip-water", '{"v":true}')
    page.goto(pocket.url("practice/"))
    page.goto(pocket.url("food/"))
    expect(in_menu(page, "Practice")).to_contain_text("1 of 15")


def test_it_works_from_a_folder(page: Page, pocket_site: Path) -> None:
    """From a USB stick (file://), where a script cannot fetch."""
    page.goto((pocket_site / "practice" / "index.html").as_uri())
    used(page)
    page.goto((pocket_site / "index.html").as_uri())
    expect(go_on(page)).to_contain_text("Before the trip · 1 of 3")
    expect(in_menu(page, "Practice")).to_contain_text("1 of 15")


def test_a_blocked_storage_leaves_every_page_as_it_is(
    open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """No box, no state, no error."""
    context = open_context()
    context.add_init_script('Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } });')
    page = context.new_page()
    for path in ("practice/", "", "food/"):
        page.goto(pocket.url(path))
        if path == "practice/":
            used(page)
    page.goto(pocket.url(""))
    expect(go_on(page)).to_be_hidden()


@pytest.mark.parametrize("language", ["", "bg/", "tr/"])
def test_the_box_comes_without_moving_the_page(
    open_context: Callable[..., BrowserContext], live: Host, language: str
) -> None:
    """Its room is kept before its script is there, on a phone: no tap meets another thing than was aimed at."""
    page = open_context(**PHONE).new_page()
    page.goto(live.url(f"{language}forms/session-log/"))
    come_near(page, "#session-log textarea")
    page.locator("#session-log textarea").first.fill("x")
    page.goto(live.url(language))
    expect(go_on(page).get_by_role("link")).to_have_count(2)
    page.wait_for_timeout(300)
    moved = page.evaluate(SHIFTS)
    assert moved < 0.01


@pytest.mark.parametrize("language", ["", "bg/", "tr/"])
def test_todays_session_is_two_taps_away(
    open_context: Callable[..., BrowserContext], live: Host, language: str
) -> None:
    """A mentor who comes back: from the first page to a field of the log, each tapped where it is seen at once."""
    page = open_context(**PHONE).new_page()
    page.goto(live.url(f"{language}roles/"))
    come_near(page, "#roles-scale label")
    page.locator("#roles-scale label").first.tap()
    page.goto(live.url(language))
    taps = 0
    for target in (go_on(page).locator(".again"), page.locator("#session-log-table [data-do=today]")):
        expect(target.first).to_be_in_viewport()
        target.first.tap()
        taps += 1
    page.keyboard.type("Мера за мера")
    page.wait_for_function(
        "() => Object.entries(localStorage).some(([key, text]) => /table[.]1[.]did$/.test(key) && text)"
    )
    assert taps <= MOST_TAPS


def test_the_session_is_offered_to_everyone_also_without_scripts(
    open_context: Callable[..., BrowserContext], live: Host
) -> None:
    """In the mentor's card, as an ordinary link."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(live.url(""))
    page.get_by_role("link", name="Write today's session").click()
    expect(page).to_have_url(re.compile(r"/forms/session-log/#session-log"))
    expect(page.locator(".activity-title")).to_have_text("Our sessions")
