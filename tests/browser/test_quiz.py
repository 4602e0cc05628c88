"""A quiz, as a reader answers it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from browser.host import Host
from browser.user import check, choose, match, order, put_in_order, verdict

QUIZ = "practice/#learned"


def marks(page: Page, question: str) -> dict[str, str]:
    """Give the words that stand beside each option, by the option's id."""
    rows = page.locator(f"#{question} [data-option]:has(.quiz-mark)")
    return dict(rows.evaluate_all("all => all.map(e => [e.dataset.option, e.querySelector('.quiz-mark').textContent])"))


def result(page: Page, question: str) -> Locator:
    """Give the box with the feedback."""
    return page.locator(f"#{question} .quiz-result")


@pytest.fixture
def quiz(page: Page, pocket: Host) -> Page:
    """Open the quiz."""
    page.goto(pocket.url(QUIZ))
    return page


def test_a_single_choice_answered_right(quiz: Page) -> None:
    """The right answer is said in a live region, with its own feedback, the question's, and no other option's."""
    choose(quiz, "learned-baker", "baker")
    box = result(quiz, "learned-baker")
    expect(box).to_have_attribute("role", "status")
    expect(verdict(quiz, "learned-baker")).to_have_text("Right.")
    expect(box).to_contain_text("Yes, from flour and water.")
    expect(box).to_contain_text("Bread is baked early in the morning.")
    expect(box).not_to_contain_text("The smith works with iron.")
    expect(box).not_to_contain_text("Read again")
    assert marks(quiz, "learned-baker") == {"baker": "right"}
    expect(box).to_be_focused()
    expect(quiz.locator("#learned-baker [value=smith]")).to_be_disabled()


def test_a_single_choice_answered_wrong(quiz: Page) -> None:
    """A wrong answer is marked in words, explained, and what to read again is linked."""
    choose(quiz, "learned-baker", "smith")
    box = result(quiz, "learned-baker")
    expect(verdict(quiz, "learned-baker")).to_have_text("Not right.")
    expect(box).to_contain_text("The smith works with iron.")
    expect(box).not_to_contain_text("Yes, from flour and water.")
    assert marks(quiz, "learned-baker") == {"smith": "not right", "baker": "right, not chosen"}
    expect(box.get_by_role("link", name="Food")).to_have_attribute("href", "../food/#eat")
    box.get_by_role("link", name="Food").click()
    expect(quiz.get_by_text("Bread is good for you.")).to_be_in_viewport()


def test_a_mark_is_more_than_a_colour(quiz: Page) -> None:
    """Right and wrong differ in their words and in a sign that stands before them."""
    choose(quiz, "learned-baker", "smith")
    choose(quiz, "learned-wet", "true")
    sign = "element => getComputedStyle(element, '::before').content"
    wrong = quiz.locator("#learned-baker .quiz-mark.is-wrong").evaluate(sign)
    right = quiz.locator("#learned-wet .quiz-mark.is-right").evaluate(sign)
    assert "✗" in wrong
    assert "✓" in right


def test_true_or_false(quiz: Page) -> None:
    """A question of two options takes one of them."""
    choose(quiz, "learned-wet", "false")
    expect(verdict(quiz, "learned-wet")).to_have_text("Not right.")
    expect(result(quiz, "learned-wet")).to_contain_text("Touch it and see.")


@pytest.mark.parametrize(
    ("chosen", "right", "expected"),
    [
        (("milk", "tea"), True, {"milk": "right", "tea": "right"}),
        (("milk",), False, {"milk": "right", "tea": "right, not chosen"}),
        (("milk", "sand"), False, {"milk": "right", "sand": "not right", "tea": "right, not chosen"}),
        (("sand",), False, {"milk": "right, not chosen", "sand": "not right", "tea": "right, not chosen"}),
        (("milk", "sand", "tea"), False, {"milk": "right", "sand": "not right", "tea": "right"}),
    ],
)
def test_a_multiple_choice(quiz: Page, chosen: tuple[str, ...], right: bool, expected: dict[str, str]) -> None:  # noqa: FBT001
    """Only all right options and no other are right; each chosen and each missed option is marked in words."""
    expect(quiz.locator("#learned-drinks")).to_contain_text("More than one answer is right.")
    choose(quiz, "learned-drinks", *chosen)
    expect(verdict(quiz, "learned-drinks")).to_have_text("Right." if right else "Not right.")
    assert marks(quiz, "learned-drinks") == expected
    expect(result(quiz, "learned-drinks")).to_contain_text("What flows can be drunk, if it is clean.")


