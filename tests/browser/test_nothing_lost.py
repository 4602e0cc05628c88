"""Nothing typed is lost: one field in two places, half a date, a storage that is full."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Dialog, Locator, Page, expect

from browser.host import Host
from browser.test_memory import BLOCKED_SENTENCE, FULL, FULL_SENTENCE, THROWS
from browser.user import SPACE, agree, choose, keep, kept, place, state, story, sure, value, when

BOTH = "This was also changed in another tab or window. Both texts are here, yours first."
HALF = "This date is not complete, so it is not saved."
SAVED = "Saved on this device."


@pytest.mark.parametrize(("field", "item", "between"), [(story, "day-story", "\n"), (place, "day-place", " / ")])
def test_two_texts_in_one_field_are_both_kept(
    tabs: tuple[Page, Page], field: Callable[[Page], Locator], item: str, between: str
) -> None:
    """Where a field is written in one tab while it is being written in the other, neither text goes."""
    one, other = tabs
    field(one).press_sequentially("one")
    field(other).focus()
    field(other).fill("")
    field(one).press_sequentially("!")
    agree(other, one)
    field(other).press_sequentially("t")
    expect(field(other)).to_have_value(f"t{between}one!")
    expect(state(other)).to_have_text(BOTH)
    other.keyboard.type("wo")
    expect(field(other)).to_have_value(f"two{between}one!")
    assert value(other, item) == f"two{between}one!"
    one.reload()
    expect(field(one)).to_have_value(f"two{between}one!")


def test_a_text_under_the_hand_of_a_tab_long_open_is_not_overwritten(practice: Page) -> None:
    """A tab that never heard of the change, and goes on typing in its old text, keeps the new one too."""
    story(practice).press_sequentially("old")
    keep(practice, f"{SPACE}item.day-story", '{"v":"new from elsewhere"}')  # the same tab hears nothing of it
    practice.keyboard.type("er")
    assert value(practice, "day-story") == "older\nnew from elsewhere"
    assert "e\n" not in str(value(practice, "day-story")), "each letter is joined once"


def test_a_field_emptied_here_and_written_there_holds_what_was_written(practice: Page) -> None:
    """To delete a text is no reason to delete another that was written meanwhile."""
    place(practice).fill("old")
    keep(practice, f"{SPACE}item.day-place", '{"v":"new"}')
    place(practice).fill("")
    expect(place(practice)).to_have_value("new")
    expect(state(practice)).to_have_text(BOTH)


def test_a_field_emptied_there_and_written_on_here_holds_what_is_written(practice: Page) -> None:
    """What somebody goes on writing stays, although it was cleared in another tab."""
    place(practice).press_sequentially("Park")
    practice.evaluate("space => localStorage.removeItem(space + 'item.day-place')", SPACE)
    practice.keyboard.type("!")
    assert value(practice, "day-place") == "Park!"


def test_of_a_date_and_a_choice_the_later_one_stays(practice: Page) -> None:
    """Two dates or two choices cannot both be right: the last one counts, and nothing is joined to it."""
    when(practice).fill("2026-11-23")
    keep(practice, f"{SPACE}item.day-when", '{"v":"2026-01-01"}')
    keep(practice, f"{SPACE}item.day-mood", '{"v":"good"}')
    when(practice).fill("2026-12-01")
    practice.locator("#day-mood label").nth(1).click()
    assert value(practice, "day-when") == "2026-12-01"
    assert value(practice, "day-mood") == "tired"


def unwatched(page: Page) -> None:
    """Let a tab lose the focus when another is in front, as outside of tests."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setFocusEmulationEnabled", {"enabled": False})


