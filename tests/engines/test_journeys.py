"""What a reader does with each kind of activity, in three engines: Chromium, Firefox, and WebKit, which is Safari's."""

import pytest

from browser.host import Host
from engines._engine import Engine
from papers.pdf_text import sheets

STORY = "İlk gün: ÇĞIİŞÖÜ ığş.\nПърви ден: Ъгъл, ъгъл, ЩЮЯ."
ORDER = "return [...document.querySelectorAll('#learned-day [data-option]')].map((one) => one.dataset.option).join(' ')"


def press(reader: Engine, inside: str, name: str) -> None:
    """Press the button of an activity that does something."""
    reader.click(f"{inside} [data-do={name}]")


def arrange(reader: Engine, *wanted: str) -> None:
    """Move the parts of the day with their buttons until they stand as wanted."""
    for place, item in enumerate(wanted):
        while reader.run(ORDER).split().index(item) > place:
            press(reader, f"#learned-day [data-option={item}]", "up")
    assert reader.run(ORDER) == " ".join(wanted)


def answer(reader: Engine, question: str) -> None:
    """Answer a question rightly, and have that checked."""
    if question == "learned-day":
        arrange(reader, "noon", "evening", "morning")
        arrange(reader, "morning", "noon", "evening")
    for item in {"learned-animals": ("cow", "cat", "bee")}.get(question, ()):
        reader.choose(f"#{question} [data-option={item}] select", item)
    chosen = {"learned-baker": ("baker",), "learned-wet": ("true",), "learned-drinks": ("milk", "tea")}
    for option in chosen.get(question, ()):
        reader.click(f"#{question} [data-option={option}] label")
    press(reader, f"#{question}", "check")


def fill_in(reader: Engine) -> None:
    """Write, tick or choose something in every kind of field."""
    reader.type("#day-place input", "Parkta, Ъгъл")
    reader.type("#day-story textarea", STORY)
    reader.date("#day-when input", 2026, 11, 23)
    reader.click("#day-mood label:nth-of-type(2)")
    reader.click("#day-bye label")
    press(reader, "#day-steps", "add")
    reader.type("#day-steps tr[data-row='3'] [data-item$=who]", "Цвета")
    reader.date("#day-steps tr[data-row='3'] input[type=date]", 2027, 1, 31)
    reader.click("#day-steps tr[data-row='3'] .plan-tick")
    press(reader, "#day-steps tr[data-row='1']", "remove")


def expect_form(reader: Engine) -> None:
    """See all of that."""
    reader.says("#day-place input", "Parkta, Ъгъл")
    reader.says("#day-story textarea", STORY)
    reader.says("#day-when input", "2026-11-23")
    reader.ticked("#day-mood [value=tired]")
    reader.unticked("#day-mood [value=good]")
    reader.ticked("#day-bye input")
    reader.until("return document.querySelectorAll('#day-steps tbody tr').length === 2")
    reader.says("#day-steps tr:nth-child(2) [data-item$=who]", "Цвета")
    reader.says("#day-steps tr:nth-child(2) input[type=date]", "2027-01-31")
    reader.ticked("#day-steps tr:nth-child(2) input[type=checkbox]")


def test_a_box_is_ticked_and_unticked(reader: Engine) -> None:
    """It is counted and kept, it is there after the page is loaded again, and so is that it was taken away."""
    reader.click("#trip-water label")
    reader.expect("#trip .checklist-count", "Done: 1 of 3")
    reader.expect("#trip .activity-state", "Saved on this device.")
    reader.reload()
    reader.ticked("#trip-water input")
    reader.unticked("#trip-bread input")
    reader.click("#trip-water input")
    reader.expect("#trip .checklist-count", "Done: 0 of 3")
    reader.reload()
    reader.expect("#trip .checklist-count", "Done: 0 of 3")
    reader.unticked("#trip-water input")


