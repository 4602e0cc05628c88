"""The page "Print", and the links to print beside each activity: found, chosen and loaded without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import kinds
import words
from browser.host import Host
from exports import listing

GROUPS = ["packs", "handouts"]
"""The groups of papers that are of no kind of activity; those of the kinds follow."""
PRINTED = sorted(name for name in kinds.find() if (kinds.FOLDER / name / "sheet.typ").is_file())
"""The kinds that have papers."""


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
    said = words.load("en")
    groups = [str(group.get_attribute("class")) for group in teacher.locator(".papers-group").all()]
    names = [re.sub(r".*kind-([a-z-]+).*", r"\1", group) for group in groups]
    assert names[:2] == GROUPS
    assert sorted(names[2:]) == PRINTED
    headings = teacher.locator(".papers-group h2").all_inner_texts()
    assert headings[2:] == [said[name]["paper_group"] for name in names[2:]]
    for link in teacher.locator(".paper li").all():
        expect(link).to_contain_text(re.compile(r"\(PDF, (1\u00a0page|\d+\u00a0pages), (\d+\u00a0kB|\d\.\d\u00a0MB)\)"))
    assert teacher.locator(".paper").count() == teacher.locator(".paper img[loading=lazy]").count()
    assert all(words.strip() for words in teacher.locator(".paper p").all_inner_texts())


def test_where_nothing_is_found_a_sentence_says_so(page: Page, live: Host) -> None:
    """A kind without a paper for a stage, as a copy of the guide may have, is empty for that stage, and not silent."""
    page.goto(live.url("print/"))
    page.evaluate("document.querySelectorAll('.kind-plan :is(.stage-0, .stage-2)').forEach((one) => one.remove())")
    said = page.get_by_text("Nothing of this kind belongs to this stage.").locator("visible=true")
    expect(said).to_have_count(0)
    stages, kinds = (page.locator(".papers fieldset").nth(number) for number in (1, 0))
    kinds.get_by_text("Forms", exact=True).click()
    expect(said).to_have_count(0)
    stages.get_by_text("Stage 2").click()
    expect(said).to_have_count(1)
    assert shown(page) == []
    expect(page.locator(".papers-found")).to_have_text("Papers in this list: 0")


def test_what_belongs_to_no_one_stage_is_for_every_stage(teacher: Page) -> None:
    """The quiz of a chapter without a stage, the poster and the packs stay with each stage, and say why in words."""
    without = set(shown(teacher)) - set(ids(teacher, "[class*=stage-]:not(.stage-0)"))
    assert {"paper-introduction-quiz", "paper-roles-quiz", "paper-conduct", "paper-roles-poster"} <= without
    for stage in range(1, 5):
        teacher.locator(".papers fieldset").last.get_by_text(f"Stage {stage}").click()
        found = set(shown(teacher))
        assert found == without | set(ids(teacher, f".stage-{stage}"))
        assert len(found) > len(without)
    for paper in without:
        expect(teacher.locator(f"#{paper} .tag")).to_have_text("For every stage")


def ids(page: Page, selector: str) -> list[str]:
    """Return the ids of the papers that a selector names."""
    return [str(each.get_attribute("id")) for each in page.locator(f".paper{selector}").all()]


def counted(page: Page) -> str:
    """Return the number of papers that the page says it shows, as it is seen: written, or counted by its style."""
    number = page.locator(".papers-found b")
    if text := number.inner_text():
        return text
    return "counted" if "counter(paper)" in number.evaluate("one => getComputedStyle(one, '::before').content") else ""


@pytest.mark.parametrize("width", [360, 1280])
def test_choosing_shows_what_was_found(open_context: Callable[..., BrowserContext], live: Host, width: int) -> None:
    """The number is in sight while one chooses, and the first paper's name comes into sight; nothing moves sideways."""
    page = open_context(viewport={"width": width, "height": 740}).new_page()
    page.goto(live.url("bg/print/"))
    for choice in reversed(page.locator(".papers fieldset label").all()):
        choice.click()
        expect(page.locator(".papers-found")).to_be_in_viewport(ratio=0.9)
        assert counted(page) == str(len(shown(page)))
        if shown(page):
            expect(page.locator(".paper:visible h3").first).to_be_in_viewport(ratio=0.9)
        assert page.evaluate("[document.documentElement.scrollWidth <= innerWidth, scrollX]") == [True, 0]


def test_without_scripts_the_number_is_counted_and_in_sight(
    open_context: Callable[..., BrowserContext], live: Host
) -> None:
    """The page's style counts, and the number stays at the foot of the window until the list is reached."""
    page = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(live.url("print/"))
    page.locator(".papers fieldset label").first.scroll_into_view_if_needed()
    expect(page.locator(".papers-found")).to_be_in_viewport(ratio=0.9)
    assert counted(page) == "counted"


