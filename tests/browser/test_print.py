"""A page printed from the browser: the text, what was ticked and written, and no answer that nobody asked for."""

from collections.abc import Callable
from functools import partial
from itertools import takewhile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host
from browser.user import choose
from papers.pdf_text import sheets
from words import load

LONG = "Ъгъл и ışık. " * 60
LINE = "Една много дълга дума и още, която не се побира на един ред от листа, а продължава и продължава до края"
# Everything that only makes sense on a screen.
SCREEN_ONLY = (
    ".top, .menu, .toc, .next, .skip, button:not(.word > *), .activity-tools, .activity-state, .activity-noscript"
)


def on_paper(page: Page) -> str:
    """Print the page as the browser's own dialogue would, and give the text on the paper, in one line."""
    return " ".join(line for lines in sheets(page.pdf(format="A4")) for line in lines)


@pytest.fixture
def printed(page: Page, pocket: Host) -> Page:
    """Give a page on which something was ticked, answered and written, as it goes to paper."""
    page.goto(pocket.url("practice/"))
    page.locator("#trip-water label").click()
    choose(page, "learned-baker", "smith")
    page.locator("#learned-wet [data-option=true] label").click()
    page.get_by_role("textbox", name="Place").fill(LINE)
    page.get_by_role("textbox", name="What happened").fill(LONG)
    page.get_by_role("radio", name="tired").check()
    page.get_by_role("checkbox", name="We said goodbye").check()
    page.get_by_role("textbox", name="Who, row 1").fill("Somebody with quite a long name, and a friend")
    page.emulate_media(media="print")
    return page


def test_no_menu_and_no_button_is_on_paper(printed: Page, live: Host) -> None:
    """What only a screen can use is not printed, on pages of each kind."""
    for url in (printed.url, live.url("roles/"), live.url("forms/goals/"), live.url("progress/"), live.url("")):
        printed.goto(url)
        seen = printed.locator(SCREEN_ONLY).locator("visible=true")
        assert [element.inner_text() for element in seen.all()] == [], url


def test_what_was_written_is_on_paper_in_full(printed: Page) -> None:
    """A text longer than its field is printed to its last letter."""
    for item, text in (("day-place", LINE), ("day-story", LONG.strip()), ("day-steps.1.who", "Somebody with quite a")):
        box = printed.locator(f".plan-box:has([data-item='{item}'])")
        shown = box.evaluate("box => getComputedStyle(box, '::after').content")
        assert text in shown.replace('\\"', '"')
        expect(box.locator("[data-item]")).to_be_hidden()
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1")
    text = on_paper(printed)
    assert LONG.strip() in text
    assert LINE in text


def test_an_empty_field_leaves_room_to_write(printed: Page) -> None:
    """A field with nothing in it is printed as an empty line to write on."""
    empty = printed.locator("[data-item=day-sign]")
    expect(empty).to_be_visible()
    assert (empty.bounding_box() or {"height": 0})["height"] > 30
    assert empty.evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"
    assert "mm/dd/yyyy" not in on_paper(printed)


def test_ticks_are_seen_on_paper(printed: Page) -> None:
    """A ticked box looks otherwise than an empty one without any colour of the background, which paper may lack."""
    look = """one => {
      const style = getComputedStyle(one);
      const before = getComputedStyle(one, "::before"), after = getComputedStyle(one, "::after");
      return [style.borderTopStyle, style.appearance, before.content, after.content, style.backgroundColor,
        style.printColorAdjust].join(" ");
    }"""
    pairs = (
        ("#trip-water input", "#trip-bread input"),
        ("#learned-wet [value=true]", "#learned-wet [value=false]"),
        ("#day-mood [value=tired]", "#day-mood [value=good]"),
        ("[data-item=day-bye]", "[data-item='day-steps.1.done']"),
    )
    for ticked, empty in pairs:
        one, other = printed.locator(ticked).evaluate(look), printed.locator(empty).evaluate(look)
        assert one != other, ticked
        assert one.startswith("solid none"), "drawn by us, so that it prints"
        assert "✓" in one or "✕" in one or "exact" in one, one


