"""My progress: what was done, a file to take along, a file to bring back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.host import Host
from browser.user import SPACE, choose, expect_work, keep, order, ours, verdict, work_through


def row(page: Page, title: str) -> Locator:
    """Give the line of an activity."""
    return page.locator("activity-progress [data-items]", has=page.get_by_role("link", name=title))


def said(page: Page) -> Locator:
    """Give the sentence that tells what was done."""
    return page.locator("activity-progress > .activity-state")


def save(page: Page, folder: Path) -> Path:
    """Save everything to a file, and give the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save to a file").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def bring(page: Page, file: Path | str) -> None:
    """Open a file, given by its path or by what it holds."""
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="Open a file").click()
    if isinstance(file, Path):
        waiting.value.set_files(file)
    else:
        waiting.value.set_files({"name": "my.json", "mimeType": "application/json", "buffer": file.encode()})


def a_file(**items: object) -> str:
    """Give what a file holds that has these items; a double underscore stands for a hyphen."""
    named = {name.replace("__", "-"): value for name, value in items.items()}
    return json.dumps({"format": "activities-progress", "schema": 1, "items": named})


def test_each_activity_is_listed_with_its_state_and_a_link(page: Page, pocket: Host) -> None:
    """Each kind goes from not begun over some to done, and each link leads to the activity."""
    page.goto(pocket.url("progress/"))
    expect(page.locator("activity-progress [data-items]")).to_have_count(3)
    for title in ("Before the trip", "What did you learn?", "The day"):
        expect(row(page, title)).to_contain_text("not begun")
    page.goto(pocket.url("practice/"))
    page.locator("#trip-water label").click()
    choose(page, "learned-baker", "smith")
    page.locator("#day-steps tbody [data-item$=who]").first.fill("Ana")
    page.goto(pocket.url("progress/"))
    expect(row(page, "Before the trip")).to_contain_text("1 of 3")
    expect(row(page, "What did you learn?")).to_contain_text("1 of 5")
    expect(row(page, "The day")).to_contain_text("1 of 7")
    row(page, "Before the trip").get_by_role("link").click()
    expect(page).to_have_url(pocket.url("practice/#trip"))
    expect(page.locator("#trip")).to_be_in_viewport()
    for item in ("bread", "map"):
        page.locator(f"#trip-{item} label").click()
    page.goto(pocket.url("progress/"))
    expect(row(page, "Before the trip")).to_contain_text("done: 3 of 3")


def test_an_answer_not_yet_checked_is_not_counted(page: Page, pocket: Host) -> None:
    """A question counts once its answer was checked, and no longer once its right answer is another."""
    page.goto(pocket.url("practice/"))
    page.locator("#learned-baker label").first.click()
    page.goto(pocket.url("progress/"))
    expect(row(page, "What did you learn?")).to_contain_text("not begun")
    keep(page, f"{SPACE}item.learned-baker", '{"v":"miller","r":"miller","d":1,"n":0}')
    page.reload()
    expect(row(page, "What did you learn?")).to_contain_text("not begun")


def test_a_file_brings_everything_back(page: Page, pocket: Host, tmp_path: Path) -> None:
    """Saved to a file, cleared, and opened again, everything is there; the file names only ids."""
    page.goto(pocket.url("practice/"))
    work_through(page)
    page.goto(pocket.url("progress/"))
    file = save(page, tmp_path)
    expect(said(page)).to_contain_text("The file was saved.")
    assert file.name == "my-mentoring-progress.json"
    text = file.read_text("utf-8")
    assert "peer-mentoring" not in text, "the file opens in any copy of the guide"
    assert "Bring water" not in text
    page.get_by_role("button", name="Clear this device").click()
    page.get_by_role("button", name="Yes, clear this device").click()
    expect(row(page, "Before the trip")).to_contain_text("not begun")
    assert ours(page) == {}
    bring(page, file)
    expect(said(page)).to_contain_text("Already the same: 0. Changed: 0.")
    expect(row(page, "Before the trip")).to_contain_text("1 of 3")
    page.goto(pocket.url("practice/"))
    expect_work(page)
    page.goto(pocket.url("progress/"))
    bring(page, file)
    expect(said(page)).to_contain_text("From the file: 0 new.")