def test_ordering_with_buttons(quiz: Page) -> None:
    """Each move is said with the new place; the wrong order shows which places are right; then the right one."""
    assert order(quiz, "learned-day") != ["morning", "noon", "evening"], "the right order would be the answer"
    first = order(quiz, "learned-day")[0]
    name = {"morning": "Morning", "noon": "Noon", "evening": "Evening"}[first]
    down = quiz.get_by_role("button", name=f"Move down: {name}")
    down.click()
    expect(quiz.locator("#learned > .activity-state")).to_contain_text(f"{name}: place 2 of 3.")
    expect(down).to_be_focused()
    assert order(quiz, "learned-day")[1] == first
    put_in_order(quiz, "learned-day", "morning", "evening", "noon")
    check(quiz, "learned-day")
    expect(verdict(quiz, "learned-day")).to_have_text("Not right.")
    assert marks(quiz, "learned-day") == {"morning": "right", "evening": "not right", "noon": "not right"}
    expect(result(quiz, "learned-day")).to_contain_text("The sun tells you.")
    expect(down).to_be_hidden()


def test_ordering_answered_right(quiz: Page) -> None:
    """The right order is right, every place of it."""
    put_in_order(quiz, "learned-day", "morning", "noon", "evening")
    check(quiz, "learned-day")
    expect(verdict(quiz, "learned-day")).to_have_text("Right.")
    assert set(marks(quiz, "learned-day").values()) == {"right"}


def test_matching(quiz: Page) -> None:
    """A pair without a letter is asked for; wrong pairs are marked one by one; all right pairs are right."""
    match(quiz, "learned-animals", cow="cow", cat="bee")
    check(quiz, "learned-animals")
    expect(result(quiz, "learned-animals")).to_have_text("Choose a letter for each one first.")
    match(quiz, "learned-animals", bee="cat")
    check(quiz, "learned-animals")
    expect(verdict(quiz, "learned-animals")).to_have_text("Not right.")
    assert marks(quiz, "learned-animals") == {"cow": "right", "cat": "not right", "bee": "not right"}


def test_matching_answered_right(quiz: Page) -> None:
    """The letter chosen for each stands at what belongs to it."""
    lettered = quiz.locator("#learned-animals .quiz-matches li")
    letters = {text.split(" ", 1)[1].strip(): text.split(" ", 1)[0].strip() for text in lettered.all_inner_texts()}
    for animal, food in (("Cow", "Grass"), ("Cat", "Mice"), ("Bee", "Nectar")):
        quiz.get_by_role("combobox", name=animal, exact=True).select_option(label=letters[food])
    check(quiz, "learned-animals")
    expect(verdict(quiz, "learned-animals")).to_have_text("Right.")


def test_nothing_chosen_is_no_answer(quiz: Page) -> None:
    """A check without an answer asks for one and counts nothing."""
    check(quiz, "learned-baker")
    expect(result(quiz, "learned-baker")).to_have_text("Choose an answer first.")
    expect(quiz.locator("#learned .quiz-count")).to_have_text("Answered: 0 of 5")
    choose(quiz, "learned-baker", "baker")
    expect(verdict(quiz, "learned-baker")).to_have_text("Right.")


def test_a_hint_opens_before_the_answer_does(quiz: Page) -> None:
    """The hint is hidden until asked for; the answers cannot be opened before the check."""
    expect(quiz.get_by_text("Think of flour.")).to_be_hidden()
    expect(quiz.locator("#learned-baker .quiz-answer")).to_be_hidden()
    quiz.locator("#learned-baker").get_by_text("Hint", exact=True).click()
    expect(quiz.get_by_text("Think of flour.")).to_be_visible()
    choose(quiz, "learned-baker", "smith")
    quiz.locator("#learned-baker").get_by_text("See what each answer means").click()
    expect(quiz.locator("#learned-baker .quiz-answer").get_by_text("The tailor sews.")).to_be_visible()


def answer_all(page: Page) -> None:
    """Answer all five questions: two of them wrong."""
    choose(page, "learned-baker", "smith")
    choose(page, "learned-wet", "true")
    choose(page, "learned-drinks", "milk")
    put_in_order(page, "learned-day", "morning", "noon", "evening")
    check(page, "learned-day")
    match(page, "learned-animals", cow="cow", cat="cat", bee="bee")
    check(page, "learned-animals")


def test_the_score_says_what_to_read_again_and_retry_takes_the_wrong_ones(quiz: Page) -> None:
    """After the last question the score stands with links; retry opens the wrong questions and leaves the right."""
    retry = quiz.get_by_role("button", name="Try the wrong ones again")
    score = quiz.locator("#learned .quiz-score")
    expect(retry).to_be_hidden()
    answer_all(quiz)
    expect(score).to_contain_text("You got 3 of 5 right.")
    expect(score).to_contain_text("What to read again:")
    expect(score.get_by_role("link", name="Food")).to_have_attribute("href", "../food/#eat")
    expect(score.get_by_role("link", name="Drinks")).to_have_attribute("href", "../food/#drink")
    retry.click()
    expect(quiz.locator("#learned > .activity-state")).to_contain_text("Answer these again: 2")
    expect(quiz.locator("#learned .quiz-count")).to_have_text("Answered: 3 of 5")
    expect(score).to_be_hidden()
    expect(quiz.locator("#learned-baker input").first).to_be_focused()
    expect(quiz.locator("#learned-baker :checked")).to_have_count(0)
    expect(verdict(quiz, "learned-baker")).to_have_count(0)
    expect(verdict(quiz, "learned-day")).to_have_text("Right.")
    choose(quiz, "learned-baker", "baker")
    choose(quiz, "learned-drinks", "milk", "tea")
    expect(score).to_have_text("You got all 5 right.")
    expect(retry).to_be_hidden()


