"""Every point of the guide is said, once in each language, and as strongly as its source says it."""

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import yaml

import words
from pages.guide_reader import guide, parse, points, said, scope

LANGUAGES = words.languages()
HOLDERS = frozenset(["p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6"])
STRENGTHS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("strengths.yml").read_text("utf-8"))
LEADS = {
    "benefit-attitude": "possible benefits",
    "benefit-relations": "possible benefits",
    "could-listen": "could:",
    "could-trusted": "could:",
    "good-potential": "may discover, for the first time",
    "good-capable": "may discover, for the first time",
}
"""Points of a list or table whose strength stands before the first of them."""

MUST = {"guideline-no-recording", "plan-confidentiality"}
"""The only points in which the source says "must"."""


def pages(site: Path, language: str) -> list[Path]:
    """Return the built pages of a language; English is at the root."""
    others = {site / each for each in LANGUAGES if each != "en"}
    root = site if language == "en" else site / language
    return [page for page in sorted(root.rglob("index.html")) if language != "en" or not others & set(page.parents)]


def holder(point: str) -> tuple[Element, Element]:
    """Return the tree of the page that says a point, and the element that holds its id."""
    for page in guide().values():
        for element in page.tree.iter():
            if element.get("id") == point:
                return page.tree, element
    raise AssertionError(f"no page says {point}")


def wording(point: str) -> str:
    """Return what the guide says for a point, in small letters."""
    return " ".join(said(element) for element in scope(holder(point)[0], point)).lower().replace("’", "'")


def test_there_are_138_points() -> None:
    """The list of points is whole, and names none twice."""
    assert len(points()) == len(set(points())) == 138


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_point_stands_once_in_each_language(site: Path, language: str) -> None:
    """A link to a point always finds it, on what says it; a page that is not translated counts as English."""
    found: Counter[str] = Counter()
    for page in pages(site, language):
        for element in parse(page.read_text("utf-8")).iter():
            if element.get("id") in points():
                assert element.tag in HOLDERS, f"{element.get('id')} is on a <{element.tag}> of {page.parent.name}"
                found[element.get("id", "")] += 1
    assert found == Counter(points())


def test_what_says_a_point_says_something() -> None:
    """No point's id is on an empty element."""
    assert not [point for point in points() if not said(holder(point)[1])]


@pytest.mark.parametrize("point", STRENGTHS)
def test_a_point_keeps_its_strength(point: str) -> None:
    """What the source says one should, may or can do is neither softened nor hardened, and every number is there."""
    text = wording(point)
    assert [words for words in STRENGTHS[point] if words not in text] == []


@pytest.mark.parametrize("point", LEADS)
def test_a_list_keeps_the_strength_that_stands_before_it(point: str) -> None:
    """The items of a list are only possible, where the words before the list say so."""
    tree, element = holder(point)
    parents = {child: parent for parent in tree.iter() for child in parent}
    if element.tag == "td":
        row = parents[element]
        lead = said(parents[parents[row]][0])
    else:
        held = parents[element]
        siblings = list(parents[held])
        lead = said(siblings[siblings.index(held) - 1])
    assert LEADS[point] in lead.lower()


def test_nothing_is_hardened_into_must() -> None:
    """Only what the source says must be done, must be done."""
    assert {point for point in points() if "must" in said(holder(point)[1]).lower().split()} == MUST


def test_the_principles_oblige_nobody() -> None:
    """The team encourages a mentor to follow the principles; none of them says must, should or have to."""
    principles = [point for point in points() if holder(point)[0] is guide()["code-of-conduct.md"].tree][2:-2]
    assert len(principles) == 21
    assert not [point for point in principles for word in ("must", "should", "have to") if word in wording(point)]
