"""A teacher's minutes are true: those of the half day, of the lesson, and of what is to be read before."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

import words
from pages.guide_reader import ROOT, parse, said
from pages.prose import WORD
from reading.extension import ActivitiesExtension
from reading.page import Page

LANGUAGES = words.languages()
MINUTES = re.compile(r"\((\d+) [^\W\d_]+(?:,[^)]*)?\)")
PACE = 180
"""Words a minute that a teacher reads."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
BREAK, PRACTICE, ALL = 10, 70, 210


@cache
def tree(language: str, path: str) -> Element:
    """Return a page of a language as a tree."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(each)) if isinstance(each, dict) else each for each in settings]
    ours = ActivitiesExtension()
    ours.begin(Page(f"docs/{language}/{path}", language))
    text, _ = get_data((ROOT / "docs" / language / path).read_text("utf-8"))
    return parse(Markdown(extensions=[*names, ours]).convert(text))


def part(language: str, path: str, id_: str = "") -> list[Element]:
    """Return what an id stands for: a heading with all up to the next one as high, or one element; else the page."""
    root = tree(language, path)
    if not id_:
        return list(root)
    above = {child: parent for parent in root.iter() for child in parent}
    element = next(each for each in root.iter() if each.get("id") == id_)
    if element.tag not in HEADINGS:
        return [element]
    siblings = list(above[element])
    found = [element]
    for each in siblings[siblings.index(element) + 1 :]:
        if HEADINGS.get(each.tag, 9) <= HEADINGS[element.tag]:
            break
        found.append(each)
    return found


def steps(language: str, path: str, id_: str) -> list[Element]:
    """Return the items of the numbered lists of a part."""
    return [item for element in part(language, path, id_) if element.tag == "ol" for item in element]


def minutes(element: Element) -> int:
    """Return the minutes that a step, a heading or a cell names; it names them once."""
    found = MINUTES.findall(said(element))
    assert len(found) == 1, said(element)
    return int(found[0])


def rows(language: str) -> list[list[Element]]:
    """Return the rows of the timetable."""
    found = part(language, "training-pack.md", "training-timetable")
    return [list(row) for element in found for row in element.iter("tr")][1:]


def plan(language: str) -> list[Element]:
    """Return the steps of all parts of the half day."""
    parts = [anchor for _, what, _ in rows(language) for _, anchor in links(what)]
    return [item for anchor in parts for item in steps(language, "training-pack.md", anchor)]


def practice(item: Element) -> bool:
    """Whether an author marked a step as one in which students try something out."""
    return item.get("id", "").startswith("practise-")


def links(element: Element) -> Iterator[tuple[str, str]]:
    """Go through the links in an element: a page of the guide, and an id or nothing."""
    for link in element.iter("a"):
        path, _, anchor = link.get("href", "").partition("#")
        yield path, anchor


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_of_the_half_day_add_up(language: str) -> None:
    """Each part starts when the one before ends, takes as long as its steps, and all take 210 minutes."""
    clock, breaks = 0, 0
    for start, what, _ in rows(language):
        hours, late = said(start).split(":")
        assert int(hours) * 60 + int(late) == clock, said(what)
        anchors = [anchor for _, anchor in links(what)]
        if anchors:
            heading = part(language, "training-pack.md", anchors[0])[0]
            assert minutes(heading) == minutes(what)
            assert sum(map(minutes, steps(language, "training-pack.md", anchors[0]))) == minutes(what), said(what)
        else:
            breaks += minutes(what)
        clock += minutes(what)
    assert (clock, breaks) == (ALL, 2 * BREAK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_much_of_the_half_day_is_practice(language: str) -> None:
    """Students try out, play or decide something in 70 of 190 minutes at least; these steps say so in bold."""
    found = [item for item in plan(language) if practice(item)]
    assert sum(map(minutes, found)) >= PRACTICE
    assert len({said(next(item.iter("strong"))) for item in found}) == 1
    marked = said(next(found[0].iter("strong")))
    assert [item for item in plan(language) if said(item).startswith(marked)] == found


def test_the_plan_is_the_same_in_each_language() -> None:
    """The same steps take the same time, and the same ones are practice."""
    found = [[(item.get("id"), minutes(item)) for item in plan(language)] for language in LANGUAGES]
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_passage_is_read_in_two_parts(language: str) -> None:
    """What the pack brings along is used in one step only."""
    front = get_data((ROOT / "docs" / language / "training-pack.md").read_text("utf-8"))[1]
    named = [anchor for item in plan(language) for _, anchor in links(item) if anchor in front["read"]]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "id_", "total"),
    [
        ("teachers.md", "ten-minutes", 10),
        ("teachers.md", "first-session", 45),
        ("training-pack.md", "training-prepare", 10),
    ],
)
def test_a_list_of_minutes_adds_up(language: str, path: str, id_: str, total: int) -> None:
    """The ten minutes before class, the lesson and the preparation of the half day take what they say."""
    first = next(each for each in part(language, path, id_) if each.tag == "ol")
    assert sum(map(minutes, first)) == total


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["teachers.md", "training-pack.md"])
def test_what_is_to_be_read_can_be_read_in_time(language: str, path: str) -> None:
    """At 180 words a minute, what a step of the preparation tells a teacher to read takes no longer than it says."""
    found = [
        item
        for item in tree(language, path).iter("li")
        if item.get("id", "").startswith(("ten-read-", "prepare-read-"))
    ]
    assert found
    for item in found:
        parts = [part(language, where or path, anchor) for where, anchor in links(item)]
        count = sum(len(WORD.findall(said(element))) for elements in parts for element in elements)
        assert 0 < count <= PACE * minutes(item), (said(item), count)