def test_an_answer_nobody_opened_is_not_on_paper(printed: Page) -> None:
    """Neither right answers nor hints are printed, unless the reader opened them."""
    for hidden in ("Think of flour.", "Touch it and see.", "Tea flows too.", "The sun tells you."):
        expect(printed.get_by_text(hidden).locator("visible=true")).to_have_count(0)
    expect(printed.locator("#learned-baker .quiz-result")).to_contain_text("The smith works with iron.")
    text = on_paper(printed)
    for hidden in ("Think of flour.", "Touch it and see.", "Tea flows too.", "Show the answer", "See what each answer"):
        assert hidden not in text
    assert "Who bakes bread?" in text
    assert "The smith works with iron." in text


def test_without_scripts_no_answer_is_on_paper(open_context: Callable[..., BrowserContext], pocket: Host) -> None:
    """With scripts off, a quiz is printed as a sheet to fill in."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(pocket.url("practice/"))
    page.emulate_media(media="print")
    for hidden in ("Yes, from flour and water.", "Think of flour.", "The sun tells you.", "Show the answer"):
        expect(page.get_by_text(hidden).locator("visible=true")).to_have_count(0)
    for shown in ("Who bakes bread?", "Bring water.", "What happened", "Grass"):
        expect(page.get_by_text(shown).locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_note_is_open_on_paper(open_context: Callable[..., BrowserContext], pocket: Host, scripts: bool) -> None:  # noqa: FBT001
    """What explains an item is no answer: it is printed, opened or not, and without the words that open it."""
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto(pocket.url("practice/"))
    note = page.get_by_text("A litre is enough")
    expect(note).to_be_hidden()
    page.emulate_media(media="print")
    assert note.evaluate("one => one.checkVisibility()")
    expect(page.locator(".activity-note summary")).to_be_hidden()
    text = on_paper(page)
    assert "A litre is enough for two." in text
    page.emulate_media(media="screen")
    expect(note).to_be_hidden()


def test_a_form_is_printed_as_it_is_filled_in(printed: Page) -> None:
    """A button of the form prints the page, and nothing that was written is left out."""
    printed.emulate_media(media="screen")
    printed.evaluate("window.print = () => (window.asked = true)")
    printed.get_by_role("button", name="Print what I wrote").click()
    assert printed.evaluate("window.asked")
    printed.emulate_media(media="print")
    text = on_paper(printed)
    assert LINE in text


def test_a_form_is_printed_empty_and_stays_filled_in(printed: Page) -> None:
    """Another button prints it with room to write instead of all that was written, and forgets nothing."""
    printed.emulate_media(media="screen")
    printed.get_by_role("textbox", name="By when, row 2").fill("2026-11-23")
    printed.evaluate("window.print = () => (window.asked = true)")
    printed.get_by_role("button", name="Print it empty").click()
    assert printed.evaluate("window.asked")
    printed.emulate_media(media="print")
    for item in ("day-place", "day-story", "day-steps.1.who"):
        box = printed.locator(f".plan-box:has([data-item='{item}'])")
        assert box.evaluate("box => getComputedStyle(box, '::after').content") == '""'
        expect(box.locator("[data-item]")).to_be_hidden()
        assert (box.bounding_box() or {"height": 0})["height"] > 30, "room to write"
    for item in ("[data-item=day-bye]", "#day-mood :checked"):
        assert printed.locator(item).evaluate("one => getComputedStyle(one, '::before').content") == '""'
    empty, filled = (on_paper(printed).partition("The day")[2].partition("Based on")[0] for _ in range(2))
    for written in ("Ъгъл", "Една много", "Somebody", "2026", "✓"):
        assert written not in empty
        assert written in filled, f"the next time it is printed as it is filled in: {written}"
    expect(printed.locator("[data-item=day-place]")).to_have_value(LINE)


@pytest.mark.parametrize("scripts", [True, False])
def test_cards_are_open_on_paper(open_context: Callable[..., BrowserContext], live: Host, scripts: bool) -> None:  # noqa: FBT001
    """The text of every card is printed, and the cards are closed again on the screen."""
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto(live.url("expectations/"))
    cards = page.locator("details.card")
    last = cards.last.locator("p").last
    expect(last).to_be_hidden()
    sentence = " ".join(last.inner_text().split()) or " ".join((last.text_content() or "").split())
    assert sentence
    page.emulate_media(media="print")
    for card in cards.all():
        assert card.locator(":scope > :not(summary)").last.evaluate("one => one.checkVisibility()")
    assert sentence in on_paper(page)
    page.emulate_media(media="screen")
    expect(last).to_be_hidden()


def pages_of(site: Path, language: str) -> list[str]:
    """Give the address of every page of a language, from the site's root."""
    folder = site if language == "en" else site / language
    found = sorted(path.parent.relative_to(site).as_posix() for path in folder.rglob("index.html"))
    own = [path for path in found if language != "en" or path.split("/")[0] not in {"bg", "tr"}]
    return ["" if path == "." else f"{path}/" for path in own]


