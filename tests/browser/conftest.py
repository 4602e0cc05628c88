"""The browser, the sites it visits, and what must hold on every page a test opens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from browser import _pocket
from browser._host import Host


@pytest.fixture(scope="session")
def live(site: Path) -> Iterator[Host]:
    """Serve the whole guide."""
    host = Host(site)
    yield host
    host.close()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for pocket guides."""
    return tmp_path_factory.mktemp("pocket")


@pytest.fixture(scope="session")
def pocket_site(workshop: Path) -> Path:
    """Build the pocket guide as its tests expect it."""
    return _pocket.build(workshop, "base")


@pytest.fixture
def pocket(pocket_site: Path) -> Iterator[Host]:
    """Serve the pocket guide; a test may put another in its place at the same address."""
    host = Host(pocket_site)
    yield host
    host.close()


class Watch:
    """Notes what goes wrong on pages without being seen: errors of scripts, requests that fail or leave the site."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.wrong: list[str] = []
        self.requests: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        """Listen to every page of a context."""
        context.on("weberror", lambda error: self.wrong.append(f"script error: {error.error}"))
        context.on("requestfailed", self.failed)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda said: self.wrong.append(f"console: {said.text}") if said.type == "error" else None)

    def failed(self, request: Request) -> None:
        """Note a request that got no answer, unless the page was left while it waited."""
        if "ERR_ABORTED" not in str(request.failure):
            self.wrong.append(f"failed: {request.url} {request.failure}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fail a test at its end if a script of a page did, if a request failed, or if one left the site."""
    seen = Watch()
    yield seen
    away = [url for url in seen.requests if not url.startswith(("http://127.0.0.1:", "blob:", "data:", "file:"))]
    assert not seen.wrong + away, "\n".join(seen.wrong + away)


@pytest.fixture
def open_context(browser: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Give what opens a context (one reader on one device) with the given settings, closed after the test."""
    opened: list[BrowserContext] = []

    def opener(**settings: object) -> BrowserContext:
        settings.setdefault("reduced_motion", "reduce")  # no waiting for smooth scrolling
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        context.set_default_timeout(15000)
        watch.follow(context)
        opened.append(context)
        return context

    yield opener
    for context in opened:
        context.close()


@pytest.fixture
def context(open_context: Callable[..., BrowserContext]) -> BrowserContext:
    """Give one reader on one device."""
    return open_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Give one tab."""
    return context.new_page()


@pytest.fixture
def practice(page: Page, pocket: Host) -> Page:
    """Open the page with one activity of each kind."""
    page.goto(pocket.url("practice/"))
    return page


@pytest.fixture
def tabs(context: BrowserContext, pocket: Host) -> tuple[Page, Page]:
    """Open that page in two tabs."""
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        tab.goto(pocket.url("practice/"))
    return one, other
