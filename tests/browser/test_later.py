"""What activities need comes when it is wanted: a phone loads little before its reader moves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import _weight
from browser.host import PREFIX, Host
from browser.user import SPACE, ours

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
PAGES = [
    "stages/sustain",
    "code-of-conduct",
    "introduction",
    "roles",
    "closing",
    "forms/application",
    "stories/promise",
]
START = "/assets/activities/"


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """Give a phone on which the guide was never opened."""
    return open_context(**PHONE).new_page()


APART = {"assets/favicon.svg", "assets/offline.js"}
"""What a browser may load or not: a sign for its tab, and what comes three seconds after the page for one who stays."""


def loaded(page: Page) -> set[str]:
    """Give the files that a page has loaded by now, the page itself left out, by their places in the site."""
    names: list[str] = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    return {name.partition(PREFIX)[2] for name in names if not name.startswith("data:")}


def theirs(page: Page) -> set[str]:
    """Give the scripts of activities among them."""
    return {name.rpartition("/")[2] for name in loaded(page) if START in f"/{name}" and name.endswith(".js")}


@pytest.mark.parametrize("language", ["", "bg/", "tr/"])
def test_a_first_visit_weighs_what_the_budgets_say(phone: Page, live: Host, site: Path, language: str) -> None:
    """Before the reader moves, a browser loads what is counted as the first visit; else drawings that will be near."""
    for name in PAGES:
        phone.goto(live.url(f"{language}{name}/"))
        phone.wait_for_load_state("networkidle")
        place = f"{language}{name}/index.html"
        counted = {*_weight.first_visit(site / place, site, PREFIX)} - {place, *APART}
        ahead = {*_weight.ahead(site / place, site, PREFIX)}
        assert counted <= loaded(phone) - APART <= counted | ahead, place


def test_a_page_read_to_its_end_weighs_what_the_budgets_say(phone: Page, live: Host, site: Path) -> None:
    """What comes as one reads on is counted as well."""
    phone.goto(live.url("bg/stages/sustain/"))
    for activity in phone.locator("article .activity").all():
        activity.scroll_into_view_if_needed()
        expect(activity.locator(".activity-tools").first).to_be_visible()
    phone.wait_for_load_state("networkidle")
    place = "bg/stages/sustain/index.html"
    counted = {*_weight.whole_visit(site / place, site, PREFIX)} - {place, *APART}
    assert loaded(phone) - APART == counted


def test_an_activity_comes_when_the_reader_moves(phone: Page, pocket: Host) -> None:
    """At the first touch or scroll the scripts of what is near are loaded; it works when it comes into sight."""
    phone.goto(pocket.url("practice/"))
    assert "plan.en.js" not in theirs(phone)
    phone.mouse.wheel(0, 300)
    expect(phone.locator("#learned .quiz-bar")).to_be_visible()
    phone.locator("#day").scroll_into_view_if_needed()
    expect(phone.locator("#day [data-do=copy]")).to_be_visible()


def test_nothing_done_before_it_comes_is_lost(phone: Page, pocket: Host) -> None:
    """What is written in an activity whose script was not loaded yet is kept, though nobody scrolled."""
    phone.goto(pocket.url("practice/"))
    phone.evaluate(
        """() => {
          const field = document.querySelector("#day-place input");
          field.focus({ preventScroll: true });
          field.value = "typed early";
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    expect(phone.locator("#day .activity-state")).to_have_text("Saved on this device.")
    assert f"{SPACE}item.day-place" in ours(phone)


def test_who_kept_something_gets_everything_at_once(phone: Page, pocket: Host) -> None:
    """Paper must show what was kept, wherever it stands on the page: nothing waits for the reader to move."""
    phone.goto(pocket.url("practice/"))
    phone.locator("#trip-water label").click()
    expect(phone.locator("#trip .activity-state")).to_have_text("Saved on this device.")
    phone.reload()
    assert {"activities.en.js", "checklist.en.js", "quiz.en.js", "plan.en.js"} <= theirs(phone)
    expect(phone.locator("#day")).to_have_js_property("ready", value=True)


def test_a_wide_screen_gets_everything_at_once(page: Page, pocket: Host) -> None:
    """There pages are printed: their styles are there before anybody scrolls."""
    page.goto(pocket.url("practice/"))
    assert {"activities.en.js", "checklist.en.js", "quiz.en.js", "plan.en.js"} <= theirs(page)


def early(page: Page) -> list[str]:
    """Give the files of activities that a page's head asks for before the text has come."""
    start = "document.querySelectorAll('head > [rel=preload][href*=\"/activities/\"]')"
    names: list[str] = page.evaluate(f"[...{start}].map((one) => one.href.split('/').pop())")
    return sorted({name for name in names if name.endswith(".js")})


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("practice/", []),
        ("practice/#pocket-practice", []),
        ("practice/#learned", ["activities.en.js", "quiz.en.js"]),
        ("practice/#day", ["activities.en.js", "plan.en.js"]),
    ],
)
def test_what_the_address_leads_to_is_asked_for_before_the_text_has_come(
    phone: Page, pocket: Host, address: str, asked: list[str]
) -> None:
    """On a slow line its script comes with the text, and not after it; nothing else is asked for."""
    phone.goto(pocket.url(address))
    assert early(phone) == asked
    for name in asked[1:]:
        kind = name.partition(".")[0]
        expect(phone.locator(f"link[rel=stylesheet][href$='/{kind}.css']")).to_have_count(1)
        expect(phone.locator(f"activity-{kind}:target")).to_have_js_property("ready", value=True)


def test_who_was_here_before_is_sent_all_scripts_before_the_text_has_come(phone: Page, pocket: Host) -> None:
    """They are asked for in any case; so it is early."""
    phone.goto(pocket.url("practice/"))
    phone.evaluate("localStorage.setItem(frame + 'used', 1)")
    phone.reload()
    assert early(phone) == ["activities.en.js", "checklist.en.js", "plan.en.js", "quiz.en.js"]


def test_what_was_brought_from_another_device_counts_as_kept(phone: Page, pocket: Host) -> None:
    """Whoever only loaded a file has something to print on the next page."""
    phone.goto(pocket.url("progress/"))
    phone.wait_for_function("() => self.Activities?.store")
    assert not phone.evaluate("localStorage[frame + 'used']")
    phone.evaluate("Activities.store.write('trip-water', { v: true, t: 1 })")
    assert phone.evaluate("localStorage[frame + 'used']") == "1"


@pytest.mark.parametrize("name", ["stages/sustain", "code-of-conduct", "roles"])
def test_a_link_to_an_item_leads_there(phone: Page, live: Host, name: str) -> None:
    """What stands above it grows or shrinks as its style and script come; the item stays where it is read."""
    phone.goto(live.url(f"{name}/"))
    anchor = phone.evaluate("[...document.querySelectorAll('.activity')].pop().id")
    phone.goto(live.url(f"{name}/#{anchor}"))
    expect(phone.locator(f"#{anchor} .activity-tools").first).to_be_visible()
    phone.wait_for_timeout(800)
    top = phone.evaluate("id => document.getElementById(id).getBoundingClientRect().top", anchor)
    assert -5 <= top <= 250
