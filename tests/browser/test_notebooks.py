"""Two readers on one device: each has a notebook, none writes into the other's, and nothing is lost on the way."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.host import Host
from browser.test_memory import FULL
from browser.test_progress import a_file, bring, said, save
from browser.user import SPACE, keep, kept, place, state, story, sure, value, who

DAY = 86_400_000


def notebooks(page: Page) -> Locator:
    """Give the part of My progress in which notebooks are begun."""
    return page.locator("activity-notebooks")


def tells(page: Page) -> Locator:
    """Give the sentence that this part says."""
    return notebooks(page).locator("> .activity-state")


def begin(page: Page, *names: str) -> None:
    """Name what was there before, if it has no name yet, and begin another notebook; the page is My progress."""
    fields = notebooks(page).locator(".notebooks-name:visible input")
    for field, name in zip(fields.all(), names, strict=True):
        field.fill(name)
    notebooks(page).get_by_role("button", name="Begin a notebook").click()
    expect(tells(page)).to_have_text(f"Notebook “{names[-1]}” is there now. It is still empty.")


def press(page: Page, action: str, name: str) -> None:
    """Press a button in the row of a notebook."""
    notebooks(page).get_by_role("button", name=f"{action}: {name}", exact=True).click()


def shown(page: Page, name: str) -> None:
    """See in the header whose notebook a page shows."""
    expect(page.locator(".top__notebook summary")).to_have_text(f"Notebook: {name}")


def switch(page: Page, name: str) -> None:
    """Choose another notebook in the header."""
    page.locator(".top__notebook summary").click()
    page.locator(".top__notebook").get_by_role("button", name=name, exact=True).click()
    shown(page, name)


def notice(page: Page) -> Locator:
    """Give what a page says when another notebook was opened elsewhere, or its own was removed."""
    return page.locator("main > .notice[role=status]")


def of_second(page: Page, item: str) -> object:
    """Give what the notebook that was begun second keeps for an item."""
    found = [
        text for key, text in kept(page).items() if re.fullmatch(rf"{re.escape(SPACE)}book\.\w+\.item\.{item}", key)
    ]
    return json.loads(found[0])["v"] if found else None


@pytest.fixture
def two(page: Page, pocket: Host) -> Page:
    """Write something as every reader did until now, then begin a second notebook: “I.” and “E.”. I. is open."""
    page.goto(pocket.url("practice/"))
    place(page).fill("Park")
    page.locator("#trip-water label").click()
    page.goto(pocket.url("progress/"))
    begin(page, "I.", "E.")
    return page


def test_whoever_has_one_notebook_meets_none(page: Page, pocket: Host) -> None:
    """No switch, no name on paper, no script for it, and nothing is noted on the device."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(pocket.url("practice/"))
    place(page).fill("Park")
    page.goto(pocket.url("progress/"))
    expect(page.get_by_role("button", name="Clear this device")).to_be_visible()
    expect(page.get_by_role("button", name="Clear this notebook")).to_be_hidden()
    expect(page.locator(".top__notebook")).to_have_count(0)
    assert not [url for url in loaded if "notebooks." in url]
    assert not [key for key in kept(page) if "book" in key]


def test_what_was_kept_before_is_the_first_notebook(two: Page, pocket: Host) -> None:
    """Its keys stay as they are, and the second one begins empty: what is written there is kept apart."""
    before = {key: text for key, text in kept(two).items() if ":item." in key}
    assert set(before) == {f"{SPACE}item.day-place", f"{SPACE}item.trip-water"}
    press(two, "Open", "E.")
    shown(two, "E.")
    two.goto(pocket.url("practice/"))
    expect(place(two)).to_have_value("")
    expect(two.locator("#trip-water input")).not_to_be_checked()
    place(two).fill("Library")
    who(two, 2).fill("Ana")
    two.locator("#trip-bread label").click()
    expect(state(two)).to_have_text("Saved on this device.")
    assert before.items() <= kept(two).items()
    assert of_second(two, "day-place") == "Library"
    switch(two, "I.")
    expect(place(two)).to_have_value("Park")
    expect(two.locator("#trip-bread input")).not_to_be_checked()
    switch(two, "E.")
    expect(place(two)).to_have_value("Library")
    expect(who(two, 2)).to_have_value("Ana")


