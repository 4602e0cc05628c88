"""The page "Find": light until somebody searches, for the keyboard and the ear, from a stick, and without scripts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from _weight import packed
from browser import mini_site, page_survey
from browser.conftest import Watch
from browser.host import Host
from frame.search import publish, terms
from frame.search.language import read
from search.queries import LANGUAGES
from search.test_queries import find_page, typed

WATCH_TASKS = """() => new PerformanceObserver((list) => {
  self.tasks = [...(self.tasks || []), ...list.getEntries().map((task) => task.duration)];
}).observe({ entryTypes: ["longtask"] })"""
FIND = "---\ntemplate: find.html\n---\n\n# Find\n\nType a word.\n"
LONGEST_TASK = 1000
"""Milliseconds on a slow phone until the index is ready."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve a small guide in languages of which search knows nothing: no endings, no words."""
    changes: dict[str, str | None] = {"en/find.md": FIND, "bg/find.md": FIND.replace("# Find", "# Търсене")}
    site = mini_site.build(tmp_path_factory.mktemp("find"), "plain", changes, mini_site.NAV + "  - find.md\n")
    host = Host(site)
    yield host
    host.close()


def test_nothing_loads_before_somebody_searches(page: Page, live: Host, watch: Watch) -> None:
    """The page asks for the index when the box is used, and no other page asks for anything of it."""
    for path in ("", "roles/", "find/"):
        page.goto(live.url(path))
        page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if "/search/" in url]
    page.locator("#find-box").focus()
    page.wait_for_function("() => self.Find")
    assert [url.rpartition("/")[2] for url in watch.requests if "/search/" in url] == ["en.js", "find.js"]


def test_the_link_in_the_head_costs_next_to_nothing(live: Host, site: Path, page: Page) -> None:
    """Every page leads to it from its head, by some fifty bytes and no script; so does the page for wrong addresses."""
    link = re.compile(r"\n<a class=\"top__find\".*?</a>", re.DOTALL)
    for path in site.rglob("index.html"):
        html = path.read_text("utf-8")
        assert packed(html.encode()) - packed(link.sub("", html).encode()) <= 120, path
        assert len(link.findall(html)) == 1, path
    page.goto(live.url("bg/forms/agreement/"))
    page.get_by_role("link", name="Търсене в наръчника").click()
    expect(page).to_have_url(live.url("bg/find/"))
    assert set(re.findall(r'data-to="([^"]*find/)"', (site / "404.html").read_text("utf-8"))) == {
        find_page(language) for language in LANGUAGES
    }


def test_the_address_searches(page: Page, live: Host) -> None:
    """Words behind “?q=” are searched for at once. What is typed stays in the address, where no host gets it."""
    page.goto(live.url("find/?q=confidentiality"))
    expect(page.locator("#find-box")).to_have_value("confidentiality")
    expect(page.locator(".find [role=status]")).to_contain_text("Places found:")
    expect(page).to_have_url(live.url("find/#q=confidentiality"))
    typed(page, "code of conduct")
    expect(page).to_have_url(live.url("find/#q=code%20of%20conduct"))
    page.reload()
    expect(page.locator(".find ol a").first).to_contain_text("Code of conduct")
    page.evaluate("location.hash = '#q=glossary'")
    expect(page.locator(".find ol a").first).to_contain_text("Glossary")


@pytest.mark.parametrize(
    "words", ["<img src=x onerror=self.hit=1>", '"><script>self.hit=1</script>', "&lt;b&gt;mentor"]
)
def test_words_in_the_address_are_words(page: Page, live: Host, words: str) -> None:
    """Markup behind “?q=” or “#q=” is looked for as text, and becomes no element."""
    for address in ("find/?q=", "find/#q="):
        page.goto("about:blank")
        page.goto(live.url(address) + words.replace("#", "%23").replace("&", "%26"))
        page.wait_for_function("() => self.Find && document.querySelector('.find [role=status]').textContent")
        assert page.locator("#find-box").input_value() == words
        assert page.evaluate("() => self.hit") is None
        assert page.locator(".find :is(img, script)").count() == 0


