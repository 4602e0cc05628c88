"""What is kept on the device, and never lost: not by a reload, an editor, another tab or a storage in trouble."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser import mini_site
from browser.host import Host
from browser.user import (
    SPACE,
    agree,
    choose,
    expect_work,
    keep,
    kept,
    order,
    ours,
    sure,
    verdict,
    work_through,
)

FULL = """() => {
  let filler = "";
  for (let size = 1 << 23; size >= 1; size >>= 1) {
    const more = filler + "x".repeat(size);
    try { localStorage.setItem("/other/filler", more); filler = more; } catch { /* a smaller piece */ }
  }
}"""
THROWS = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'
FULL_SENTENCE = "The storage of this browser is full."
BLOCKED_SENTENCE = "This browser does not let the page keep anything."
DAMAGED_SENTENCE = "Part of what was kept here cannot be read."
NEWER_SENTENCE = "A newer version of this guide kept something here."


def test_a_reload_loses_nothing(page: Page, pocket: Host) -> None:
    """Everything ticked, answered and written is there after the page is loaded again."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    page.reload()
    expect_work(page)


def test_a_change_of_language_loses_nothing(page: Page, pocket: Host) -> None:
    """The page in Bulgarian, translated, and in Turkish, not translated yet, shows the same work."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    page.locator(".top__language summary").click()
    page.get_by_role("link", name="Български").click()
    expect(page.get_by_text("Вземи вода.").first).to_be_visible()
    expect_work(page)
    page.locator(".top__language summary").click()
    page.get_by_role("link", name="Türkçe").click()
    expect(page.locator("html")).to_have_attribute("lang", "tr")
    expect_work(page)


@pytest.fixture(scope="session")
def edited_site(workshop: Path) -> Path:
    """Build the pocket guide after an editor turned the order round, reworded items and put in new ones."""
    items = mini_site.CHECKLIST.split("- [ ] ")
    bread, map_ = items[2], items[3].removesuffix("///\n")
    new = 'Bring a friend. { #trip-friend for="eat" }\n'
    water = items[1].replace("Bring water.", "Take plenty of water with you.")
    checklist = items[0] + "".join("- [ ] " + item for item in (new, map_, bread, water)) + "///\n"
    question = mini_site.BAKER.replace("learned-baker", "learned-new").replace("bakes bread", "writes")
    quiz = mini_site.quiz(question, mini_site.OTHER_QUESTIONS, mini_site.BAKER.replace("Who bakes", "Whose work is"))
    before, rest = mini_site.PLAN.split("- Place")
    place, story = rest.split("- What happened", 1)
    weather = '- Weather { #day-weather for="eat" }'
    plan = before + "- What we saw" + story.replace("- When", f"- Town{place}{weather}\n- When", 1)
    text = f"# Practice\n\n{plan}\n{quiz}\n{checklist}"
    return mini_site.build(workshop, "edited", {"en/practice.md": text, "bg/practice.md": None})


def test_an_edit_of_the_page_loses_nothing(page: Page, pocket: Host, edited_site: Path) -> None:
    """What was done stays with its item when items are put in another order, reworded, and new ones put between."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    pocket.root = edited_site
    page.reload()
    expect(page.get_by_text("Take plenty of water with you.").first).to_be_visible()
    expect_work(page)
    expect(page.locator("#trip-friend input")).not_to_be_checked()
    expect(page.locator("#day-weather input")).to_have_value("")
    expect(page.locator("#learned-new :checked")).to_have_count(0)


@pytest.fixture(scope="session")
def moved_site(workshop: Path) -> Path:
    """Build the pocket guide with the activities on another page in a folder."""
    changes = {
        "en/practice.md": None,
        "bg/practice.md": None,
        "en/deep/work.md": mini_site.PRACTICE,
        "en/index.md": "# Pocket\n\nA [small guide](deep/work.md).\n",
    }
    return mini_site.build(workshop, "moved", changes, mini_site.NAV.replace("practice.md", "deep/work.md"))