def test_the_switch_is_on_every_page_in_each_language(two: Page, pocket: Host) -> None:
    """Also on a page without activities; the switch goes by keyboard, and closes with Escape."""
    two.goto(pocket.url("food/"))
    shown(two, "I.")
    two.goto(pocket.url("bg/food/"))
    head = two.locator(".top__notebook summary")
    expect(head).to_have_text("Тетрадка: I.")
    head.focus()
    two.keyboard.press("Enter")
    expect(two.get_by_role("link", name="Всички тетрадки")).to_be_visible()
    two.keyboard.press("Escape")
    expect(two.get_by_role("link", name="Всички тетрадки")).to_be_hidden()
    expect(head).to_be_focused()


def test_a_tab_writes_into_the_notebook_that_it_shows(two: Page, context: BrowserContext, pocket: Host) -> None:
    """Another tab that opens another notebook changes nothing here, but is told of."""
    two.goto(pocket.url("practice/"))
    other = context.new_page()
    other.goto(pocket.url("practice/"))
    switch(other, "E.")
    place(other).fill("Library")
    expect(notice(two)).to_contain_text("This page shows notebook “I.”. What you write here stays in it.")
    shown(two, "I.")
    place(two).fill("Park, again")
    expect(state(two)).to_have_text("Saved on this device.")
    assert (value(two, "day-place"), of_second(two, "day-place")) == ("Park, again", "Library")
    expect(place(other)).to_have_value("Library")
    notice(two).get_by_role("button", name="Show notebook “E.”").click()
    shown(two, "E.")
    expect(place(two)).to_have_value("Library")
    expect(notice(two)).to_be_hidden()


def test_a_removed_notebook_can_be_brought_back_for_a_day(two: Page, pocket: Host) -> None:
    """Its file is offered first. What it holds is there again, to the letter, even the first notebook's."""
    before = {key: text for key, text in kept(two).items() if ":item." in key}
    press(two, "Remove", "I.")
    with two.expect_download() as waiting:
        notebooks(two).get_by_role("button", name="Save it to a file first").click()
    assert json.loads(waiting.value.path().read_text("utf-8"))["notebook"] == "I."
    notebooks(two).get_by_role("button", name="Yes, remove notebook “I.”").click()
    shown(two, "E.")
    expect(notebooks(two)).to_contain_text("Notebook “I.” was removed. It can be brought back for a day")
    expect(notebooks(two).get_by_role("button", name="Remove: E.")).to_be_disabled()
    notebooks(two).get_by_role("button", name="Bring it back").click()
    expect(tells(two)).to_have_text("Notebook “I.” is back, with everything in it.")
    assert before.items() <= kept(two).items()
    switch(two, "I.")
    two.goto(pocket.url("practice/"))
    expect(place(two)).to_have_value("Park")


@pytest.mark.parametrize("how", ["a day later", "at once"])
def test_after_a_day_or_at_once_nothing_of_a_removed_notebook_is_left(two: Page, pocket: Host, how: str) -> None:
    """Its answers, its name and what was cleared in it are gone; the other notebook keeps all."""
    press(two, "Open", "E.")
    shown(two, "E.")
    two.goto(pocket.url("practice/"))
    place(two).fill("Library")
    expect(state(two)).to_have_text("Saved on this device.")
    two.goto(pocket.url("progress/"))
    press(two, "Remove", "I.")
    sure(two, "Yes, remove notebook “I.”")
    if how == "at once":
        notebooks(two).get_by_role("button", name="Forget it now").click()
    else:
        name, record = next((key, text) for key, text in kept(two).items() if '"I."' in text)
        keep(two, name, re.sub(r"\d{13}", lambda time: str(int(time[0]) - DAY - 1000), record))
        two.goto(pocket.url("practice/"))
        expect(place(two)).to_have_value("Library")
    assert not [key for key in kept(two) if key.startswith((f"{SPACE}item.", f"{SPACE}cleared."))]
    assert not [text for text in kept(two).values() if "I." in text]
    assert of_second(two, "day-place") == "Library"
    two.goto(pocket.url("progress/"))
    expect(notebooks(two).get_by_text("can be brought back for a day")).to_have_count(0)


