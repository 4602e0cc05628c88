"""A quiz, as a reader answers it."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from browser.host import Host
from browser.user import SPACE, check, choose, give_up, keep, kept, match, order, put_in_order, reach, verdict

QUIZ = "practice/#learned"


def marks(page: Page, question: str) -> dict[str, str]:
    """Give the words that stand beside each option, by the option's id."""
    rows = page.locator(f"#{question} [data-option]:has(.quiz-mark:not(:empty))")
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
    """A wrong answer is marked and explained, and can be tried once more; the second wrong one tells the right one."""
    choose(quiz, "learned-baker", "smith")
    box = result(quiz, "learned-baker")
    expect(verdict(quiz, "learned-baker")).to_have_text("Not quite. Try once more.")
    expect(box).to_contain_text("The smith works with iron.")
    expect(box).not_to_contain_text("Bread is baked early in the morning.")
    expect(quiz.locator("#learned-baker .quiz-answer")).to_be_hidden()
    assert marks(quiz, "learned-baker") == {"smith": "not right"}
    quiz.locator("#learned-baker [data-option=tailor] label").click()
    expect(box).to_contain_text("The smith works with iron.")
    assert marks(quiz, "learned-baker") == {"smith": "not right"}, "what was tried can still be seen"
    check(quiz, "learned-baker")
    expect(verdict(quiz, "learned-baker")).to_have_text("Not right.")
    expect(box).to_contain_text("The tailor sews.")
    expect(box).to_contain_text("Bread is baked early in the morning.")
    expect(box).not_to_contain_text("Yes, from flour and water.")
    assert marks(quiz, "learned-baker") == {"tailor": "not right", "baker": "right, not chosen"}
    expect(box.get_by_role("link", name="Food")).to_have_attribute("href", "../food/#eat")
    box.get_by_role("link", name="Food").click()
    expect(quiz.get_by_text("Bread is good for you.")).to_be_in_viewport()


def test_a_mark_is_more_than_a_colour(quiz: Page) -> None:
    """Right and wrong differ in their words and in a sign that stands before them."""
    choose(quiz, "learned-baker", "smith")
    choose(quiz, "learned-wet", "true")
    sign = "element => getComputedStyle(element, '::before').content"
    wrong = quiz.locator("#learned-baker [data-mark=wrong] > .quiz-mark").evaluate(sign)
    right = quiz.locator("#learned-wet [data-mark=right] > .quiz-mark").evaluate(sign)
    assert "✗" in wrong
    assert "✓" in right


def test_true_or_false(quiz: Page) -> None:
    """A question of two options takes one of them."""
    choose(quiz, "learned-wet", "false")
    expect(verdict(quiz, "learned-wet")).to_have_text("Not quite. Try once more.")
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
    if not right:
        seen = {option: word for option, word in expected.items() if option in chosen}
        assert marks(quiz, "learned-drinks") == seen, "what is missing is not told at once"
        missing = "What you chose is right, but something is missing."
        expect(result(quiz, "learned-drinks").get_by_text(missing)).to_have_count(int(set(seen.values()) == {"right"}))
        give_up(quiz, "learned-drinks")
    expect(verdict(quiz, "learned-drinks")).to_have_text("Right." if right else "Not right.")
    assert marks(quiz, "learned-drinks") == expected
    expect(result(quiz, "learned-drinks")).to_contain_text("What flows can be drunk, if it is clean.")


def test_ordering_with_buttons(quiz: Page) -> None:
    """Each move is said with the new place; of a wrong order it is said how many places are right, then which."""
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
    expect(verdict(quiz, "learned-day")).to_have_text("Not quite. Try once more.")
    expect(result(quiz, "learned-day")).to_contain_text("1 of 3 are right.")
    assert marks(quiz, "learned-day") == {}
    give_up(quiz, "learned-day")
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
    """A pair without a letter is asked for; wrong pairs are counted, and after the second try marked one by one."""
    match(quiz, "learned-animals", cow="cow", cat="bee")
    check(quiz, "learned-animals")
    expect(result(quiz, "learned-animals")).to_have_text("Choose a letter for each one first.")
    match(quiz, "learned-animals", bee="cat")
    check(quiz, "learned-animals")
    expect(verdict(quiz, "learned-animals")).to_have_text("Not quite. Try once more.")
    expect(result(quiz, "learned-animals")).to_contain_text("1 of 3 are right.")
    assert marks(quiz, "learned-animals") == {}
    check(quiz, "learned-animals")
    expect(verdict(quiz, "learned-animals")).to_have_text("First change your answer. Then check it again.")
    expect(quiz.locator("#learned-animals .quiz-answer")).to_be_hidden()
    give_up(quiz, "learned-animals")
    expect(verdict(quiz, "learned-animals")).to_have_text("Not right.")
    expect(quiz.locator("#learned-animals .quiz-right")).to_be_visible()
    assert marks(quiz, "learned-animals") == {"cow": "right", "cat": "not right", "bee": "not right"}


