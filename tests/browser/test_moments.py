"""What a reader sees who has just finished something: a drawing, a sentence and the next step, at that moment only."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser import mini_site
from browser.host import Host
from browser.test_first_screen import SHIFTS
from browser.user import agree

STAGE = """\
# Stage 1: The oven { #stage-1 }

/// checklist | Ready for the oven
    id: oven

- [ ] It is hot. { #oven-hot for="eat" }
- [ ] It is clean. { #oven-clean for="eat" }
///

/// quiz | About the oven
    id: heat

1.  What is an oven for? { #heat-what for="eat" }

    - [ ] To sit in { #sit }
    - [x] To bake in { #bake }
///

/// plan | My oven
    id: mine

- Where it stands { #mine-where for="eat" }
///
"""
NAV = mini_site.NAV.replace("  - food.md\n", "  - stage.md\n  - food.md\n")


def moment(page: Page, activity: str) -> Locator:
    """Give the place of an activity where the moment is shown."""
    return page.locator(f"#{activity} .activity-moment")


def tick(page: Page, *items: str) -> None:
    """Tick boxes, or take their ticks away."""
    for item in items:
        page.locator(f"#{item} input").click()


@pytest.fixture(scope="module")
def stage_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a pocket guide with a stage."""
    return mini_site.build(tmp_path_factory.mktemp("stage"), "stage", {"en/stage.md": STAGE}, NAV)


@pytest.fixture
def oven(page: Page, pocket: Host, stage_site: Path) -> Page:
    """Open the page of the stage."""
    pocket.root = stage_site
    page.goto(pocket.url("stage/"))
    return page


def test_a_list_that_is_done_gets_a_drawing_and_the_next_step(page: Page, pocket: Host) -> None:
    """The last tick brings it, said politely and without taking the focus; an unticked box takes it away."""
    page.goto(pocket.url("practice/"))
    tick(page, "trip-water", "trip-bread")
    here = moment(page, "trip")
    expect(here).to_be_empty()
    tick(page, "trip-map")
    expect(here).to_contain_text("You ticked the whole list.")
    expect(here.locator("svg")).to_be_visible()
    expect(here.locator("svg")).to_have_attribute("aria-hidden", "true")
    expect(here).to_have_attribute("aria-live", "polite")
    expect(page.locator("#trip-map input")).to_be_focused()
    link = here.get_by_role("link", name="Next: What did you learn?")
    expect(link).to_have_attribute("href", "#learned")
    tick(page, "trip-map")
    expect(here).to_be_empty()


def test_what_was_done_before_shows_nothing_and_moves_nothing(page: Page, pocket: Host) -> None:
    """After a reload the count says that all is done; no drawing comes later and pushes the text down."""
    page.goto(pocket.url("practice/"))
    tick(page, "trip-water", "trip-bread", "trip-map")
    expect(moment(page, "trip").locator("svg")).to_be_visible()
    page.add_init_script(SHIFTS)
    page.reload()
    expect(page.get_by_text("Done: 3 of 3")).to_be_visible()
    expect(moment(page, "trip")).to_be_empty()
    assert page.evaluate("shifts") == []


def test_the_last_tick_in_another_tab_moves_nothing_here(tabs: tuple[Page, Page]) -> None:
    """A tab that the reader is not in counts the tick, and shows no drawing."""
    one, other = tabs
    for tab in tabs:
        tab.goto(one.url)
    other.evaluate("document.hasFocus = () => false")
    tick(one, "trip-water", "trip-bread", "trip-map")
    expect(moment(one, "trip").locator("svg")).to_be_visible()
    agree(one, other)
    expect(other.get_by_text("Done: 3 of 3")).to_be_visible()
    expect(moment(other, "trip")).to_be_empty()


def test_a_quiz_with_a_wrong_answer_gets_no_drawing_yet(oven: Page) -> None:
    """It comes when every answer is right; until then the score leads on by itself."""
    sit, bake = (oven.locator(f"#heat-what [data-option={option}] label") for option in ("sit", "bake"))
    for _ in range(2):
        sit.click()
        oven.locator("#heat-what [data-do=check]").click()
        bake.click()
        sit.click()
        if oven.locator("#heat-what [data-do=see]").is_visible():
            oven.locator("#heat-what [data-do=see]").click()
            break
    expect(oven.locator("#heat .quiz-score")).to_contain_text("Right at the first try: 0 of 1.")
    expect(moment(oven, "heat")).to_be_empty()
    expect(oven.locator("#heat .quiz-score a[rel=next]")).to_be_visible()
    oven.get_by_role("button", name="Try the wrong ones again").click()
    bake.click()
    oven.locator("#heat-what [data-do=check]").click()
    expect(moment(oven, "heat")).to_contain_text("Every answer is right now.")
    expect(moment(oven, "heat").locator("a")).to_have_text("Next: My oven")


def test_a_stage_that_is_finished_is_said_with_its_name(oven: Page) -> None:
    """When its lists are ticked and its quizzes right, whatever came last, the stage has a drawing of its own."""
    oven.locator("#heat-what [data-option=bake] label").click()
    oven.locator("#heat-what [data-do=check]").click()
    expect(moment(oven, "heat")).to_contain_text("Every answer is right now.")
    tick(oven, "oven-hot", "oven-clean")
    here = moment(oven, "oven")
    expect(here).to_contain_text("You have finished “Stage 1: The oven”.")
    assert here.locator("svg").inner_html() != moment(oven, "heat").locator("svg").inner_html()
    here.get_by_role("link", name="Next: Food").click()
    expect(oven.get_by_role("heading", level=1, name="Food")).to_be_visible()


@pytest.mark.parametrize(("wish", "name"), [("reduce", "none"), ("no-preference", "moment")])
def test_a_drawing_moves_only_where_motion_is_welcome(
    open_context: Callable[..., BrowserContext], pocket: Host, wish: str, name: str
) -> None:
    """Who asked their phone for less motion sees it still."""
    page = open_context(reduced_motion=wish).new_page()
    page.goto(pocket.url("practice/"))
    tick(page, "trip-water", "trip-bread", "trip-map")
    drawing = moment(page, "trip").locator("svg")
    assert drawing.evaluate("one => getComputedStyle(one).animationName") == name
