"""What was cleared: asked about before, brought back for a day, never put over what was written since."""

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host
from browser.user import (
    SPACE,
    agree,
    choose,
    keep,
    kept,
    ours,
    place,
    state,
    story,
    sure,
    value,
    verdict,
    way_back,
    when,
    who,
)

SAVED = "Saved on this device."
BACK = "It is back as it was."
SINCE = "It is back. What was written here since then is still there."


def test_a_row_with_text_asks_before_it_goes(practice: Page) -> None:
    """The question stands in the page; Cancel and Escape leave everything, and the focus goes back to the button."""
    who(practice, 1).fill("Ana")
    remove = practice.get_by_role("button", name="Remove row 1")
    for cancel in ("click", "Escape"):
        remove.click()
        expect(practice.get_by_text("Row 1 is not empty. Remove it?")).to_be_visible()
        if cancel == "click":
            practice.get_by_role("button", name="Cancel").click()
        else:
            practice.keyboard.press("Escape")
        expect(practice.get_by_text("Row 1 is not empty. Remove it?")).to_be_hidden()
        expect(remove).to_be_focused()
        expect(who(practice, 1)).to_have_value("Ana")
    practice.get_by_role("button", name="Remove row 2").click()
    expect(state(practice), "an empty row asks nothing").to_contain_text("Row 2 is removed.")


def test_a_form_with_text_asks_before_it_is_cleared(practice: Page) -> None:
    """An empty one asks nothing."""
    clear = practice.get_by_role("button", name="Clear this form")
    clear.click()
    expect(state(practice)).to_have_text("This form is empty now.")
    place(practice).fill("Park")
    clear.click()
    expect(practice.get_by_text("This form is not empty. Clear all of it?")).to_be_visible()
    practice.get_by_role("button", name="Cancel").click()
    expect(place(practice)).to_have_value("Park")
    expect(clear).to_be_focused()


def clear_row(page: Page) -> None:
    """Remove a row with text."""
    who(page, 2).fill("Ana")
    page.get_by_role("button", name="Remove row 2").click()
    sure(page, "Remove row 2")


def clear_form(page: Page) -> None:
    """Clear a form with text."""
    story(page).fill("A day")
    when(page).fill("2026-11-23")
    page.get_by_role("button", name="Clear this form").click()
    sure(page, "Clear this form")


def untick(page: Page) -> None:
    """Untick all boxes."""
    page.locator("#trip-water label").click()
    page.get_by_role("button", name="Untick all").click()


def start_anew(page: Page) -> None:
    """Begin a quiz anew."""
    choose(page, "learned-baker", "smith")
    page.locator("#learned [data-do=reset]").click()


CLEARED: list[tuple[Callable[[Page], None], str, str, object]] = [
    (clear_row, "day", "day-steps.2.who", "Ana"),
    (clear_form, "day", "day-story", "A day"),
    (untick, "trip", "trip-water", True),
    (start_anew, "learned", "learned-baker", "smith"),
]


@pytest.mark.parametrize(("act", "activity", "item", "was"), CLEARED, ids=[case[2] for case in CLEARED])
def test_what_was_cleared_comes_back_after_a_reload(
    practice: Page, act: Callable[[Page], None], activity: str, item: str, was: object
) -> None:
    """A button brings it back exactly, and then has nothing left to offer."""
    act(practice)
    assert value(practice, item) is None
    practice.reload()
    expect(way_back(practice, activity)).to_be_visible()
    way_back(practice, activity).get_by_role("button", name="Bring it back").click()
    expect(state(practice, activity)).to_have_text(BACK)
    expect(state(practice, activity)).to_be_focused()
    assert value(practice, item) == was
    expect(way_back(practice, activity)).to_be_hidden()
    practice.reload()
    expect(way_back(practice, activity)).to_be_hidden()
    assert value(practice, item) == was


def test_several_cleared_rows_come_back_one_after_the_other(practice: Page) -> None:
    """The latest first, each at its place; also when something else was said and Undo is gone."""
    practice.get_by_role("button", name="Add a row").click()
    for row, name in enumerate(("Ana", "Boris", "Cem"), 1):
        who(practice, row).fill(name)
    for _ in range(2):
        practice.get_by_role("button", name="Remove row 1").click()
        sure(practice, "Remove row 1")
    expect(who(practice, 1)).to_have_value("Cem")
    place(practice).press_sequentially("Park")
    expect(state(practice)).to_have_text(SAVED)
    way_back(practice).get_by_role("button", name="Bring it back").click()
    expect(who(practice, 1)).to_have_value("Boris")
    way_back(practice).get_by_role("button", name="Bring it back").click()
    expect(who(practice, 1)).to_have_value("Ana")
    expect(who(practice, 3)).to_have_value("Cem")
    expect(way_back(practice)).to_be_hidden()


def cleared(page: Page) -> list[str]:
    """Give the keys of what can be brought back."""
    return [key for key in ours(page) if key.startswith(f"{SPACE}cleared.")]