def test_a_file_is_merged(page: Page, pocket: Host) -> None:
    """What only the file has comes, what only the device has stays, and all of the file can be taken back."""
    page.goto(pocket.url("practice/"))
    page.locator("#trip-water label").click()
    page.locator("#day-place input").fill("Park")
    page.goto(pocket.url("progress/"))
    before = ours(page)
    bring(page, a_file(trip__water={"v": True}, trip__map={"v": True}, day__story={"v": "Ъ İ"}))
    expect(said(page)).to_contain_text("From the file: 2 new. Already the same: 1. Changed: 0.")
    expect(row(page, "Before the trip")).to_contain_text("2 of 3")
    page.goto(pocket.url("practice/"))
    expect(page.locator("#day-place input")).to_have_value("Park")
    expect(page.locator("#day-story textarea")).to_have_value("Ъ İ")
    page.go_back()
    bring(page, a_file(trip__bread={"v": True}))
    expect(row(page, "Before the trip")).to_contain_text("done: 3 of 3")
    said(page).get_by_role("button", name="Undo").click()
    expect(said(page)).to_have_text("It is back as it was.")
    expect(row(page, "Before the trip")).to_contain_text("2 of 3")
    assert set(ours(page)) == {*before, f"{SPACE}item.trip-map", f"{SPACE}item.day-story"}


ASKED = "For 2 answers, the file and this device say different things. Which should stay?"


@pytest.mark.parametrize("answer", ["Take the file's answers", "Keep this device's answers", "Cancel"])
def test_different_answers_are_asked_about(page: Page, pocket: Host, answer: str) -> None:
    """Where file and device differ, the reader decides, nothing changes before, and what was done can be undone."""
    page.goto(pocket.url("practice/"))
    page.locator("#trip-water label").click()
    page.locator("#day-place input").fill("Device")
    choose(page, "learned-baker", "baker")
    page.goto(pocket.url("progress/"))
    before = ours(page)
    bring(
        page,
        a_file(
            trip__bread={"v": True},
            day__place={"v": "File"},
            learned__baker={"v": "smith", "r": "baker", "d": 1, "n": 0},
        ),
    )
    expect(page.get_by_text(ASKED)).to_be_visible()
    expect(page.get_by_role("group", name="A question before anything changes")).to_be_focused()
    assert ours(page) == before
    page.get_by_role("button", name=answer).click()
    expect(page.get_by_text(ASKED)).to_be_hidden()
    asker = page.get_by_role("button", name="Open a file")
    expect(asker if answer == "Cancel" else said(page)).to_be_focused()
    after = ours(page)
    from_file = answer == "Take the file's answers"
    page.goto(pocket.url("practice/"))
    expect(page.locator("#day-place input")).to_have_value("File" if from_file else "Device")
    expect(page.locator("#trip-bread input")).to_be_checked(checked=answer != "Cancel")
    expect(page.locator("#trip-water input")).to_be_checked()
    expect(verdict(page, "learned-baker")).to_have_text("Not right." if from_file else "Right.")
    assert (after == before) is (answer == "Cancel")


def test_taking_the_files_answers_can_be_undone(page: Page, pocket: Host) -> None:
    """The undo of an import puts back each answer that was replaced and removes what was added."""
    page.goto(pocket.url("practice/"))
    page.locator("#day-place input").fill("Device")
    page.goto(pocket.url("progress/"))
    before = ours(page)
    bring(page, a_file(trip__bread={"v": True}, day__place={"v": "File"}))
    page.get_by_role("button", name="Take the file's answers").click()
    expect(said(page)).to_contain_text("From the file: 1 new. Already the same: 0. Changed: 1.")
    said(page).get_by_role("button", name="Undo").click()
    expect(said(page)).to_have_text("It is back as it was.")
    assert ours(page) == before


FOREIGN = "This file is not from this guide, or it is damaged. Nothing was changed."
LATER = "This file is from a newer version of the guide. Nothing was changed."


