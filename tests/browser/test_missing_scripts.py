"""A script that does not come, or comes broken, is said by the page; what a browser restores is no answer."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from browser.conftest import Watch
from browser.host import Host
from browser.test_early import slowly
from browser.user import SPACE, ours, place, state, story, value

SAVED = "Saved on this device."
LATE = "Part of this page has not loaded"


LATER = "() => document.getAnimations().forEach((one) => one.animationName === 'activity-late' && one.finish())"
EVERY = ["activity-checklist", "activity-quiz", "activity-plan"]


def seen(page: Page) -> list[str]:
    """Give the activities that say by themselves that a script is missing."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.activity-late')]"
        ".filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.offsetHeight > 20)"
        ".map((one) => one.parentElement.localName)"
    )
    return found


def blocked(page: Page, watch: Watch, name: str, body: str | None = None) -> None:
    """Let a script not come, or come as something else; what the browser says of it is what is tried here."""
    handle: Callable[[Route], None] = lambda route: route.abort() if body is None else route.fulfill(body=body)  # noqa: E731
    page.route(f"**/assets/activities/{name}.*js", handle)
    page.on("close", lambda _: watch.wrong.clear())


MISSING = [
    ("later", EVERY),
    ("activities", EVERY),
    ("checklist", ["activity-checklist"]),
    ("quiz", ["activity-quiz"]),
    ("plan", ["activity-plan"]),
    ("progress", ["activity-progress"]),
]


@pytest.mark.parametrize(("name", "who_says"), MISSING, ids=[case[0] for case in MISSING])
def test_the_page_says_by_itself_that_a_script_did_not_come(
    page: Page, pocket: Host, watch: Watch, name: str, who_says: list[str]
) -> None:
    """After some seconds the activities of that script, and no other, say that nothing is kept; a screen reader too."""
    blocked(page, watch, name)
    page.goto(pocket.url("progress/" if name == "progress" else "practice/"), wait_until="load")
    assert seen(page) == [], "not before some seconds are over"
    page.evaluate(LATER)
    assert seen(page) == who_says
    late = page.locator(who_says[0]).get_by_text(LATE)
    expect(late).to_be_visible()
    assert LATE in late.aria_snapshot()
    page.close()


def test_the_wait_is_one_of_seconds(page: Page, pocket: Host, watch: Watch) -> None:
    """Nobody has to do anything for it: it comes by the browser's own clock."""
    blocked(page, watch, "plan")
    page.goto(pocket.url("practice/"), wait_until="load")
    began = time.monotonic()
    expect(page.locator("activity-plan").get_by_text(LATE)).to_be_visible(timeout=15000)
    assert 4 < time.monotonic() - began < 12
    page.close()


@pytest.mark.parametrize(
    "body",
    [
        'throw new Error("broken");',
        "this is no script",
        'customElements.define("activity-plan", class extends Activities.Activity { show() { throw Error("no"); } });',
    ],
    ids=["throws", "cannot-be-read", "throws-in-its-element"],
)
def test_a_script_that_comes_broken_is_said_too(page: Page, pocket: Host, watch: Watch, body: str) -> None:
    """A form whose script fails does not look as if it kept anything; the others work."""
    blocked(page, watch, "plan", body)
    page.goto(pocket.url("practice/"), wait_until="load")
    page.wait_for_function("() => document.querySelector('activity-plan').matches(':not(:defined), .is-ready')")
    page.evaluate(LATER)
    assert seen(page) == ["activity-plan"]
    page.locator("#trip-water label").click()
    expect(state(page, "trip")).to_have_text(SAVED)
    page.close()


def test_a_script_that_comes_after_all_takes_the_sentence_back(page: Page, pocket: Host) -> None:
    """On a very slow line the notice goes when the script is there, and what was typed is kept."""
    come = slowly(page)
    page.goto(pocket.url("practice/"), wait_until="commit")
    story(page).fill("typed early")
    page.evaluate(LATER)
    assert seen(page) == EVERY
    come()
    expect(state(page)).to_have_text(SAVED)
    assert seen(page) == []
    assert value(page, "day-story") == "typed early"


def test_nothing_is_said_where_all_scripts_came(practice: Page) -> None:
    """No notice even waits on a page that works."""
    practice.evaluate(LATER)
    assert seen(practice) == []
    assert practice.evaluate("document.getAnimations().length") == 0


def test_without_scripts_only_that_is_said(open_context: Callable[..., BrowserContext], pocket: Host) -> None:
    """A browser without scripts says what it always said, once."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(pocket.url("practice/"), wait_until="load")
    expect(page.locator(".activity-noscript")).to_have_count(1)  # Playwright looks for no text in <noscript>
    page.evaluate(LATER)
    assert seen(page) == []


def test_what_a_browser_restores_by_itself_is_no_answer(practice: Page, context: BrowserContext, pocket: Host) -> None:
    """Fields that stand as at an earlier visit, without anybody's hand, neither add nor change what is kept."""
    place(practice).fill("kept")
    practice.close()
    page = context.new_page()
    come = slowly(page)
    page.goto(pocket.url("practice/"), wait_until="commit")
    expect(page.locator("#day-bye input")).to_be_visible()
    page.evaluate(
        """() => {
          document.querySelector("#trip-water input").checked = true;
          document.querySelector("#day-mood input").checked = true;
          document.querySelector("#learned-baker input").checked = true;
          document.querySelector("#learned-animals label select").selectedIndex = 1;
          document.querySelector("#day-place input").value = "restored";
        }"""
    )
    page.locator("#trip-bread label").click()
    come()
    expect(state(page, "trip")).to_have_text(SAVED)
    expect(page.locator("#trip-water input")).not_to_be_checked()
    expect(page.locator("#learned-baker :checked")).to_have_count(0)
    expect(place(page)).to_have_value("kept")
    items = {key for key in ours(page) if key.startswith(f"{SPACE}item.")}
    assert items == {f"{SPACE}item.day-place", f"{SPACE}item.trip-bread"}


def test_what_a_browser_restores_on_the_way_back_is_not_shown(practice: Page, pocket: Host) -> None:
    """Ticked, cleared elsewhere, and back: a box that the browser ticks anew after the scripts does not seem kept."""
    practice.locator("#trip-water label").click()
    practice.goto(pocket.url("progress/"))
    practice.evaluate("localStorage.clear()")
    practice.go_back()
    expect(practice.locator("#trip-water input")).not_to_be_checked()
    practice.wait_for_timeout(500)
    expect(practice.locator("#trip-water input")).not_to_be_checked()
    assert ours(practice).keys() <= {f"{SPACE}frame.seed"}


def test_a_line_written_early_is_joined_to_the_one_that_was_kept(
    practice: Page, context: BrowserContext, pocket: Host
) -> None:
    """A field of one line has no second one: a mark stands between what was kept and what was typed too early."""
    place(practice).fill("Park")
    practice.close()
    page = context.new_page()
    come = slowly(page)
    page.goto(pocket.url("practice/"), wait_until="commit")
    place(page).fill("Zoo")
    come()
    expect(place(page)).to_have_value("Park / Zoo")
