"""Reading without a line: what was seen, what is kept, and what is said where nothing is."""

from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import NEIGHBOUR, Host
from browser.offline_reader import addresses, caches, keep, no_line, wait_for, wait_for_worker

pytestmark = pytest.mark.usefixtures("gone")


def test_a_page_that_was_seen_is_read_again_without_a_line(page: Page, host: Host) -> None:
    """Also the very first one, which was there before the worker; with its style, its script and what was ticked."""
    page.goto(host.url("practice/"))
    page.locator("#trip-water input").check()
    wait_for_worker(page)
    with no_line(host):
        page.reload()
        expect(page.locator("#trip-water input")).to_be_checked()
        assert page.locator("body").evaluate("one => getComputedStyle(one).display") == "block"
        assert page.evaluate("document.documentElement.dataset.edition") == "1"
        page.locator("#trip-bread input").check()
        page.reload()
        expect(page.locator("#trip-bread input")).to_be_checked()


def test_a_page_that_is_not_there_says_so_and_leads_to_what_is(page: Page, host: Host) -> None:
    """In the language of the page that was asked for, with a way to try again."""
    page.goto(host.url("food/"))
    wait_for_worker(page)
    with no_line(host):
        page.goto(host.url("practice/"))
        expect(page.locator("h1")).to_have_text("This page is not on this phone")
        assert page.locator("html").get_attribute("lang") == "en"
        page.get_by_role("link", name="Food").click()
        expect(page.locator("h1")).to_have_text("Food")
        page.goto(host.url("bg/practice/"))
        assert page.locator("html").get_attribute("lang") == "bg"
        expect(page.locator("h1")).to_have_text("Тази страница не е запазена на телефона")
    page.locator(".door").click()
    expect(page.locator("h1")).to_have_text("Practice")


def test_a_kept_language_is_read_whole_without_a_line(page: Page, host: Host) -> None:
    """Every page of it opens and looks as it does, also those never opened; another language says it is not there."""
    keep(page, host)
    assert "version" in page.locator("#keep [role=status]").inner_text()
    with no_line(host):
        for path in (
            "",
            "practice/",
            "food/",
            "progress/",
            "written/",
            "keep/",
            "food/index.html",
            "practice/?q=1#trip",
        ):
            page.goto(host.url(path))
            assert page.locator("body").evaluate("one => getComputedStyle(one).display") == "block", path
            expect(page.locator("header img")).to_be_visible()
            assert page.locator("header img").evaluate("one => one.naturalWidth") > 0, path
        page.goto(host.url("practice/"))
        page.locator("#learned-wet [data-option=true] input").check()
        page.locator("#learned-wet [data-do=check]").click()
        expect(page.locator("#learned-wet .quiz-result")).not_to_be_empty()
        page.goto(host.url("bg/practice/"))
        expect(page.locator("h1")).to_have_text("Тази страница не е запазена на телефона")
        page.get_by_role("link", name="English").click()
        expect(page).to_have_url(host.url(""))
        page.goto(host.url("food"))
        expect(page).to_have_url(host.url("food/"))


def test_a_kept_page_is_not_asked_for_again(page: Page, host: Host) -> None:
    """What is on the phone comes from the phone, with a line too."""
    keep(page, host)
    page.goto(host.url("food/"))
    host.asked.clear()
    page.goto(host.url("practice/"))
    page.wait_for_timeout(500)
    assert not [path for path in host.asked if path != "sw.js"]


