"""My progress begins with how far one is and what is next, and asks again what went wrong at the first try."""

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.host import Host
from browser.test_progress import row
from browser.user import SPACE, choose, keep, kept, verdict

TODAY = int(time.time() // 86400)


def total(page: Page) -> Locator:
    """Give what stands before the list: the sentence, the bar, the link."""
    return page.locator(".progress-total")


def practice(page: Page) -> Locator:
    """Give the list of questions to practise, opened."""
    part = page.locator(".progress-practice")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    return part


def answer(page: Page, question: str, given: str, right: str, **more: int) -> None:
    """Leave a checked answer."""
    keep(page, f"{SPACE}item.{question}", json.dumps({"v": given, "r": right, "d": 1, "n": 1, **more}))


@pytest.fixture
def progress(page: Page, pocket: Host) -> Page:
    """Open the page."""
    page.goto(pocket.url("progress/"))
    return page


def test_the_total_stands_first_with_a_bar_and_what_is_next(progress: Page) -> None:
    """Before the list; for who has done nothing yet, the first activity is next."""
    expect(total(progress)).to_contain_text("You have worked through 0 of 3 activities.")
    expect(total(progress).get_by_role("link")).to_have_text("Next: Before the trip")
    places = [part.bounding_box() for part in (total(progress), progress.locator("[data-items]").first)]
    above, below = (box["y"] for box in places if box)
    assert above < below < progress.evaluate("document.body.scrollHeight")


def test_what_is_next_follows_what_was_done(page: Page, pocket: Host) -> None:
    """The activity begun last, until it is done; then the next one in the menu's order."""
    page.goto(pocket.url("practice/"))
    page.locator("#day-place input").fill("Park")
    page.goto(pocket.url("progress/"))
    expect(total(page).get_by_role("link")).to_have_text("Next: The day")
    page.goto(pocket.url("practice/"))
    for item in ("water", "bread", "map"):
        page.locator(f"#trip-{item} label").click()
    page.goto(pocket.url("progress/"))
    expect(total(page)).to_contain_text("You have worked through 1 of 3 activities.")
    assert round(page.locator("progress").evaluate("bar => bar.value * 3")) == 1
    total(page).get_by_role("link", name="Next: What did you learn?").click()
    expect(page).to_have_url(pocket.url("practice/#learned"))


def test_done_is_not_right(progress: Page) -> None:
    """A quiz tells how many are answered and how many were right at once; an old record counts as it stands."""
    answer(progress, "learned-baker", "baker", "baker", f=1, t=TODAY)
    answer(progress, "learned-wet", "true", "true", f=0, t=TODAY)
    answer(progress, "learned-drinks", "milk", "milk tea", f=0, t=TODAY)
    answer(progress, "learned-day", "morning noon evening", "morning noon evening")
    answer(progress, "learned-animals", "bee=bee cow=cow cat=cat", "bee cat cow")
    progress.reload()
    expect(row(progress, "What did you learn?")).to_contain_text("5 of 5 answered, 3 right at the first try")
    answer(progress, "learned-animals", "bee=cow cow=bee cat=cat", "bee cat cow")
    progress.reload()
    expect(row(progress, "What did you learn?")).to_contain_text("5 of 5 answered, 2 right at the first try")


def test_what_is_not_begun_is_quiet(progress: Page) -> None:
    """Only what is begun is bold."""
    keep(progress, f"{SPACE}item.trip-water", '{"v":true}')
    progress.reload()
    weight = "state => getComputedStyle(state).fontWeight"
    assert row(progress, "Before the trip").locator(".progress-state").evaluate(weight) == "700"
    assert row(progress, "The day").locator(".progress-state").evaluate(weight) == "400"


CASES: dict[str, tuple[dict[str, object], str]] = {
    "wrong": ({"v": "smith", "d": 1, "n": 1, "f": 0, "t": TODAY}, "not right yet"),
    "opened again": ({"v": "", "d": 0, "n": 1, "f": 0, "t": TODAY}, "not right yet"),
    "right at the second try": ({"v": "baker", "d": 1, "n": 2, "f": 0, "t": TODAY - 6}, ""),
    "the same a week later": ({"v": "baker", "d": 1, "n": 2, "f": 0, "t": TODAY - 7}, "do you still know it?"),
    "wrong a week ago": ({"v": "smith", "d": 1, "n": 1, "f": 0, "t": TODAY - 8}, "do you still know it?"),
    "right at once": ({"v": "baker", "d": 1, "n": 1, "f": 1, "t": TODAY - 30}, ""),
    "right at once, opened again": ({"v": "", "d": 0, "n": 2, "f": 1, "t": TODAY}, ""),
    "chosen, not checked": ({"v": "smith", "d": 0, "n": 0}, ""),
    "old and wrong": ({"v": "smith", "d": 1, "n": 0}, "not right yet"),
    "old and opened again": ({"v": "", "d": 0, "n": 1}, "not right yet"),
    "old and right": ({"v": "baker", "d": 1, "n": 3}, ""),
    "another question since": ({"v": "smith", "r": "smith miller", "d": 1, "n": 1, "f": 0, "t": TODAY}, ""),
}


@pytest.mark.parametrize("case", CASES)
def test_a_question_waits_until_it_is_right_and_comes_again_after_a_week(progress: Page, case: str) -> None:
    """Whatever its record looks like, of this version or an older one."""
    record, sentence = CASES[case]
    keep(progress, f"{SPACE}item.learned-baker", json.dumps({"r": "baker", **record}))
    progress.reload()
    rows = practice(progress).get_by_role("listitem")
    if sentence:
        expect(rows).to_have_text([f"Who bakes bread? {_whole(sentence)}"])
    else:
        expect(rows).to_have_count(0)
        expect(practice(progress).locator("summary")).to_have_text("Questions to practise again: 0")


def _whole(sentence: str) -> str:
    return f"After a week: {sentence}" if sentence.endswith("?") else sentence


def test_the_questions_lead_to_themselves_and_are_asked_anew(progress: Page, pocket: Host) -> None:
    """By chapter, each in its own words; those that were not opened stay as they are."""
    answer(progress, "learned-baker", "smith", "baker", f=0, t=TODAY)
    answer(progress, "learned-wet", "false", "true", f=0, t=TODAY)
    progress.reload()
    expect(practice(progress).locator("summary")).to_have_text("Questions to practise again: 2")
    expect(practice(progress).get_by_role("heading")).to_have_text(["Practice"])
    practice(progress).get_by_role("link", name="Water is wet.").click()
    expect(progress).to_have_url(pocket.url("practice/#learned-wet"))
    expect(progress.locator("#learned-wet :checked")).to_have_count(0)
    expect(verdict(progress, "learned-baker")).to_be_visible()
    choose(progress, "learned-wet", "true")
    assert json.loads(kept(progress)[f"{SPACE}item.learned-wet"])["v"] == "true"


def test_all_of_them_can_be_practised(progress: Page, pocket: Host) -> None:
    """One button opens all of them anew and leads to the first; what was right at once stays answered."""
    answer(progress, "learned-baker", "smith", "baker", f=0, t=TODAY)
    answer(progress, "learned-wet", "true", "true", f=1, t=TODAY - 20)
    answer(progress, "learned-drinks", "milk", "milk tea", f=0, t=TODAY - 9)
    progress.reload()
    practice(progress).get_by_role("button", name="Practise these").click()
    expect(progress).to_have_url(pocket.url("practice/#learned-baker"))
    expect(progress.locator("#learned-baker :checked, #learned-drinks :checked")).to_have_count(0)
    expect(verdict(progress, "learned-wet")).to_have_text("Right.")
    record = json.loads(kept(progress)[f"{SPACE}item.learned-drinks"])
    assert (record["f"], record["t"]) == (0, TODAY - 9)


def test_without_scripts_the_page_says_what_would_be_there(
    open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """The part opens, and says which questions come there; there is no empty total."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(pocket.url("progress/"))
    expect(total(page)).to_be_hidden()
    practice(page)
    expect(page.get_by_text("Then the question comes here")).to_be_visible()
    expect(page.get_by_role("button", name="Practise these")).to_be_hidden()
