"""What a question is like while it is answered and after its check: reached by keyboard, read, and not changed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.host import Host
from browser.user import check, choose, come_near, give_up, match, order, put_in_order, reach, verdict

QUIZ = "practice/#learned"
INSIDE = "document.activeElement.closest('.quiz-question fieldset') !== null"


@pytest.fixture
def quiz(open_context: Callable[..., BrowserContext], pocket: Host) -> Page:
    """Open the quiz on a phone."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(pocket.url(QUIZ))
    come_near(page, "#learned-baker")
    return page


def answered(page: Page, question: str) -> None:
    """Answer a question of any type, wrongly, by hand and by its button, and see the right answer."""
    if question == "learned-day":
        put_in_order(page, question, "noon", "morning", "evening")
        check(page, question)
    elif question == "learned-animals":
        match(page, question, cow="cow", cat="bee", bee="cat")
        check(page, question)
    else:
        choose(page, question, *{"learned-baker": ["smith"], "learned-drinks": ["milk", "sand"]}[question])
    give_up(page, question)


@pytest.mark.parametrize("question", ["learned-baker", "learned-drinks", "learned-day", "learned-animals"])
def test_shift_and_tab_lead_back_to_the_question(quiz: Page, question: str) -> None:
    """From what is said of an answer, one step back is in the question, and its fields say that they are closed."""
    answered(quiz, question)
    expect(quiz.locator(f"#{question} .quiz-result")).to_be_focused()
    quiz.keyboard.press("Shift+Tab")
    assert quiz.evaluate(INSIDE)
    assert quiz.evaluate("document.activeElement.closest('.quiz-question').id") == question
    assert quiz.locator(f"#{question} fieldset:disabled, #{question} :is(input, select):disabled:visible").count() == 0
    fields = quiz.locator(f"#{question} .quiz-options :is(input, select):visible")
    for number in range(fields.count()):
        expect(fields.nth(number)).to_have_attribute("aria-disabled", "true")


def test_an_answer_that_was_checked_is_not_changed_by_keyboard_or_touch(quiz: Page) -> None:
    """Arrows, Space and taps move the focus over the options and change nothing, and so it is after a reload."""
    answered(quiz, "learned-baker")
    quiz.keyboard.press("Shift+Tab")
    seen = set()
    for _ in range(4):
        quiz.keyboard.press("ArrowDown")
        seen.add(quiz.evaluate("document.activeElement.value"))
        quiz.keyboard.press("Space")
        expect(quiz.locator("#learned-baker :checked")).to_have_value("smith")
    assert seen == {"smith", "baker", "tailor", "miller"}, "every option is reached"
    quiz.locator("#learned-baker [data-option=baker] label").click(force=True)
    expect(quiz.locator("#learned-baker :checked")).to_have_value("smith")
    answered(quiz, "learned-drinks")
    quiz.locator("#learned-drinks [data-option=tea] label").click(force=True)
    quiz.locator("#learned-drinks [value=milk]").focus()
    quiz.keyboard.press("Space")
    values = "all => all.map(one => one.value)"
    assert quiz.locator("#learned-drinks :checked").evaluate_all(values) == ["milk", "sand"]
    answered(quiz, "learned-animals")
    expect(quiz.locator("#learned-animals .quiz-result")).to_be_focused()
    select = quiz.locator("#learned-animals [data-option=cow] select")
    select.focus()
    for key in ("ArrowDown", "ArrowUp", "End", "C"):
        quiz.keyboard.press(key)
    expect(select).to_have_value("cow")
    quiz.reload()
    expect(quiz.locator("#learned-baker :checked")).to_have_value("smith")
    expect(verdict(quiz, "learned-baker")).to_have_text("Not right.")
    expect(select).to_have_value("cow")


