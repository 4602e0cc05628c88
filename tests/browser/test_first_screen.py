"""A page is seen at once, nothing in it moves, and what a second one needs is there already."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from browser.host import Host

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1500, "height": 900}
PAGES = ("", "practice/", "progress/", "written/", "bg/practice/")
COME = """() => [...document.querySelectorAll(".activity")].every((one) =>
  one.ready || !one.id || one.getBoundingClientRect().top > 2 * innerHeight)
  && [...document.querySelectorAll("link[rel=stylesheet]")].every((one) => one.sheet)"""
SHIFTS = """
self.shifts = [];
const told = ({ node, previousRect: was, currentRect: is }) =>
  `${(node?.outerHTML || node?.textContent || "").slice(0, 80)} ${was.x},${was.y} to ${is.x},${is.y}`;
new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
  shifts.push(`${shift.value}: ` + shift.sources.map(told));
})).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def kept(pocket_site: Path) -> Iterator[Host]:
    """Serve the pocket guide as GitHub Pages does: browsers may keep its files for some minutes."""
    host = Host(pocket_site, cache="max-age=600")
    yield host
    host.close()


def late(route: Route) -> None:
    """Let a file come when the page has been seen for a while."""
    time.sleep(0.3)
    route.continue_()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves(open_context: Callable[..., BrowserContext], pocket: Host, size: dict[str, int]) -> None:
    """Styles, scripts and pictures that come late move nothing in sight, down to the page's end.

    Whoever reads stays on a screen until what the next one needs has come.
    """
    context = open_context(viewport=size)
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.route(re.compile(r"\.(css|js|svg)$"), late)
    for path in PAGES:
        page.goto(pocket.url(path))
        for _ in range(8):
            page.mouse.wheel(0, size["height"] // 2)
            page.wait_for_timeout(60)
            page.wait_for_function(COME)
        assert page.evaluate("shifts") == [], path


def test_the_first_screen_is_seen_before_any_other_file_is_there(page: Page, pocket: Host) -> None:
    """While the stylesheet is on its way the page is painted with its colours, and nothing is seen that has none."""
    waiting: list[Route] = []
    page.route("**/site.css", lambda route: waiting.append(route))  # noqa: PLW0108 - no builtin can be a handler
    page.goto(pocket.url("practice/"), wait_until="commit")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    assert waiting
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 247, 240)"
    assert not page.locator("activity-checklist, .foot").count()
    for route in waiting:
        route.continue_()
    expect(page.locator(".foot")).to_be_visible()


def test_all_styles_are_asked_for_at_once(page: Page, pocket: Host) -> None:
    """None waits for the one before it: on a slow line each wait is nearly half a second."""
    page.set_viewport_size({"width": 360, "height": 740})  # on a wide screen also those of what stands below
    waiting: dict[str, Route] = {}
    page.route("**/*.css", lambda route: waiting.update({route.request.url: route}))
    page.goto(pocket.url("practice/"), wait_until="commit")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    page.wait_for_timeout(300)
    asked = {*waiting}
    for route in waiting.values():
        route.continue_()
    expect(page.locator(".foot")).to_be_visible()
    styles = page.evaluate("[...document.querySelectorAll('article > link[rel=stylesheet]')].map((one) => one.href)")
    assert len(styles) > 1
    assert asked == {*styles}


def test_a_second_page_costs_its_own_html_alone(page: Page, kept: Host) -> None:
    """Styles and scripts of the frame come once; on a phone the whole menu waits until it is opened.

    The page is in another language: its activities bring their sentences along, and nothing else.
    """
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(kept.url("practice/"), wait_until="networkidle")
    page.goto(kept.url("bg/practice/"), wait_until="load")
    files = page.evaluate("performance.getEntriesByType('resource').map((one) => [one.name, one.transferSize])")
    assert len(files) > 1
    sentences = re.compile(r"/assets/activities/\w+\.bg\.js$")
    assert [name for name, size in files if size and not sentences.search(name)] == []


@pytest.mark.parametrize("spares", [False, True], ids=["as usual", "saving data"])
def test_the_next_page_is_fetched_in_time(
    open_context: Callable[..., BrowserContext], kept: Host, *, spares: bool
) -> None:
    """Near the end of a page, unless the device is to save data; then it is opened from what was kept."""
    context = open_context(viewport=PHONE)
    if spares:
        context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(kept.url("practice/"))
    link = page.locator("a[rel=next]")
    following = str(link.evaluate("link => link.href"))
    assert following not in asked
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert asked.count(following) == (0 if spares else 1)
    page.mouse.wheel(0, -2000)
    link.scroll_into_view_if_needed()
    link.click()
    page.wait_for_url(following)
    size = page.evaluate("performance.getEntriesByType('navigation')[0].transferSize")
    assert bool(size) == spares