def test_a_field_is_fresh_when_its_tab_comes_to_the_front(tabs: tuple[Page, Page]) -> None:
    """A field left with the cursor in it shows what another tab wrote since, and what is typed goes on from that."""
    one, other = tabs
    unwatched(one)
    unwatched(other)
    one.bring_to_front()
    story(one).press_sequentially("one")
    expect(story(other)).to_have_value("one")
    other.bring_to_front()
    story(other).press_sequentially(" and two")
    expect(story(one)).to_have_value("one and two")
    one.evaluate("space => localStorage.setItem(space + 'item.day-story', '{\"v\":\"three\"}')", SPACE)
    one.bring_to_front()
    expect(story(one)).to_have_value("three")
    expect(story(one)).to_be_focused()
    one.keyboard.press("Control+End")
    one.keyboard.type("!")
    expect(story(other)).to_have_value("three!")
    expect(state(one)).not_to_have_text(BOTH)


def test_a_field_with_the_cursor_in_it_is_fresh_out_of_the_browsers_memory(practice: Page) -> None:
    """Back from the same form in another language, a page that was put aside whole shows what was written there."""
    story(practice).press_sequentially("first")
    keep(practice, f"{SPACE}item.day-story", '{"v":"first, then more"}')
    practice.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")  # as browsers do then
    expect(story(practice)).to_have_value("first, then more")
    expect(story(practice)).to_be_focused()
    practice.keyboard.type("-")
    assert value(practice, "day-story") == "first-, then more", "the cursor stays where it was"


def test_half_a_date_does_not_forget_the_whole_one(practice: Page) -> None:
    """With a part of a kept date deleted, the date stays, the form says so at once, and a reload shows it."""
    when(practice).focus()
    practice.keyboard.type("11232026")
    assert value(practice, "day-when") == "2026-11-23"
    practice.keyboard.press("Backspace")
    expect(state(practice)).to_have_text(HALF)
    practice.keyboard.press("Tab")
    assert value(practice, "day-when") == "2026-11-23"
    practice.reload()
    expect(when(practice)).to_have_value("2026-11-23")


def test_half_a_date_is_said_when_it_is_left(practice: Page) -> None:
    """Day and month alone make the browser say nothing; the form does, and keeps what it had: nothing."""
    when(practice).focus()
    practice.keyboard.type("1123")
    expect(state(practice)).to_have_text("")
    place(practice).focus()
    expect(state(practice)).to_have_text(HALF)
    assert value(practice, "day-when") is None
    when(practice).focus()
    practice.keyboard.type("11232026")
    expect(state(practice)).to_have_text(SAVED)
    assert value(practice, "day-when") == "2026-11-23"


def test_half_a_year_is_half_a_date(practice: Page) -> None:
    """A year of which only the first digits are typed would be one of long ago: it replaces nothing."""
    when(practice).fill("2025-11-23")
    when(practice).focus()
    practice.keyboard.type("112320")
    place(practice).focus()
    expect(state(practice)).to_have_text(HALF)
    assert value(practice, "day-when") == "2025-11-23"


def test_a_date_that_is_emptied_part_by_part_is_forgotten(practice: Page) -> None:
    """The browser does not say when the last part goes; the form sees it."""
    when(practice).focus()
    practice.keyboard.type("11232026")
    for _ in range(3):
        practice.keyboard.press("Backspace")
        practice.keyboard.press("ArrowLeft")
    assert value(practice, "day-when") is None
    practice.reload()
    expect(when(practice)).to_have_value("")


def test_half_a_date_survives_what_happens_around_it(practice: Page) -> None:
    """A new row, or another tab's change elsewhere, leaves the parts that are typed; the rest completes them."""
    when(practice).focus()
    practice.keyboard.type("1123")
    practice.get_by_role("button", name="Add a row").click()
    practice.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
    when(practice).focus()
    practice.keyboard.press("ArrowRight")
    practice.keyboard.press("ArrowRight")
    practice.keyboard.type("2026")
    assert value(practice, "day-when") == "2026-11-23"


def test_half_a_date_in_a_table_is_said_too(practice: Page) -> None:
    """A date in a row is like any other."""
    date = practice.get_by_label("By when, row 1")
    date.fill("2026-11-23")
    date.focus()
    practice.keyboard.press("Backspace")
    expect(state(practice)).to_have_text(HALF)
    assert value(practice, "day-steps.1.when") == "2026-11-23"


