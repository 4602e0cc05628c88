"""A diary of a form: a table whose rows are called by their dates, on a phone, on a desktop and on paper."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser import mini_site, page_survey
from browser.host import Host
from browser.user import SPACE, agree, keep, ours, state, sure, value, way_back
from papers.pdf_text import sheets

FORM = """\
# Our log

Some words before it. { #drink }

/// plan | Our log
    id: day

- Our initials { #day-place for="drink" }

//// rows
    id: day-log
    diary: Session
    add: Add today's session
    count: 3
    for: drink

| Date { #date .date } | What we did { #did } | What went well { #well } |
|---|---|---|
////

- What comes next { #day-next .lines for="drink" }
///
"""
PHONE = {"width": 360, "height": 740}
NIGHT = "2026-03-02T22:30:00Z"
"""Half past midnight on 3 March in Sofia, where it is still the day before by the clock of the world."""


@pytest.fixture(scope="module")
def diary_site(workshop: Path) -> Path:
    """Build a guide with a form that holds a diary."""
    pages: dict[str, str | None] = {"en/practice.md": FORM, "bg/practice.md": None}
    food = mini_site.PAGES["en/food.md"].replace("{ #drink }", "").replace("{ #eat }", "")
    pages |= {"en/food.md": food, "bg/food.md": None}
    return mini_site.build(workshop, "diary", pages)


@pytest.fixture
def diary(diary_site: Path) -> Iterator[Host]:
    """Serve it."""
    host = Host(diary_site)
    yield host
    host.close()


@pytest.fixture
def reader(open_context: Callable[..., BrowserContext]) -> BrowserContext:
    """Give a mentor with a phone in Sofia, on 3 March."""
    context = open_context(viewport=PHONE, timezone_id="Europe/Sofia", has_touch=True)
    context.clock.set_fixed_time(NIGHT)
    return context


@pytest.fixture
def log(reader: BrowserContext, diary: Host) -> Page:
    """Open the diary by the link to it."""
    page = reader.new_page()
    page.goto(diary.url("practice/#day-log"))
    return page


def write(page: Page, *rows: tuple[str, str]) -> None:
    """Keep rows, from number 1 on, each with a date and what was done, and open the page anew."""
    for number, texts in enumerate(rows, 1):
        for column, text in zip(("date", "did"), texts, strict=True):
            if text:
                record = json.dumps({"v": text}, separators=(",", ":"))
                keep(page, f"{SPACE}item.day-log.{number}.{column}", record)
    page.reload()


def names(page: Page) -> list[str]:
    """Give what the rows that show are called, from the top."""
    return page.locator("#day-log tbody b").locator("visible=true").all_inner_texts()


def today(page: Page) -> Locator:
    """Give the button that adds the row of today."""
    return page.get_by_role("button", name="Add today's session")


def fold(page: Page, name: str) -> Locator:
    """Give the line that a row folds to."""
    return page.locator("#day-log tbody").get_by_role("button", name=name).and_(page.locator("[aria-expanded]"))


def did(page: Page, name: str) -> Locator:
    """Give the first text of a row."""
    return page.get_by_label(f"What we did, {name}", exact=True)


def test_one_tap_begins_the_row_of_today(log: Page) -> None:
    """The button is in sight where one arrives; a tap dates the row by the reader's own day, and one can write."""
    expect(today(log)).to_be_in_viewport(ratio=1)
    assert names(log) == []
    assert ours(log) == {}, "arriving alone keeps nothing"
    today(log).tap()
    expect(state(log)).to_have_text("New: Session 1, 3 March.")
    expect(did(log, "Session 1, 3 March")).to_be_focused()
    expect(did(log, "Session 1, 3 March")).to_be_in_viewport()
    log.keyboard.type("We read")
    assert value(log, "day-log.1.date") == "2026-03-03"
    assert value(log, "day-log.1.did") == "We read"


def test_the_row_of_today_is_there_once(log: Page) -> None:
    """A second tap on the same day goes on in the row of the first, also where it was folded."""
    today(log).tap()
    log.keyboard.type("We read")
    fold(log, "Session 1, 3 March").tap()
    expect(did(log, "Session 1, 3 March")).to_be_hidden()
    today(log).tap()
    expect(did(log, "Session 1, 3 March")).to_be_focused()
    assert names(log) == ["Session 1, 3 March"]


def test_the_newest_is_on_top_and_open(log: Page) -> None:
    """The others fold to a line with a few words of what was written; the rows nobody wrote in are not there."""
    write(log, ("2026-02-24", "Plan"), ("2026-02-27", "Maths\nand more"))
    assert names(log) == ["Session 2, 27 February", "Session 1, 24 February"]
    expect(fold(log, "Session 2, 27 February")).to_have_attribute("aria-expanded", "true")
    older = fold(log, "Session 1, 24 February")
    expect(older).to_have_attribute("aria-expanded", "false")
    expect(older).to_contain_text("Plan")
    older.press("Enter")
    expect(did(log, "Session 1, 24 February")).to_have_value("Plan")
    expect(did(log, "Session 1, 24 February")).to_be_visible()


def test_rows_are_in_order_of_their_dates(log: Page) -> None:
    """Not of their numbers, which stay what they are kept under; a row without a date waits on top for it."""
    write(log, ("2026-02-27", "second"), ("", "none"), ("2026-02-24", "first"))
    assert names(log) == ["Session 3, no date", "Session 2, 27 February", "Session 1, 24 February"]
    expect(did(log, "Session 3, no date")).to_have_attribute("data-item", "day-log.2.did")
    log.get_by_label("Date, Session 3, no date").fill("2026-02-25")
    assert names(log) == ["Session 2, 25 February", "Session 3, 27 February", "Session 1, 24 February"], (
        "what one writes in does not jump away"
    )
    log.reload()
    assert names(log) == ["Session 3, 27 February", "Session 2, 25 February", "Session 1, 24 February"]


def test_a_row_for_another_day_begins_at_its_date(log: Page) -> None:
    """Left empty, nothing of it stays, and the next one is the same row."""
    write(log, ("2026-02-24", "Plan"))
    for _ in range(2):
        log.get_by_role("button", name="Add for another day").tap()
        expect(log.get_by_label("Date, Session 2, no date")).to_be_focused()
    before = ours(log)
    log.reload()
    assert names(log) == ["Session 1, 24 February"]
    assert ours(log) == before
    log.get_by_role("button", name="Add for another day").tap()
    log.get_by_label("Date, Session 2, no date").fill("2026-02-20")
    did(log, "Session 1, 20 February").fill("Hello")
    log.reload()
    assert names(log) == ["Session 2, 24 February", "Session 1, 20 February"]


def test_a_row_says_what_it_is_before_it_goes(log: Page) -> None:
    """The button has words and stands at the end of the row; the question is beside it, and the row comes back."""
    write(log, ("2026-02-24", "Plan"), ("2026-02-27", "Maths"))
    log.get_by_role("button", name="Remove Session 2, 27 February").tap()
    asked = log.get_by_text("Session 2, 27 February is not empty. Remove it?")
    expect(asked).to_be_in_viewport()
    log.get_by_role("button", name="Cancel").tap()
    expect(log.get_by_role("button", name="Remove Session 2, 27 February")).to_be_focused()
    log.get_by_role("button", name="Remove Session 2, 27 February").tap()
    sure(log, "Remove Session 2, 27 February")
    expect(state(log)).to_contain_text("Removed: Session 2, 27 February.")
    expect(today(log)).to_be_focused()
    assert names(log) == ["Session 1, 24 February"]
    today(log).tap()
    log.keyboard.type("New")
    assert value(log, "day-log.2.did") is None, "its number is not given away while it can come back"
    log.reload()
    way_back(log).get_by_role("button", name="Bring it back").tap()
    assert names(log) == ["Session 3, 3 March", "Session 2, 27 February", "Session 1, 24 February"]
    expect(did(log, "Session 2, 27 February")).to_have_value("Maths")


def test_the_last_row_can_go_and_a_cleared_form_comes_back(log: Page) -> None:
    """A diary may be empty; undo brings all of it back."""
    write(log, ("2026-02-24", "Plan"), ("2026-02-27", "Maths"))
    before = ours(log)
    log.get_by_role("button", name="Clear this form").tap()
    sure(log, "Clear this form")
    assert names(log) == []
    state(log).get_by_role("button", name="Undo").tap()
    assert names(log) == ["Session 2, 27 February", "Session 1, 24 February"]
    assert {key: ours(log).get(key) for key in before} == before
    for name in ("Session 2, 27 February", "Session 1, 24 February"):
        if fold(log, name).get_attribute("aria-expanded") == "false":
            fold(log, name).tap()
        log.get_by_role("button", name=f"Remove {name}").tap()
        sure(log, f"Remove {name}")
    assert names(log) == []
    today(log).tap()
    assert names(log) == ["Session 1, 3 March"]


def test_another_tab_sees_a_new_row(reader: BrowserContext, diary: Host) -> None:
    """It comes at its place, and takes the cursor from nobody."""
    one, other = reader.new_page(), reader.new_page()
    for tab in (one, other):
        tab.goto(diary.url("practice/#day-log"))
    write(one, ("2026-02-24", "Plan"))
    other.reload()
    did(one, "Session 1, 24 February").focus()
    one.keyboard.type("! ")
    today(other).tap()
    other.keyboard.type("New")
    agree(one, other)
    expect(one.locator("#day-log tbody b").locator("visible=true")).to_have_text(
        ["Session 2, 3 March", "Session 1, 24 February"]
    )
    expect(did(one, "Session 1, 24 February")).to_be_focused()


def test_the_text_to_share_begins_with_the_oldest(reader: BrowserContext, log: Page) -> None:
    """Each row under its name."""
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    write(log, ("2026-02-27", "Maths"), ("2026-02-24", "Plan"))
    log.get_by_role("button", name="Copy as text").tap()
    text = log.evaluate("navigator.clipboard.readText()")
    rows = "Session 1, 24 February\n- Date: 24 February 2026\n- What we did: Plan\nSession 2, 27 February\n"
    assert rows in text.replace("\r\n", "\n")


def test_on_paper_all_rows_are_open_and_the_oldest_is_the_first(log: Page) -> None:
    """With room to write in the rows that are left; afterwards the screen is as before."""
    write(log, ("2026-02-27", "Maths"), ("2026-02-24", "Plan"))
    text = " ".join(line for lines in sheets(log.pdf(format="A4")) for line in lines)
    assert text.index("Plan") < text.index("Maths")
    assert names(log) == ["Session 2, 27 February", "Session 1, 24 February"]
    log.emulate_media(media="print")
    expect(log.locator("#day-log tbody tr").locator("visible=true")).to_have_count(3)
    expect(log.locator("#day-log td[data-column]").locator("visible=true")).to_have_count(9)


def test_without_scripts_it_is_a_table(open_context: Callable[..., BrowserContext], diary: Host) -> None:
    """Its rows are there, numbered, and can be written in; no button is there that does nothing."""
    for viewport in (PHONE, {"width": 1280, "height": 800}):
        page = open_context(java_script_enabled=False, viewport=viewport).new_page()
        page.goto(diary.url("practice/#day-log"))
        expect(page.locator("#day-log button").locator("visible=true")).to_have_count(0)
        expect(page.get_by_text("Row 3")).to_be_visible()
        page.get_by_label("What we did, row 3").fill("Plan")
        expect(page.locator("#day-log [data-item]").locator("visible=true")).to_have_count(9)


def test_on_a_desktop_the_texts_have_the_width(open_context: Callable[..., BrowserContext], diary: Host) -> None:
    """Nothing is folded there; each text is wider than the date, and the table reaches far to the right."""
    page = open_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(diary.url("practice/"))
    write(page, ("2026-02-24", "Plan"), ("2026-02-27", "Maths"))
    expect(page.locator("#day-log textarea").locator("visible=true")).to_have_count(4)
    row = page.locator("#day-log tbody tr:visible").first
    date, *texts = row.locator("[data-item]").evaluate_all("all => all.map((one) => one.offsetWidth)")
    assert date < 180
    assert min(texts) > 250, texts
    expect(page.get_by_role("button", name="Remove Session 2, 27 February")).to_be_visible()
    assert page.evaluate(page_survey.TOO_WIDE) == []


def test_a_key_changes_its_own_row_alone(log: Page) -> None:
    """A log of four months has 52 rows: what is typed in one must not touch the others."""
    write(log, *((f"2026-02-{day:02}", "Plan") for day in range(1, 29)))
    field = did(log, "Session 28, 28 February")
    log.evaluate("""() => {
      window.touched = new Set();
      const note = (all) => all.forEach(({ target }) => window.touched.add(target.closest?.("tr")?.dataset.row));
      const all = { attributes: true, childList: true, subtree: true };
      new MutationObserver(note).observe(document.querySelector("#day-log tbody"), all);
    }""")
    field.press_sequentially("abc")
    assert log.evaluate("[...window.touched]") == ["28"]


@pytest.mark.parametrize("rows", [0, 12])
def test_axe_finds_nothing_in_a_diary(log: Page, rows: int) -> None:
    """Folded and open, in light and dark, on the smallest phone and with large letters."""
    write(log, *((f"2026-02-{day:02}", "A long text about all that we did. " * 3) for day in range(1, rows + 1)))
    today(log).tap()
    found: list[str] = []
    for scheme in ("light", "dark"):
        log.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        found += page_survey.run_axe(log)
    found += log.evaluate(page_survey.TOO_SMALL)
    log.set_viewport_size({"width": 320, "height": 640})
    found += log.evaluate(page_survey.TOO_WIDE)
    log.evaluate("document.documentElement.style.fontSize = '200%'")
    log.set_viewport_size({"width": 640, "height": 512})
    found += log.evaluate(page_survey.TOO_WIDE)
    assert not found, "\n".join(found)