QUESTIONS = {
    "single": "learned-baker",
    "true or false": "learned-wet",
    "multiple": "learned-drinks",
    "ordering": "learned-day",
    "matching": "learned-animals",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_answered(reader: Engine, question: str) -> None:
    """What is right is said to be right, with what it means, and the answer is there after the page is loaded again."""
    assert not reader.run("return document.querySelector(arguments[0]).innerText", f"#{question} .quiz-result")
    answer(reader, question)
    for _ in range(2):
        reader.until("return document.querySelector(arguments[0]).dataset.state === 'right'", f"#{question}")
        reader.expect(f"#{question} .quiz-verdict", "Right.")
        assert not reader.seen(f"#{question} [data-do=check]")
        reader.reload()
    if question == "learned-day":
        reader.until(f"{ORDER} === arguments[0]", "morning noon evening")


def test_a_wrong_answer_is_tried_again(reader: Engine) -> None:
    """The words of the chosen option are shown, and no other's; a second try is right there; the first one counts."""
    for question in QUESTIONS.values():
        if question != "learned-wet":
            answer(reader, question)
    reader.click("#learned-wet [data-option=false] label")
    press(reader, "#learned-wet", "check")
    reader.expect("#learned-wet .quiz-result", "Touch it and see.")
    press(reader, "#learned-wet", "see")
    reader.expect("#learned .quiz-score", "Right at the first try: 4 of 5. Right now: 4.")
    press(reader, "#learned", "retry")
    answer(reader, "learned-wet")
    reader.expect("#learned .quiz-score", "Right at the first try: 4 of 5. Right now: 5.")


def test_a_form_is_filled_in(reader: Engine) -> None:
    """Lines, dates, choices, ticks and rows that came and went are all there after the page is loaded again."""
    fill_in(reader)
    expect_form(reader)
    reader.reload()
    expect_form(reader)
    press(reader, "#day", "clear")
    reader.click("#day .activity-question button:not([data-do])")
    reader.until("return document.querySelectorAll('#day-steps tbody tr').length === 2")
    for field in ("#day-place input", "#day-story textarea", "#day-when input"):
        reader.says(field, "")
    reader.click("#day .activity-state button")
    expect_form(reader)


def test_a_change_of_language_keeps_the_answers(reader: Engine) -> None:
    """The menu of languages opens and leads to the same page, with the same work in it."""
    reader.click("#trip-water label")
    answer(reader, "learned-baker")
    fill_in(reader)
    expect_form(reader)
    for code, said in (("bg", "Вземи вода."), ("tr", "Bring water.")):
        assert not reader.seen(f".top__language [lang={code}]")
        reader.click(".top__language summary")
        reader.click(f".top__language [lang={code}]")
        reader.until("return document.documentElement.lang === arguments[0]", code)
        reader.expect("#trip-water", said)
        reader.ticked("#trip-water input")
        reader.ticked("#learned-baker [value=baker]")
        expect_form(reader)


def test_the_menu_opens_and_leads_on(reader: Engine, host: Host) -> None:
    """On a phone the menu opens by its button and closes by its own; a link in it leads to its page."""
    reader.narrow()
    reader.open(host.url("practice/"))
    assert not reader.seen("#menu")
    reader.click(".top__menu")
    assert reader.seen("#menu")
    reader.click("#menu .close")
    assert not reader.seen("#menu")
    reader.click(".top__menu")
    reader.click("#menu a[href*=food]")
    reader.until("return location.pathname.endsWith('/food/')")
    assert not reader.seen("#menu")


def test_the_colours_change_and_stay(reader: Engine) -> None:
    """The button turns the page dark, and it is dark after it is loaded again."""
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = reader.run(colour)
    reader.click(".top__theme")
    assert reader.run(colour) != light
    reader.reload()
    assert reader.run(colour) != light
    reader.click(".top__theme")
    assert reader.run(colour) == light


SHOWN = ("article h1", "#trip-water label", "#learned-baker legend", "#learned-baker .quiz-verdict", ".activity-note p")
HIDDEN = (".top", ".menu", ".activity-tools", "[data-do=check]", "[data-do=up]", "[data-do=add]", ".activity-state")
BOX = """const box = document.querySelector(arguments[0]);
return [getComputedStyle(box, "::after").content, box.dataset.said]"""
OPEN_ANSWERS = """return [...document.querySelectorAll("[data-sealed] > :not(summary), [data-sealed] > summary")]
  .filter((one) => one.checkVisibility()).map((one) => one.innerText)"""


def test_paper_shows_what_was_done_and_nothing_of_the_screen(reader: Engine) -> None:
    """What was ticked, answered and written is printed; menus and buttons are not, and no answer that nobody opened."""
    reader.click("#trip-water label")
    answer(reader, "learned-baker")
    fill_in(reader)
    expect_form(reader)
    with reader.on_paper():
        assert [selector for selector in SHOWN if not reader.seen(selector)] == []
        assert [selector for selector in HIDDEN if reader.seen(selector)] == []
        assert reader.run(OPEN_ANSWERS) == []
        assert not reader.seen("[data-item=day-story]")
        content, said = reader.run(BOX, "#day-story .plan-box")
        assert "attr(data-said)" in content or "ÇĞIİŞÖÜ" in content, "Firefox names the attribute, others its text"
        assert said == STORY
    assert reader.seen(".top")
    if pdf := reader.pdf():
        text = " ".join(line for lines in sheets(pdf) for line in lines)
        for words in ("Bring water.", "A litre is enough", "Yes, from flour and water.", "Parkta, Ъгъл", "Цвета"):
            assert words in text
        for words in ("Check my answer", "Untick all", "Think of flour.", "Tea flows too.", "Add a row", "Български"):
            assert words not in text


def test_what_the_browser_brings_back_is_no_answer(reader: Engine) -> None:
    """A box that was ticked and unticked by the button stays so, whatever the browser puts into it on a reload."""
    reader.click("#trip-water label")
    reader.expect("#trip .checklist-count", "Done: 1 of 3")
    reader.reload()
    press(reader, "#trip", "reset")
    reader.expect("#trip .checklist-count", "Done: 0 of 3")
    for _ in range(2):
        reader.reload()
        reader.expect("#trip .checklist-count", "Done: 0 of 3")
        reader.unticked("#trip-water input")
    answer(reader, "learned-baker")
    press(reader, "#learned", "reset")
    reader.reload()
    reader.until("return !document.querySelector('#learned-baker :checked')")


def test_what_another_tab_wrote_counts_after_a_reload(reader: Engine, host: Host) -> None:
    """Boxes, choices and fields show what is kept, and not what the browser remembers of this tab."""
    reader.click("#trip-water label")
    reader.click("#day-mood label:nth-of-type(1)")
    reader.click("#day-bye label")
    reader.type("#day-place input", "One")
    reader.until("return Object.values(localStorage).some((kept) => kept.includes('One'))")
    first = reader.tab()
    second = reader.new_tab()
    reader.open(host.url("practice/"))
    reader.ticked("#trip-water input")
    reader.click("#trip-water label")
    reader.click("#trip-bread label")
    reader.click("#day-mood label:nth-of-type(2)")
    reader.click("#day-bye label")
    reader.type("#day-place input", " and two")
    reader.until("return Object.values(localStorage).some((kept) => kept.includes('One and two'))")
    reader.switch(first)
    reader.reload()
    for tab in (first, second):
        reader.switch(tab)
        reader.unticked("#trip-water input")
        reader.ticked("#trip-bread input")
        reader.ticked("#day-mood [value=tired]")
        reader.unticked("#day-bye input")
        reader.says("#day-place input", "One and two")


def mark(reader: Engine) -> None:
    """Tick, choose and answer something, without having the answer checked."""
    reader.click("#trip-water label")
    reader.click("#day-mood label:nth-of-type(1)")
    reader.click("#day-bye label")
    reader.click("#learned-baker [data-option=smith] label")
    reader.choose("#learned-animals [data-option=cow] select", "cat")
    reader.expect("#learned .activity-state", "Saved on this device.")


def expect_nothing(reader: Engine) -> None:
    """See no mark in any activity, and nothing kept."""
    reader.until("return !document.querySelector('main :is([type=checkbox], [type=radio]):checked:not([data-way])')")
    reader.says("#learned-animals [data-option=cow] select", "")
    reader.expect("#trip .checklist-count", "Done: 0 of 3")
    assert reader.run("return Object.values(localStorage).filter((kept) => kept.includes('\"v\"'))") == []


def test_what_was_taken_away_unseen_does_not_come_back_by_a_reload(reader: Engine) -> None:
    """What is kept may change while a page sleeps: what the browser then puts back into the fields is no answer."""
    mark(reader)
    reader.run("localStorage.clear()")  # no page is told of what it does itself
    for _ in range(2):
        reader.reload()
        expect_nothing(reader)


def test_what_was_cleared_does_not_come_back_by_going_back(reader: Engine, host: Host) -> None:
    """Who clears the device and goes back finds nothing in the fields, and nothing kept again."""
    mark(reader)
    reader.open(host.url("progress/"))
    reader.run("localStorage.clear()")
    reader.back()
    reader.until("return location.pathname.endsWith('/practice/')")
    expect_nothing(reader)
    reader.reload()
    expect_nothing(reader)


def test_a_reload_is_the_browser_s_own(reader: Engine, host: Host) -> None:
    """What Firefox brings back on a page without our scripts is brought back here, or the tests above prove nothing."""
    page = "<!doctype html><title>Plain</title><input type=checkbox><input type=text>"
    (host.root / "plain.html").write_text(page, "utf-8")
    reader.open(host.url("plain.html"))
    reader.click("[type=checkbox]")
    reader.type("[type=text]", "One")
    reader.reload()
    fields = "return [document.querySelector('[type=checkbox]').checked, document.querySelector('[type=text]').value]"
    assert reader.run(fields) == ([True, "One"] if reader.restores else [False, ""])


def test_a_word_is_explained_in_place(reader: Engine, host: Host) -> None:
    """A tap opens what it means beside it, and a tap elsewhere closes it."""
    reader.open(host.url("reading/"))
    assert not reader.seen("#_word-crust")
    reader.click("p [popovertarget=_word-crust]")
    reader.expect("#_word-crust", "The hard outside of bread.")
    assert reader.run(
        """const { left, right, bottom } = document.querySelector("#_word-crust").getBoundingClientRect();
        return left >= 0 && right <= innerWidth && bottom <= innerHeight + 1"""
    )
    reader.click("h1")
    reader.until("return !document.querySelector('#_word-crust').matches(':popover-open')")
    assert not reader.seen("p .word > a")