def test_a_change_that_slips_through_is_taken_back(quiz: Page) -> None:
    """A browser or a helper that sets a box by itself finds it set back, and what is kept is what was checked."""
    answered(quiz, "learned-drinks")
    quiz.locator("#learned-drinks [value=tea]").evaluate("""(box) => {
      box.checked = true;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    expect(quiz.locator("#learned-drinks [value=tea]")).not_to_be_checked()
    expect(verdict(quiz, "learned-drinks")).to_have_text("Not right.")


def test_a_question_opens_again(quiz: Page) -> None:
    """After the quiz begins again every field can be used, and says nothing of being closed."""
    for question in ("learned-baker", "learned-drinks", "learned-day", "learned-animals"):
        answered(quiz, question)
    quiz.get_by_role("button", name="Start the quiz again").click()
    expect(
        quiz.locator("#learned [aria-disabled=true]:not(button), #learned option:disabled, .quiz-order[tabindex='0']")
    ).to_have_count(0)
    choose(quiz, "learned-baker", "baker")
    expect(verdict(quiz, "learned-baker")).to_have_text("Right.")
    match(quiz, "learned-animals", cow="cow", cat="cat", bee="bee")
    check(quiz, "learned-animals")
    expect(verdict(quiz, "learned-animals")).to_have_text("Right.")
    reach(quiz, "learned-day")
    expect(quiz.locator("#learned-day [data-do]:visible")).to_have_count(6 + 1)


@pytest.mark.parametrize("path", ["roles/", "bg/introduction/", "tr/stages/engage/"])
def test_what_is_said_and_the_marks_are_in_sight(
    open_context: Callable[..., BrowserContext], live: Host, path: str
) -> None:
    """After each check on a phone the verdict is in the window, and the marks above it are as far as there is room."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(live.url(path))
    come_near(page, ".quiz-question")
    for question in page.locator(".quiz-question").all():
        reach(page, str(question.get_attribute("id")))
        for box in question.locator("[type=radio], [type=checkbox]").all()[:1]:
            box.check()
        for select in question.locator("select:visible").all():
            select.select_option(index=1)
        question.locator("[data-do=check]").click()
        expect(question.locator(".quiz-verdict")).to_be_in_viewport(ratio=1)
        if question.locator("[data-do=see]").is_visible():
            question.locator("[data-do=see]").click()
            expect(question.locator(".quiz-verdict")).to_be_in_viewport(ratio=1)
        marks = question.locator(".quiz-mark:not(:empty)")
        first, last = marks.first, marks.last
        top, bottom = first.bounding_box(), question.locator(".quiz-verdict").bounding_box()
        assert top
        assert bottom
        if bottom["y"] + bottom["height"] - top["y"] < 500:
            expect(first).to_be_in_viewport(ratio=1)
        expect(last).to_be_in_viewport(ratio=1)


NUMBERS = """all => all.map((row) => {
  const style = getComputedStyle(row, "::before");
  return [style.content, style.counterIncrement];
})"""


def test_things_to_order_have_their_numbers(
    quiz: Page, open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """Each row says its place, also after a move; without scripts a list beside it gives the number, and no other."""
    rows = quiz.locator("#learned-day .quiz-order > li")
    assert rows.evaluate_all(NUMBERS) == [['counter(place) "."', "place 1"]] * 3
    quiet = open_context(java_script_enabled=False).new_page()
    quiet.goto(pocket.url(QUIZ))
    numbers = quiet.locator("#learned-day .quiz-order > li").evaluate_all(NUMBERS)
    assert all(content == "none" for content, _ in numbers)
    assert quiet.locator("#learned-day select option").first.inner_text() == "Choose"


def test_an_arrow_that_leads_nowhere_says_so_and_keeps_the_focus(quiz: Page) -> None:
    """The first cannot go up and the last not down: their arrows are there, called closed, and do nothing."""
    reach(quiz, "learned-day")
    rows = quiz.locator("#learned-day .quiz-order > li")
    up, down = (rows.locator(f"[data-do={way}]") for way in ("up", "down"))

    def live(arrow: Locator) -> bool:
        return arrow.get_attribute("aria-disabled") == "false"

    def shown() -> list[tuple[bool, bool]]:
        return [(live(up.nth(row)), live(down.nth(row))) for row in range(3)]

    assert shown() == [(False, True), (True, True), (True, False)]
    first = order(quiz, "learned-day")[0]
    row = quiz.locator(f"#learned-day [data-option={first}]")
    row.locator("[data-do=down]").click()
    expect(row.locator("[data-do=down]")).to_be_focused()
    quiz.keyboard.press("Enter")
    assert order(quiz, "learned-day")[2] == first
    expect(row.locator("[data-do=down]")).to_be_focused()
    expect(row.locator("[data-do=down]")).to_have_attribute("aria-disabled", "true")
    quiz.keyboard.press("Enter")
    assert order(quiz, "learned-day")[2] == first
    row.locator("[data-do=up]").click()
    quiz.keyboard.press("Enter")
    assert order(quiz, "learned-day")[0] == first
    expect(row.locator("[data-do=up]")).to_be_focused()
    assert shown() == [(False, True), (True, True), (True, False)]


def test_what_was_ordered_has_the_whole_width(quiz: Page) -> None:
    """When the arrows are gone, so is the room they took."""
    reach(quiz, "learned-day")
    text = quiz.locator("#learned-day .quiz-text").first
    before = text.bounding_box()
    answered(quiz, "learned-day")
    after = text.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"] + 40


def test_a_letter_chosen_twice_is_said(quiz: Page, pocket: Host) -> None:
    """At once and in words, in a region that a screen reader reads; it may still be checked, and is said again then."""
    said = quiz.locator("#learned-animals .quiz-result")
    expect(said).to_have_attribute("role", "status")
    reach(quiz, "learned-animals")
    letters = {
        str(each.get_attribute("value")): each.inner_text()[:1]
        for each in quiz.locator("#learned-animals select").first.locator("option").all()
    }
    match(quiz, "learned-animals", cow="cow", cat="bee")
    expect(said).to_have_text("")
    match(quiz, "learned-animals", bee="bee")
    sentence = f"You chose this letter more than once: {letters['bee']}."
    expect(said).to_contain_text(sentence)
    quiz.reload()
    reach(quiz, "learned-animals")
    expect(said).to_contain_text(sentence)
    match(quiz, "learned-animals", cow="bee")
    expect(said).to_contain_text(f"{letters['bee']}. Each letter")
    match(quiz, "learned-animals", cat="cat", bee="bee", cow="cow")
    expect(said).to_have_text("")
    match(quiz, "learned-animals", cat="bee")
    check(quiz, "learned-animals")
    expect(verdict(quiz, "learned-animals")).to_have_text("Not quite. Try once more.")
    expect(said).to_contain_text(sentence)
    quiz.goto(pocket.url("bg/practice/#learned"))
    expect(said).to_contain_text("повече от веднъж")


def test_a_list_without_a_choice_says_so_in_words(page: Page, live: Host) -> None:
    """No list of letters or places begins with an empty line or a dash, in any language."""
    for path, word in (("roles/", "Choose"), ("bg/roles/", "Избери"), ("tr/roles/", "Seç")):
        page.goto(live.url(path))
        first = page.locator(".quiz-options select option:first-child")
        assert first.count() > 3
        assert set(first.evaluate_all("all => all.map(one => one.textContent + one.value)")) == {word}