def test_clearing_a_form_clears_half_a_date(practice: Page) -> None:
    """No part of it stays behind."""
    when(practice).focus()
    practice.keyboard.type("1123")
    place(practice).fill("Park")
    practice.get_by_role("button", name="Clear this form").click()
    sure(practice, "Clear this form")
    assert when(practice).evaluate("field => field.validity.badInput") is False


MAKE_ROOM = 'localStorage.removeItem("/other/filler")'


@pytest.fixture
def full(practice: Page) -> Page:
    """Write something that does not fit."""
    practice.evaluate(FULL)
    story(practice).press_sequentially("does not fit")
    expect(state(practice)).to_contain_text(FULL_SENTENCE)
    return practice


def test_with_room_again_leaving_the_page_keeps_what_waited(full: Page, pocket: Host) -> None:
    """Nobody types another letter: going to another page is enough."""
    full.evaluate(MAKE_ROOM)
    full.goto(pocket.url("food/"))
    assert value(full, "day-story") == "does not fit"


def test_with_room_again_it_is_kept_after_a_while(context: BrowserContext, pocket: Host) -> None:
    """The page tries again by itself, and says that it worked."""
    page = context.new_page()
    page.clock.install()
    page.goto(pocket.url("practice/"))
    page.evaluate(FULL)
    story(page).fill("does not fit")
    expect(state(page)).to_contain_text(FULL_SENTENCE)
    page.evaluate(MAKE_ROOM)
    page.clock.fast_forward(20_000)
    expect(state(page)).to_have_text(SAVED)
    assert value(page, "day-story") == "does not fit"


def test_with_room_again_putting_the_phone_away_keeps_what_waited(full: Page) -> None:
    """A phone may end a page that is out of sight without another word."""
    full.evaluate(MAKE_ROOM)
    full.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    assert value(full, "day-story") == "does not fit"


def leave(page: Page) -> list[str]:
    """Try to close a tab; give what the browser asks, and stay."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    page.context.new_page().wait_for_timeout(500)
    return asked


def test_the_browser_asks_before_it_closes_while_something_waits(full: Page) -> None:
    """A tab with something that is not kept does not close without a question."""
    assert leave(full) == ["beforeunload"]
    expect(story(full)).to_have_value("does not fit")


def test_the_browser_asks_where_nothing_can_be_kept(open_context: Callable[..., BrowserContext], pocket: Host) -> None:
    """Also in a browser that refuses to keep anything, once something was typed."""
    context = open_context()
    context.add_init_script(THROWS)
    page = context.new_page()
    page.goto(pocket.url("practice/"))
    place(page).press_sequentially("Park")
    expect(state(page)).to_contain_text(BLOCKED_SENTENCE)
    assert leave(page) == ["beforeunload"]


def test_the_browser_asks_nothing_when_all_is_kept(full: Page) -> None:
    """With room again, and for whoever never was in trouble, a tab closes at once."""
    full.evaluate(MAKE_ROOM)
    assert leave(full) == []
    assert full.is_closed()


def test_what_waits_does_not_overwrite_what_another_tab_wrote_meanwhile(full: Page, context: BrowserContext) -> None:
    """With room again, a text that waited and one that was written elsewhere are both kept; a later tick stays."""
    full.locator("#trip-water label").click()
    other = context.new_page()
    other.goto(full.url)
    other.evaluate(MAKE_ROOM)
    story(other).fill("from the other")
    other.locator("#trip-water label").click()
    other.locator("#trip-water label").click()
    keep(other, f"{SPACE}item.trip-water", '{"v":true,"n":1}')
    agree(full, other)
    full.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert value(full, "day-story") == "does not fit\nfrom the other"
    assert json.loads(kept(full)[f"{SPACE}item.trip-water"])["n"] == 1
    expect(story(full)).to_have_value("does not fit\nfrom the other")


ASKS = """
  Object.defineProperty(navigator, "storage", { value: { persist() {
    sessionStorage.asked = Number(sessionStorage.asked || 0) + 1;
    %s
  } } });
