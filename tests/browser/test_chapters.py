"""A chapter is short on a phone, there is something to see or to do before long, and text is never bare for long."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import words
from browser.host import Host
from browser.user import come_near
from pages.guide_reader import CHAPTERS

WIDTH, HEIGHT = 360, 740

# In screens: how far down the first activity begins, and the first picture or activity; the longest stretch of bare
# text (no picture, box, card or activity); and where the text ends when all activities are taken out of it.
MEASURE = """(screen) => {
  const article = document.querySelector("article");
  const outermost = (names) => [...article.querySelectorAll(names)].filter((one) => !one.parentElement.closest(names));
  const edge = (one, side) => one.getBoundingClientRect()[side] + scrollY;
  const activities = outermost(".activity"), [seen] = outermost("img, .activity");
  let at = 0, bare = 0;
  outermost("img, .activity, .admonition, details").forEach((one) => {
    bare = Math.max(bare, edge(one, "top") - at);
    at = edge(one, "bottom");
  });
  const measured = [edge(activities[0], "top"), edge(seen, "top"), Math.max(bare, edge(article, "bottom") - at)];
  activities.forEach((one) => one.remove());
  return [...measured, edge(article, "bottom")].map((length) => length / screen);
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
    """The first thing to do begins within 3 screens; without the activities it is 10 screens at most.

    A picture, or something to do, comes within 2 screens, and never are there 3 screens of bare text.
    """
    phone.goto(live.url(f"{'' if language == 'en' else language + '/'}{path.removesuffix('.md')}/"))
    first, seen, bare, all_of_it = phone.evaluate(MEASURE, HEIGHT)
    assert first <= 3
    assert seen <= 2
    assert bare <= 3
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
    come_near(phone, ".quiz-question")
    marks = phone.evaluate(MARKS)
    said = words.load(language)["quiz"]
    assert {said["say_mark_wrong"], said["say_mark_missed"]} <= {text for text, _ in marks}
    assert [text for text, height in marks if height > 44] == []