def test_the_choice_stands_in_the_address(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """It is there after a reload, on the way back from another page, in another language and for another reader."""
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(live.url("print/"))
    kinds, stages = page.locator(".papers fieldset").first, page.locator(".papers fieldset").last
    kinds.get_by_text("Quizzes").click()
    expect(page).to_have_url(live.url("print/#kind=quiz"))
    stages.get_by_text("Stage 2").click()
    expect(page).to_have_url(live.url("print/#kind=quiz&stage=2"))
    chosen = shown(page)
    assert "paper-engage-quiz" in chosen

    def expect_chosen(where: Page) -> None:
        expect(where.locator("[name=stage][value='2']")).to_be_checked()
        assert shown(where) == chosen

    page.reload()
    expect_chosen(page)
    page.locator("#paper-engage-quiz h3 a").click()
    expect(page.locator(".activity").first).to_be_visible()
    page.go_back()
    expect_chosen(page)
    page.locator(".top__language summary").click()
    page.get_by_role("link", name="Български").click()
    expect(page).to_have_url(live.url("bg/print/#kind=quiz&stage=2"))
    expect_chosen(page)
    other = open_context().new_page()
    other.goto(live.url("tr/print/#kind=quiz&stage=2"))
    expect_chosen(other)
    kinds.get_by_text("Всички").click()
    stages.get_by_text("Всички").click()
    assert page.url.endswith("bg/print/#")


@pytest.mark.parametrize("anchor", ["kind=nonsense&stage=9", "kind", "%", "kind=&stage=", "kind=quizzes"])
def test_an_address_that_names_no_choice_shows_everything(page: Page, live: Host, anchor: str) -> None:
    """A damaged address is no choice."""
    page.goto(live.url(f"print/#{anchor}"))
    assert len(shown(page)) == page.locator(".paper").count()
    expect(page.get_by_role("radio", name="All").first).to_be_checked()


def test_a_link_to_a_paper_finds_it_whatever_is_chosen(page: Page, live: Host) -> None:
    """An address of one paper takes the choice away that would hide it."""
    page.goto(live.url("print/#kind=quiz"))
    page.evaluate("location.hash = 'paper-goals'")
    expect(page.locator("#paper-goals")).to_be_visible()


def test_every_kind_has_its_rule(live: Host) -> None:
    """However many kinds of paper there are, the style hides the others when one is chosen: the build writes it."""
    style = (live.root / listing.STYLE).read_text("utf-8")
    for language in ("", "bg/", "tr/"):
        html = (live.root / language / "print" / "index.html").read_text("utf-8")
        groups = re.findall(r'id="papers-kind-([a-z-]+)"', html)
        assert groups[:2] == GROUPS
        assert sorted(groups[2:]) == PRINTED
        rule = ".papers:has(#papers-kind-{0}:checked) .papers-group:not(.kind-{0})"
        assert all(rule.format(group) in style for group in groups)
    many = listing.rules(f"kind-{number}" for number in range(20))
    assert all(f":has(#papers-kind-kind-{number}:checked)" in many for number in range(20))


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
    of_stage_4 = set(ids(teacher, ":is(.kind-plan .stage-4)"))
    assert "paper-end-questionnaire" in of_stage_4
    assert set(shown(teacher)) == of_stage_4 | set(ids(teacher, ":is(.kind-plan .stage-0)"))
    expect(teacher.locator(".papers-group h2").locator("visible=true")).to_have_text(["Forms"])
    teacher.locator(".papers fieldset").first.get_by_text("All", exact=True).click()
    found = {"paper-end-questionnaire", "paper-ready-evaluate", "paper-evaluate-quiz"}
    assert set(shown(teacher)) - set(ids(teacher, ".stage-0")) == set(ids(teacher, ".stage-4")) >= found
    teacher.locator(".papers fieldset").last.get_by_text("All", exact=True).click()
    assert shown(teacher) == everything


def test_a_form_in_two_languages_is_found_from_both(page: Page, live: Host) -> None:
    """The same file stands on the page Print of either language, told by the names of both in that language."""
    found = []
    for path, both in (("bg/print/", "български + турски"), ("tr/print/", "Bulgarca + Türkçe")):
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


def test_a_phone_shows_pictures_first(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """Two papers stand beside each other, each with its picture above its name; only pictures near are loaded.

    One tap takes them all away, and then none is loaded any more.
    """
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live.url("print/"))
    page.wait_for_load_state("networkidle")
    assert len([url for url in asked if url.endswith(".png")]) < page.locator(".paper img").count() / 3
    first, second, third = (page.locator(".papers-group li.paper").nth(number).bounding_box() for number in range(3))
    assert first
    assert second
    assert third
    assert first["y"] == second["y"] < third["y"]
    picture, name = page.locator(".paper img").first.bounding_box(), page.locator(".paper h3").first.bounding_box()
    assert picture
    assert name
    assert picture["y"] + picture["height"] <= name["y"]
    page.get_by_text("Show pictures of the sheets").click()
    asked.clear()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    assert [url for url in asked if url.endswith(".png")] == []
    expect(page.locator(".paper img").first).to_be_hidden()


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
        ("tr/roles/", ["Ne durumdayım?"]),
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
