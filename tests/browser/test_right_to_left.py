"""The whole guide in a made-up language, read from right to left: nothing stays in English or on the left-hand side."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Locator, Page, expect

from browser.host import Host
from browser.user import come_near
from papers.pdf_text import ink, pictures, seen, text
from translation import pseudo_locale
from translation.mini_site import Small

WIDTHS = (360, 1280)
PAGES = ["", "introduction/", "roles/", "code-of-conduct/", "expectations/", "forms/agreement/", "forms/session-log/"]
PAGES += ["forms/goals/", "progress/", "partners/", "about/", "references/", "translations/", "glossary/"]
FOREIGN = {"IM", "PRO", "MENT", "BG", "KA", "VET", "CC", "BY"}
"""Names that are in Latin letters in every language: the project, its number and the licence."""

OVERFLOW = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
ON_THE_LEFT = """() => [...document.querySelectorAll("main :is(p, li, h1, h2, h3, legend, label, th, td, dd), nav a")]
  .filter((one) => one.checkVisibility() && !one.closest("[dir=ltr]"))
  .filter((one) => !/^(start|right|center)$/.test(getComputedStyle(one).textAlign))
  .map((one) => one.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Build the guide in the made-up language, papers included; any warning fails."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PAPERS", "all")
        return pseudo_locale.make(tmp_path_factory.mktemp("mirror"))


@pytest.fixture(scope="module")
def mirrored(guide: Small) -> Iterator[Host]:
    """Serve it."""
    host = Host(guide.root / "site")
    yield host
    host.close()


@pytest.fixture(params=WIDTHS)
def screen(open_context: Callable[..., object], request: pytest.FixtureRequest) -> Page:
    """Give a tab on a phone and one on a computer."""
    context = open_context(viewport={"width": request.param, "height": 800})
    page: Page = context.new_page()  # type: ignore[attr-defined]
    return page


def middle(one: Locator) -> float:
    """Give the middle of an element, from the left."""
    box = one.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def ends(one: Locator) -> tuple[float, float]:
    """Give the left and the right end of an element."""
    box = one.bounding_box()
    assert box
    return box["x"], box["x"] + box["width"]


def style(one: Locator, name: str, pseudo: str = "") -> str:
    """Give how an element, or what stands before or after it, is shown."""
    found: str = one.evaluate("(one, [name, pseudo]) => getComputedStyle(one, pseudo || null)[name]", [name, pseudo])
    return found


def test_no_page_has_english_left(guide: Small) -> None:
    """No text, name, alternative text or sentence of a script is in Latin letters: none is written into the code."""
    site = guide.root / "site"
    paths = sorted((site / pseudo_locale.CODE).rglob("*.html"))
    assert len(paths) == len(list((guide.root / "docs" / "en").rglob("*.md")))
    left = [
        f"{path.relative_to(site).as_posix()}: {said}"
        for path in paths
        for said in pseudo_locale.Leftovers(path.read_text("utf-8")).found
    ]
    assert left == []


def test_every_page_says_how_it_is_read(guide: Small) -> None:
    """Its language and its direction stand at its top; names and citations say that they are in another language."""
    for path in (guide.root / "site" / pseudo_locale.CODE).rglob("*.html"):
        assert f'<html lang="{pseudo_locale.CODE}" dir="rtl"' in path.read_text("utf-8"), path
    assert '<em lang="en">Campbell-Whatley, 2001</em>' in guide.html(f"{pseudo_locale.CODE}/introduction")
    assert '<em lang="en">Figen Sekin, Huliya Karaca</em>' in guide.html(f"{pseudo_locale.CODE}/about")
    assert '<li id="ref-merriam" lang="en">Merriam' in guide.html(f"{pseudo_locale.CODE}/references")


