"""The page "Print", and the links to print beside each activity: found, chosen and loaded without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host

KINDS = ["Packs and the whole guide", "For the wall and the wallet", "Quizzes", "Checklists", "Forms"]


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def teacher(open_context: Callable[..., BrowserContext], live: Host, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give the page "Print" on a computer, with scripts on and off."""
    page = open_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(live.url("print/"))
    yield page
    page.close()


def shown(page: Page) -> list[str]:
    """Return the ids of the papers that can be seen."""
    return [str(each.get_attribute("id")) for each in page.locator(".paper").locator("visible=true").all()]


def test_every_paper_is_listed_with_pages_and_size(teacher: Page) -> None:
    """Each link names its format, its pages and its kilobytes; each paper has a picture and says what it is for."""
    headings = teacher.locator(".papers-group h2").all_inner_texts()
    assert headings == KINDS
    for link in teacher.locator(".paper li").all():
        expect(link).to_contain_text(re.compile(r"\(PDF, (1\u00a0page|\d+\u00a0pages), (\d+\u00a0kB|\d\.\d\u00a0MB)\)"))
    assert teacher.locator(".paper").count() == teacher.locator(".paper img[loading=lazy]").count()
    assert all(words.strip() for words in teacher.locator(".paper p").all_inner_texts())


def test_where_nothing_is_found_a_sentence_says_so(teacher: Page) -> None:
    """What is for the wall belongs to no one stage: the list is empty, and not silent."""
    said = teacher.get_by_text("Nothing of this kind belongs to this stage.").locator("visible=true")
    expect(said).to_have_count(0)
    stages, kinds = (teacher.locator(".papers fieldset").nth(number) for number in (1, 0))
    stages.get_by_text("Stage 2").click()
    expect(said).to_have_count(0)
    kinds.get_by_text("For the wall").click()
    expect(said).to_have_count(1)
    assert shown(teacher) == []


def test_a_booklet_says_how_it_is_printed(teacher: Page) -> None:
    """Who prints it on one side only has wasted the paper."""
    expect(teacher.locator("#paper-session-log li", has_text="Booklet")).to_contain_text("on both sides")


def test_papers_are_chosen_by_kind_and_by_stage(teacher: Page) -> None:
    """Two choices leave the forms of one stage; nothing of it needs a script."""
    everything = shown(teacher)
    teacher.locator(".papers fieldset").get_by_text("Forms", exact=True).click()
    forms = shown(teacher)
    assert "paper-agreement" in forms
    assert set(forms) < set(everything)
    teacher.locator(".papers fieldset").get_by_text("Stage 4: Evolution and evaluation").click()
    assert shown(teacher) == ["paper-end-questionnaire"]
    expect(teacher.locator(".papers-group h2").locator("visible=true")).to_have_text(["Forms"])
    teacher.locator(".papers fieldset").first.get_by_text("All", exact=True).click()
    assert set(shown(teacher)) == {"paper-end-questionnaire", "paper-ready-evaluate", "paper-evaluate-quiz"}
    teacher.locator(".papers fieldset").last.get_by_text("All", exact=True).click()
    assert shown(teacher) == everything


def test_a_form_in_two_languages_is_found_from_both(page: Page, live: Host) -> None:
    """The same file stands on the page Print of either language, told by the names of both in that language."""
    found = []
    for path, both in (("bg/print/", "Български + Турски"), ("tr/print/", "Bulgarca + Türkçe")):
        page.goto(live.url(path))
        link = page.locator("#paper-agreement a", has_text=both)
        found.append(str(link.evaluate("one => one.href")))
    assert found[0] == found[1]


def test_the_choices_work_by_keyboard(teacher: Page) -> None:
    """Arrow keys move the choice, and the focus can be seen."""
    teacher.get_by_role("radio", name="All").first.focus()
    teacher.keyboard.press("ArrowRight")
    assert shown(teacher)
    assert "paper-agreement" not in shown(teacher)
    focused = teacher.locator(".papers label:has(:focus)")
    assert focused.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_a_phone_loads_no_picture_until_asked(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """On a small screen no preview is loaded by looking at the page, and all that are in sight once one asks."""
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live.url("print/"))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    assert [url for url in asked if url.endswith(".png")] == []
    page.get_by_text("Show pictures of the sheets").click()
    expect(page.locator(".paper img").first).to_be_visible()
    page.locator("#paper-goals").scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('#paper-goals img')].every(one => one.naturalWidth)")
    assert any(url.endswith("/goals.png") for url in asked)


def test_a_computer_loads_only_pictures_near(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """On a large screen the pictures far below are not loaded."""
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live.url("print/"))
    page.wait_for_load_state("networkidle")
    loaded = [url for url in asked if url.endswith(".png")]
    assert len(loaded) < page.locator(".paper img").count()


@pytest.mark.parametrize("path", ["print/", "bg/print/", "tr/print/"])
def test_each_file_of_the_list_is_there(page: Page, live: Host, path: str) -> None:
    """No link on the page leads to a file that is not there, in any language."""
    page.goto(live.url(path))
    for link in page.locator(".papers a[download]").all():
        href = str(link.evaluate("one => one.href"))
        assert (live.root / href.removeprefix(live.home)).is_file(), href


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("forms/session-log/", ["Form", "Booklet to fold"]),
        ("bg/forms/session-log/", ["Формуляр", "Книжка за сгъване"]),
        ("tr/roles/", ["Kâğıt üzerinde mini test"]),
        ("code-of-conduct/", ["Checklist"]),
    ],
)
def test_an_activity_has_its_own_links(page: Page, live: Host, path: str, words: list[str]) -> None:
    """Beside it stand its sheet and the way to its other papers; the key is not among them."""
    page.goto(live.url(path))
    links = page.locator(".activity-papers").first.locator("a")
    assert links.all_inner_texts()[:-1] == words
    more = links.last
    page.goto(str(more.evaluate("one => one.href")))
    assert page.locator(":target.paper").count() == 1
