"""A form to fill in, as a reader uses it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.host import Host
from browser.user import ours, sure

FORM = "practice/#day"
SHARES = """
  window.shared = [];
  navigator.share = (data) => { window.shared.push(data); return Promise.resolve(); };
"""
NO_CLIPBOARD = """
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  Document.prototype.execCommand = () => false;
"""


@pytest.fixture
def form(page: Page, pocket: Host) -> Page:
    """Open the form."""
    page.goto(pocket.url(FORM))
    return page


def state(page: Page) -> Locator:
    """Give the sentence that tells what was done."""
    return page.locator("#day > .activity-state")


def who(page: Page) -> Locator:
    """Give the fields of the first column of the table."""
    return page.locator("#day-steps").get_by_role("textbox", name="Who, row")


def fill_in(page: Page) -> None:
    """Fill in a field of every type."""
    page.get_by_label("Place", exact=True).fill("Школата")
    page.get_by_label("What happened").fill("First line\nİkinci satır")
    page.get_by_label("When", exact=True).fill("2026-11-23")
    page.get_by_role("radio", name="tired").check()
    page.get_by_role("checkbox", name="We said goodbye").check()
    who(page).nth(1).fill("Ana")
    page.get_by_label("By when, row 2").fill("2026-12-01")
    page.get_by_role("checkbox", name="Done, row 2").check()
    page.get_by_label("Signature").fill("A. B.")


TEXT = """\
The day

About the day
Place: Школата
What happened:
First line
İkinci satır
When: 23 November 2026
Mood: tired
[x] We said goodbye

Who helps
Row 2
- Who: Ana
- By when: 1 December 2026
- Done: [x]
Signature: A. B."""


def plain(text: str) -> str:
    """Give a text without the signs around its headings."""
    return "\n".join(line.strip("* ") for line in text.replace("\r\n", "\n").split("\n"))


def test_every_field_is_kept_as_one_types(form: Page) -> None:
    """Each type of field says that it is saved and shows its answer again; nobody presses a button for it."""
    form.get_by_label("Place", exact=True).press_sequentially("Школа")
    expect(state(form)).to_have_text("Saved on this device.")
    fill_in(form)
    form.reload()
    expect(form.get_by_label("Place", exact=True)).to_have_value("Школата")
    expect(form.get_by_label("What happened")).to_have_value("First line\nİkinci satır")
    expect(form.get_by_label("When", exact=True)).to_have_value("2026-11-23")
    expect(form.get_by_role("radio", name="tired")).to_be_checked()
    expect(form.get_by_role("checkbox", name="We said goodbye")).to_be_checked()
    expect(who(form).nth(1)).to_have_value("Ana")
    expect(form.get_by_label("By when, row 2")).to_have_value("2026-12-01")
    expect(form.get_by_role("checkbox", name="Done, row 2")).to_be_checked()
    expect(form.get_by_label("Signature")).to_have_value("A. B.")


def test_what_is_emptied_is_forgotten(form: Page) -> None:
    """A field emptied by hand keeps nothing on the device."""
    form.get_by_label("Place", exact=True).fill("Park")
    assert any("day-place" in key for key in ours(form))
    form.get_by_label("Place", exact=True).fill("")
    assert not any("day-place" in key for key in ours(form))


def test_a_form_about_somebody_says_so(form: Page, live: Host) -> None:
    """The sentence about initials stands in sight on a form about a mentee, here and in the whole guide."""
    sentence = "Write initials, not names. Anyone who uses this phone can read it."
    expect(form.get_by_text(sentence)).to_be_visible()
    for path in ("forms/first-meeting/", "forms/session-log/", "forms/report/"):
        form.goto(live.url(path))
        expect(form.locator("activity-plan").first.get_by_text(sentence)).to_be_visible()


def test_a_fields_help_belongs_to_it(form: Page) -> None:
    """The help is seen, and a screen reader says it with the field."""
    expect(form.get_by_text("A few words are enough.")).to_be_visible()
    expect(form.get_by_label("What happened")).to_have_accessible_description("A few words are enough.")


def test_rows_are_added_and_removed(form: Page) -> None:
    """A new row takes the focus and can be filled; a removed one takes its own words along and no other's."""
    add = form.get_by_role("button", name="Add a row")
    who(form).nth(0).fill("first")
    who(form).nth(1).fill("second")
    add.click()
    expect(who(form)).to_have_count(3)
    expect(who(form).nth(2)).to_be_focused()
    expect(state(form)).to_contain_text("Row 3 is new.")
    form.keyboard.type("third")
    form.get_by_role("button", name="Remove row 2").click()
    sure(form, "Remove row 2")
    expect(state(form)).to_contain_text("Row 2 is removed.")
    expect(who(form)).to_have_count(2)
    expect(who(form).nth(0)).to_have_value("first")
    expect(who(form).nth(1)).to_have_value("third")
    form.reload()
    expect(who(form)).to_have_count(2)
    expect(who(form).nth(1)).to_have_value("third")
    expect(who(form).nth(1)).to_have_accessible_name("Who, row 2")
    add.click()
    expect(who(form).nth(2)).to_have_value("")


