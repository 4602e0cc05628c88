"""Typed text can be hidden from a glance, unchanged; and this device is cleared from everywhere by two taps."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser import page_survey
from browser.host import Host
from browser.user import SPACE, STORY, keep, kept, ours, place, story, value, who, work_through

HIDE = "Hide what I wrote"
SHOW = "Hidden. Show it"


@pytest.fixture
def written(practice: Page) -> Page:
    """Open a page on which everything is filled in."""
    work_through(practice)
    return practice


def hide(page: Page) -> None:
    """Press the switch."""
    page.get_by_role("button", name=HIDE).click()


def covers(page: Page) -> Locator:
    """Give the buttons that lie over hidden text."""
    return page.get_by_role("button", name=SHOW)


def test_typed_text_is_neither_seen_nor_read_aloud(written: Page) -> None:
    """Three texts are hidden, for screen readers too; ticks, dates and empty fields are as they were."""
    hide(written)
    expect(written.get_by_role("button", name=HIDE)).to_have_attribute("aria-pressed", "true")
    expect(covers(written)).to_have_count(3)
    for field in (place(written), story(written), written.locator("#day-steps [data-item$='2.who']")):
        expect(field).to_be_hidden()
    tree = written.locator("#day").aria_snapshot()
    assert "Parkta" not in tree
    assert "ÇĞIİŞÖÜ" not in tree
    expect(written.locator("#day-bye input")).to_be_checked()
    expect(written.locator("#day-when input")).to_be_visible()
    expect(who(written, 1)).to_be_visible()
    expect(written.locator("#day > .activity-state")).to_contain_text("It is not locked: anyone who uses this device")


def test_nothing_is_changed_by_it(written: Page) -> None:
    """What is kept, what the fields hold, and what is copied or shared are the same as before."""
    before = ours(written)
    text = "document.querySelector('activity-plan').text()"
    said = written.evaluate(text)
    hide(written)
    assert ours(written) == before | {f"{SPACE}frame.hide": "yes"}
    assert written.evaluate(text) == said
    assert STORY in said
    assert story(written).input_value() == STORY


def test_it_stays_hidden_on_other_pages_until_it_is_shown_and_again_after(written: Page, pocket: Host) -> None:
    """“Show” is for one field, as long as one stays on the page; the switch is for all pages."""
    hide(written)
    written.goto(pocket.url("food/"))
    written.goto(pocket.url("practice/"))
    expect(covers(written)).to_have_count(3)
    covers(written).first.click()
    expect(place(written)).to_be_focused()
    expect(place(written)).to_have_value("Parkta")
    expect(covers(written)).to_have_count(2)
    written.evaluate("dispatchEvent(new Event('focus'))")
    expect(place(written)).to_be_visible()
    written.goto(pocket.url("food/"))
    written.go_back()
    expect(covers(written)).to_have_count(3)
    hide(written)
    expect(covers(written)).to_have_count(0)
    expect(place(written)).to_be_visible()
    written.reload()
    expect(place(written)).to_be_visible()


def test_what_is_being_typed_is_not_hidden_under_the_hand(practice: Page) -> None:
    """Who begins to write in an empty field sees it until they leave the page."""
    hide(practice)
    place(practice).press_sequentially("In the ")
    practice.evaluate("dispatchEvent(new Event('focus'))")
    practice.evaluate("dispatchEvent(new Event('pageshow'))")
    place(practice).press_sequentially("park")
    expect(place(practice)).to_be_visible()
    assert value(practice, "day-place") == "In the park"
    practice.reload()
    expect(place(practice)).to_be_hidden()


def test_a_hidden_text_and_one_from_another_tab_are_both_kept(tabs: tuple[Page, Page]) -> None:
    """Two tabs in one field: what the other one wrote arrives under the cover, and nothing is lost."""
    one, other = tabs
    place(one).fill("first")
    hide(one)
    expect(place(one)).to_be_hidden()
    expect(place(other)).to_be_hidden()
    covers(other).first.click()
    place(other).fill("second")
    expect(place(one)).to_have_value("second")
    expect(place(one)).to_be_hidden()
    place(other).fill("")
    expect(covers(one)).to_have_count(0)
    expect(place(one)).to_be_visible()


def test_all_i_wrote_hides_it_and_copies_it_whole(written: Page, pocket: Host) -> None:
    """Each form is covered, its answers too; “show” opens one; the text to copy is never blank."""
    written.goto(pocket.url("written/"))
    lists = written.locator("dl")
    seen = lists.evaluate_all("all => all.filter(one => one.checkVisibility({visibilityProperty: true})).length")
    assert seen
    hide(written)
    expect(covers(written)).to_have_count(seen)
    assert "Parkta" not in written.locator("main").aria_snapshot()
    assert "Parkta" in written.evaluate("document.querySelector('activity-written').text()")
    assert page_survey.run_axe(written) == []
    written.reload()
    expect(covers(written)).to_have_count(seen)
    covers(written).first.click()
    expect(covers(written)).to_have_count(seen - 1)


def test_a_saved_file_holds_what_is_hidden(written: Page, pocket: Host, tmp_path: Path) -> None:
    """The switch stands on My progress too, and hides nothing from a file that one saves."""
    written.goto(pocket.url("progress/"))
    hide(written)
    with written.expect_download() as download:
        written.get_by_role("button", name="Save to a file").click()
    download.value.save_as(tmp_path / "file.json")
    assert json.loads((tmp_path / "file.json").read_text("utf-8"))["items"]["day-story"]["v"] == STORY


def test_paper_says_that_something_is_hidden_unless_it_is_printed_by_the_button(written: Page) -> None:
    """The browser's own print has dots in place of words; who presses “Print what I wrote” asked for the words."""
    hide(written)
    written.emulate_media(media="print")
    said = "getComputedStyle(document.querySelector('#day-place .plan-box'), '::after').content"
    assert written.evaluate(said) == '"•••"'
    expect(place(written)).to_be_hidden()
    written.emulate_media(media="screen")
    written.evaluate("window.print = () => {}")
    written.get_by_role("button", name="Print what I wrote").click()
    written.emulate_media(media="print")
    assert written.evaluate(said) == '"Parkta"'


