"""The whole site from its ZIP: unpacked into a folder of any name and opened without a host, everything works."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser import page_survey
from browser.host import Host
from browser.test_locked_pages import LISTEN, Seen, visit
from browser.user import come_near

ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the ZIP of the site into a folder with a space and letters beyond ASCII in its name."""
    folder = tmp_path_factory.mktemp("stick") / "Моите файлове 50%"
    [packed] = site.glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    [home] = folder.iterdir()
    assert home.name == packed.stem
    return home


def pages(folder: Path) -> list[Path]:
    """Return every page of a folder."""
    return sorted(folder.rglob("*.html"))


def test_every_address_names_a_file(unpacked: Path) -> None:
    """A folder is no page without a host: each link, picture, script and style of the site is a file."""
    missing = []
    for page in pages(unpacked):
        for address in ADDRESS.findall(page.read_text("utf-8")):
            parts = urlsplit(urljoin(page.as_uri(), address.replace("&amp;", "&")))
            if parts.scheme == "file" and not Path(unquote(parts.path)).is_file():
                missing.append(f"{page.relative_to(unpacked)}: {address}")
    assert len(pages(unpacked)) > 100
    assert missing == []


def test_what_only_a_host_needs_is_not_in_it(site: Path, unpacked: Path) -> None:
    """Every page but the one of a wrong address, and every paper once."""
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")}
    assert not names & {"404.html", "sitemap.xml", ".built-by-build.py"}
    assert not [name for name in names if re.search(r"/(all-papers|for-your-platform)-\w+\.zip$", name)]
    assert all(name.startswith("papers/") for name in names if name.endswith(".zip")), "packages for platforms alone"
    assert len(pages(unpacked)) == len(pages(site)) - 1
    papers = {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    assert papers
    assert papers <= names


def test_it_is_offered_where_it_was_made(site: Path, page: Page) -> None:
    """On "Print" and for partners, in each language, with its size; saved under the site's name."""
    for language, name in (("", "Peer mentoring guide"), ("bg/", "Наставничество между връстници"), ("tr/", "Akran")):
        for path in ("print", "partners"):
            page.goto((site / language / path / "index.html").as_uri())
            link = page.locator("a[href$='.zip'][download*='.']").first
            assert (link.get_attribute("download") or "").startswith(name)
            assert re.search(r"\d[.,]\d\s[MМ]B", link.locator("..").inner_text())
            assert (site / language / path / (link.get_attribute("href") or "")).resolve().is_file()


def test_the_files_for_platforms_are_said_to_lie_beside_it(unpacked: Path) -> None:
    """They are not there a second time, in a file of all: the page names their folder."""
    for language, page in (("en", "platforms.html"), ("bg", "bg/platforms.html"), ("tr", "tr/platforms.html")):
        folder = re.search(r"<code>(papers/[^<]+)</code>", (unpacked / page).read_text("utf-8"))
        assert folder
        assert folder[1] == f"papers/{language}"
        assert list((unpacked / folder[1]).glob("*.docx"))


def test_every_page_opens_and_can_be_used(unpacked: Path, open_context: Callable[..., BrowserContext]) -> None:
    """Nothing fails, nothing is refused, and no page of a language asks for anything outside of the folder."""
    context = open_context()
    context.add_init_script(LISTEN)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page, seen = context.new_page(), Seen()
    for path in pages(unpacked / "bg"):  # the others differ in their words only
        page.goto(path.as_uri())
        visit(page, path.name, seen)
    assert seen.used > 20
    assert seen.refused == []
    assert len(asked) > seen.pages > 40
    assert [url for url in asked if not url.startswith((unpacked.as_uri(), "data:image/", "blob:"))] == []


@pytest.fixture
def reader(unpacked: Path, page: Page) -> Callable[[str], Page]:
    """Open a page of the unpacked site."""

    def opened(path: str) -> Page:
        page.goto((unpacked / path).as_uri())
        return page

    return opened


def test_what_is_done_on_one_page_is_known_on_the_others(reader: Callable[[str], Page], tmp_path: Path) -> None:
    """A tick, an answer and a form are kept, in every language, listed on My progress, and saved into a file."""
    page = reader("code-of-conduct.html")
    come_near(page, ".checklist-items label")
    page.locator(".checklist-items label").first.click()
    page = reader("forms/goals.html")
    come_near(page, ".plan-box textarea")
    page.locator(".plan-box textarea").first.fill("Football on Friday")
    page = reader("roles.html")
    page.evaluate(page_survey.USE)
    page.locator(".top__language summary").click()
    page.locator(".top__language [hreflang=bg]").click()
    expect(page).to_have_url(re.compile(r"/bg/roles\.html$"))
    assert page.evaluate("document.documentElement.lang") == "bg"
    page = reader("bg/code-of-conduct.html")
    expect(page.locator(".checklist-items input").first).to_be_checked()
    page = reader("bg/forms/goals.html")
    expect(page.locator(".plan-box textarea").first).to_have_value("Football on Friday")
    page = reader("progress.html")
    expect(page.locator(".progress-list .is-begun")).not_to_have_count(0)
    with page.expect_download() as download:
        page.locator("[data-do=export]").click()
    download.value.save_as(tmp_path / "progress.json")
    kept = json.loads((tmp_path / "progress.json").read_text("utf-8"))
    assert "Football on Friday" in {value["v"] for value in kept["items"].values()}


def test_the_way_back_leads_to_a_file(reader: Callable[[str], Page]) -> None:
    """The first page leads on from the last place, and the menu says what is begun."""
    page = reader("bg/forms/first-meeting.html")
    come_near(page, ".activity :is(input[type=text], textarea)")
    page.locator(".activity input[type=text], .activity textarea").first.fill("Тук")
    page = reader("bg/index.html")
    link = page.locator("#last-place a.door")
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(re.compile(r"/bg/forms/first-meeting\.html#[a-z-]+$"))
    expect(page.locator("a [data-state]")).not_to_have_count(0)


def test_a_drive_in_the_path_is_part_of_the_name(unpacked: Path, page: Page) -> None:
    """On Windows a path begins with a drive: what is kept has it in its key, and is found from another folder."""
    host = Host(unpacked, "/D:/guide/")
    page.goto(host.url("code-of-conduct.html"))
    page.locator(".checklist-items label").first.click()
    page.goto(host.url("progress.html"))
    expect(page.locator(".progress-list .is-begun")).to_have_count(1)
    assert page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('activities:/D:/guide/:item.'))")
    page.evaluate("""() => {
      localStorage.clear();
      localStorage.setItem("activities:/E:/my%20stick/:item.conduct-equal", '{"v":true}');
    }""")
    page.reload()
    expect(page.locator(".activity-question p").first).to_contain_text("/E:/my%20stick/")
    host.close()


def test_a_story_and_a_quiz_answer(reader: Callable[[str], Page]) -> None:
    """A story goes on where one decides, and a question says whether the answer was right."""
    page = reader("stories/promise.html")
    passages = page.locator("activity-story [id]:visible").count()
    page.locator("activity-story a[href^='#']:visible, activity-story button:visible").first.click()
    page.wait_for_function("() => document.querySelector('activity-story')")
    assert passages
    page = reader("roles.html")
    question = page.locator(".quiz-question").first
    question.locator("label").first.click()
    question.locator("[data-do=check]").click()
    expect(question).to_have_attribute("data-state", re.compile("."))


def test_no_page_leads_out_but_by_a_link_that_says_so(unpacked: Path) -> None:
    """The copy names no address of the host that it comes from: nobody knows whether it is there."""
    heads = [path.read_text("utf-8").partition("</head>")[0] for path in pages(unpacked)]
    assert not [head for head in heads if 'rel="canonical"' in head or 'rel="alternate"' in head]