def test_matching_answered_right(quiz: Page) -> None:
    """The list at each item says the letters with what they stand for, so that nobody scrolls back to read it."""
    lettered = quiz.locator("#learned-animals .quiz-matches li")
    letters = {text.split(" ", 1)[1].strip(): text.split(" ", 1)[0].strip() for text in lettered.all_inner_texts()}
    for animal, food in (("Cow", "Grass"), ("Cat", "Mice"), ("Bee", "Nectar")):
        quiz.get_by_role("combobox", name=animal, exact=True).select_option(label=f"{letters[food]} – {food}")
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
    expect(quiz.locator("#learned-baker").get_by_role("button", name="Show the answer")).to_be_hidden()
    choose(quiz, "learned-baker", "smith")
    offered = result(quiz, "learned-baker").get_by_text("Hint", exact=True)
    offered.click()
    expect(result(quiz, "learned-baker").get_by_text("Think of flour.")).to_be_visible()
    quiz.locator("#learned-baker fieldset").get_by_text("Hint", exact=True).click()
    choose(quiz, "learned-baker", "miller")
    expect(offered).to_have_count(0)
    quiz.locator("#learned-baker").get_by_text("See what each answer means").click()
    expect(quiz.locator("#learned-baker .quiz-answer").get_by_text("The tailor sews.")).to_be_visible()


def answer_all(page: Page) -> None:
    """Answer all five questions: two of them wrong."""
    choose(page, "learned-baker", "smith")
    give_up(page, "learned-baker")
    choose(page, "learned-wet", "true")
    choose(page, "learned-drinks", "milk")
    give_up(page, "learned-drinks")
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
    expect(score).to_contain_text("Right at the first try: 3 of 5. Right now: 3.")
    expect(score.get_by_text("What to read again:")).to_be_visible()
    expect(score.get_by_role("link", name="Food", exact=True)).to_have_attribute("href", "../food/#eat")
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
    expect(score).to_contain_text("Right at the first try: 3 of 5. Right now: 5.")
    expect(score.get_by_text("What to read again:")).to_be_hidden()
    expect(score).to_contain_text("What you know now:")
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
        for question, option in (("learned-baker", "smith"), ("learned-drinks", "milk")):
            choose(quiz, question, option)
            assert question != "learned-baker" or order(quiz, question) == tries[-1], "nothing moves under the hand"
            give_up(quiz, question)
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
    expect(verdict(quiz, "learned-wet")).to_have_text("Not quite. Try once more.")
    quiz.reload()
    expect(quiz.locator("#learned .quiz-count")).to_have_text("Answered: 1 of 5")


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


def record(page: Page, question: str) -> dict[str, Any]:
    """Give what is kept for a question."""
    found: dict[str, Any] = json.loads(kept(page)[f"{SPACE}item.{question}"])
    return found


def test_the_first_try_is_kept_through_all_later_ones(quiz: Page) -> None:
    """Kept are the answer, the tries used up, whether the first was right, and the day of the last check."""
    choose(quiz, "learned-baker", "smith")
    today = record(quiz, "learned-baker").pop("t")
    assert abs(today - time.time() / 86400) < 2
    assert record(quiz, "learned-baker") == {"v": "smith", "r": "baker", "d": 1, "n": 1, "f": 0, "t": today}
    quiz.locator("#learned-baker [data-option=baker] label").click()
    assert record(quiz, "learned-baker") == {"v": "baker", "r": "baker", "d": 0, "n": 1, "f": 0, "t": today}
    quiz.reload()
    expect(quiz.locator("#learned-baker").get_by_role("button", name="Show the answer")).to_be_visible()
    check(quiz, "learned-baker")
    expect(verdict(quiz, "learned-baker")).to_have_text("Right.")
    assert record(quiz, "learned-baker") == {"v": "baker", "r": "baker", "d": 1, "n": 2, "f": 0, "t": today}
    choose(quiz, "learned-wet", "true")
    assert record(quiz, "learned-wet") == {"v": "true", "r": "true", "d": 1, "n": 1, "f": 1, "t": today}