@pytest.mark.parametrize("path", ["forms/session-log/", "bg/forms/goals/", "tr/you-have-a-mentor/"])
def test_every_form_has_the_switch_and_passes_hidden(
    open_context: Callable[..., BrowserContext], live: Host, path: str
) -> None:
    """On a phone, in each language: the covers can be touched, axe finds nothing, and nothing is too wide."""
    page = open_context(viewport={"width": 360, "height": 740}, color_scheme="dark").new_page()
    page.goto(live.url(path))
    page.evaluate("document.querySelectorAll('[data-do=today]').forEach(button => button.click())")
    fields = page.locator("main .plan-box > :is(textarea, [type=text]):visible")
    for at in range(min(3, fields.count())):
        fields.nth(at).fill("Words that nobody should see")
    page.locator("[data-do=hide]").click()
    expect(page.locator(".show")).not_to_have_count(0)
    assert "Words that nobody" not in page.locator("main").aria_snapshot()
    assert page_survey.run_axe(page) + page.evaluate(page_survey.TOO_SMALL) + page.evaluate(page_survey.TOO_WIDE) == []


def test_a_form_without_typed_text_has_no_switch(live: Host, page: Page) -> None:
    """Where there is nothing to hide, nothing says that it could be hidden."""
    page.goto(live.url("code-of-conduct/"))
    expect(page.locator("[data-do=hide]")).to_have_count(0)


# Clearing this device


@pytest.mark.parametrize("path", ["practice/", "food/", "", "progress/"])
def test_two_taps_clear_this_device_from_every_page(page: Page, pocket: Host, path: str) -> None:
    """A link at the foot opens the question; its answer forgets everything, also what is kept to be read offline."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(pocket.url("practice/"))
    work_through(page)
    hide(page)
    keep(page, "activities:/other/:item.x", "a neighbour's")
    page.evaluate("""async () => {
      for (const name of ["activities:/peer-mentoring/:pages", "activities:/other/:pages"]) await caches.open(name);
    }""")
    page.goto(pocket.url(path))
    assert ours(page)
    page.locator(".foot").get_by_role("link", name="Clear this device").click()
    answer = page.get_by_role("button", name="Yes, clear this device")
    expect(answer).to_be_in_viewport(ratio=1)
    answer.click()
    expect(page.locator("activity-progress > .activity-state")).to_contain_text("Nothing of this guide is left")
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    assert page.evaluate("caches.keys()") == ["activities:/other/:pages"]
    assert kept(page) == {"activities:/other/:item.x": "a neighbour's"}
    assert page.evaluate("location.hash") == ""


def test_the_link_alone_clears_nothing_and_can_be_pressed_again(page: Page, pocket: Host) -> None:
    """A link from elsewhere cannot clear anything: it only asks. Whoever cancels is asked again at the next tap."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    before = ours(page)
    page.goto(pocket.url("progress/#clear"))
    asked = page.locator("activity-progress > .activity-question")
    for _ in range(2):
        expect(asked).to_be_visible()
        expect(asked).to_be_focused()
        page.get_by_role("button", name="Cancel").click()
        expect(asked).to_be_hidden()
        assert ours(page) == before
        page.locator(".foot").get_by_role("link", name="Clear this device").click()