def test_who_writes_in_a_notebook_that_was_removed_elsewhere_has_it_back(
    two: Page, context: BrowserContext, pocket: Host
) -> None:
    """A tab that was open all the time says that it was removed, and what is written there is not thrown away."""
    other = context.new_page()
    other.goto(pocket.url("practice/"))
    switch(other, "E.")
    place(other).fill("Library")
    expect(state(other)).to_have_text("Saved on this device.")
    two.reload()
    switch(two, "I.")
    press(two, "Remove", "E.")
    sure(two, "Yes, remove notebook “E.”")
    expect(notice(other)).to_have_text(re.compile("Notebook “E.” was removed in another tab"))
    story(other).fill("Written after that")
    expect(notice(other)).not_to_contain_text("was removed")
    expect(notebooks(two).get_by_label("Name of notebook “E.”")).to_be_visible()
    assert of_second(two, "day-story") == "Written after that"
    assert of_second(two, "day-place") == "Library"


def test_a_name_is_needed_and_no_two_are_alike(two: Page) -> None:
    """A notebook can be called otherwise, but not nothing and not as another one."""
    field = notebooks(two).locator(".notebooks-list input").first
    for wrong, sentence in (("e.", "There is a notebook “e.” already."), (" ", "Write a name first")):
        field.fill(wrong)
        field.blur()
        expect(tells(two)).to_contain_text(sentence)
        expect(field).to_have_value("I.")
    field.fill("Ivo")
    field.blur()
    shown(two, "Ivo")
    two.reload()
    shown(two, "Ivo")


def test_a_file_names_its_notebook_and_goes_where_the_reader_says(
    two: Page, tmp_path: Path, open_context: Callable[..., BrowserContext], pocket: Host
) -> None:
    """On the next device it begins a notebook of its own, or it goes into the open one."""
    file = save(two, tmp_path)
    assert file.name == "my-mentoring-progress-I.json"
    assert json.loads(file.read_text("utf-8"))["notebook"] == "I."
    page = open_context().new_page()
    page.goto(pocket.url("progress/"))
    keep(page, f"{SPACE}item.day-place", '{"v":"Another reader"}')
    page.reload()
    bring(page, file)
    page.get_by_role("button", name="Begin notebook “I.” for them").click()
    expect(said(page)).to_contain_text("From the file: 2 new.")
    expect(said(page)).to_contain_text("Notebook: I.")
    shown(page, "I.")
    assert (value(page, "day-place"), of_second(page, "day-place")) == ("Another reader", "Park")
    said(page).get_by_role("button", name="Undo").click()
    assert (value(page, "day-place"), of_second(page, "day-place")) == ("Another reader", None)
    switch(page, "1")
    bring(page, file)
    page.get_by_role("button", name="Put them into this notebook").click()
    page.get_by_role("button", name="Keep this device's answers").click()
    expect(said(page)).to_contain_text("From the file: 1 new. Already the same: 0. Changed: 0. Notebook: 1")


def test_a_file_of_an_older_guide_goes_into_the_open_notebook(two: Page) -> None:
    """It names none, and is not asked about."""
    press(two, "Open", "E.")
    shown(two, "E.")
    bring(two, a_file(day__place={"v": "File"}))
    expect(said(two)).to_contain_text("Notebook: E.")
    assert (value(two, "day-place"), of_second(two, "day-place")) == ("Park", "File")


def test_this_notebook_and_this_device_are_cleared_each_by_its_own_button(two: Page) -> None:
    """The one leaves the other notebooks, the other leaves nothing; each offers the files first."""
    press(two, "Open", "E.")
    shown(two, "E.")
    bring(two, a_file(day__place={"v": "Library"}))
    two.get_by_role("button", name="Clear this notebook").click()
    expect(two.get_by_role("button", name="Save notebook “E.” first")).to_be_visible()
    sure(two, "Yes, clear notebook “E.”")
    expect(said(two)).to_have_text("Notebook “E.” is empty now.")
    assert (value(two, "day-place"), of_second(two, "day-place")) == ("Park", None)
    two.get_by_role("button", name="Clear this device").click()
    expect(
        two.get_by_text("This forgets everything that is kept on this device: all notebooks, and a saved copy")
    ).to_be_visible()
    expect(two.get_by_role("button", name="Save notebook “I.” first")).to_be_visible()
    sure(two, "Yes, clear this device")
    assert not [key for key in kept(two) if key.startswith(SPACE)]
    expect(two.locator(".top__notebook")).to_be_hidden()


