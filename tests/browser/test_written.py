"""All I wrote: one page with everything that was filled in, to copy, to share and to print."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host
from browser.user import SPACE, STORY, keep, kept, work_through

TEXT = f"""\
Practice

* Before the trip *
Bring water. ✓ yes

* The day *
Place: Parkta
What happened: {STORY}
When: 23 November 2026
Mood: tired
We said goodbye: ✓ yes
Row 1
Who: Цвета"""


def items(page: Page) -> dict[str, str]:
    """Give what is kept for every item."""
    return {key: text for key, text in kept(page).items() if key.startswith(f"{SPACE}item.")}


def test_what_was_filled_in_stands_there_by_page_and_activity(page: Page, pocket: Host) -> None:
    """Ticks, texts, dates, choices and rows in words, each activity with a link; what is empty is not there."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    before = items(page)
    page.goto(pocket.url("written/"))
    written = page.locator("activity-written")
    expect(written.get_by_role("heading", level=2)).to_have_text(["Practice"])
    expect(written.get_by_role("heading", level=3)).to_have_text(["Before the trip", "The day"])
    expect(written.get_by_text("Parkta")).to_be_visible()
    expect(written.get_by_text("Bring bread.")).to_be_hidden()
    expect(written.get_by_text("What did you learn?")).to_have_count(0)
    assert page.evaluate("document.querySelector('activity-written').signed()") == TEXT
    assert items(page) == before
    written.get_by_role("link", name="The day").click()
    expect(page).to_have_url(pocket.url("practice/#day"))


def test_a_form_about_somebody_keeps_its_warning(page: Page, pocket: Host) -> None:
    """Above what was written; where nothing was, there is no warning either."""
    page.goto(pocket.url("written/"))
    warning = page.get_by_text("Write initials, not names.")
    expect(warning).to_be_hidden()
    keep(page, f"{SPACE}item.day-place", '{"v":"Park"}')
    page.reload()
    expect(warning).to_be_visible()


def test_where_nothing_is_kept_the_page_says_so(page: Page, pocket: Host) -> None:
    """A friendly sentence, and no buttons that could do nothing."""
    page.goto(pocket.url("written/"))
    expect(page.get_by_text("Nothing is here yet. When you tick something")).to_be_visible()
    expect(page.get_by_role("button", name="Copy as text")).to_be_hidden()


def test_it_is_copied_with_the_name_of_the_notebook(page: Page, context: BrowserContext, pocket: Host) -> None:
    """Where there are several; and only what that notebook holds."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(pocket.url("written/"))
    keep(page, f"{SPACE}item.day-place", '{"v":"Park"}')
    keep(page, f"{SPACE}frame.book.00000001", '{"n":"I.","x":"0000000000000"}')
    keep(page, f"{SPACE}frame.book.mmmmmmmm", '{"n":"E.","x":"0000000000000"}')
    keep(page, f"{SPACE}book.mmmmmmmm.item.day-place", '{"v":"Library"}')
    page.reload()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("activity-written > .activity-state")).to_have_text(
        "Copied. Now you can paste it into a message."
    )
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert text == "Notebook: I.\n\nPractice\n\n* The day *\nPlace: Park"


def test_what_cannot_be_read_is_left_out_and_left_alone(page: Page, pocket: Host) -> None:
    """Damaged data do not cost the rest."""
    page.goto(pocket.url("written/"))
    keep(page, f"{SPACE}item.day-place", '{"v":"Park"}')
    for item, text in (("day-story", "{"), ("day-when", '{"v":"soon"}'), ("day-steps.x.who", '{"v":"?"}')):
        keep(page, f"{SPACE}item.{item}", text)
    before = items(page)
    page.reload()
    expect(page.get_by_text("Park", exact=True)).to_be_visible()
    expect(page.get_by_text("soon", exact=True)).to_be_visible()
    assert items(page) == before


def test_without_scripts_it_says_why_nothing_is_there(
    open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """One sentence, and none of the labels."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(pocket.url("written/"))
    expect(page.locator(".activity-noscript")).to_contain_text("Scripts are off in this browser, so nothing is kept")
    expect(page.get_by_text("Bring water.")).to_be_hidden()
