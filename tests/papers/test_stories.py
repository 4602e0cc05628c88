"""A story on paper: boxes that do not tell by their order what is good, and a map that does."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from browser.test_story import STORY
from papers.helpers import papers, pdf
from papers.pdf_text import text

POINTS = """\
# A page {{ #a-page }}

Bread is good. {{ #eat }}

## Drinks {{ #drinks }}

Water is good. {{ #drink }}

{}"""
ENDING = """\
### Number {0} {{ #roll-{0} .mixed for="eat" }}

It is {0}.

//// felt
Glad.
////

//// helped
Bread.
////

"""
LONG = "".join(ENDING.format(number) for number in range(9))
SAYS = {"good": "It went well", "mixed": "It went partly well", "poor": "It did not go well"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give the papers of a story in two languages."""
    page = POINTS.format(STORY)
    return dict(papers(tmp_path_factory.mktemp("stories"), {"en/page.md": page, "bg/page.md": page}))


def boxes(made: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Give the boxes that a paper is made of, by their numbers."""
    data = made[name].job()["data"]
    found: list[dict[str, Any]] = data["boxes"]
    return found


def title(box: dict[str, Any]) -> str:
    """Give a box's title."""
    return "".join(box["title"])


def test_a_story_begins_in_box_1_and_is_mixed(made: dict[str, Any]) -> None:
    """The first passage is the first box; the others do not stand in the order in which they were written."""
    titles = [title(box) for box in boxes(made, "en/roll")]
    written = re.findall(r"### (.*?) \{", STORY)
    assert titles[0] == written[0]
    assert sorted(titles) == sorted(written)
    assert titles != written


def test_the_boxes_are_the_same_in_each_language_and_on_the_map(made: dict[str, Any]) -> None:
    """A group with two languages can read together, and the teacher's map fits both."""
    numbers = [
        [title(box) for box in boxes(made, name)] for name in ("en/roll", "bg/roll", "en/roll-map", "bg/roll-map")
    ]
    assert all(one == other for one, other in pairwise(numbers))


def test_each_choice_names_the_box_it_leads_to(made: dict[str, Any]) -> None:
    """On the sheet and on the map, as the story says it."""
    leads = {"We wait.": "Too late", "We share it.": "Two halves", "We ask the baker.": "The baker"}
    for name in ("en/roll", "en/roll-map"):
        found = boxes(made, name)
        choices = {"".join(map(str, each["text"])): each["box"] for box in found for each in box["choices"]}
        assert {words: title(found[choices[words] - 1]) for words in leads} == leads


def test_the_sheet_does_not_say_which_ending_is_good(made: dict[str, Any], tmp_path: Path) -> None:
    """Neither in its words nor in what it is made from; what the mentee felt and what helps stand in their boxes."""
    said = " ".join(text(pdf(made["en/roll"], tmp_path)).split())
    data = {key: value for key, value in made["en/roll"].job()["data"].items() if key != "said"}
    assert not re.search(r"'(good|mixed|poor)'|points", str(data))
    for sentence in SAYS.values():
        assert sentence not in said
    for sentence in ("The other one was sad.", "Look at the clock first.", "go to box", "Begin at box 1."):
        assert sentence in said


def test_the_map_says_what_each_ending_is_and_the_way_there(made: dict[str, Any], tmp_path: Path) -> None:
    """The shortest way as numbers of boxes, the kind in words, and where to read about it."""
    said = " ".join(text(pdf(made["en/roll-map"], tmp_path)).split())
    found = boxes(made, "en/roll-map")
    numbers = {title(box): number for number, box in enumerate(found, 1)}
    way = [1, numbers["The baker"], numbers["Too late"]]
    assert next(box["way"] for box in found if title(box) == "Too late") == way
    assert f"It went partly well {' – '.join(map(str, way))} Too late" in said
    assert "It went well 1 – " in said
    assert "It did not go well 1 – " in said
    assert "Read about it: Drinks (A page)" in said


def test_a_long_story_is_mixed_as_well(tmp_path: Path) -> None:
    """Whatever the number of passages, and in large letters, no box is lost."""
    extra = "".join(f"- [Number {number}](#roll-{number}) {{ #n{number} }}\n" for number in range(9))
    story = STORY.replace("- [We wait.]", f"{extra}- [We wait.]").replace("### Two halves", f"{LONG}### Two halves")
    found = papers(tmp_path, {"en/page.md": POINTS.format(story)})
    for name in ("en/roll", "en/roll-large"):
        said = text(pdf(found[name], tmp_path))
        assert {f"Number {number}" for number in range(9)} <= set(re.findall(r"Number \d", said))
        assert said.count("What helps:") == 12
