"""A chapter is short on a phone, and there is something to do before long."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import words
from browser.host import Host
from pages.guide_reader import CHAPTERS

WIDTH, HEIGHT = 360, 740

# How far down the first activity begins, and where the text ends when all activities are taken out of it: in screens.
MEASURE = """(screen) => {
  const [article, ...activities] = [...document.querySelectorAll("article, article .activity")];
  const outermost = activities.filter((one) => !one.parentElement.closest(".activity"));
  const first = outermost[0].getBoundingClientRect().top + scrollY;
  outermost.forEach((one) => one.remove());
  return [first / screen, (article.getBoundingClientRect().bottom + scrollY) / screen];
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """Give a page on a small phone."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", words.languages())
@pytest.mark.parametrize("path", CHAPTERS)
def test_a_chapter_is_no_scroll(phone: Page, live: Host, path: str, language: str) -> None:
    """The first thing to do begins within 3 screens; without the activities it is 10 screens at most."""
    phone.goto(live.url(f"{'' if language == 'en' else language + '/'}{path.removesuffix('.md')}/"))
    first, all_of_it = phone.evaluate(MEASURE, HEIGHT)
    assert first <= 3
    assert all_of_it <= 10


MARKS = """() => {
  document.querySelectorAll(".quiz-question").forEach((question) => {
    question.querySelector("[type=radio], [type=checkbox]")?.click();
    question.querySelector("[data-do=check]")?.click();
    question.querySelector("[data-do=see]").click();
  });
  document.querySelector("[data-way=all]").click();
  return [...document.querySelectorAll(".quiz-mark:not(:empty)")].map((mark) => [mark.textContent, mark.offsetHeight]);
}"""


@pytest.mark.parametrize("language", words.languages())
def test_what_is_said_of_an_option_fits_into_a_line(phone: Page, live: Host, language: str) -> None:
    """“right”, “wrong” and “right, not chosen” are in one line on the narrowest phone: none stands in two pieces."""
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(live.url(f"{'' if language == 'en' else language + '/'}code-of-conduct/"))
    marks = phone.evaluate(MARKS)
    said = words.load(language)["quiz"]
    assert {said["say_mark_wrong"], said["say_mark_missed"]} <= {text for text, _ in marks}
    assert [text for text, height in marks if height > 44] == []
