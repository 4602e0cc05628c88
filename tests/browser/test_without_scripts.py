"""The guide with scripts off: read, tick, fill in, look the answers up; nothing dead, nothing sent."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import page_survey
from browser.conftest import Watch
from browser.host import Host
from browser.user import read_through

# Text that nobody can see, other than what only scripts use, what a closed card holds, the addresses of links, which on
# a screen are in the links themselves (test_print.py sees them on paper, also without scripts), and what is said where
# nothing fits two choices (test_papers.py makes them, also without scripts).
UNSEEN = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    if (!data.trim() || parent.closest(".activity-tools, [data-live], activity-words")) continue;
    if (parent.closest(".activity-question, .activity-cleared, .activity-late")) continue;
    if (parent.closest("details:not([open]) > :not(summary), option, script, noscript, .links, .papers-none")) continue;
    if (parent.closest(".meaning, .word > a, .written-page, .written-empty, [data-do=practise]")) continue;
    const seen = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!seen) found.push(data.trim().slice(0, 80));
  }
  return found;
}"""
# Buttons that are seen: those that open and close a drawer work without scripts, the rest would be dead.
DEAD = """() => [...document.querySelectorAll("button, [type=button], [type=submit], [type=file], [type=image]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.hasAttribute("popovertarget"))
  .map((one) => one.outerHTML)"""
OPEN_ALL = """() => document.querySelectorAll("details").forEach((part) => (part.open = true))"""
FIELDS = "input, select, textarea"


@pytest.fixture(scope="module")
def watched() -> Watch:
    """Note what is asked for."""
    return Watch()


@pytest.fixture(scope="module")
def quiet(browser: Browser, watched: Watch) -> Iterator[Page]:
    """Give a tab in which no script runs."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}, reduced_motion="reduce"
    )
    context.set_default_timeout(15000)
    watched.follow(context)
    yield context.new_page()
    context.close()


def test_every_text_is_seen_and_no_button_is_dead(quiet: Page, live: Host, site: Path) -> None:
    """On every page, all that is written can be read, at once or in a card that opens, and no dead button stands."""
    wrong: list[str] = []
    questions = 0
    for path in page_survey.addresses(site):
        quiet.goto(live.url(path))
        wrong += [f"{path} hides: {text}" for text in quiet.evaluate(UNSEEN)]
        quiet.evaluate(OPEN_ALL)
        wrong += [f"{path} hides in a card: {text}" for text in quiet.evaluate(UNSEEN)]
        wrong += [f"{path} has a dead button: {button}" for button in quiet.evaluate(DEAD)]
        wrong += [f"{path} has a <form>"] * quiet.locator("form").count()
        questions += quiet.locator(".quiz-question").count()
    assert not wrong, "\n".join(wrong)
    assert questions >= 40


def test_a_sentence_says_what_is_missing(quiet: Page, live: Host) -> None:
    """Where there are activities, the page says that nothing is kept; elsewhere it says nothing."""
    sentence = quiet.locator(".activity-noscript")  # Playwright looks for no text in <noscript>
    for path in ("code-of-conduct/", "forms/goals/", "progress/"):
        quiet.goto(live.url(path))
        expect(sentence).to_be_visible()
        expect(sentence).to_contain_text("Scripts are off in this browser")
    quiet.goto(live.url("references/"))
    expect(sentence).to_have_count(0)


def test_everything_can_be_ticked_filled_and_looked_up(quiet: Page, pocket: Host) -> None:
    """Boxes tick, options are chosen, items get numbers and letters, fields take text, and each answer opens."""
    quiet.goto(pocket.url("practice/"))
    quiet.locator("#trip-water label").click()
    expect(quiet.locator("#trip-water input")).to_be_checked()
    quiet.locator("#trip-water summary").click()
    expect(quiet.get_by_text("A litre is enough for two.")).to_be_visible()
    quiet.locator("#learned-baker label").nth(2).click()
    expect(quiet.locator("#learned-baker input").nth(2)).to_be_checked()
    quiet.get_by_label("Place of: Noon").select_option("2")
    quiet.get_by_role("combobox", name="Cow", exact=True).select_option(index=2)
    quiet.get_by_role("textbox", name="Place").press_sequentially("Школа")
    expect(quiet.get_by_role("textbox", name="Place")).to_have_value("Школа")
    quiet.get_by_role("textbox", name="What happened").press_sequentially("İyi")
    quiet.get_by_label("When", exact=True).fill("2026-11-23")
    quiet.get_by_role("radio", name="tired").check()
    quiet.get_by_role("textbox", name="Who, row 1").press_sequentially("Ana")
    for summary in quiet.locator(".quiz-answer > summary").all():
        expect(summary).to_have_text("Show the answer", use_inner_text=True)
        summary.click()
    answers = quiet.locator(".quiz-answer")
    expect(answers).to_have_count(5)
    for number, said in enumerate(("The baker", "True", "Milk", "Morning", "Cow – Grass")):
        expect(answers.nth(number).get_by_role("listitem").get_by_text(said, exact=True).first).to_be_visible()
    expect(answers.nth(0).get_by_text("The tailor sews.")).to_be_visible()
    expect(answers.nth(3).locator("ol li")).to_have_text(["Morning", "Noon", "Evening"])


def test_the_frame_works(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """Menu, list of headings, list of languages and cards open and close, and the switch of colours is not there."""
    context = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(live.url("expectations/"))
    expect(page.locator(".top__theme")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.locator("#menu")).to_be_visible()
    page.get_by_role("navigation", name="Pages of the guide").get_by_role("button", name="Close").click()
    expect(page.locator("#menu")).to_be_hidden()
    page.get_by_role("button", name="On this page").click()
    expect(page.locator("#toc")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".top__language summary").click()
    page.get_by_role("link", name="Türkçe").click()
    expect(page).to_have_url(live.url("tr/expectations/"))
    card = page.locator("details.card").first
    card.locator("summary").click()
    expect(card.locator("p").last).to_be_visible()


def asked_for(watch: Watch, since: int) -> list[str]:
    """Give the requests made since; the page's icon, which the browser fetches when it likes, is not one."""
    return [url for url in watch.requests[since:] if not url.endswith("/favicon.svg")]


