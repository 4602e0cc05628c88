"""A scale, as a reader uses it: on one day, and on a later one beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser import mini_site
from browser.host import Host
from browser.user import agree, keep, kept, value

STEPS = """\
//// steps
- not yet { #not }
- a little { #little }
- mostly { #mostly }
- fully { #fully }
////
"""
BANDS = """\
//// band | Much is new
    from: 3

Begin with water.
////

//// band | Much is there
    from: 8

Share it.
////
"""
FIRST = f"""# First {{ #first }}

/// scale | In the kitchen
    id: kitchen

{STEPS}
{BANDS}
### Cold {{ #kitchen-cold }}

- I can pour water. {{ #kitchen-pour for="drink" }}
- I can cut bread. {{ #kitchen-cut for="eat" }}

//// band | Cold: begin
    from: 2

Cut slowly.
////

//// band | Cold: go on
    from: 5

Cut for others.
////

### Warm {{ #kitchen-warm }}

- I can boil soup. {{ #kitchen-boil for="eat drink" }}
///
"""
SECOND = f"""# Later {{ #later }}

/// scale | In the kitchen again
    id: again

{STEPS}
{BANDS}
- I can pour water. {{ #again-pour for="drink" }}

    [On the first day](first.md#kitchen-pour)

- I can cut bread. {{ #again-cut for="eat" }}

    [On the first day](first.md#kitchen-cut)

- I can boil soup. {{ #again-boil for="eat" }}

    [On the first day](first.md#kitchen-boil)
///
"""
SIZES = "all => all.map(each => each.getBoundingClientRect()).map(box => [box.x, box.y, box.width, box.height])"
NAV = f"{mini_site.NAV}  - first.md\n  - second.md\n"


@pytest.fixture(scope="module")
def kitchen(workshop: Path) -> Iterator[Host]:
    """Serve a pocket guide with a scale, and another that looks back at it."""
    pages: dict[str, str | None] = {"en/first.md": FIRST, "en/second.md": SECOND}
    host = Host(mini_site.build(workshop, "kitchen", pages, NAV))
    yield host
    host.close()


def choose(page: Page, **steps: str) -> None:
    """Choose a step for some statements; `_` stands for a hyphen in an id."""
    for statement, step in steps.items():
        page.locator(f"#{statement.replace('_', '-')} label", has_text=step).click()


def bands(page: Page) -> Locator:
    """Give the bands of a whole scale, which stand below its groups."""
    return page.locator("activity-scale > .scale-bands")


def then(page: Page, statement: str) -> Locator:
    """Give what is said of an earlier date beside a statement."""
    return page.locator(f"#{statement} .scale-then")


def test_what_is_chosen_is_counted_and_kept(page: Page, kitchen: Host) -> None:
    """Each choice is kept by the id of its step, and is there after a reload."""
    page.goto(kitchen.url("first/"))
    expect(page.get_by_text("Chosen: 0 of 3")).to_be_visible()
    choose(page, kitchen_pour="mostly", kitchen_cut="a little")
    expect(page.get_by_text("Chosen: 2 of 3")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Saved on this device.")
    assert value(page, "kitchen-pour") == "mostly"
    page.reload()
    expect(page.locator("#kitchen-pour [value=mostly]")).to_be_checked()
    expect(page.get_by_text("Chosen: 2 of 3")).to_be_visible()
    choose(page, kitchen_pour="fully")
    assert value(page, "kitchen-pour") == "fully"


def test_it_says_that_it_is_no_test_and_asks_for_no_right_answer(page: Page, kitchen: Host) -> None:
    """Once a scale; nothing that is chosen is called right or wrong, and no sum is shown."""
    page.goto(kitchen.url("first/"))
    expect(page.get_by_text("This is for you. It is no test, and nobody else sees it.")).to_have_count(1)
    choose(page, kitchen_pour="not yet", kitchen_cut="not yet", kitchen_boil="not yet")
    said = page.locator("#kitchen").inner_text()
    assert [word for word in ("right", "wrong", "score", "3 to 7", "of 12") if word in said] == []


def test_the_band_of_a_group_opens_when_the_group_is_complete(page: Page, kitchen: Host) -> None:
    """Only the band that its sum is in is left; that of the whole waits for all."""
    page.goto(kitchen.url("first/"))
    choose(page, kitchen_pour="not yet")
    expect(page.get_by_text("Cut slowly.")).to_be_hidden()
    choose(page, kitchen_cut="mostly")
    expect(page.get_by_text("Cut slowly.")).to_be_visible()
    expect(page.get_by_text("Cut for others.")).to_be_hidden()
    choose(page, kitchen_cut="fully")
    expect(page.get_by_text("Cut for others.")).to_be_visible()
    expect(page.get_by_text("Cut slowly.")).to_be_hidden()
    expect(bands(page)).not_to_have_attribute("open", "")


def test_the_band_of_the_whole_and_what_to_read_come_at_the_end(page: Page, kitchen: Host) -> None:
    """The end is said; links are left only for statements whose step is in the lower half."""
    page.goto(kitchen.url("first/"))
    choose(page, kitchen_pour="fully", kitchen_cut="a little", kitchen_boil="a little")
    expect(page.get_by_role("status")).to_have_text("You have answered everything. Above, you see what it can mean.")
    expect(bands(page)).to_contain_text("Much is there")
    expect(page.get_by_text("Share it.")).to_be_visible()
    expect(page.get_by_text("Begin with water.")).to_be_hidden()
    tips = page.locator(".scale-tips")
    expect(tips.get_by_role("listitem")).to_have_count(2)
    expect(tips.get_by_role("link", name="Food").first).to_have_attribute("href", "../food/#eat")
    choose(page, kitchen_cut="mostly", kitchen_boil="mostly")
    expect(tips).to_be_hidden()


def test_a_reader_may_look_ahead_and_close_again(page: Page, kitchen: Host) -> None:
    """What the answers can mean is no secret, and what a reader opened or closed stays so with the next choice."""
    page.goto(kitchen.url("first/"))
    bands(page).locator("summary").click()
    expect(page.get_by_text("Begin with water.")).to_be_visible()
    expect(page.get_by_text("Share it.")).to_be_visible()
    choose(page, kitchen_pour="fully")
    expect(page.get_by_text("Share it.")).to_be_visible()
    choose(page, kitchen_cut="fully", kitchen_boil="fully")
    bands(page).locator("summary").click()
    choose(page, kitchen_boil="mostly")
    expect(page.get_by_text("Share it.")).to_be_hidden()


def test_start_again_forgets_all_and_can_be_undone(page: Page, kitchen: Host) -> None:
    """The choices go, the bands close, and Undo brings both back."""
    page.goto(kitchen.url("first/"))
    expect(page.get_by_role("button", name="Start again")).to_be_disabled()
    choose(page, kitchen_pour="fully", kitchen_cut="fully", kitchen_boil="fully")
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("status")).to_contain_text("All choices are taken back.")
    expect(page.locator("#kitchen :checked")).to_have_count(0)
    expect(page.get_by_text("Share it.")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#kitchen :checked")).to_have_count(3)
    expect(page.get_by_text("Share it.")).to_be_visible()


def test_the_earlier_date_stands_beside_today(page: Page, kitchen: Host) -> None:
    """Its step is marked and named at each statement; how it changed is said in words, and counted."""
    page.goto(kitchen.url("first/"))
    choose(page, kitchen_pour="a little", kitchen_cut="mostly", kitchen_boil="mostly")
    page.goto(kitchen.url("second/"))
    expect(then(page, "again-pour")).to_have_text("On the first day: a little.")
    expect(page.locator("#again-pour .is-then")).to_have_text("a little")
    expect(page.locator(".scale-change")).to_be_hidden()
    choose(page, again_pour="fully", again_cut="mostly", again_boil="not yet")
    expect(then(page, "again-pour")).to_have_text("On the first day: a little. Now: more.")
    expect(then(page, "again-cut")).to_have_text("On the first day: mostly. Now: the same.")
    expect(then(page, "again-boil")).to_have_text("On the first day: mostly. Now: less.")
    expect(page.locator(".scale-change")).to_have_text("More than before: 1. The same: 1. Less: 1.")
    assert value(page, "kitchen-pour") == "little"


def test_without_an_earlier_date_nothing_is_said_of_one(page: Page, kitchen: Host) -> None:
    """Who begins with the second scale meets an ordinary one."""
    page.goto(kitchen.url("second/"))
    choose(page, again_pour="fully", again_cut="mostly", again_boil="not yet")
    expect(then(page, "again-pour")).to_be_hidden()
    expect(page.locator(".scale-change")).to_be_hidden()
    expect(page.locator(".is-then")).to_have_count(0)


def test_the_earlier_date_is_heard_of_from_another_tab(context: BrowserContext, kitchen: Host) -> None:
    """What changes there changes what is said here when the reader comes back."""
    one, other = context.new_page(), context.new_page()
    one.goto(kitchen.url("second/"))
    choose(one, again_pour="mostly")
    other.goto(kitchen.url("first/"))
    choose(other, kitchen_pour="fully")
    agree(one, other)
    expect(then(one, "again-pour")).to_have_text("On the first day: fully. Now: less.")


def test_a_step_that_is_gone_counts_as_not_chosen(page: Page, kitchen: Host) -> None:
    """An answer of an older edition is kept as it is, and asked for again."""
    page.goto(kitchen.url("first/"))
    choose(page, kitchen_pour="fully")
    key = next(key for key in kept(page) if key.endswith("item.kitchen-pour"))
    keep(page, key, '{"v":"sometimes"}')
    page.reload()
    expect(page.get_by_text("Chosen: 0 of 3")).to_be_visible()
    page.goto(kitchen.url("second/"))
    expect(then(page, "again-pour")).to_be_hidden()
    assert value(page, "kitchen-pour") == "sometimes"


def test_it_can_be_filled_in_by_keyboard(page: Page, kitchen: Host) -> None:
    """One stop for each statement, arrows between its steps, and the focus can be seen."""
    page.goto(kitchen.url("first/"))
    page.locator("#kitchen-pour input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#kitchen-pour [value=little]")).to_be_checked()
    step = page.locator("#kitchen-pour [value=little] + span")
    assert step.evaluate("step => getComputedStyle(step).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#kitchen-cut [value=not]")).to_be_checked()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_statement_and_its_steps_are_one_row_each_on_a_phone(
    open_context: Callable[..., BrowserContext], kitchen: Host, direction: str
) -> None:
    """A step is 44 pixels high at least, all four stand side by side, in reading order, and a statement takes 110."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(kitchen.url("first/"))
    page.evaluate("direction => (document.documentElement.dir = direction)", direction)
    boxes = page.locator("#kitchen-pour label").evaluate_all(SIZES)
    assert len({top for _, top, _, _ in boxes}) == 1
    assert min(min(width, height) for _, _, width, height in boxes) >= 44
    places = [left for left, _, _, _ in boxes]
    assert places == sorted(places, reverse=direction == "rtl")
    ((_, _, _, height),) = page.locator("#kitchen-pour").evaluate_all(SIZES)
    assert height <= 110
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_scripts_it_can_be_chosen_and_counted(
    open_context: Callable[..., BrowserContext], kitchen: Host
) -> None:
    """Every step can be chosen; the bands with their sums, and what to read, open by a touch."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(kitchen.url("second/"))
    page.locator("#again-pour label").nth(2).click()
    expect(page.locator("#again-pour [value=mostly]")).to_be_checked()
    expect(page.get_by_text("Begin with water.")).to_be_hidden()
    bands(page).locator("summary").click()
    expect(bands(page)).to_contain_text("1 for the first step, 2 for the next, and so on.")
    expect(bands(page).get_by_text("(3 to 7)")).to_be_visible()
    expect(page.get_by_text("Begin with water.")).to_be_visible()
    page.locator(".scale-tips summary").click()
    expect(page.locator(".scale-tips li")).to_have_count(3)
    expect(page.get_by_role("button", name="Start again")).to_be_hidden()