def test_an_answer_of_an_older_version_counts_as_it_did(quiz: Page) -> None:
    """Without a note on the first try, what was checked is closed; right counts as right at once, wrong as wrong."""
    keep(quiz, f"{SPACE}item.learned-baker", '{"v":"smith","r":"baker","d":1,"n":0}')
    keep(quiz, f"{SPACE}item.learned-wet", '{"v":"true","r":"true","d":1,"n":3}')
    keep(quiz, f"{SPACE}item.learned-drinks", '{"v":"milk tea","r":"milk tea","d":1,"n":0}')
    keep(quiz, f"{SPACE}item.learned-day", '{"v":"morning noon evening","r":"morning noon evening","d":1,"n":0}')
    keep(quiz, f"{SPACE}item.learned-animals", '{"v":"cow=cow cat=cat bee=bee","r":"bee cat cow","d":1,"n":0}')
    quiz.reload()
    expect(verdict(quiz, "learned-baker")).to_have_text("Not right.")
    expect(quiz.locator("#learned .quiz-score")).to_contain_text("Right at the first try: 4 of 5. Right now: 4.")
    quiz.get_by_role("button", name="Try the wrong ones again").click()
    choose(quiz, "learned-baker", "baker")
    expect(quiz.locator("#learned .quiz-score")).to_contain_text("Right at the first try: 4 of 5. Right now: 5.")


def all_right(page: Page) -> None:
    """Answer all five questions, without having an answer checked."""
    for question, options in {"baker": ["baker"], "wet": ["true"], "drinks": ["milk", "tea"]}.items():
        for option in options:
            page.locator(f"#learned-{question} [data-option={option}] label").click()
    put_in_order(page, "learned-day", "morning", "noon", "evening")
    match(page, "learned-animals", cow="cow", cat="cat", bee="bee")


def test_all_right_at_the_first_try_is_seen(quiz: Page) -> None:
    """The end says it, draws it, names what is known, each once, and leads on to the page that comes next."""
    all_right(quiz)
    for question in ("baker", "wet", "drinks", "day", "animals"):
        check(quiz, f"learned-{question}")
    score = quiz.locator("#learned .quiz-score")
    expect(score).to_contain_text("All 5 right at the first try.")
    expect(score.locator(".activity-moment svg")).to_be_visible()
    expect(score.locator(".activity-moment")).to_contain_text("Every answer is right now.")
    names = score.locator("ul").first.locator("li").all_inner_texts()
    assert [name.split(" (")[0] for name in names] == ["Food", "Drinks"]
    score.get_by_role("link", name="Food").click()
    expect(quiz.get_by_role("heading", level=1, name="Food")).to_be_visible()