def test_a_shuffled_question_stays_the_same_until_it_is_retried(
    quiz: Page, open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """One reader sees one order, on every visit; another reader may see another; retry mixes again."""
    mixed = order(quiz, "learned-baker")
    for _ in range(2):
        quiz.reload()
        assert order(quiz, "learned-baker") == mixed
    assert order(quiz, "learned-wet") == ["true", "false"], "only what the author says is shuffled"
    seen = set()
    for _ in range(4):
        page = open_context().new_page()
        page.goto(pocket.url(QUIZ))
        seen.add(tuple(order(page, "learned-baker")))
    assert len(seen | {tuple(mixed)}) > 1, "five readers of 24 orders"
    tries = [mixed]
    answer_all(quiz)
    for _ in range(3):
        quiz.get_by_role("button", name="Try the wrong ones again").click()
        tries.append(order(quiz, "learned-baker"))
        quiz.reload()
        assert order(quiz, "learned-baker") == tries[-1]
        choose(quiz, "learned-baker", "smith")
        choose(quiz, "learned-drinks", "milk")
    assert any(each != mixed for each in tries), "three retries of 24 orders"


def test_a_last_option_stays_at_the_end_of_those_that_are_mixed(
    open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """“None of these” is not what a reader meets first, whoever reads and however often they try."""

    def with_last(route: Route) -> None:
        made = route.fetch().text()
        marked = made.replace('<li data-option="smith">', '<li data-option="smith" data-last>')
        assert marked != made
        route.fulfill(body=marked, content_type="text/html")

    seen = set()
    for _ in range(6):
        page = open_context().new_page()
        page.route("**/practice/", with_last)
        page.goto(pocket.url(QUIZ))
        seen.add(tuple(order(page, "learned-baker")))
    assert {each[-1] for each in seen} == {"smith"}
    assert len(seen) > 1, "six readers of 6 orders"


def test_reset_begins_again_and_undo_brings_the_answers_back(quiz: Page) -> None:
    """The whole quiz starts again, after a sentence and with a way back."""
    reset = quiz.get_by_role("button", name="Start the quiz again")
    expect(reset).to_be_hidden()
    choose(quiz, "learned-baker", "baker")
    choose(quiz, "learned-wet", "false")
    reset.click()
    expect(quiz.locator("#learned .quiz-count")).to_have_text("Answered: 0 of 5")
    expect(quiz.locator("#learned > .activity-state")).to_contain_text("The quiz begins again.")
    expect(quiz.locator("#learned-baker :checked")).to_have_count(0)
    quiz.locator("#learned").get_by_role("button", name="Undo").click()
    expect(verdict(quiz, "learned-baker")).to_have_text("Right.")
    expect(verdict(quiz, "learned-wet")).to_have_text("Not right.")
    quiz.reload()
    expect(quiz.locator("#learned .quiz-count")).to_have_text("Answered: 2 of 5")


def test_the_right_answer_of_what_is_ordered_or_matched_is_not_the_servers_order(quiz: Page, live: Host) -> None:
    """In the whole guide, no ordering question and no matching letter gives the answer away by its place."""
    quiz.goto(live.url("roles/"))
    for question in quiz.locator("[data-type=ordering]").all():
        given = question.locator("[data-option]").evaluate_all("all => all.map(e => e.dataset.option).join(' ')")
        assert given != question.get_attribute("data-right")
    for question in quiz.locator("[data-type=matching]").all():
        terms = question.locator("[data-option]").evaluate_all("all => all.map(e => e.dataset.option)")
        sides = question.locator("select").first.locator("option").evaluate_all("all => all.map(e => e.value)")
        assert terms != [side for side in sides if side]


def test_an_answer_is_kept_before_it_is_checked(quiz: Page) -> None:
    """A choice made and left is still chosen after a reload, and not yet judged."""
    quiz.locator("#learned-baker [data-option=tailor] label").click()
    expect(quiz.locator("#learned > .activity-state")).to_have_text(re.compile("Saved on this device"))
    quiz.reload()
    expect(quiz.locator("#learned-baker [value=tailor]")).to_be_checked()
    expect(verdict(quiz, "learned-baker")).to_have_count(0)
