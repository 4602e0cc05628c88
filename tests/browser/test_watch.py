"""What `Watch` notes of requests: what fails on a page that is there, not what it asked for as it was left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import Watch
from browser.host import Host


@pytest.fixture
def seen() -> Watch:
    """Note what goes wrong here."""
    return Watch()


@pytest.fixture
def tab(browser: Browser, seen: Watch, pocket: Host) -> Iterator[Page]:
    """Open a page that is watched by this test alone."""
    context = browser.new_context()
    seen.follow(context)
    page = context.new_page()
    page.goto(pocket.url())
    yield page
    context.close()


def test_what_a_page_asks_for_while_the_next_one_comes_is_left(tab: Page, seen: Watch, pocket: Host) -> None:
    """However the browser ends it."""
    pocket.delay = 0.5
    tab.evaluate(
        """() => {
          for (let at = 0; at < 8; at += 1) setTimeout(() => fetch(`?${at}`), at * 50);
          location.href = "food/";
        }"""
    )
    tab.wait_for_url("**/food/")
    late = [url for url in seen.requests if "?" in url]
    assert late
    assert {request.url for request in seen.left} >= {*late}
    assert not seen.leaving


def test_what_fails_on_a_page_that_is_there_is_noted(tab: Page, seen: Watch, pocket: Host) -> None:
    """Also after it came in the place of another one."""
    tab.goto(pocket.url("food/"))
    pocket.left = 0
    with tab.expect_event("requestfailed"):
        tab.evaluate("() => fetch('?gone').catch(() => 0)")
    assert any("?gone" in line for line in seen.wrong)


def test_what_a_page_waits_for_and_a_worker_cannot_give_is_noted(tab: Page, seen: Watch) -> None:
    """The console says it, by its address: browsers end such a request as one that nobody waits for."""
    tab.route("**/gone.js", lambda route: route.abort("failed"))
    with tab.expect_event("requestfailed"):
        tab.evaluate("() => document.head.append(Object.assign(document.createElement('script'), { src: 'gone.js' }))")
    tab.wait_for_timeout(200)
    assert [line for line in seen.wrong if "ERR_FAILED" in line and "/gone.js" in line]
