"""A story, as a reader goes through it: one passage at a time, back, and to another ending."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser import mini_site, page_survey
from browser.host import Host
from browser.test_early import slowly
from browser.user import SPACE, agree, keep, kept, ours, value

STORY = """\
/// story | The last roll
    id: roll

It is break, and everyone is hungry.

### At the bakery { #roll-start }

Only one roll is left, and two of you want it.

- [I *take* it.](#roll-alone) { #take }
- [We share it.](#roll-shared) { #share }
- [We ask the baker.](#roll-asked) { #ask }

### The baker { #roll-asked }

The baker smiles. “There will be more in ten minutes.”

- [We wait.](#roll-late) { #wait }
- [We go back and look.](#roll-start) { #back }

### Two halves { #roll-shared .good for="eat drink" }

Both of you have something.

//// felt
The other one was glad.
////

//// helped
Half is better than nothing.
////

### Too late { #roll-late .mixed for="drink" }

The bell rings before the rolls are done.

//// felt
The other one was hungry, but laughed.
////

//// helped
Look at the clock first.
////

### One roll { #roll-alone .poor for="eat" }

You eat, and the other one looks on.

//// felt
The other one was sad.
////

//// helped
A small question would do: “Do you want some?”
////
///
"""
Opener = Callable[..., BrowserContext]


def told(story: str) -> dict[str, str | None]:
    """Give the pages of a pocket guide that tells a story."""
    page = f"# A tale {{ #a-tale }}\n\n{story}\nThe page goes on.\n"
    return {"en/practice.md": page, "bg/practice.md": page.replace("We share it.", "Делим го.")}


@pytest.fixture(scope="module")
def tale_site(workshop: Path) -> Path:
    """Build a pocket guide with a story."""
    return mini_site.build(workshop, "tale", told(STORY))


@pytest.fixture
def tale(tale_site: Path) -> Iterator[Host]:
    """Serve it."""
    host = Host(tale_site)
    yield host
    host.close()


@pytest.fixture
def reader(page: Page, tale: Host) -> Page:
    """Open the story."""
    page.goto(tale.url("practice/"))
    return page


def choose(page: Page, words: str) -> None:
    """Choose what has these words."""
    page.locator(".story-choices").get_by_role("link", name=words, exact=True).click()


def press(page: Page, name: str) -> None:
    """Press a button of the story."""
    page.locator("#roll").get_by_role("button", name=name, exact=True).click()


def title(page: Page) -> Locator:
    """Give the titles of the passages that are seen."""
    return page.locator(".story-passage .activity-group:visible")


def count(page: Page) -> Locator:
    """Give the line that says how many endings were found."""
    return page.locator("#roll .story-count")


def test_one_passage_is_shown_at_a_time(reader: Page) -> None:
    """A choice leads to the next one: its title has the focus and is in sight, and the step is kept."""
    expect(title(reader)).to_have_text(["At the bakery"])
    expect(reader.get_by_role("button", name="Back one step")).to_be_hidden()
    choose(reader, "We ask the baker.")
    expect(title(reader)).to_have_text(["The baker"])
    expect(title(reader)).to_be_focused()
    expect(title(reader)).to_be_in_viewport()
    expect(reader.locator("#roll").get_by_role("status")).to_have_text("Saved on this device.")
    assert value(reader, "roll-start") == "ask"


def test_the_choices_are_large_enough_for_a_thumb(open_context: Opener, tale: Host) -> None:
    """On a phone each is at least 44 px high and as wide as the text, also when the words inside are marked."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(tale.url("practice/"))
    for link in page.locator(".story-choices a:visible").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] > 250


def test_the_next_passage_is_in_view_wherever_the_choice_was(open_context: Opener, tale: Host) -> None:
    """On a small phone the beginning of the passage is above the choices: it is brought into sight."""
    page = open_context(viewport={"width": 320, "height": 300}).new_page()
    page.goto(tale.url("practice/"))
    choose(page, "We ask the baker.")
    head = page.locator(".top").bounding_box()
    heading = title(page).bounding_box()
    assert head
    assert heading
    assert heading["y"] >= 0
    assert heading["y"] + heading["height"] <= 300
    covered = page.evaluate("getComputedStyle(document.querySelector('.top')).position === 'sticky'")
    assert not covered or head["y"] + head["height"] <= heading["y"] + 1


@pytest.mark.parametrize(
    ("choices", "says", "points"),
    [
        (["We share it."], "It went well", ["Food", "Drinks (Food)"]),
        (["We ask the baker.", "We wait."], "It went partly well", ["Drinks (Food)"]),
        (["I take it."], "It did not go well", ["Food"]),
    ],
)
def test_an_ending_says_what_it_is(reader: Page, choices: list[str], says: str, points: list[str]) -> None:
    """In words, with what the mentee felt, what helps, and where to read about it: each place once, by its name."""
    for words in choices:
        choose(reader, words)
    end = reader.locator(".story-end:visible")
    expect(end).to_have_count(1)
    expect(end.locator(".story-mark")).to_have_text(says)
    expect(end).to_contain_text("What the mentee felt:")
    expect(end).to_contain_text("What helps:")
    expect(end.get_by_role("link")).to_have_text(points)
    expect(count(reader)).to_have_text("Endings found: 1 of 3")
    href = str(end.get_by_role("link").first.get_attribute("href"))
    assert re.search(r"food/#(eat|drink)$", href)


def test_endings_differ_without_their_colours(reader: Page) -> None:
    """The word, the mark before it and the line around it are others for each kind, in light and in dark."""
    looks = []
    for words in ("We share it.", "We ask the baker.", "I take it."):
        choose(reader, words)
        if words == "We ask the baker.":
            choose(reader, "We wait.")
        looks.append(
            reader.locator(".story-end:visible").evaluate(
                "end => [end.firstElementChild.textContent, getComputedStyle(end).borderStyle,"
                " getComputedStyle(end.firstElementChild, '::before').content]"
            )
        )
        press(reader, "From the beginning")
    for part in zip(*looks, strict=True):
        assert len(set(part)) == 3, part


def test_back_goes_one_step_back(reader: Page) -> None:
    """As often as there were steps, each time to the choice that was made last."""
    choose(reader, "We ask the baker.")
    choose(reader, "We wait.")
    press(reader, "Back one step")
    expect(title(reader)).to_have_text(["The baker"])
    expect(title(reader)).to_be_focused()
    press(reader, "Back one step")
    expect(title(reader)).to_have_text(["At the bakery"])
    expect(reader.get_by_role("button", name="Back one step")).to_be_hidden()
    expect(count(reader)).to_have_text("Endings found: 1 of 3")


def test_the_way_can_be_taken_up_again_at_each_choice(reader: Page) -> None:
    """An ending lists what was chosen; each leads back to where it was chosen, and another ending can be found."""
    choose(reader, "We ask the baker.")
    choose(reader, "We wait.")
    way = reader.locator("#roll .story-way")
    expect(way.get_by_role("button")).to_have_text(["We ask the baker.", "We wait."])
    way.get_by_role("button", name="Choose again: We ask the baker.").click()
    expect(title(reader)).to_have_text(["At the bakery"])
    expect(way).to_be_hidden()
    choose(reader, "We share it.")
    expect(count(reader)).to_have_text("Endings found: 2 of 3")
    choices = way.get_by_role("button")
    expect(choices).to_have_text(["We share it."])


def test_a_choice_may_lead_back(reader: Page) -> None:
    """Who is led to a passage that was there before chooses anew there: the way has no circles."""
    choose(reader, "We ask the baker.")
    choose(reader, "We go back and look.")
    expect(title(reader)).to_have_text(["At the bakery"])
    choose(reader, "We ask the baker.")
    expect(title(reader)).to_have_text(["The baker"])
    choose(reader, "We wait.")
    expect(reader.locator("#roll .story-way li")).to_have_count(2)


def test_the_way_and_the_endings_are_there_after_a_reload(reader: Page, tale: Host) -> None:
    """Also in another language, where the words are others."""
    choose(reader, "I take it.")
    press(reader, "Back one step")
    choose(reader, "We ask the baker.")
    choose(reader, "We wait.")
    reader.reload()
    expect(title(reader)).to_have_text(["Too late"])
    expect(count(reader)).to_have_text("Endings found: 2 of 3")
    expect(title(reader)).not_to_be_focused()
    reader.goto(tale.url("bg/practice/"))
    expect(title(reader)).to_have_text(["Too late"])
    expect(count(reader)).to_have_text("Открити завършеци: 2 от 3")


def test_from_the_beginning_can_be_undone(reader: Page) -> None:
    """The way is forgotten, the endings are not; Undo brings the way back, at once or within a day."""
    choose(reader, "We ask the baker.")
    choose(reader, "We wait.")
    press(reader, "From the beginning")
    expect(title(reader)).to_have_text(["At the bakery"])
    expect(title(reader)).to_be_focused()
    expect(count(reader)).to_have_text("Endings found: 1 of 3")
    expect(reader.locator("#roll").get_by_role("status")).to_contain_text("The story begins again.")
    press(reader, "Undo")
    expect(title(reader)).to_have_text(["Too late"])
    press(reader, "From the beginning")
    reader.reload()
    expect(title(reader)).to_have_text(["At the bakery"])
    press(reader, "Bring it back")
    expect(title(reader)).to_have_text(["Too late"])


def test_two_tabs_follow_each_other(context: BrowserContext, tale: Host) -> None:
    """A step in one is a step in the other, no ending is lost, and the focus of the other stays where it was."""
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        tab.goto(tale.url("practice/"))
    choose(one, "We ask the baker.")
    agree(other, one)
    expect(title(other)).to_have_text(["The baker"])
    expect(title(other)).not_to_be_focused()
    choose(other, "We wait.")
    agree(one, other)
    expect(count(one)).to_have_text("Endings found: 1 of 3")
    press(one, "From the beginning")
    agree(other, one)
    choose(one, "I take it.")
    agree(other, one)
    for tab in (one, other):
        expect(title(tab)).to_have_text(["One roll"])
        expect(count(tab)).to_have_text("Endings found: 2 of 3")


def test_my_progress_counts_a_story_once(reader: Page, tale: Host) -> None:
    """Some steps are not yet done; one ending is, and no other has to be found; the file holds the way and all."""
    choose(reader, "We ask the baker.")
    reader.goto(tale.url("progress/"))
    line = reader.locator("activity-progress li", has=reader.get_by_role("link", name="The last roll"))
    expect(line).to_contain_text("not begun")
    reader.goto(tale.url("practice/"))
    choose(reader, "We wait.")
    reader.goto(tale.url("progress/"))
    expect(line).to_contain_text("done: 1 of 1")
    with reader.expect_download() as waiting:
        reader.get_by_role("button", name="Save to a file").click()
    items = json.loads(Path(waiting.value.path()).read_text("utf-8"))["items"]
    assert set(items) == {"roll", "roll-start", "roll-asked", "roll-late"}
    reader.evaluate("localStorage.clear()")
    reader.reload()
    with reader.expect_file_chooser() as asking:
        reader.get_by_role("button", name="Open a file").click()
    content = json.dumps({"format": "activities-progress", "schema": 1, "items": items}).encode()
    asking.value.set_files({"name": "my.json", "mimeType": "application/json", "buffer": content})
    expect(reader.locator("activity-progress > .activity-state")).to_contain_text("From the file: 4 new.")
    reader.goto(tale.url("practice/"))
    expect(title(reader)).to_have_text(["Too late"])


def test_an_edited_story_goes_on_where_it_can(reader: Page, tale: Host, workshop: Path) -> None:
    """Where a passage or a choice is gone, the reader stands at the last one that is left, and endings found count."""
    choose(reader, "We ask the baker.")
    choose(reader, "We wait.")
    baker = STORY[STORY.index("### The baker") : STORY.index("### Two halves")]
    late = STORY[STORY.index("### Too late") : STORY.index("### One roll")]
    edited = STORY.replace(baker, "").replace(late, "").replace("- [We ask the baker.](#roll-asked) { #ask }\n", "")
    tale.root = mini_site.build(workshop, "tale-edited", told(edited))
    reader.reload()
    expect(title(reader)).to_have_text(["At the bakery"])
    expect(count(reader)).to_have_text("Endings found: 0 of 2")
    choose(reader, "We share it.")
    expect(count(reader)).to_have_text("Endings found: 1 of 2")


@pytest.mark.parametrize("damage", ['{"v":true}', '{"v":"no-such-choice"}', "{", '{"v":7}', '{"v":"ask","d":0,"x":[]}'])
def test_what_was_kept_otherwise_does_no_harm(reader: Page, damage: str) -> None:
    """Whatever stands in the storage, a passage is shown and a choice can be made."""
    keep(reader, f"{SPACE}item.roll-start", damage)
    reader.reload()
    expect(title(reader)).to_have_count(1)
    if reader.get_by_role("button", name="From the beginning").is_visible():
        press(reader, "From the beginning")
    choose(reader, "We share it.")
    expect(count(reader)).to_have_text("Endings found: 1 of 3")


def test_a_link_to_a_passage_leads_to_the_story(page: Page, tale: Host) -> None:
    """One that could be chosen next is chosen; any other tells nothing in advance, and the story is in sight."""
    page.goto(tale.url("practice/#roll-late"))
    expect(title(page)).to_have_text(["At the bakery"])
    expect(page.locator("#roll .activity-title")).to_be_in_viewport()
    assert not ours(page)


def test_what_is_chosen_before_the_script_arrives_counts(page: Page, tale: Host) -> None:
    """The link leads to its passage by itself; the script then goes on from there."""
    come = slowly(page)
    page.goto(tale.url("practice/"), wait_until="commit")
    choose(page, "We ask the baker.")
    come()
    expect(title(page)).to_have_text(["The baker"])
    choose(page, "We wait.")
    expect(count(page)).to_have_text("Endings found: 1 of 3")


def test_without_its_script_all_of_it_can_be_read(open_context: Opener, tale: Host) -> None:
    """All passages follow each other, each choice says which one it leads to and leads there, nothing is kept."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(tale.url("practice/"))
    expect(title(page)).to_have_text(["At the bakery", "The baker", "Two halves", "Too late", "One roll"])
    expect(page.locator("#roll-start .story-to")).to_have_text(["One roll", "Two halves", "The baker"])
    expect(page.locator(".story-mark")).to_have_text(["It went well", "It went partly well", "It did not go well"])
    expect(page.locator("#roll .activity-tools")).to_be_hidden()
    choose(page, "We ask the baker.")
    expect(page).to_have_url(re.compile("#roll-asked$"))
    expect(page.locator("#roll-asked .activity-group")).to_be_in_viewport()


def test_a_script_that_does_not_come_hides_nothing_for_long(page: Page, tale: Host) -> None:
    """Only the beginning is there at first, so that nothing jumps; after some seconds the rest is."""
    come = slowly(page)
    page.goto(tale.url("practice/"), wait_until="commit")
    expect(page.locator("#roll-start")).to_be_visible()
    expect(page.locator("#roll-late .activity-group")).to_be_hidden()
    expect(page.locator("#roll-late .activity-group")).to_be_visible(timeout=12000)
    come()


def test_a_print_from_the_browser_has_all_of_it(reader: Page) -> None:
    """Also where only one passage is on the screen; what only a screen can do is left out."""
    choose(reader, "We ask the baker.")
    reader.emulate_media(media="print")
    expect(title(reader)).to_have_count(5)
    expect(reader.locator("#roll-start .story-to").first).to_be_visible()
    expect(reader.get_by_role("button", name="Back one step")).to_be_hidden()
    assert kept(reader)


def test_a_story_is_gone_through_by_keyboard(reader: Page) -> None:
    """Tab goes to the choices from wherever the last one led, and Enter chooses."""
    reader.locator("#roll .story-choices a:visible").first.focus()
    for _ in range(2):
        reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(title(reader)).to_have_text(["The baker"])
    expect(title(reader)).to_be_focused()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(title(reader)).to_have_text(["Too late"])
    for _ in range(2):
        reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Choose again: We ask the baker.")).to_be_focused()


@pytest.mark.parametrize("choices", [[], ["We share it."], ["We ask the baker.", "We wait."], ["I take it."]])
def test_nothing_is_wrong_with_how_it_is_shown(open_context: Opener, tale: Host, choices: list[str]) -> None:
    """At the beginning and at each ending: what axe finds in light and dark, what is too wide or too small."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(tale.url("practice/"))
    for words in choices:
        choose(page, words)
    colours: Literal["light", "dark"]
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        assert page_survey.run_axe(page) == []
    assert page.evaluate(page_survey.TOO_SMALL) == []
    for width, size in ((320, "100%"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("size => (document.documentElement.style.fontSize = size)", size)
        assert page.evaluate(page_survey.TOO_WIDE) == []