def test_a_result_shows_where_it_is_and_opens_there(page: Page, live: Host) -> None:
    """It says page and section, shows a line with the words marked, and opens the card in which that stands."""
    page.goto(live.url("find/"))
    typed(page, "quiet café")
    first = page.locator(".find li").filter(has_text="What is expected of you").first
    expect(first.locator("a")).to_contain_text("What is expected of you › Place and safety")
    assert [each.lower() for each in first.locator("mark").all_inner_texts()] == ["quiet", "café"]
    first.locator("a").click()
    expect(page.locator("li", has_text="or a quiet café").last).to_be_visible()


def test_the_keyboard_and_the_ear_have_all_of_it(page: Page, live: Host) -> None:
    """From the box, Tab goes to the first result; how many there are is said; more come on demand, with the focus."""
    page.goto(live.url("find/"))
    typed(page, "mentor")
    expect(page.get_by_role("status")).to_contain_text("Places found:")
    page.keyboard.press("Tab")
    expect(page.locator(".find ol a").first).to_be_focused()
    shown = page.locator(".find li").count()
    page.get_by_role("button", name="Show more").press("Enter")
    expect(page.locator(".find ol a").nth(shown)).to_be_focused()
    page.evaluate(page_survey.AXE)
    assert page.evaluate(page_survey.RUN_AXE, page_survey.TAGS) == []


def test_who_is_worried_sees_first_what_to_do(page: Page, live: Host) -> None:
    """The box stands above all results, in the guide's own words, and goes when something else is typed."""
    page.goto(live.url("find/"))
    typed(page, "my friend said he wants to die")
    box = page.locator(".find .now")
    expect(box).to_contain_text("you should take your concerns to the school principal")
    expect(box.get_by_role("link")).to_have_attribute("href", "../expectations/#what-to-do")
    assert page.locator(".find li").count() <= 3
    expect(page).to_have_url(live.url("find/"))  # others who use the phone do not read it there
    typed(page, "working plan")
    expect(box).to_be_hidden()


def test_nothing_found_is_said_with_what_is_nearly_the_same(page: Page, live: Host) -> None:
    """It is said in words, with titles that are a little like it, and the list below is still there."""
    page.goto(live.url("find/?q=qualifoctzzkon"))
    expect(page.get_by_role("status")).to_contain_text("Nothing was found.")
    page.locator("#find-box").fill("glssryyy")
    expect(page.locator(".find-near")).to_be_visible()
    expect(page.locator(".find ol a").first).to_contain_text("Glossary")
    expect(page.get_by_role("heading", name="From A to Z")).to_be_visible()


def test_a_search_that_does_not_load_says_so(page: Page, live: Host, watch: Watch) -> None:
    """Where the index does not come, the page says it, and names the list."""
    page.route("**/assets/search/en.js", lambda route: route.abort())
    page.on("close", lambda _: watch.wrong.clear())
    page.goto(live.url("find/?q=mentor"))
    expect(page.get_by_role("status")).to_contain_text("The search has not loaded.")
    page.close()


