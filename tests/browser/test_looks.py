"""What a reader sees of the frame and of an author's own marks: where one is, whom to turn to, conversations."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import words
from browser import mini_site
from browser.host import Host

LANGUAGES = words.languages()
SPOKEN = """\
# Spoken

!!! example "For example"

    Ann asks: "How was it?" Ben thinks of *his* map. Then he says: "Good!" A "bad" day is no sentence.

!!! figures ""

    - **4** months { .months }
    - **3** times a week { .times }

!!! pictures ""

    - [![A drawing.](../assets/dreams.svg) Bread](food.md)
"""


def home(language: str) -> str:
    """Return the address of a language's first page."""
    return "" if language == "en" else f"{language}/"


@pytest.fixture(scope="module")
def spoken_site(workshop: Path) -> Path:
    """Build the pocket guide with a page that has an author's marks."""
    nav = f"{mini_site.NAV}  - spoken.md\n"
    return mini_site.build(workshop, "spoken", {"en/spoken.md": SPOKEN}, nav)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_path_of_the_stages_is_their_menu(
    open_context: Callable[..., BrowserContext], live: Host, language: str
) -> None:
    """Each stop is one link, its drawing and its words together, large enough for a thumb, one below the other."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(live.url(home(language)))
    stops = page.locator("main ol > li > a").all()
    assert len(stops) == 4
    tops = []
    for stop in stops:
        box = stop.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 60
        assert stop.locator("img").count() == 1
        tops.append(box["y"])
    assert tops == sorted(set(tops))
    page.locator("main ol img").nth(1).click()
    expect(page).to_have_url(live.url(f"{home(language)}stages/engage/"))


def test_a_teacher_prints_three_papers_from_the_first_page(page: Page, live: Host) -> None:
    """A tap on each leads to that paper in the list of all papers, though the whole card leads elsewhere."""
    for number in range(3):
        page.goto(live.url(""))
        link = page.locator(".cards a[href*='#paper-']").nth(number)
        place = str(link.get_attribute("href")).partition("#")[2]
        link.click()
        page.wait_for_url(f"**/print/#{place}")
        expect(page.locator(f"#{place}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1024, 1280, 1600])
def test_the_text_stays_where_it_is_from_page_to_page(
    open_context: Callable[..., BrowserContext], live: Host, width: int
) -> None:
    """With and without a list of headings, the text begins at the same place and is as wide."""
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    places = set()
    for path in ("introduction/", "print/", "progress/", "forms/goals/", "stories/"):
        page.goto(live.url(path))
        box = page.locator("article").bounding_box()
        assert box
        places.add((box["x"], box["width"]))
    assert len(places) == 1


@pytest.mark.parametrize("size", [{"width": 1280, "height": 500}, {"width": 360, "height": 500}])
def test_the_menu_shows_where_one_is(
    open_context: Callable[..., BrowserContext], live: Host, size: dict[str, int]
) -> None:
    """However long the menu is, the page that is open is in sight in it, and the page itself stays at its top."""
    page = open_context(viewport=size).new_page()
    for path in ("forms/check-in-mentee/", "references/"):
        page.goto(live.url(path))
        if page.locator(".top__menu").is_visible():
            page.locator(".top__menu").click()
        expect(page.locator(".menu [data-more]")).to_have_count(0)
        expect(page.locator(".menu [aria-current]")).to_be_in_viewport(ratio=1)
        assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_is_for_the_reader(page: Page, live: Host, language: str) -> None:
    """First where to turn for help, last the version and the licence."""
    page.goto(live.url(f"{home(language)}roles/"))
    first, *_, last = page.locator(".foot a").all()
    assert str(first.get_attribute("href")).endswith("expectations/#what-to-do")
    expect(first).to_have_text(words.load(language)["frame"]["help"])
    assert last.get_attribute("rel") == "license"


def test_an_example_reads_like_a_conversation(page: Page, spoken_site: Path) -> None:
    """A sentence in quotation marks stands in a bubble of its own, all else stays as it was; the box is ours."""
    host = Host(spoken_site)
    page.goto(host.url("spoken/"))
    box = page.locator(".example")
    assert box.locator(".said").all_inner_texts() == ['"How was it?"', '"Good!"']
    text = " ".join(box.inner_text().split())
    assert text.endswith(
        'Ann asks: "How was it?" Ben thinks of his map. Then he says: "Good!" A "bad" day is no sentence.'
    )
    expect(box.locator(".plus")).to_be_visible()
    bubble, around = (
        box.locator(one).first.evaluate("one => getComputedStyle(one).backgroundColor") for one in (".said", "p")
    )
    assert bubble != around
    host.close()


def test_figures_and_pictures_stand_out(page: Page, spoken_site: Path) -> None:
    """A figure is at least twice as large as the words beside it; a picture and its words are one link."""
    host = Host(spoken_site)
    page.goto(host.url("spoken/"))
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    figure = page.locator(".figures strong").first
    assert figure.evaluate(size) >= 2 * page.locator(".figures li").first.evaluate(size)
    expect(page.locator(".pictures a")).to_have_text("Bread")
    assert page.locator(".pictures a img").count() == 1
    host.close()