def test_what_was_cleared_is_forgotten_after_a_day(context: BrowserContext, pocket: Host) -> None:
    """A day later nothing is offered, and nothing of it is on the device."""
    page = context.new_page()
    page.clock.install()
    page.goto(pocket.url("practice/"))
    clear_form(page)
    page.clock.fast_forward(23 * 3600 * 1000)
    page.reload()
    expect(way_back(page)).to_be_visible()
    page.clock.fast_forward(2 * 3600 * 1000)
    page.reload()
    expect(way_back(page)).to_be_hidden()
    assert cleared(page) == []
    assert "A day" not in json.dumps(kept(page))


def test_what_was_cleared_can_be_forgotten_at_once(practice: Page) -> None:
    """On a shared phone nobody needs to wait for a day."""
    clear_form(practice)
    practice.reload()
    way_back(practice).get_by_role("button", name="Forget it now").click()
    expect(state(practice)).to_have_text("What was here before is forgotten.")
    expect(way_back(practice)).to_be_hidden()
    assert "A day" not in json.dumps(kept(practice))


def test_what_was_cleared_is_in_no_file_and_goes_with_the_rest(practice: Page, pocket: Host) -> None:
    """The saved file holds what is kept, not what was cleared; clearing the device clears that too."""
    clear_form(practice)
    place(practice).fill("Park")
    practice.goto(pocket.url("progress/"))
    with practice.expect_download() as waiting:
        practice.get_by_role("button", name="Save to a file").click()
    text = waiting.value.path().read_text("utf-8")
    assert "Park" in text
    assert "A day" not in text
    assert len(cleared(practice)) == 1
    practice.get_by_role("button", name="Clear this device").click()
    practice.get_by_role("button", name="Yes, clear this device").click()
    assert ours(practice) == {}


@pytest.mark.parametrize(
    "rubbish", ["{", "null", "5", '["x"]', '[["day-place", 5, "x"]]', '[["day-place", {"v": {}}]]']
)
def test_a_damaged_record_of_what_was_cleared_harms_nothing(practice: Page, rubbish: str) -> None:
    """The page works, and the button takes it away."""
    place(practice).fill("Park")
    keep(practice, f"{SPACE}cleared.day.{int(time.time() * 1000)}", rubbish)
    practice.reload()
    way_back(practice).get_by_role("button", name="Bring it back").click()
    expect(way_back(practice)).to_be_hidden()
    assert value(practice, "day-place") == "Park"
    place(practice).fill("Zoo")
    assert value(practice, "day-place") == "Zoo"


def test_undo_never_overwrites_what_another_tab_wrote(tabs: tuple[Page, Page]) -> None:
    """What was written since stays: a text with the old one beside it, a date and a tick as they are; it is said."""
    one, other = tabs
    place(one).fill("Park")
    when(one).fill("2026-11-23")
    story(one).fill("A day")
    one.get_by_role("button", name="Clear this form").click()
    sure(one, "Clear this form")
    expect(place(other)).to_have_value("")
    place(other).fill("Zoo")
    when(other).fill("2026-12-01")
    agree(one, other)
    state(one).get_by_role("button", name="Undo").click()
    expect(state(one)).to_have_text(SINCE)
    assert value(one, "day-place") == "Park / Zoo"
    assert value(one, "day-when") == "2026-12-01"
    assert value(one, "day-story") == "A day"
    expect(place(other)).to_have_value("Park / Zoo")


def test_undo_of_ticks_leaves_what_another_tab_ticked(tabs: tuple[Page, Page]) -> None:
    """A box ticked elsewhere since is no reason to lose it, nor to lose the others."""
    one, other = tabs
    one.locator("#trip-water label").click()
    one.get_by_role("button", name="Untick all").click()
    expect(other.get_by_text("Done: 0 of 3")).to_be_visible()
    other.locator("#trip-map label").click()
    expect(one.get_by_text("Done: 1 of 3")).to_be_visible()
    state(one, "trip").get_by_role("button", name="Undo").click()
    expect(one.get_by_text("Done: 2 of 3")).to_be_visible()


def test_undo_of_a_removed_row_leaves_the_rows_another_tab_added(tabs: tuple[Page, Page]) -> None:
    """The row comes back, and the new one stays."""
    one, other = tabs
    clear_row(one)
    agree(other, one)
    other.get_by_role("button", name="Add a row").click()
    other.keyboard.type("Deniz")
    agree(one, other)
    state(one).get_by_role("button", name="Undo").click()
    names = one.locator("#day-steps tbody [data-item$=who]").evaluate_all("all => all.map((one) => one.value)")
    assert "Ana" in " ".join(names)
    assert "Deniz" in " ".join(names)


def test_a_quiz_answered_anew_in_another_tab_is_not_undone(tabs: tuple[Page, Page]) -> None:
    """An answer that was given since counts."""
    one, other = tabs
    start_anew(one)
    agree(other, one)
    choose(other, "learned-baker", "baker")
    agree(one, other)
    state(one, "learned").get_by_role("button", name="Undo").click()
    expect(verdict(one, "learned-baker")).to_have_text("Right.")
    expect(state(one, "learned")).to_have_text(SINCE)