def test_a_removed_row_comes_back_with_its_words(form: Page) -> None:
    """The undo puts a removed row at its old place."""
    who(form).nth(0).fill("first")
    who(form).nth(1).fill("second")
    form.get_by_role("button", name="Remove row 1").click()
    sure(form, "Remove row 1")
    expect(who(form)).to_have_count(1)
    expect(who(form).nth(0)).to_have_value("second")
    expect(form.get_by_role("button", name="Remove row 1")).to_be_disabled()
    state(form).get_by_role("button", name="Undo").click()
    expect(who(form)).to_have_count(2)
    expect(who(form).nth(0)).to_have_value("first")
    expect(who(form).nth(1)).to_have_value("second")
    form.reload()
    expect(who(form)).to_have_count(2)
    expect(who(form).nth(0)).to_have_value("first")


def test_copy_as_text(form: Page, context: BrowserContext) -> None:
    """The clipboard holds labels and answers as plain text; an empty form says that it is empty."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = form.get_by_role("button", name="Copy as text")
    copy.click()
    expect(state(form)).to_have_text("This form is still empty. Write something first.")
    fill_in(form)
    copy.click()
    expect(state(form)).to_have_text("Copied. Now you can paste it into a message.")
    assert plain(form.evaluate("navigator.clipboard.readText()")) == TEXT


def test_where_the_browser_cannot_copy_the_text_is_handed_out(
    open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """Without a clipboard the text stands in a box, selected, and a sentence says what to do."""
    context = open_context()
    context.add_init_script(NO_CLIPBOARD)
    page = context.new_page()
    page.goto(pocket.url(FORM))
    expect(page.get_by_label("Your answers as text")).to_be_hidden()
    fill_in(page)
    page.get_by_role("button", name="Copy as text").click()
    expect(state(page)).to_have_text("This browser cannot copy by itself. Copy the text from the box.")
    assert plain(page.get_by_label("Your answers as text").input_value()) == TEXT
    assert plain(page.evaluate("getSelection().toString()")) == TEXT


def test_share_is_offered_where_the_phone_can(
    form: Page, open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """The button shows only where sharing exists, and shares the text only when the reader asks."""
    if not form.evaluate("Boolean(navigator.share)"):
        expect(form.get_by_role("button", name="Share")).to_be_hidden()
    context = open_context()
    context.add_init_script(SHARES)
    page = context.new_page()
    page.goto(pocket.url(FORM))
    share = page.get_by_role("button", name="Share")
    share.click()
    expect(state(page)).to_have_text("This form is still empty. Write something first.")
    fill_in(page)
    assert page.evaluate("window.shared") == []
    share.click()
    (shared,) = page.evaluate("window.shared")
    assert set(shared) == {"text"}
    assert plain(shared["text"]) == TEXT


def test_clear_empties_the_form_and_undo_fills_it_again(form: Page) -> None:
    """Clearing says so, keeps nothing of this form, leaves the other activities, and can be taken back."""
    form.locator("#trip-water label").click()
    fill_in(form)
    form.get_by_role("button", name="Add a row").click()
    before = ours(form)
    form.get_by_role("button", name="Clear this form").click()
    sure(form, "Clear this form")
    expect(state(form)).to_contain_text("This form is empty now.")
    expect(form.get_by_label("Place", exact=True)).to_have_value("")
    expect(form.get_by_role("radio", name="tired")).not_to_be_checked()
    expect(who(form)).to_have_count(2)
    assert not any(".day-" in key for key in ours(form))
    expect(form.locator("#trip-water input")).to_be_checked()
    state(form).get_by_role("button", name="Undo").click()
    expect(form.get_by_label("Place", exact=True)).to_have_value("Школата")
    expect(who(form)).to_have_count(3)
    assert ours(form) == before
