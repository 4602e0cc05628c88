"""Confidentiality is never stated without its limit, and danger always has its answer."""

import re
from posixpath import dirname, join, normpath

import pytest

from pages.guide_reader import PAGES, ROOT, Page, guide, said, scope

PLACES = {
    "conduct-confidential": "code-of-conduct.md",
    "guideline-not-shared": "expectations.md",
    "plan-confidentiality": "working-plan.md",
}
"""What the guide says about confidentiality, and where; guideline-not-shared is its limit."""

BOXES = {"index.md", "expectations.md", "forms/agreement.md", "forms/report.md", "training-pack.md"}
"""Where the box stands that tells what to do now; elsewhere one line leads to it. Who meets it thrice reads past it."""

DANGER = {
    "en": ("any reason to believe", "should", "school principal", "is a danger to another person"),
    "bg": (
        "каквато и да е причина да смята",
        "с опасенията си към",
        "директора на училището",
        "е опасен за друг човек",
    ),
    "tr": ("herhangi bir neden", "iletmeli", "okul müdürüne", "başka biri için tehlike oluşturduğuna"),
}
"""What each of these boxes says, in each language."""

PROMISES = {
    "en": (r"[\"“][^\"”]*\bstays between us\b[^\"”]*", "unless I am worried about your safety or someone else's"),
    "bg": (
        r"„[^“]*[Оо]става между нас[^“]*",
        "освен ако се тревожа за твоята безопасност или за безопасността на някой друг",
    ),
    "tr": (r"[“‘][^”]*\baramızda kalı[^”]*", "Senin ya da başka birinin güvenliğinden endişe etmediğim sürece"),
}
"""How a mentor promises to be silent, in each language, and the limit that is said in the same breath."""


def links(page: Page, target: str) -> set[str]:
    """Return the points that are linked from what says `target` on a page."""
    found = [link.get("href", "") for element in scope(page.tree, target) for link in element.iter("a")]
    return {address(page, link) for link in found}


def address(page: Page, link: str) -> str:
    """Return a link's target from docs/en, with its id."""
    path, _, anchor = link.partition("#")
    return f"{normpath(join(dirname(page.path), path)) if path else page.path}#{anchor}"


@pytest.mark.parametrize("point", PLACES)
def test_what_is_confidential_links_to_the_rest(point: str) -> None:
    """Whoever reads one of the three statements finds the other two from there."""
    others = {f"{path}#{other}" for other, path in PLACES.items() if other != point}
    assert others <= links(guide()[PLACES[point]], point)


@pytest.mark.parametrize("point", ["guideline-confidential", "guideline-personal-data"])
def test_the_guidelines_link_to_the_limit(point: str) -> None:
    """A guideline that promises confidentiality leads to the exception for safety."""
    assert "expectations.md#guideline-not-shared" in links(guide()["expectations.md"], point)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_says_confidential_says_the_limit(path: str) -> None:
    """Where the word stands, the concern for safety or the limit of e-mail stands too, or a link to it."""
    page = guide()[path]
    text = said(page.tree).lower()
    if "confidential" in text:
        leads = {address(page, link.get("href", "")) for link in page.tree.iter("a")}
        limits = {f"{where}#{point}" for point, where in PLACES.items()}
        assert "safety" in text or limits & leads


def now(page: Page) -> list[str]:
    """Return what the boxes of a page say that tell what to do now."""
    found = [each for each in page.tree.iter("div") if "now" in each.get("class", "").split()]
    for each in found:
        assert "guideline-danger" in {link.get("href", "").partition("#")[2] for link in each.iter("a")}
    return [said(each) for each in found]


def test_the_page_of_the_guidelines_begins_with_what_to_do_now() -> None:
    """The box stands before the cards, under the heading that all other pages lead to."""
    heading = next(each for each in guide()["expectations.md"].tree.iter("h2"))
    assert heading.get("id") == "what-to-do"
    boxes = (each for each in guide()["expectations.md"].tree.iter() if each.tag in {"details", "div"})
    assert "now" in next(each for each in boxes if each.get("class")).get("class", "").split()


@pytest.mark.parametrize("language", DANGER)
def test_danger_goes_to_the_principal(language: str) -> None:
    """Each box says how little is enough, how strongly, and to whom: as the guideline does. Five pages have one."""
    said_now = [(path, text) for path, page in guide(language).items() for text in now(page)]
    assert {path for path, _ in said_now} == BOXES
    assert len(said_now) == len(BOXES)
    for path, text in said_now:
        for words in DANGER[language]:
            assert words in text, path


@pytest.mark.parametrize("language", PROMISES)
def test_a_promise_to_be_silent_has_the_safety_of_others_in_it(language: str) -> None:
    """Whoever promised only for the mentee's own safety and then reports a threat has broken their word.

    A wrong answer of a quiz may promise too much; that is why it is wrong.
    """
    promise, limit = PROMISES[language]
    said_aloud = [
        (path.name, found)
        for path in sorted((ROOT / "docs" / language).rglob("*.md"))
        for line in path.read_text("utf-8").replace("’", "'").splitlines()
        if "- [ ]" not in line
        for found in re.findall(promise, line)
    ]
    assert said_aloud
    assert [(name, found) for name, found in said_aloud if limit not in found] == []
