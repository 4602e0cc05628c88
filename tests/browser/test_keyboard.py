"""The whole of a page by keyboard alone: Tab, Space, arrows and Enter, with the focus in sight at every stop."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host
from browser.user import order

# What has the focus, and whether that can be seen: an outline, inside the window, not under anything else.
FOCUS = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const { left, top, width, height } = one.getClientRects()[0] ?? one.getBoundingClientRect(); // its first line
  const at = document.elementFromPoint(left + Math.min(width / 2, 30), top + Math.min(height / 2, 12));
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = top >= 0 && left >= 0 && top + Math.min(height, 20) <= innerHeight && left < innerWidth;
  return {
    tag: one.localName, type: one.type || "", value: one.value ?? "", item: one.dataset.item || "",
    role: one.dataset.do || "", question: one.closest(".quiz-question")?.id || "",
    option: one.closest("[data-option]")?.dataset.option || "", activity: one.closest(".activity")?.id || "",
    seen: outlined && inside && (at === one || one.contains(at) || Boolean(at?.contains(one))),
    text: `${one.outerHTML.slice(0, 120)} ${style.outline} ${Math.round(top)} ${at?.outerHTML.slice(0, 60)}`,
  };
}"""
CHOICES = {"learned-baker": ["baker"], "learned-wet": ["true"], "learned-drinks": ["milk", "tea"]}
DAY = ["morning", "noon", "evening"]
TYPED = {"day-place": "Школата", "day-story": "Bir gün", "day-sign": "A. B."}


def arrow_to(page: Page, *wanted: str) -> None:
    """Go on with the arrow key until what has the focus has the value that is wanted."""
    for _ in range(4):
        if page.evaluate("document.activeElement.value") not in wanted:
            page.keyboard.press("ArrowDown")


def answer_question(page: Page, stop: dict[str, str]) -> None:
    """Do with the keyboard what answers a question."""
    wanted = CHOICES.get(stop["question"], [])
    if stop["type"] == "radio":
        page.keyboard.press("Space")
        arrow_to(page, *wanted)
    elif stop["type"] == "checkbox" and stop["value"] in wanted:
        page.keyboard.press("Space")
    elif stop["role"] in {"up", "down"}:
        away = DAY.index(stop["option"]) - order(page, stop["question"]).index(stop["option"])
        for _ in range(away if stop["role"] == "down" else -away):
            page.keyboard.press("Enter")
    elif stop["tag"] == "select":
        arrow_to(page, stop["option"])
    elif stop["role"] == "check":
        page.keyboard.press("Enter")


def fill_in(page: Page, stop: dict[str, str]) -> None:
    """Do with the keyboard what ticks a box of the list or fills in a field of the form."""
    item = stop["item"]
    if item.startswith("trip-") or item == "day-bye":
        page.keyboard.press("Space")
    elif stop["type"] == "radio":
        page.keyboard.press("Space")
        arrow_to(page, "good")
    elif stop["type"] == "date" and not stop["value"]:
        page.keyboard.type("11232026")
    elif item in TYPED or item.endswith(".who"):
        page.keyboard.type(TYPED.get(item, "Ana"))


@pytest.mark.parametrize("width", [1280, 360])
def test_all_activities_can_be_done_by_keyboard(
    open_context: Callable[..., BrowserContext], pocket: Host, width: int
) -> None:
    """One of each type of question, a checklist and a form are completed, and the focus is in sight at each stop."""
    page = open_context(viewport={"width": width, "height": 740}, locale="en-US").new_page()
    page.goto(pocket.url("practice/"))
    lost: list[str] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "body":
            break
        if not stop["seen"]:
            lost.append(stop["text"])
        if stop["role"] == "copy":
            break
        if stop["role"] == "next":  # where one question is seen at a time
            page.keyboard.press("Enter")
            continue
        (answer_question if stop["question"] else fill_in)(page, stop)
    assert not lost, "\n".join(lost)
    expect(page.get_by_text("Done: 3 of 3")).to_be_visible()
    expect(page.locator("#learned .quiz-score")).to_contain_text("All 5 right at the first try.")
    for item, text in TYPED.items():
        expect(page.locator(f"[data-item={item}]")).to_have_value(text)
    expect(page.locator("[data-item=day-when]")).to_have_value("2026-11-23")
    expect(page.locator("[data-item=day-mood][value=good]")).to_be_checked()
    expect(page.locator("[data-item=day-bye]")).to_be_checked()
    expect(page.locator("[data-item='day-steps.2.who']")).to_have_value("Ana")


def test_the_frame_by_keyboard(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """The skip link comes first; menu, languages and colours open by keyboard and Escape closes what is open."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(live.url("roles/"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null"), "the drawer's first stop is in the drawer"
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Find in the guide")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Български")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Български")).to_be_hidden()
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute("aria-pressed", "true")
    page.evaluate("document.activeElement.blur()")


def test_the_skip_link_leads_to_the_text(page: Page, live: Host) -> None:
    """After the skip link, the next stop is in the text and not in the menu."""
    page.goto(live.url("roles/"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_links_of_a_closed_drawer_take_no_stop(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """On a phone no stop of the keyboard is in a closed menu or list, and every stop can be seen."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(live.url("about/"))
    passed = 0
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "body":
            break
        assert stop["seen"], stop["text"]
        assert not page.evaluate("document.activeElement.closest('.menu, .toc, .top__language ul')"), stop["text"]
        passed += 1
    assert 5 < passed < 80