def test_a_move_to_another_page_loses_nothing(page: Page, pocket: Host, moved_site: Path) -> None:
    """The work is found on the page to which the activities moved."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    pocket.root = moved_site
    page.goto(pocket.url("deep/work/"))
    expect_work(page)


@pytest.fixture(scope="session")
def corrected_site(workshop: Path) -> Path:
    """Build the pocket guide with another right answer to the first question."""
    text = mini_site.PRACTICE.replace("[x] The baker", "[ ] The baker").replace("[ ] The miller", "[x] The miller")
    return mini_site.build(workshop, "corrected", {"en/practice.md": text, "bg/practice.md": None})


def test_a_question_with_another_right_answer_starts_again_and_says_so(
    page: Page, pocket: Host, corrected_site: Path
) -> None:
    """That question alone is open again, with a sentence; all others stay answered."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    expect(page.locator("#learned .quiz-count")).to_have_text("Answered: 3 of 5")
    pocket.root = corrected_site
    page.reload()
    expect(verdict(page, "learned-baker")).to_have_text(
        "This question has changed since you answered it. Please answer it again."
    )
    expect(page.locator("#learned-baker :checked")).to_have_count(0)
    expect(page.locator("#learned .quiz-count")).to_have_text("Answered: 2 of 5")
    expect(verdict(page, "learned-day")).to_have_text("Right.")
    expect(verdict(page, "learned-drinks")).to_have_text("Not quite. Try once more.")
    choose(page, "learned-baker", "miller")
    expect(verdict(page, "learned-baker")).to_have_text("Right.")
    page.reload()
    expect(verdict(page, "learned-baker")).to_have_text("Right.")


def test_two_tabs_do_not_overwrite_each_other(context: BrowserContext, pocket: Host) -> None:
    """What is done in either tab shows in the other, while one is typing in one's own field, and both stay."""
    one, other = context.new_page(), context.new_page()
    one.goto(pocket.url("practice/"))
    other.goto(pocket.url("practice/"))
    other.locator("#day-story textarea").press_sequentially("from the other")
    one.locator("#trip-water label").click()
    one.locator("#day-place input").press_sequentially("from the one")
    choose(one, "learned-baker", "baker")
    expect(other.locator("#trip-water input")).to_be_checked()
    expect(other.get_by_text("Done: 1 of 3")).to_be_visible()
    expect(other.locator("#day-place input")).to_have_value("from the one")
    expect(verdict(other, "learned-baker")).to_have_text("Right.")
    other.locator("#day-story textarea").press_sequentially("!")
    other.locator("#trip-map label").click()
    other.locator("#day").get_by_role("button", name="Add a row").click()
    expect(one.locator("#day-story textarea")).to_have_value("from the other!")
    expect(one.get_by_text("Done: 2 of 3")).to_be_visible()
    expect(one.locator("#day-steps tbody tr")).to_have_count(3)
    one.reload()
    expect(one.locator("#day-story textarea")).to_have_value("from the other!")
    expect(one.locator("#day-place input")).to_have_value("from the one")
    expect(one.locator("#trip-map input")).to_be_checked()
    expect(one.locator("#trip-water input")).to_be_checked()


def test_clearing_in_one_tab_empties_the_other(context: BrowserContext, pocket: Host) -> None:
    """A tab left open shows that this device was cleared, and does not bring the old work back."""
    one, other = context.new_page(), context.new_page()
    one.goto(pocket.url("practice/"))
    one.locator("#trip-water label").click()
    one.locator("#day-place input").fill("Park")
    one.locator("#trip-bread label").click()
    other.goto(pocket.url("progress/"))
    agree(other, one)
    other.get_by_role("button", name="Clear this device").click()
    other.get_by_role("button", name="Yes, clear this device").click()
    expect(one.get_by_text("Done: 0 of 3")).to_be_visible()
    expect(one.locator("#day-place input")).to_have_value("")


def test_a_full_storage_is_said_and_loses_nothing(page: Page, pocket: Host) -> None:
    """With a storage filled to the last byte the page says so, keeps what it had, and saves all once there is room."""
    page.goto(pocket.url("practice/"))
    page.locator("#day-place input").fill("Park")
    page.locator("#trip-water label").click()
    before = ours(page)
    page.evaluate(FULL)
    page.locator("#day-story textarea").press_sequentially("A day that does not fit")
    state = page.locator("#day > .activity-state")
    expect(state).to_contain_text(FULL_SENTENCE)
    expect(state).not_to_contain_text("Saved")
    page.locator("#day-place input").press("End")
    page.keyboard.type(" and garden, which is longer")
    expect(page.locator("#day-story textarea")).to_have_value("A day that does not fit")
    assert ours(page) == before
    page.evaluate('localStorage.removeItem("/other/filler")')
    page.keyboard.type("!")
    expect(state).to_have_text("Saved on this device.")
    page.reload()
    expect(page.locator("#day-place input")).to_have_value("Park and garden, which is longer!")
    expect(page.locator("#day-story textarea")).to_have_value("A day that does not fit")
    expect(page.locator("#trip-water input")).to_be_checked()


def test_a_full_storage_never_loses_what_was_kept(page: Page, pocket: Host) -> None:
    """After a reload with the storage still full, what was kept before it was full is there."""
    page.goto(pocket.url("practice/"))
    page.locator("#day-place input").fill("Park")
    page.evaluate(FULL)
    page.locator("#day-place input").press("End")
    page.keyboard.type(" and a lot that does not fit")
    page.locator("#day-story textarea").fill("Neither does this")
    choose(page, "learned-baker", "baker")
    expect(verdict(page, "learned-baker")).to_have_text("Right.")
    expect(page.locator("#learned > .activity-state")).to_contain_text(FULL_SENTENCE)
    page.reload()
    expect(page.locator("#day-place input")).to_have_value("Park")
    expect(page.locator("#day-story textarea")).to_have_value("")


