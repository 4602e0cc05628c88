"""My progress with a file that is damaged in part, a full storage, a second tab, and a site that moved."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host
from browser.test_memory import FULL, FULL_SENTENCE
from browser.test_progress import a_file, bring, row, said
from browser.user import SPACE, agree, keep, kept, ours, value

SINCE = "It is back. What was written here since then is still there."
OLD = "activities:/old-name/:"


@pytest.fixture
def progress(page: Page, pocket: Host) -> Page:
    """Open the page."""
    page.goto(pocket.url("progress/"))
    return page


# A file


PARTS: list[tuple[dict[str, object], str]] = [
    ({"unknown": {"v": "x"}}, "Left out, because this guide does not ask for it: unknown (1)."),
    ({"unknown-steps.1.who": {"v": "x"}}, "this guide does not ask for it: unknown-steps.1.who (1)."),
    ({"../theme": {"v": "x"}}, "Left out, because it cannot be read: ../theme (1)."),
    ({"<b>bold</b>": {"v": "x"}}, "cannot be read: <b>bold</b> (1)."),
    ({"day-story": {"v": {"deep": 1}}}, "cannot be read: day-story (1)."),
    ({"day-story": None}, "cannot be read: day-story (1)."),
    ({f"x{number}": {"v": True} for number in range(9)}, "ask for it: x0, x1, x2, x3, x4 … (9)."),
]


@pytest.mark.parametrize(("odd", "sentence"), PARTS, ids=[sentence[-20:] for _, sentence in PARTS])
def test_what_a_file_holds_beside_answers_is_named_and_the_rest_is_taken(
    progress: Page, odd: dict[str, object], sentence: str
) -> None:
    """One odd line does not cost the others, is not counted as new, and is kept nowhere."""
    items = {"trip-map": {"v": True}, **odd, "day-steps.7.who": {"v": "Ana"}}
    bring(progress, json.dumps({"format": "activities-progress", "schema": 1, "items": items}))
    expect(said(progress)).to_contain_text("From the file: 2 new. Already the same: 0. Changed: 0.")
    expect(said(progress)).to_contain_text(sentence)
    taken = {key.removeprefix(f"{SPACE}item.") for key in ours(progress) if ".item." in key or ":item." in key}
    assert taken == {"trip-map", "day-steps.7.who"}


def test_what_there_was_no_room_for_is_not_counted_as_kept(progress: Page) -> None:
    """A file larger than the room: what is really kept is counted, what is not as well, and the two add up."""
    count = 3000
    progress.evaluate(FULL)
    progress.evaluate("localStorage.setItem('/other/filler', localStorage.getItem('/other/filler').slice(20000))")
    items = {f"day-steps.{number}.who": {"v": "A name of some length"} for number in range(1, count + 1)}
    bring(progress, json.dumps({"format": "activities-progress", "schema": 1, "items": items}))
    expect(said(progress)).to_contain_text("Not kept: ")
    there = sum(1 for key in ours(progress) if key.startswith(f"{SPACE}item."))
    assert 0 < there < count
    expect(said(progress)).to_contain_text(f"From the file: {there} new. Already the same: 0. Changed: 0.")
    expect(said(progress)).to_contain_text(f"Not kept: {count - there}.")
    expect(said(progress)).to_contain_text(FULL_SENTENCE)


def test_any_file_can_be_chosen(progress: Page) -> None:
    """Android's picker greys out a file that does not have the type that is asked for: none is."""
    expect(progress.locator("[type=file]")).not_to_have_attribute("accept", "")
    assert progress.locator("[type=file]").get_attribute("accept") is None


def test_undo_of_a_file_leaves_what_another_tab_wrote_since(
    progress: Page, context: BrowserContext, pocket: Host
) -> None:
    """What the reader did after the import is not taken back with it."""
    bring(progress, a_file(trip__map={"v": True}, day__place={"v": "File"}))
    other = context.new_page()
    other.goto(pocket.url("practice/"))
    other.locator("#day-place input").fill("Written since")
    agree(progress, other)
    said(progress).get_by_role("button", name="Undo").click()
    expect(said(progress)).to_have_text(SINCE)
    assert value(progress, "day-place") == "Written since"
    assert value(progress, "trip-map") is None


