"""What a reader does in the pocket guide, and what must then be seen, wherever it stands and in whatever words."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

SPACE = "activities:/peer-mentoring/:"
STORY = "İlk gün: Ayşe’nin ÇĞIİŞÖÜ ığş. Първи ден: Ъгъл, ъгъл, ЩЮЯ."


def kept(page: Page) -> dict[str, str]:
    """Give everything that the origin keeps on the device."""
    found: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return found


def ours(page: Page) -> dict[str, str]:
    """Give what this site keeps."""
    return {key: value for key, value in kept(page).items() if key.startswith(SPACE)}


def keep(page: Page, key: str, value: str) -> None:
    """Put something in the storage, as an older visit left it."""
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])


def agree(one: Page, other: Page) -> None:
    """Wait until a tab has heard of all that another one wrote: browsers tell each other in a moment, not at once."""
    entries = "JSON.stringify(Object.entries(localStorage).sort())"
    one.wait_for_function(f"other => {entries} === other", arg=other.evaluate(entries))


def state(page: Page, activity: str = "day") -> Locator:
    """Give the sentence that an activity says."""
    return page.locator(f"#{activity} > .activity-state")


def way_back(page: Page, activity: str = "day") -> Locator:
    """Give the line that offers what was cleared."""
    return page.locator(f"#{activity} > .activity-cleared")


def value(page: Page, item: str) -> object:
    """Give what is kept for an item, or nothing."""
    text = kept(page).get(f"{SPACE}item.{item}")
    return json.loads(text)["v"] if text else None


def place(page: Page) -> Locator:
    """Give the field of one line."""
    return page.locator("#day-place input")


def story(page: Page) -> Locator:
    """Give the field of many lines."""
    return page.locator("#day-story textarea")


def when(page: Page) -> Locator:
    """Give the date."""
    return page.locator("#day-when input")


def who(page: Page, row: int) -> Locator:
    """Give the first field of a row of the table."""
    return page.get_by_label(f"Who, row {row}", exact=True)


STARTED = """(one) => one.closest('.activity').ready
  && [...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)"""


def come_near(page: Page, where: str | Locator) -> None:
    """Scroll to a place in an activity, as a reader gets there on a phone, until that activity has started."""
    place = page.locator(where).first if isinstance(where, str) else where
    place.scroll_into_view_if_needed()
    page.wait_for_function(STARTED, arg=place.element_handle())


def read_through(page: Page) -> None:
    """Scroll through a whole page, as a reader does, until each activity on it has started; end at its beginning."""
    for activity in page.locator(".activity:visible").all():
        come_near(page, activity)
    page.evaluate("scrollTo(0, 0)")


def reach(page: Page, question: str) -> None:
    """Go to a question where one is seen at a time; where all are, it is there."""
    wanted = page.locator(f"#{question}")
    quiz = page.locator("activity-quiz", has=wanted)
    if not quiz.evaluate("one => one.ready"):
        come_near(page, quiz)
    ahead = (
        "one => [...one.parentNode.children].slice(0, [...one.parentNode.children].indexOf(one)).some(e => !e.hidden)"
    )
    while wanted.get_attribute("hidden") is not None:
        quiz.locator(f"[data-do={'next' if wanted.evaluate(ahead) else 'back'}]").click()


def choose(page: Page, question: str, *options: str) -> None:
    """Choose options of a question and have the answer checked."""
    reach(page, question)
    for option in options:
        page.locator(f"#{question} [data-option={option}] label").click()
    check(page, question)


def sure(page: Page, answer: str) -> None:
    """Press the button that answers the question which is asked before something is cleared."""
    asked = page.get_by_role("group", name="A question before anything changes")
    asked.get_by_role("button", name=answer, exact=True).click()
    expect(asked).to_be_hidden()


def check(page: Page, question: str) -> None:
    """Have the answer of a question checked."""
    reach(page, question)
    page.locator(f"#{question}").get_by_role("button", name="Check my answer").click()


def give_up(page: Page, question: str) -> None:
    """Ask for the right answer after a first try that was not right."""
    reach(page, question)
    page.locator(f"#{question}").get_by_role("button", name="Show the answer").click()


def verdict(page: Page, question: str) -> Locator:
    """Give the line that says whether the answer is right."""
    return page.locator(f"#{question} .quiz-verdict")


def order(page: Page, question: str) -> list[Any]:
    """Give the ids of a question's options as they stand on the screen."""
    found: list[Any] = page.locator(f"#{question} [data-option]").evaluate_all("all => all.map(e => e.dataset.option)")
    return found


def put_in_order(page: Page, question: str, *wanted: str) -> None:
    """Move the items of a question with their buttons until they stand as wanted."""
    reach(page, question)
    for place, item in enumerate(wanted):
        for _ in range(order(page, question).index(item) - place):
            page.locator(f"#{question} [data-option={item}] [data-do=up]").click()


def match(page: Page, question: str, **pairs: str) -> None:
    """Choose for each item the letter of another; the letters are found by their value."""
    reach(page, question)
    for item, other in pairs.items():
        page.locator(f"#{question} [data-option={item}] select").select_option(value=other)


def work_through(page: Page) -> None:
    """Tick, answer and write something in each of the three kinds."""
    page.locator("#trip-water label").click()
    choose(page, "learned-baker", "baker")
    choose(page, "learned-drinks", "milk", "sand")
    put_in_order(page, "learned-day", "morning", "noon", "evening")
    check(page, "learned-day")
    match(page, "learned-animals", cow="cow", cat="cat", bee="bee")
    check(page, "learned-animals")
    page.locator("#day-place input").press_sequentially("Parkta")
    page.locator("#day-story textarea").fill(STORY)
    page.locator("#day-when input").fill("2026-11-23")
    page.locator("#day-mood label").nth(1).click()
    page.locator("#day-bye label").click()
    page.locator("#day-steps tbody [data-item$=who]").nth(1).press_sequentially("Цвета")


def expect_work(page: Page) -> None:
    """See that all of it is there, in whatever order and words."""
    expect(page.locator("#trip-water input")).to_be_checked()
    expect(page.locator("#trip-bread input")).not_to_be_checked()
    expect(page.locator("#learned-baker [value=baker]")).to_be_checked()
    expect(page.locator("#learned-baker")).to_have_attribute("data-state", "right")
    expect(page.locator("#learned-drinks :checked")).to_have_count(2)
    expect(page.locator("#learned-drinks")).to_have_attribute("data-state", "almost")
    assert order(page, "learned-day") == ["morning", "noon", "evening"]
    expect(page.locator("#learned-day")).to_have_attribute("data-state", "right")
    expect(page.locator("#learned-animals")).to_have_attribute("data-state", "right")
    expect(page.locator("#day-place input")).to_have_value("Parkta")
    expect(page.locator("#day-story textarea")).to_have_value(STORY)
    expect(page.locator("#day-when input")).to_have_value("2026-11-23")
    expect(page.locator("#day-mood [value=tired]")).to_be_checked()
    expect(page.locator("#day-bye input")).to_be_checked()
    expect(page.locator("#day-steps tbody [data-item$=who]").nth(1)).to_have_value("Цвета")