def test_a_page_that_is_not_translated_is_read_from_the_left(guide: Small, tmp_path: Path, page: Page) -> None:
    """Its frame stays as the reader's language is written, and its text as English is."""
    translated, aside = guide.root / "docs" / pseudo_locale.CODE / "roles.md", tmp_path / "roles.md"
    translated.rename(aside)
    try:
        assert guide.run("_site", "--into", str(tmp_path / "site"))[0] == 0
    finally:
        aside.rename(translated)
    host = Host(tmp_path / "site")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(host.url(f"{pseudo_locale.CODE}/roles/"))
    article = page.locator("article")
    assert (style(page.locator("html"), "direction"), style(article, "direction")) == ("rtl", "ltr")
    assert middle(page.locator("#menu")) > middle(article)
    heading = page.locator("h1")
    heading.evaluate("one => { one.innerHTML = '<span>' + one.innerHTML + '</span>'; }")
    assert ends(heading.locator("span"))[0] == ends(article)[0]
    host.close()


@pytest.mark.parametrize("paper", ["agreement", "conduct-quiz", "conduct-quiz-key", "roles-poster", "guide"])
def test_a_paper_is_read_from_the_right(guide: Small, paper: str) -> None:
    """Its words can be read back in the order they are read, it begins at the right, and nothing is left in English."""
    path = guide.root / "site" / "papers" / pseudo_locale.CODE / f"{paper}.pdf"
    said = text(path)
    for words in re.findall(
        r"[\u0590-\u05ff]+", (guide.root / "docs" / pseudo_locale.CODE / "roles.md").read_text("utf-8")
    )[:40]:
        assert paper != "guide" or words in said, words
    latin = set(re.findall(r"[A-Za-z]{2,}", said))
    assert paper == "guide" or not latin - FOREIGN, latin
    picture = next(pictures(path))
    left, _, right, _ = ink(picture.crop((0, 0, picture.width, picture.height // 6))) or (0, 0, 0, 0)
    assert paper == "guide" or right < left
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == pseudo_locale.CODE
    assert any("2022-2-BG01-KA210-VET-000092203" in line for line in seen(path)), "the number runs from the left"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_mirrored(screen: Page, mirrored: Host, path: str) -> None:
    """Text begins at the right, nothing sticks out, and what points the way points to the left."""
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/{path}"))
    content, room = screen.evaluate(OVERFLOW)
    assert content <= room
    assert screen.evaluate(ON_THE_LEFT) == []
    assert middle(screen.locator(".top__home")) > middle(screen.locator(".top__theme"))
    if screen.locator(".next svg").count():
        assert middle(screen.locator(".next svg")) < middle(screen.locator(".next b"))
        assert style(screen.locator(".next svg"), "transform") == "matrix(-1, 0, 0, 1, 0, 0)"


def test_the_menu_is_at_the_right(screen: Page, mirrored: Host) -> None:
    """A column where there is room, a drawer where there is none; what is below a section is set in from the right."""
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/roles/"))
    width = screen.evaluate("innerWidth")
    if width < 1000:
        screen.locator(".top__menu").click()
        assert ends(screen.locator("#menu"))[1] == width
    else:
        assert ends(screen.locator("#menu"))[0] > ends(screen.locator("main"))[1] - 1
        assert ends(screen.locator("#toc"))[1] < ends(screen.locator("main"))[0] + 1
        expect(screen.locator(".above__toc")).to_be_hidden()
    section = screen.locator("#menu details[open]").first
    below = section.locator("ul").first
    assert ends(below)[1] < ends(section)[1]
    assert (style(below, "borderRightWidth"), style(below, "borderLeftWidth")) == ("2px", "0px")
    if width < 1000:
        screen.keyboard.press("Escape")
    screen.locator(".top__language summary").click()
    left, right = ends(screen.locator(".top__language ul"))
    assert left >= 0
    assert right <= width


def test_lists_boxes_and_pictures_are_mirrored(screen: Page, mirrored: Host) -> None:
    """Room for bullets, the edge of a notice, a picture beside its text, the mark of a card that opens."""
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/about/"))
    item = screen.locator("main ul > li").first
    assert float(style(item, "marginRight")[:-2]) > 10 > float(style(item, "marginLeft")[:-2])
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/roles/"))
    picture = screen.locator("img[src*='/roles/']").first
    assert ends(picture)[1] == ends(screen.locator("article"))[1]
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/expectations/"))
    card = screen.locator("details.card summary").first
    assert style(card, "transform", "::after") == "matrix(0.707107, 0.707107, -0.707107, 0.707107, 0, 0)", "down"
    card.click()
    assert style(card, "transform", "::after") == "matrix(-0.707107, -0.707107, 0.707107, -0.707107, 0, 0)", "up"
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/references/"))
    cited = screen.locator("#ref-merriam")
    assert (style(cited, "unicodeBidi"), style(cited, "textAlign")) == ("plaintext", "right")
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/"))
    assert style(screen.locator(".cards li").first, "right", "::after") != style(
        screen.locator(".cards li").first, "left", "::after"
    )
    assert style(screen.locator(".cards li").first, "left", "::after") == "27.2px"


def test_a_checklist_is_ticked(screen: Page, mirrored: Host) -> None:
    """Its boxes stand at the right of their words, and are kept."""
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/code-of-conduct/"))
    come_near(screen, ".checklist-items label")
    label = screen.locator(".checklist-items label").first
    assert ends(label.locator("input"))[0] > ends(label.locator("span"))[1]
    label.click()
    screen.reload()
    expect(label.locator("input")).to_be_checked()
    assert screen.locator(".checklist-count").inner_text() == pseudo_locale.mirrored("Done: 1 of 21")


def test_a_quiz_is_answered(screen: Page, mirrored: Host) -> None:
    """Circles, the edge of what is said and the marks stand at the right; letters are those of the language."""
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/introduction/"))
    come_near(screen, "#intro-next-step")
    question = screen.locator("#intro-next-step")
    label = question.locator("[data-option=keep] label")
    assert ends(label.locator("input"))[0] > ends(label.locator("span"))[1]
    label.click()
    question.locator("[data-do=check]").click()
    result = question.locator(".quiz-result")
    assert (style(result, "borderRightStyle"), style(result, "borderLeftStyle")) == ("double", "dashed")
    mark, option = question.locator("[data-mark=wrong] > .quiz-mark"), question.locator("[data-option=keep]")
    assert mark.inner_text() == pseudo_locale.mirrored("not right")
    assert ends(option)[1] - ends(mark)[1] < ends(mark)[0] - ends(option)[0] or screen.evaluate("innerWidth") > 1000
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/introduction/#intro-numbers"))
    come_near(screen, "#intro-numbers")
    assert screen.locator("#intro-numbers .quiz-matches b").first.inner_text() == "א"
    pair = screen.locator("#intro-numbers .quiz-options label").first
    select, words = ends(pair.locator("select")), ends(pair.locator("span"))
    if screen.evaluate("innerWidth") > 1000:
        assert select[1] < words[0] + 1
    else:  # on a phone below the words, beginning where they do
        assert abs(select[1] - words[1]) < 30


def test_a_form_is_filled_in(screen: Page, mirrored: Host) -> None:
    """What is written begins at the right, tables have their first column there, and everything is kept."""
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/forms/session-log/"))
    assert style(screen.locator(".plan-private"), "borderRightWidth") != "0px"
    assert style(screen.locator(".plan-private"), "borderLeftWidth") == "0px"
    come_near(screen, ".plan-lines textarea")
    field = screen.locator(".plan-lines textarea").first
    assert style(field, "direction") == "rtl"
    field.fill("שלום")
    screen.reload()
    expect(field).to_have_value("שלום")
    screen.locator("[data-do=today]").click()
    row = screen.locator(".plan-table tbody tr:visible")
    remove, line = row.locator("[data-do=remove]"), row.locator("[data-do=fold]")
    assert ends(remove)[0] - ends(row)[0] < 30
    if line.is_visible():
        assert style(line, "textAlign") == "start"
    screen.goto(mirrored.url(f"{pseudo_locale.CODE}/forms/who-does-what/"))
    come_near(screen, ".plan-table tbody tr")
    row = screen.locator(".plan-table tbody tr").first
    assert ends(row.locator("button"))[1] < ends(row.locator("th"))[1]
    assert middle(row.locator("button")) < middle(row)