def test_like_a_test_nothing_is_told_before_all_is_handed_in(quiz: Page, pocket: Host) -> None:
    """The switch stays on at this device; the hand-in asks about what is left open, and then tells everything."""
    quiz.get_by_text("How to do this quiz").click()
    quiz.get_by_label("Like a test in class: answer all, then hand in").check()
    expect(quiz.get_by_text("Nothing is sent: the answers stay on this device.")).to_be_visible()
    quiz.goto(pocket.url("food/"))
    quiz.goto(pocket.url(QUIZ))
    expect(quiz.get_by_role("button", name="Check my answer")).to_have_count(0)
    quiz.locator("#learned-baker [data-option=smith] label").click()
    quiz.locator("#learned-wet [data-option=true] label").click()
    hand = quiz.get_by_role("button", name="Hand in", exact=True)
    hand.click()
    asked = quiz.locator("#learned .activity-question")
    expect(asked).to_contain_text("Questions without an answer: 2.")
    asked.get_by_role("button", name="Cancel").click()
    expect(quiz.locator("#learned .quiz-verdict")).to_have_count(0)
    expect(quiz.locator("#learned .quiz-mark:not(:empty)")).to_have_count(0)
    hand.click()
    asked.get_by_role("button", name="Hand in").click()
    expect(quiz.locator("#learned .quiz-verdict")).to_have_count(5)
    expect(verdict(quiz, "learned-baker")).to_have_text("Not right.")
    expect(verdict(quiz, "learned-wet")).to_have_text("Right.")
    expect(quiz.locator("#learned .quiz-score")).to_be_focused()
    expect(hand).to_be_hidden()
    quiz.get_by_role("button", name="Start the quiz again").click()
    all_right(quiz)
    hand.click()
    expect(quiz.locator("#learned .quiz-score")).to_contain_text("All 5 right at the first try.")


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext], pocket: Host) -> Page:
    """Open the quiz on a phone."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(pocket.url(QUIZ))
    return page


def shown(page: Page) -> list[str]:
    """Give the questions that can be seen."""
    return [str(one.get_attribute("id")) for one in page.locator(".quiz-question").all() if one.is_visible()]


def test_a_phone_shows_one_question_at_a_time(phone: Page) -> None:
    """Next and Back lead through, the end comes when all is answered, and a switch that is remembered shows all."""
    expect(phone.locator(".quiz-step")).to_have_text("Question 1 of 5")
    assert shown(phone) == ["learned-baker"]
    back, forward = (phone.locator("#learned").get_by_role("button", name=name) for name in ("Back", "Next"))
    expect(back).to_have_attribute("aria-disabled", "true")
    forward.click()
    assert shown(phone) == ["learned-wet"]
    expect(phone.locator("#learned-wet")).to_be_focused()
    expect(phone.locator("#learned-wet legend")).to_be_in_viewport(ratio=1)
    back.click()
    answer_all(phone)
    expect(phone.locator("#learned .quiz-score")).to_be_hidden()
    forward.click()
    assert shown(phone) == []
    expect(phone.locator("#learned .quiz-score")).to_be_focused()
    assert phone.locator(".quiz-bar").evaluate("bar => bar.value / bar.max") == 1
    phone.reload()
    assert shown(phone) == []
    phone.get_by_text("How to do this quiz").click()
    phone.get_by_label("Show all questions at once").check()
    assert len(shown(phone)) == 5
    phone.reload()
    assert len(shown(phone)) == 5
    expect(forward).to_be_hidden()


def test_an_address_opens_its_question(phone: Page, pocket: Host) -> None:
    """A link leads to the question, also while the page is open; what is hidden can be found and printed."""
    phone.goto(pocket.url("practice/#learned-drinks"))
    assert shown(phone) == ["learned-drinks"]
    expect(phone.locator("#learned-drinks legend")).to_be_in_viewport(ratio=1)
    phone.evaluate("location.hash = 'learned-day'")
    expect(phone.locator("#learned-day legend")).to_be_in_viewport(ratio=1)
    assert shown(phone) == ["learned-day"]
    phone.locator("#learned-wet").dispatch_event("beforematch")  # as the browser's search does
    assert shown(phone) == ["learned-wet"]
    phone.emulate_media(media="print")
    assert len(shown(phone)) == 5
    assert phone.locator("#learned-baker legend").is_visible()


def test_without_a_phone_all_questions_are_there_until_one_is_wanted(quiz: Page) -> None:
    """The same switch is on a desktop, the other way round."""
    assert len(shown(quiz)) == 5
    quiz.get_by_text("How to do this quiz").click()
    quiz.get_by_label("Show all questions at once").uncheck()
    assert shown(quiz) == ["learned-baker"]
    reach(quiz, "learned-animals")
    assert shown(quiz) == ["learned-animals"]


@pytest.mark.parametrize("colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}], ids=["light", "dark"])
def test_right_wrong_and_chosen_differ_by_more_than_a_word(
    open_context: Callable[..., BrowserContext], pocket: Host, colours: dict[str, str]
) -> None:
    """The card of an option and the box below look otherwise when they are chosen, right, wrong or missed."""
    page = open_context(**colours).new_page()
    page.goto(pocket.url(QUIZ))
    look = """one => {
      const style = getComputedStyle(one);
      return [style.borderTopStyle, style.borderTopColor, style.backgroundColor].join();
    }"""
    option = {name: page.locator(f"#learned-baker [data-option={name}]") for name in ("smith", "baker", "tailor")}
    plain = option["smith"].evaluate(look)
    option["smith"].locator("label").click()
    chosen = option["smith"].evaluate(look)
    check(page, "learned-baker")
    give_up(page, "learned-baker")
    choose(page, "learned-wet", "true")
    looks = [plain, chosen, option["smith"].evaluate(look), option["baker"].evaluate(look)]
    looks.append(page.locator("#learned-wet [data-option=true]").evaluate(look))
    assert len(set(looks)) == 5
    assert result(page, "learned-baker").evaluate(look) != result(page, "learned-wet").evaluate(look)


def test_on_a_phone_the_list_of_a_pair_says_what_its_letters_mean(phone: Page) -> None:
    """The field is as wide as its card, and no wider."""
    reach(phone, "learned-animals")
    select = phone.locator("#learned-animals select").first
    assert "Grass" in select.inner_text()
    field, card = select.bounding_box(), phone.locator("#learned-animals [data-option]").first.bounding_box()
    assert field
    assert card
    assert card["x"] < field["x"]
    assert field["x"] + field["width"] < card["x"] + card["width"]
    assert field["width"] > card["width"] * 0.5