def test_enter_in_a_field_sends_nothing(quiet: Page, live: Host, site: Path, watched: Watch) -> None:
    """In every field of every form, a checklist and a quiz, Enter asks for nothing and goes nowhere."""
    forms = sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.glob("forms/*/index.html"))
    pressed = 0
    for path in (*forms, "code-of-conduct/", "progress/"):
        quiet.goto(live.url(path))
        asked = len(watched.requests)
        count = quiet.locator(f"main :is({FIELDS})").count()
        quiet.evaluate(
            "(fields) => { window.fields = [...document.querySelectorAll(`main :is(${fields})`)]"
            ".filter((field) => field.checkVisibility()); }",
            FIELDS,
        )
        for number in range(quiet.evaluate("window.fields.length")):
            quiet.evaluate("(number) => window.fields[number].focus()", number)
            quiet.keyboard.press("x")
            quiet.keyboard.press("Enter")
            pressed += 1
        assert count == 0 or quiet.evaluate("window.fields.every((field) => field.isConnected)"), path
        assert quiet.url == live.url(path)
        assert asked_for(watched, asked) == [], path
    assert pressed > 100


def test_enter_in_a_field_sends_nothing_with_scripts(page: Page, pocket: Host, watch: Watch) -> None:
    """With scripts on, Enter in a field asks for nothing and goes nowhere either."""
    page.goto(pocket.url("practice/"))
    read_through(page)
    page.wait_for_load_state("networkidle")
    asked = len(watch.requests)
    for field in page.locator(f"main :is({FIELDS})").all():
        if field.is_visible():
            field.press("Enter")
    assert page.url == pocket.url("practice/")
    by_itself = {pocket.url("assets/menu.en.js"), pocket.url("food/")}  # the menu, and the next page near the end
    assert set(asked_for(watch, asked)) <= by_itself