def test_a_blocked_storage_is_said_and_everything_works(
    open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """Where the browser refuses any storage, each activity says so at once and works until the page is left."""
    context = open_context()
    context.add_init_script(THROWS)
    page = context.new_page()
    page.goto(pocket.url("practice/"))
    for activity in ("trip", "learned", "day"):
        expect(page.locator(f"#{activity} > .activity-state")).to_contain_text(BLOCKED_SENTENCE)
    work_through(page)
    expect_work(page)
    expect(page.get_by_text("Done: 1 of 3")).to_be_visible()
    expect(page.locator("#day > .activity-state")).not_to_contain_text("Saved")
    page.locator("#trip").get_by_role("button", name="Untick all").click()
    page.locator("#trip").get_by_role("button", name="Undo").click()
    expect(page.locator("#trip-water input")).to_be_checked()
    page.goto(pocket.url("progress/"))
    expect(page.locator("activity-progress > .activity-state")).to_contain_text(BLOCKED_SENTENCE)


RUBBISH = ("{not json", "null", "5", '"text"', "[]", "{}", '{"v":5}', '{"v":{"a":1}}', '{"v":null}', '{"v":["x"]}', "")


def test_rubbish_in_the_storage_is_said_and_kept_aside(page: Page, pocket: Host) -> None:
    """What cannot be read is said, does not stop anything, and is not thrown away even when the field is used again."""
    page.goto(pocket.url("practice/"))
    page.locator("#trip-bread label").click()
    for rubbish in RUBBISH:
        for item in ("trip-water", "learned-baker", "learned-day", "learned-animals", "day-place", "day-steps"):
            keep(page, f"{SPACE}item.{item}", rubbish)
        page.reload()
        for activity in ("trip", "learned", "day"):
            expect(page.locator(f"#{activity} > .activity-state")).to_contain_text(DAMAGED_SENTENCE)
        expect(page.locator("#trip-water input")).not_to_be_checked()
        expect(page.locator("#trip-bread input")).to_be_checked()
        expect(page.locator("#learned .quiz-count")).to_have_text("Answered: 0 of 5")
        expect(page.locator("#day-steps tbody tr")).to_have_count(2)
        assert kept(page)[f"{SPACE}item.day-place"] == rubbish
        page.locator("#day-place input").fill("Park")
        assert kept(page)[f"{SPACE}damaged.day-place"] == rubbish
    choose(page, "learned-baker", "baker")
    page.reload()
    expect(page.locator("#day-place input")).to_have_value("Park")
    expect(verdict(page, "learned-baker")).to_have_text("Right.")


@pytest.mark.parametrize("kind_of_value", ['{"v":true}', '{"v":"no such option","r":7,"d":1,"n":"x"}'])
def test_a_value_of_another_kind_does_no_harm(page: Page, pocket: Host, kind_of_value: str) -> None:
    """A tick where a text is expected, or an answer that no longer exists, leaves every activity working."""
    page.goto(pocket.url("practice/"))
    for item in ("trip-water", "learned-baker", "learned-day", "learned-animals", "day-place", "day-mood", "day-steps"):
        keep(page, f"{SPACE}item.{item}", kind_of_value)
    page.reload()
    expect(page.locator("#day-steps tbody tr")).to_have_count(2)
    assert sorted(order(page, "learned-day")) == ["evening", "morning", "noon"]
    choose(page, "learned-baker", "baker")
    expect(verdict(page, "learned-baker")).to_have_text("Right.")
    page.locator("#day-place input").fill("Park")
    page.reload()
    expect(page.locator("#day-place input")).to_have_value("Park")


def newer_data(page: Page) -> dict[str, str]:
    """Leave what a newer version of the guide might keep."""
    keep(page, f"{SPACE}schema", "2")
    keep(page, f"{SPACE}item.trip-water", '{"ticked": ["2027-01-01"]}')
    keep(page, f"{SPACE}item.day-place", json.dumps({"v": "Park", "more": True}))
    return ours(page)


def test_a_newer_versions_data_is_left_untouched(page: Page, pocket: Host) -> None:
    """Data of a newer version is said in words and stays as it is, byte for byte, whatever the reader does."""
    page.goto(pocket.url("practice/"))
    before = newer_data(page)
    page.reload()
    for activity in ("trip", "learned", "day"):
        expect(page.locator(f"#{activity} > .activity-state")).to_contain_text(NEWER_SENTENCE)
    work_through(page)
    expect_work(page)
    page.locator("#trip").get_by_role("button", name="Untick all").click()
    page.locator("#day").get_by_role("button", name="Clear this form").click()
    sure(page, "Clear this form")
    assert ours(page) == before


def test_newer_data_that_arrives_while_the_page_is_open_is_left_untouched(page: Page, pocket: Host) -> None:
    """A tab that was open before a newer version began to keep its data stops writing over it."""
    page.goto(pocket.url("practice/"))
    page.locator("#trip-bread label").click()
    before = newer_data(page)
    page.locator("#trip-water label").click()
    expect(page.locator("#trip > .activity-state")).to_contain_text(NEWER_SENTENCE)
    page.locator("#day-place input").fill("Elsewhere")
    assert ours(page) == before


@pytest.mark.parametrize(
    "text", ["Ъгълът на ъгъла: щъркели, ЖЪЛТИ. " * 61, "İstanbul’da ışık: ŞIK, ĞÜÇ, ığüşöç. " * 57], ids=["bg", "tr"]
)
def test_two_thousand_letters_fit_in_a_field(page: Page, pocket: Host, text: str) -> None:
    """A long text in Cyrillic or Turkish is kept letter by letter, and the field grows with it."""
    text = text[:2000]
    page.goto(pocket.url("practice/"))
    field = page.locator("#day-story textarea")
    field.focus()
    page.keyboard.insert_text(text[:1970])
    field.press_sequentially(text[1970:])
    expect(page.locator("#day > .activity-state")).to_have_text("Saved on this device.")
    page.reload()
    expect(field).to_have_value(text)
    assert field.evaluate("field => field.scrollHeight - field.clientHeight") <= 2, "part of the text is out of sight"


def test_clearing_this_device_leaves_nothing_of_ours_and_all_of_others(context: BrowserContext, pocket: Host) -> None:
    """Ticks, answers, texts, the seed and the choice of colours go; what other sites of the origin keep stays."""
    page = context.new_page()
    page.goto(pocket.origin + "/other/")
    foreign = {
        "theme": "dark",
        "activities:/other/:item.trip-water": '{"v":true}',
        "activities:/:item.trip-water": '{"v":true}',
        "activities:/peer-mentoring/second/:item.trip-water": '{"v":true}',
        "activities:/peer-mentoring": "x",
    }
    for key, value in foreign.items():
        keep(page, key, value)
    page.goto(pocket.url("practice/"))
    expect(page.locator("#trip-water input")).not_to_be_checked()
    page.get_by_role("button", name="Dark colours").click()
    work_through(page)
    assert {f"{SPACE}frame.seed", f"{SPACE}frame.theme", f"{SPACE}schema"} < set(ours(page))
    keep(page, f"{SPACE}damaged.trip-map", "?")
    page.goto(pocket.url("progress/"))
    page.get_by_role("button", name="Clear this device").click()
    expect(page.get_by_text("This forgets everything that you ticked")).to_be_visible()
    assert len(ours(page)) > 10, "nothing may go before the reader says yes"
    page.get_by_role("button", name="Cancel").click()
    assert len(ours(page)) > 10
    page.get_by_role("button", name="Clear this device").click()
    page.get_by_role("button", name="Yes, clear this device").click()
    expect(page.get_by_text("Nothing of this guide is left on this device.")).to_be_visible()
    assert kept(page) == foreign
    page.goto(pocket.url("practice/"))
    expect(page.get_by_text("Done: 0 of 3")).to_be_visible()
    expect(page.locator("#day-place input")).to_have_value("")


def test_a_newer_versions_data_can_be_cleared(page: Page, pocket: Host) -> None:
    """A reader who asks for it clears also what this version cannot read, and can begin again."""
    page.goto(pocket.url("progress/"))
    newer_data(page)
    page.reload()
    page.get_by_role("button", name="Clear this device").click()
    page.get_by_role("button", name="Yes, clear this device").click()
    assert ours(page) == {}
    page.goto(pocket.url("practice/"))
    page.locator("#trip-water label").click()
    expect(page.locator("#trip > .activity-state")).to_have_text("Saved on this device.")


def test_a_page_brought_back_from_memory_shows_what_was_done_since(page: Page, pocket: Host) -> None:
    """A page that the browser had put aside whole, and shows again on the way back, shows the work as it is now."""
    page.goto(pocket.url("practice/"))
    page.locator("#trip-water label").click()
    page.evaluate("(space) => localStorage.removeItem(space + 'item.trip-water')", SPACE)
    keep(page, f"{SPACE}item.day-place", '{"v":"Park"}')
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")  # as browsers do then
    expect(page.get_by_text("Done: 0 of 3")).to_be_visible()
    expect(page.locator("#day-place input")).to_have_value("Park")