def test_with_a_full_storage_readers_can_still_change_places(two: Page, pocket: Host) -> None:
    """Another notebook can be opened and one removed; a new one cannot begin, and the page says why."""
    two.evaluate(FULL)
    press(two, "Open", "E.")
    shown(two, "E.")
    notebooks(two).locator(".notebooks-name:visible input").fill("O.")
    notebooks(two).get_by_role("button", name="Begin a notebook").click()
    expect(tells(two)).to_contain_text("The storage of this browser is full.")
    press(two, "Remove", "I.")
    sure(two, "Yes, remove notebook “I.”")
    notebooks(two).get_by_role("button", name="Bring it back").click()
    switch(two, "I.")
    two.goto(pocket.url("practice/"))
    expect(place(two)).to_have_value("Park")


@pytest.mark.parametrize("key", ["frame.book", "frame.book.00000001", "schema"])
@pytest.mark.parametrize("text", ["?", "null", '{"n":7,"x":"soon"}', "9"])
def test_a_damaged_note_about_notebooks_hides_no_notebook(two: Page, pocket: Host, key: str, text: str) -> None:
    """Whatever stands there, what was written before is there, or at least left as it is."""
    before = {name: said for name, said in kept(two).items() if ".item." in name or ":item." in name}
    keep(two, f"{SPACE}{key}", text)
    two.goto(pocket.url("practice/"))
    if (key, text) != ("schema", "9"):
        expect(place(two)).to_have_value("Park")
    assert before.items() <= kept(two).items()


def test_what_a_newer_guide_kept_is_not_touched(two: Page, pocket: Host) -> None:
    """No notebook is begun, renamed or removed in what this version does not know."""
    keep(two, f"{SPACE}schema", "2")
    before = kept(two)
    two.goto(pocket.url("progress/"))
    notebooks(two).locator(".notebooks-name:visible input").last.fill("O.")
    notebooks(two).get_by_role("button", name="Begin a notebook").click()
    expect(tells(two)).to_contain_text("A newer version of this guide kept something here.")
    assert kept(two) == before


def test_a_copied_form_and_a_printed_one_say_whose_they_are(two: Page, pocket: Host) -> None:
    """Where there are several notebooks; an empty form on paper says nothing of them."""
    two.goto(pocket.url("practice/"))
    assert two.evaluate("document.querySelector('#day').signed()").startswith("Notebook: I.\n\nThe day")
    two.emulate_media(media="print")
    line = two.locator("#day > .activity-notebook")
    expect(line).to_be_visible()
    expect(line).to_have_text("Notebook: I.")
    two.evaluate("document.querySelector('#day').dataset.blank = ''")
    expect(line).to_be_hidden()


def test_notebooks_below_an_old_path_are_offered_by_their_names(page: Page, pocket: Host) -> None:
    """A site that moved: the reader sees which notebook is meant, and nothing there is changed."""
    page.goto(pocket.url("progress/"))
    old = "activities:/old-name/:"
    keep(page, f"{old}frame.book.abc", '{"n":"E.","x":"0000000000000"}')
    keep(page, f"{old}book.abc.item.day-place", '{"v":"Library"}')
    page.reload()
    expect(page.get_by_text("At /old-name/ (E.), an address of the same site")).to_be_visible()
    page.get_by_role("button", name="Copy them").click()
    assert value(page, "day-place") == "Library"
    assert kept(page)[f"{old}book.abc.item.day-place"] == '{"v":"Library"}'


def test_how_a_quiz_is_shown_is_of_the_device(two: Page, pocket: Host) -> None:
    """It is about the screen and not about the reader: each notebook shows it so, and none leaves it behind."""
    two.goto(pocket.url("practice/"))
    switch(two, "E.")
    two.locator(".quiz-ways summary").first.click()
    two.get_by_label("Show all questions at once").uncheck()
    assert kept(two)[f"{SPACE}frame.quiz-all"] == "no"
    switch(two, "I.")
    expect(two.get_by_label("Show all questions at once")).not_to_be_checked()