@pytest.mark.parametrize("language", ["en", "bg", "tr"])
def test_every_page_is_a_clean_handout(page: Page, site: Path, live: Host, language: str) -> None:
    """No menu and no button is on its paper, and its last sheet holds more than the foot and a line or two."""
    frame = load(language)["frame"]
    page.emulate_media(media="print")
    found = []
    paths = pages_of(site, language)
    for path in paths:
        page.goto(live.url(path))
        seen = page.locator(SCREEN_ONLY).locator("visible=true").all_inner_texts()
        printed = sheets(page.pdf(format="A4"))
        text = " ".join(line for lines in printed for line in lines)
        seen += [words for words in (frame["skip"], frame["on_this_page"], frame["edit"]) if words in text]
        found += [f"{path}: on paper: {words!r}" for words in seen]
        if len(printed) > 1:
            foot = page.locator(".foot p").first.inner_text()[:25]
            before_the_foot = partial(lambda foot, line: not line.startswith(foot), foot)
            last = list(takewhile(before_the_foot, printed[-1]))
            if len(last) < 3 or last[0] == frame["links"] or "://" in last[0]:
                found.append(f"{path}: the last of {len(printed)} sheets holds only {last}")
    assert len(paths) > 25
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scripts", [True, False])
def test_links_are_numbered_on_paper(open_context: Callable[..., BrowserContext], live: Host, scripts: bool) -> None:  # noqa: FBT001
    """A link's number stands behind it on paper only, and its address at the end of the page."""
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto(live.url("forms/agreement/"))
    links = page.locator("article a[data-n]")
    number = "one => getComputedStyle(one, '::after').content"
    assert links.count() >= 3
    assert links.first.evaluate(number) == "none"
    expect(page.locator(".links")).to_be_hidden()
    page.emulate_media(media="print")
    assert links.first.evaluate(number) == '"1"'
    expect(page.locator(".links li")).to_have_count(len({link.get_attribute("data-n") for link in links.all()}))
    expect(page.locator(".links")).to_be_visible()
    text = on_paper(page)
    for address in page.locator(".links li").all_inner_texts():
        assert address in text


# Words that would be light on white paper, since browsers leave backgrounds out; with their contrast to white.
PALE = """() => {
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    if (!data.trim() || parent.closest("script, style, noscript, .unseen") || !parent.checkVisibility()) continue;
    const [red, green, blue, alpha = 1] = getComputedStyle(parent).color.match(/[\\d.]+/g).map(Number);
    const contrast = 1.05 / (0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue) + 0.05);
    if (contrast * alpha < 4.5) found.add(`${parent.localName}.${parent.className}: ${data.trim().slice(0, 60)}`);
  }
  return [...found];
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_is_dark_enough_for_white_paper(page: Page, live: Host, theme: str) -> None:
    """No word is printed in light letters, also where the reader's screen is dark."""
    page.emulate_media(media="print", color_scheme="dark" if theme == "dark" else "light")
    page.goto(live.url(""))
    page.evaluate("(theme) => localStorage.setItem('activities:/peer-mentoring/:frame.theme', theme)", theme)
    pale: list[str] = []
    for path in ("", "introduction/", "expectations/", "code-of-conduct/", "roles/", "forms/goals/", "bg/"):
        page.goto(live.url(path))
        pale += [f"{path} {what}" for what in page.evaluate(PALE)]
    assert not pale, "\n".join(pale)
