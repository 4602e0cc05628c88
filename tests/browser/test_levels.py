"""What is more, and what means something, is seen at a glance: sizes of letters, heights, colours and signs."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host
from browser.user import come_near

LEVELS = ("h1", "h2", ".activity-title", "h3", ".activity-group", "legend", ".plan-label", ".plan-help p")
"""From the page down to what helps with one field: h2 and h3 are put into the text, since no page has all of them."""
HEADINGS = "document.querySelector('h1').insertAdjacentHTML('afterend', '<h2>Section</h2><h3>Part</h3>')"
STYLES = """(one) => {
  const { backgroundColor, borderTopColor, borderTopStyle, color, fontSize, fontWeight } = getComputedStyle(one);
  return { backgroundColor, borderTopColor, borderTopStyle, color, fontSize: parseFloat(fontSize), fontWeight };
}"""
SIGN = "one => getComputedStyle(one, '::before').content"


def look(page: Page, selector: str) -> dict[str, Any]:
    """Give how something looks."""
    style: dict[str, Any] = page.locator(selector).first.evaluate(STYLES)
    return style


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, open_context: Callable[..., BrowserContext], pocket: Host) -> Page:
    """Open the page with activities, in each scheme, on a phone; all questions are seen at once."""
    page = open_context(viewport={"width": 360, "height": 740}, color_scheme=request.param).new_page()
    page.goto(pocket.url("practice/"))
    come_near(page, "#learned .quiz-question")
    page.get_by_text("How to do this quiz").click()
    page.get_by_label("Show all questions at once").check()
    return page


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_each_level_is_larger_than_the_one_below(
    open_context: Callable[..., BrowserContext], pocket: Host, width: int
) -> None:
    """Page, section, activity, part, group, question, label and help: no two have the same size of letters."""
    page = open_context(viewport={"width": width, "height": 740}).new_page()
    page.goto(pocket.url("practice/"))
    come_near(page, "#day")
    page.evaluate(HEADINGS)
    sizes = [look(page, f".md-typeset {level}")["fontSize"] for level in LEVELS]
    steps = [large - small for large, small in pairwise(sizes)]
    assert min(steps) >= 0.9, dict(zip(LEVELS, sizes, strict=True))
    assert min(steps[:2]) > 3, "a page, its sections and its activities differ most"


def test_an_activity_stands_apart_from_the_text(scheme: Page) -> None:
    """It has a frame and a ground of its own, and its kind and title lie on a band of another colour."""
    card, band, page = look(scheme, "#trip"), look(scheme, "#trip > .activity-title"), look(scheme, "body")
    assert len({card["backgroundColor"], band["backgroundColor"], page["backgroundColor"]}) == 3
    assert card["borderTopStyle"] == "solid"
    kind, title = (scheme.locator(f"#trip > .activity-{part}").bounding_box() for part in ("kind", "title"))
    assert kind
    assert title
    assert kind["y"] + kind["height"] == pytest.approx(title["y"], abs=1), "the label is close to its title"


def test_an_option_is_as_tall_as_its_words_ask(scheme: Page) -> None:
    """One line makes a target of 44 px and no more than a frame around it; longer words get the same small room."""
    option = scheme.locator("#learned-baker [data-option=smith]")
    label = option.locator("label").bounding_box()
    assert label
    assert label["height"] >= 44
    assert label["width"] > 250
    height = option.evaluate("one => one.offsetHeight")
    assert height <= 48
    words = option.locator("label > span")
    words.evaluate(
        "one => { one.textContent = 'He works with iron and fire from morning to night, all year. '.repeat(2) }"
    )
    assert option.evaluate("one => one.offsetHeight") - words.evaluate("one => one.offsetHeight") <= 24


def test_what_is_chosen_right_or_wrong_has_its_own_colours_and_sign(scheme: Page) -> None:
    """Four options, four looks: left alone, chosen, right and wrong; a sign stands before the words that say it."""
    row = "#learned-baker [data-option={}]"
    plain = look(scheme, row.format("tailor"))
    scheme.locator(row.format("smith") + " label").click()
    chosen = look(scheme, row.format("smith"))
    scheme.locator("#learned-baker [data-do=check]").click()
    expect(scheme.locator(row.format("smith") + " .quiz-mark")).to_have_text("not right")
    wrong = look(scheme, row.format("smith"))
    verdict = scheme.locator("#learned-baker .quiz-verdict")
    assert "≈" in verdict.evaluate(SIGN)
    scheme.locator(row.format("baker") + " label").click()
    scheme.locator("#learned-baker [data-do=check]").click()
    expect(scheme.locator(row.format("baker") + " .quiz-mark")).to_have_text("right")
    right = look(scheme, row.format("baker"))
    for part in ("backgroundColor", "borderTopColor"):
        assert len({one[part] for one in (plain, chosen, wrong, right)}) == 4, part
    assert (wrong["borderTopStyle"], right["borderTopStyle"]) == ("dashed", "solid")
    assert "✓" in verdict.evaluate(SIGN)


def test_a_hint_a_danger_and_what_is_kept_have_their_own_colours_and_signs(scheme: Page) -> None:
    """None of them looks like another, or like what is right or wrong."""
    hint = look(scheme, ".quiz-hint summary")
    assert "?" in scheme.locator(".quiz-hint summary").first.evaluate(SIGN)
    scheme.locator("#trip-water input").click()
    state = scheme.locator("#trip > .activity-state")
    expect(state).to_have_class("activity-state is-saved")
    saved = look(scheme, "#trip > .activity-state")
    assert state.evaluate("one => getComputedStyle(one, '::before').borderBottomWidth") == "5px"
    scheme.locator("#trip [data-do=reset]").click()
    expect(state).to_have_class("activity-state")
    names = ("--good", "--wrong", "--hint", "--danger", "--saved", "--brand")
    read = "(one, names) => names.map((name) => getComputedStyle(one).getPropertyValue(name))"
    assert len(set(scheme.locator("#trip").evaluate(read, names))) == len(names)
    assert hint["color"] != saved["color"]


def test_a_drawing_is_dark_where_the_page_is_dark(open_context: Callable[..., BrowserContext], pocket: Host) -> None:
    """It follows the page, and so also a reader who chose the other scheme than their phone's."""
    seen = {}
    for phone in ("light", "dark"):
        page = open_context(color_scheme=phone).new_page()
        page.goto(pocket.url())
        page.evaluate("document.querySelector('h1').outerHTML = '<img src=\"assets/stages-2.svg\">'")
        drawing = page.locator("main img")
        for chosen in ("light", "dark"):
            page.evaluate("scheme => { document.documentElement.dataset.theme = scheme }", chosen)
            seen[phone, chosen] = drawing.screenshot()
    assert seen["light", "light"] != seen["light", "dark"]
    assert seen["light", "light"] == seen["dark", "light"]
    assert seen["light", "dark"] == seen["dark", "dark"]