def test_a_kept_page_is_there_at_once(page: Page, host: Host, context: BrowserContext) -> None:
    """On a slow phone without a line its HTML comes in less than 0.3 seconds; what follows is the page's own weight."""
    keep(page, host)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    times = []
    with no_line(host):
        for path in ("practice/", "food/", "written/", "practice/", "food/"):
            page.goto(host.url(path))
            times.append(page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd"))
    assert median(times) < 300, times


def test_what_is_removed_is_gone_and_nothing_else(page: Page, host: Host, context: BrowserContext) -> None:
    """The pages go, what was written stays, and a neighbour of the same origin is not touched."""
    host.cache = "no-store"  # else the browser itself has the pages yet
    neighbour = context.new_page()
    neighbour.goto(host.origin + NEIGHBOUR)
    neighbour.evaluate("caches.open('theirs').then((cache) => cache.put('/other/x', new Response('x')))")
    page.goto(host.url("practice/"))
    page.locator("#trip-water input").check()
    keep(page, host)
    page.locator("[data-do=remove]").click()
    expect(page.locator("#keep [role=status]")).to_contain_text("removed")
    left = caches(page)
    assert left.pop("theirs") == ["/other/x"]
    assert all(name.startswith(f"activities:{host.prefix}:offline.") for name in left)
    assert not [address for address in left[f"activities:{host.prefix}:offline.files"] if "/food/" in address]
    page.goto(host.url("practice/"))
    expect(page.locator("#trip-water input")).to_be_checked()
    with no_line(host):
        page.goto(host.url("written/"))
        expect(page.locator("h1")).to_have_text("This page is not on this phone")


@pytest.mark.parametrize("prefix", ["/", "/schools/south/guide/"])
def test_it_is_right_wherever_the_site_is(page: Page, editions: dict[int, Path], prefix: str) -> None:
    """At the root of an origin, too, where the neighbours lie below it: their pages are none of its business."""
    host = Host(editions[1], prefix)
    keep(page, host)
    page.goto(host.origin + NEIGHBOUR)
    assert page.title() == "Another site"
    with no_line(host):
        page.goto(host.url("bg/keep/"))
        expect(page.locator("h1")).to_have_text("Тази страница не е запазена на телефона")
        page.goto(host.url("practice/"))
        expect(page.locator("h1")).to_have_text("Practice")
        assert not [address for each in caches(page).values() for address in each if NEIGHBOUR in address]
    host.close()


def test_a_save_that_broke_off_is_no_kept_guide_and_goes_on_later(page: Page, host: Host) -> None:
    """No page is blank in between; what is there already is not loaded again."""
    host.cache = "no-store"
    page.goto(host.url("keep/"))
    expect(page.locator("[data-do=save]")).to_be_visible()
    wait_for_worker(page)
    host.left = 6
    page.locator("[data-do=save]").click()
    expect(page.locator("#keep [role=status]")).to_contain_text("The internet is gone")
    page.goto(host.url("food/"))
    expect(page.locator("h1")).to_have_text("This page is not on this phone")
    page.goto(host.url("keep/"))
    expect(page.locator("#keep [role=status]")).to_contain_text("not saved whole yet")
    files = {address for each in caches(page).values() for address in each if "?" in address}
    host.left = 10**9
    page.reload()
    host.asked.clear()
    page.locator("[data-do=save]").click()
    expect(page.locator("#keep [role=status]")).to_contain_text("The guide is on this phone")
    already = {address.partition("?")[0].removeprefix(host.prefix) for address in files}
    assert not already & set(host.asked)
    with no_line(host):
        page.goto(host.url("food/"))
        expect(page.locator("h1")).to_have_text("Food")


def test_a_new_version_comes_at_the_next_visit_and_says_so(page: Page, host: Host, editions: dict[int, Path]) -> None:
    """Only what changed is loaded, the page in use stays as it is, and what was written meanwhile is there."""
    keep(page, host)
    page.goto(host.url("practice/"))
    other = page.context.new_page()
    other.goto(host.url("practice/"))
    page.bring_to_front()
    host.root = editions[2]
    host.asked.clear()
    page.goto(host.url("food/"))  # the only one on its way: Chromium lets a worker go that has nothing to do
    expect(page.locator("article")).to_contain_text("Edition 1")
    assert page.evaluate("document.documentElement.dataset.edition") == "1", "a page and its script are of one version"
    other.locator("#day-place input").fill("By the river")
    wait_for(page, lambda: f"{host.prefix}news/en" in addresses(page, "notes"))
    expect(other.locator("#day-place input")).to_have_value("By the river")
    loaded = {path for path in host.asked if not path.endswith((".json", "sw.js", "offline.js", "news.js"))}
    assert loaded == {"food/", "assets/text.js"}, "only what changed"
    page.goto(host.url("food/"))
    expect(page.locator("article")).to_contain_text("Edition 2")
    assert page.evaluate("document.documentElement.dataset.edition") == "2"
    expect(page.locator("[role=status]").last).to_have_text(
        "The guide on this phone was renewed. You are reading the newest version.",
        timeout=20_000,  # it is asked for three seconds after the page, and what changed is loaded first
    )
    page.goto(host.url("practice/"))
    expect(page.locator("#day-place input")).to_have_value("By the river")
    page.wait_for_timeout(4000)
    expect(page.get_by_text("was renewed")).to_have_count(0)


def test_a_seen_page_and_its_script_are_of_one_version(page: Page, host: Host, editions: dict[int, Path]) -> None:
    """Both with a line, although the browser still has the old script, and later without one."""
    page.goto(host.url("food/"))
    wait_for_worker(page)
    page.goto(host.url("practice/"))
    host.root = editions[2]
    host.cache = "no-store"
    page.goto(host.url("written/"))
    numbers = "[document.documentElement.dataset.edition]"
    assert page.evaluate(numbers) == ["2"]
    page.wait_for_timeout(6000)
    with no_line(host):
        page.goto(host.url("food/"))
        expect(page.locator("article")).to_contain_text("Edition 1")
        assert page.evaluate(numbers) == ["1"]
        page.goto(host.url("written/"))
        assert page.evaluate(numbers) == ["2"]