REFUSED = (
    ("", FOREIGN),
    ("null", FOREIGN),
    ("[1, 2]", FOREIGN),
    ('"text"', FOREIGN),
    ("\ufffd\x00PNG", FOREIGN),
    ('{"format": "activities-progress", "schema": 1, "items": {"trip-water": {"v": tr', FOREIGN),
    ('{"format": "another", "schema": 1, "items": {"trip-water": {"v": true}}}', FOREIGN),
    ('{"format": "activities-progress", "schema": 1}', FOREIGN),
    ('{"format": "activities-progress", "schema": 1, "items": 5}', FOREIGN),
    ('{"format": "activities-progress", "schema": 1, "items": "text"}', FOREIGN),
    ('{"format": "activities-progress", "schema": 1, "items": [{"v": true}]}', FOREIGN),
    ('{"format": "activities-progress", "schema": "1", "items": {"trip-water": {"v": true}}}', FOREIGN),
    (a_file(trip__water=True), FOREIGN),
    (a_file(trip__water={"v": {"deep": 1}}), FOREIGN),
    (a_file(trip__water=None), FOREIGN),
    ('{"format": "activities-progress", "schema": 1, "items": {"../theme": {"v": "x"}}}', FOREIGN),
    ('{"format": "activities-progress", "schema": 2, "items": {"trip-water": {"v": true}}}', LATER),
    ('{"format": "activities-progress", "schema": 2, "entries": []}', LATER),
)


def test_a_file_that_is_not_ours_is_refused(page: Page, pocket: Host) -> None:
    """A file that is damaged as a whole, foreign or newer is refused with a sentence, and nothing is changed."""
    page.goto(pocket.url("progress/"))
    keep(page, f"{SPACE}item.trip-bread", '{"v":true}')
    before = ours(page)
    for text, sentence in REFUSED:
        bring(page, text)
        expect(said(page), text).to_have_text(sentence)
        assert ours(page) == before, text
        bring(page, a_file(trip__bread={"v": True}))
        expect(said(page)).to_contain_text("Already the same: 1.")
    bring(page, a_file(trip__map={"v": True}))
    expect(said(page)).to_contain_text("From the file: 1 new.")


def test_a_file_from_another_guide_harms_nothing(page: Page, pocket: Host) -> None:
    """Ids that this copy of the guide does not have, and values of another kind, leave every page working."""
    page.goto(pocket.url("progress/"))
    strange = a_file(learned__baker={"v": True}, learned__day={"v": "x"}, unknown={"v": "y"}, day__steps={"v": "a b"})
    bring(page, strange)
    expect(said(page)).to_contain_text("From the file: 3 new.")
    expect(said(page)).to_contain_text("Left out, because this guide does not ask for it: unknown (1).")
    page.goto(pocket.url("practice/"))
    choose(page, "learned-baker", "baker")
    expect(verdict(page, "learned-baker")).to_have_text("Right.")
    assert len(order(page, "learned-day")) == 3
    expect(page.locator("#day-steps tbody tr")).to_have_count(2)


def test_with_nothing_kept_no_file_is_saved(page: Page, pocket: Host) -> None:
    """An empty device says so instead of saving an empty file."""
    page.goto(pocket.url("progress/"))
    page.get_by_role("button", name="Save to a file").click()
    expect(said(page)).to_have_text("Nothing is kept on this device yet.")


def test_a_storage_in_trouble_does_not_stop_the_page(open_context: Callable[..., BrowserContext], pocket: Host) -> None:
    """With a blocked storage, a file can still be opened, worked with on the page, and saved again."""
    context = open_context()
    context.add_init_script('Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } });')
    page = context.new_page()
    page.goto(pocket.url("progress/"))
    bring(page, a_file(trip__map={"v": True}))
    expect(row(page, "Before the trip")).to_contain_text("1 of 3")
    expect(said(page)).to_contain_text("This browser does not let the page keep anything.")


def test_the_states_follow_another_tab(context: BrowserContext, pocket: Host) -> None:
    """What is done in one tab shows in My progress in the other."""
    one, other = context.new_page(), context.new_page()
    one.goto(pocket.url("progress/"))
    other.goto(pocket.url("practice/"))
    other.locator("#trip-water label").click()
    expect(row(one, "Before the trip")).to_contain_text("1 of 3")