"""


@pytest.mark.parametrize(
    "answer",
    [
        "return Promise.resolve(false);",
        "return Promise.reject(new Error('no'));",
        "throw new Error('no');",
        "return undefined;",
    ],
)
def test_the_browser_is_asked_once_not_to_forget(
    open_context: Callable[..., BrowserContext], pocket: Host, answer: str
) -> None:
    """At the first thing that is kept, not before and not again, whatever it answers."""
    context = open_context()
    context.add_init_script(ASKS % answer)
    page = context.new_page()
    page.goto(pocket.url("practice/"))
    assert page.evaluate("sessionStorage.asked") is None
    page.locator("#trip-water label").click()
    expect(state(page, "trip")).to_have_text(SAVED)
    page.locator("#trip-map label").click()
    page.reload()
    page.locator("#trip-bread label").click()
    assert page.evaluate("sessionStorage.asked") == "1"


def test_a_browser_that_cannot_be_asked_keeps_all_the_same(
    open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """Old browsers, and pages without encryption, have nothing to ask."""
    context = open_context()
    context.add_init_script('Object.defineProperty(navigator, "storage", { value: undefined });')
    page = context.new_page()
    page.goto(pocket.url("practice/"))
    page.locator("#trip-water label").click()
    expect(state(page, "trip")).to_have_text(SAVED)


LISTEN = """(activity) => {
  window.heard = [];
  const state = document.querySelector(`#${activity} > .activity-state`);
  const observer = new MutationObserver(() => window.heard.push(state.textContent));
  observer.observe(state, { childList: true, subtree: true, characterData: true });
}"""


def heard(page: Page) -> list[str]:
    """Give what a screen reader may have said of an activity."""
    found: list[str] = page.evaluate("window.heard.filter(Boolean)")
    return found


def test_saved_is_said_once_for_each_field_after_a_pause(practice: Page) -> None:
    """Twenty-one letters make one sentence, not twenty-one."""
    practice.evaluate(LISTEN, "day")
    place(practice).press_sequentially("twenty-one letters so", delay=60)
    assert heard(practice) == []
    expect(state(practice)).to_have_text(SAVED)
    practice.keyboard.type(" and more")
    practice.wait_for_timeout(1300)
    assert heard(practice) == [SAVED]
    story(practice).press_sequentially("another field")
    practice.wait_for_timeout(1300)
    assert heard(practice) == [SAVED, SAVED]


def test_trouble_is_said_at_once_and_once(practice: Page) -> None:
    """The first letter that is not kept says so; the next ones do not say it again."""
    practice.evaluate(FULL)
    practice.evaluate(LISTEN, "day")
    place(practice).press_sequentially("t")
    assert len(heard(practice)) == 1
    practice.keyboard.type("wenty letters that do")
    assert len(heard(practice)) == 1
    assert FULL_SENTENCE in heard(practice)[0]


def test_a_late_saved_does_not_talk_over_another_sentence(practice: Page) -> None:
    """Who types and at once presses a button hears what that button did."""
    place(practice).press_sequentially("Park")
    practice.get_by_role("button", name="Add a row").click()
    practice.wait_for_timeout(1300)
    expect(state(practice)).to_have_text("Row 3 is new.")


def test_coming_back_to_a_tab_says_nothing_again(practice: Page) -> None:
    """Where nothing changed elsewhere, a verdict that was read aloud is left alone, and so is every other sentence."""
    choose(practice, "learned-baker", "smith")
    practice.evaluate(
        """() => {
          window.changes = 0;
          const observer = new MutationObserver((all) => (window.changes += all.length));
          observer.observe(document.querySelector("main"), { childList: true, subtree: true, characterData: true });
          dispatchEvent(new Event("focus"));
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    assert practice.evaluate("window.changes") == 0