@pytest.mark.parametrize(("language", "letters"), [("en", "ABC"), ("bg", "АБВ"), ("tr", "ABCÇD")])
def test_without_scripts_the_list_serves(browser: Browser, live: Host, language: str, letters: str) -> None:
    """The box is not there, and the list is: in the order of the language's alphabet, every link leads to a place."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live.url(find_page(language)))
    expect(page.locator("#find-box")).to_be_hidden()
    shown = "".join(page.locator(".find-letters a").all_inner_texts())
    assert shown.lstrip("#").startswith(letters), shown
    titles = page.locator(".find-list > li").all_inner_texts()
    assert len(titles) == len(set(titles))
    assert 100 < len(titles) < 400
    context.close()


def test_it_works_from_a_stick(context: BrowserContext, site: Path) -> None:
    """Opened as a file, it finds, and its results are files."""
    page = context.new_page()
    page.goto((site / "bg" / "find" / "index.html").as_uri() + "?q=речници")
    link = page.locator(".find ol a").first
    expect(link).to_contain_text("Речник")
    expect(page.locator(".find ol p").first).not_to_be_empty()
    assert str(link.evaluate("(link) => link.href")).startswith((site / "bg" / "glossary" / "index.html").as_uri())


def test_a_language_that_nothing_is_known_of_is_searched_too(page: Page, plain: Host) -> None:
    """Without a list of endings, words are found whole, by their beginning, and with a wrong letter."""
    page.goto(plain.url("bg/find/"))
    for words in ("Вземи вода", "вземи вод", "взами вода"):
        assert typed(page, words)[0].startswith("bg/practice/#trip"), words
    expect(page.locator(".find mark").first).to_have_text(re.compile("вземи|вода", re.IGNORECASE))


def test_papers_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper leads to its place on the page that lists all of them, in the index and from A to Z."""
    monkeypatch.setenv("PAPERS", "all")
    printing = "---\ntemplate: print.html\npaper: none\n---\n\n# Print\n\nAll papers.\n"
    changes: dict[str, str | None] = {"en/find.md": FIND, "en/print.md": printing}
    site = mini_site.build(tmp_path, "papers", changes, mini_site.NAV + "  - find.md\n  - print.md\n")
    assert '"ppaper-trip","Before the trip"' in (site / "assets" / "search" / "en.js").read_text("utf-8")
    assert 'href="../print/#paper-trip"' in (site / "find" / "index.html").read_text("utf-8")
    assert 'id="paper-trip"' in (site / "print" / "index.html").read_text("utf-8")


def test_a_page_that_is_not_translated_is_found_in_its_own_language(page: Page, plain: Host) -> None:
    """It opens under the reader's language, and says in which language its words are."""
    page.goto(plain.url("bg/find/"))
    typed(page, "pocket")
    first = page.locator(".find li").first
    expect(first).to_have_attribute("lang", "en")
    expect(first.locator("a")).to_have_attribute("href", re.compile(r"/bg/$"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_build_and_browser_cut_words_alike(page: Page, live: Host, site: Path, language: str) -> None:
    """Every word of the guide has the same stem in Python, which makes the index, as in the script that reads it."""
    known, wrong = read(Path(__file__).parents[2] / "docs" / language / ".search.yml")
    assert wrong == []
    texts = (path.read_text("utf-8") for path in (site / "assets" / "search" / language).glob("*.js"))
    spoken = sorted({word for text in texts for word in re.findall(r"[\w'’]+", text)})
    assert len(spoken) > 1500
    page.goto(live.url(find_page(language)))
    typed(page, "mentor")
    browser_stems = page.evaluate("(words) => words.map((word) => Find.stems(word))", spoken)
    differing = {
        word: stems for word, stems in zip(spoken, browser_stems, strict=True) if known.stemmer.stems(word) != stems
    }
    assert differing == {}
    assert terms.fold("İSTANBUL IŞIK") == "istanbul isik"


def test_the_index_is_ready_at_once_on_a_slow_phone(live: Host, open_context: Callable[..., BrowserContext]) -> None:
    """With a sixth of this computer's speed, the heaviest index is read in a second: the best of three tries counts."""
    times = []
    for _ in range(3):
        page = open_context().new_page()
        page.goto(live.url("bg/find/"))
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        page.evaluate(WATCH_TASKS)
        page.locator("#find-box").focus()
        page.wait_for_function("() => self.Find && self.tasks")
        times.append(max(page.evaluate("() => self.tasks")))
        page.close()
    assert min(times) <= LONGEST_TASK, times


def test_what_search_loads_is_named_in_one_place(site: Path) -> None:
    """All that is under its folder is named for some language, and everything that is named is there."""
    named = {path for language in LANGUAGES for path in publish.loaded(site, language)}
    assert not [path for path in named if not (site / path).is_file()]
    folder = site / publish.FOLDER
    assert {path.relative_to(site).as_posix() for path in folder.rglob("*.js")} == {
        path for path in named if path.startswith(publish.FOLDER)
    }