def test_answers_that_a_file_replaced_can_be_brought_back_after_a_reload(progress: Page) -> None:
    """For a day, as what was cleared."""
    keep(progress, f"{SPACE}item.day-place", '{"v":"Device"}')
    bring(progress, a_file(day__place={"v": "File"}))
    progress.get_by_role("button", name="Take the file's answers").click()
    assert value(progress, "day-place") == "File"
    progress.reload()
    progress.get_by_role("button", name="Bring it back").click()
    assert value(progress, "day-place") == "Device"


# Clearing this device


def test_clearing_this_device_offers_the_file_first(progress: Page) -> None:
    """The file can be saved out of the question, which then still stands; with nothing kept there is none."""
    keep(progress, f"{SPACE}item.day-place", '{"v":"Park"}')
    progress.get_by_role("button", name="Clear this device").click()
    with progress.expect_download() as waiting:
        progress.get_by_role("button", name="Save to a file first").click()
    assert "Park" in waiting.value.path().read_text("utf-8")
    assert value(progress, "day-place") == "Park"
    progress.get_by_role("button", name="Yes, clear this device").click()
    assert ours(progress) == {}
    progress.get_by_role("button", name="Clear this device").click()
    expect(progress.get_by_role("button", name="Save to a file first")).to_have_count(0)


# A site that moved


def moved(page: Page, **items: object) -> None:
    """Leave what the guide kept under its old path; a double underscore stands for a hyphen."""
    for name, item in items.items():
        keep(page, f"{OLD}item.{name.replace('__', '-')}", json.dumps(item))
    page.reload()


def test_what_lies_under_the_old_path_is_offered_and_copied(progress: Page, pocket: Host) -> None:
    """A repository that got another name: the reader is asked, everything comes, and nothing goes there."""
    moved(progress, trip__water={"v": True}, day__place={"v": "Park"}, strange={"v": "x"})
    keep(progress, f"{OLD}item.day-steps.1.who", '{"v":"Ana"}')
    progress.reload()
    expect(progress.get_by_text("At /old-name/, an address of the same site")).to_contain_text(
        "keeps answers of this guide: 3."
    )
    before = {key: text for key, text in kept(progress).items() if key.startswith(OLD)}
    progress.get_by_role("button", name="Copy them").click()
    expect(said(progress)).to_contain_text("Copied: 3.")
    expect(row(progress, "Before the trip")).to_contain_text("1 of 3")
    assert {key: text for key, text in kept(progress).items() if key.startswith(OLD)} == before
    progress.reload()
    expect(progress.get_by_role("button", name="Copy them")).to_have_count(0)
    progress.goto(pocket.url("practice/"))
    expect(progress.locator("#day-place input")).to_have_value("Park")
    assert value(progress, "strange") is None


def test_the_old_path_is_left_alone_when_the_reader_says_so(progress: Page) -> None:
    """Cancel changes nothing, here and there."""
    moved(progress, trip__water={"v": True})
    before = kept(progress)
    progress.get_by_role("button", name="Cancel").click()
    assert kept(progress) == before


def nothing_of_ours(page: Page) -> None:
    """Leave what another guide keeps."""
    moved(page, strange={"v": "x"}, other__steps={"v": True})


def something_here(page: Page) -> None:
    """Leave something here as well."""
    keep(page, f"{SPACE}item.trip-map", '{"v":true}')
    moved(page, trip__water={"v": True})


def of_a_newer_version(page: Page) -> None:
    """Leave what a newer version keeps there."""
    keep(page, f"{OLD}schema", "2")
    moved(page, trip__water={"v": True})


def damaged(page: Page) -> None:
    """Leave what cannot be read."""
    keep(page, f"{OLD}item.trip-map", "{")
    moved(page, trip__water=5)


@pytest.mark.parametrize("leave", [nothing_of_ours, something_here, of_a_newer_version, damaged])
def test_nothing_is_offered_where_nothing_fits(progress: Page, leave: Callable[[Page], None]) -> None:
    """Other guides' data, newer or damaged data are not ours to take, and whoever has begun here is not asked."""
    leave(progress)
    expect(row(progress, "The day")).to_contain_text("not begun")
    expect(progress.get_by_role("button", name="Copy them")).to_have_count(0)
