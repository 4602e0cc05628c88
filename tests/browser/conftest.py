"""The browser, the sites it visits, and what must hold on every page a test opens."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Frame, Page, Request

from browser import mini_site, offline_reader
from browser.host import Host


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
    return mini_site.build(workshop, "base")


@pytest.fixture
def pocket(pocket_site: Path) -> Iterator[Host]:
    """Serve the pocket guide; a test may put another in its place at the same address."""
    host = Host(pocket_site)
    yield host
    host.close()


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page that was opened as usual be looked at when the activities whose scripts came have started."""
    for way in ("goto", "reload", "go_back"):
        monkeypatch.setattr(Page, way, waiting(getattr(Page, way)))


def waiting(opener: Callable[..., object]) -> Callable[..., object]:
    """Return a way to open a page that waits until its activities have started, unless it says what to wait for."""

    def open_page(page: Page, *arguments: object, **settings: object) -> object:
        answer = opener(page, *arguments, **settings)
        end = time.monotonic() + (0 if "wait_until" in settings else 5)
        while time.monotonic() < end and page.evaluate(WAITING):
            time.sleep(0.02)
        return answer

    return open_page


WAITING = """() => typeof frame !== 'undefined' && [...document.querySelectorAll('.activity')].some((one) =>
  one.matches('.activity:defined') ? !one.ready : !one.matches('.is-later') || one.matches(':has(:target), :target'))"""
"""Whether an activity is still to start whose script came or was asked for, or which the address leads to: not one that
the reader is far from."""


ENDED = re.compile("ERR_(ABORTED|FAILED)")


class Watch:
    """Notes what goes wrong on pages without being seen: errors of scripts, requests that fail or leave the site."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.wrong: list[str] = []
        self.requests: list[str] = []
        self.waiting: dict[Request, Frame] = {}
        self.left: set[Request] = set()
        self.leaving: set[Frame] = set()
        self.contexts: list[BrowserContext] = []

    def follow(self, context: BrowserContext) -> None:
        """Listen to every page of a context."""
        self.contexts.append(context)
        context.on("page", self.opened)
        context.on("weberror", lambda error: self.wrong.append(f"script error: {error.error}"))
        context.on("requestfailed", self.failed)
        context.on("request", self.asked)
        context.on("requestfinished", self.answered)
        context.on("console", self.said)

    def end(self) -> None:
        """Hear what has gone wrong until now and nothing after it: what is closed ends the requests that still wait."""
        for context in self.contexts:
            with suppress(Error):  # a test may have closed it
                context.cookies()  # whatever was said before this answer is heard first
        wrong = [*self.wrong]
        for context in self.contexts:
            context.close()
        self.wrong = wrong

    def opened(self, page: Page) -> None:
        """Hear of every page that comes in a tab or in a frame of it."""
        page.on("framenavigated", self.came)

    def came(self, frame: Frame) -> None:
        """Know that the next page is there: what is asked for from now on is its own."""
        self.leaving.discard(frame)

    def said(self, message: ConsoleMessage) -> None:
        """Note an error that a page's console shows."""
        if message.type == "error":
            self.wrong.append(f"console: {message.text} {message.location['url']}")

    def asked(self, request: Request) -> None:
        """Note a request; one for another page leaves what the page before it waits for, and what it yet asks for.

        A page is there until the next one has come. What it asks for in between, Chromium ends with ERR_ABORTED, and
        where a worker was to answer, sometimes with ERR_FAILED.
        """
        self.requests.append(request.url)
        if request.service_worker:
            return
        if request.is_navigation_request():
            self.leaving.add(request.frame)
            self.left.update(other for other, frame in self.waiting.items() if frame == request.frame)
        elif request.frame in self.leaving:
            self.left.add(request)
        else:
            self.waiting[request] = request.frame

    def answered(self, request: Request) -> None:
        """Forget a request that is answered."""
        self.waiting.pop(request, None)

    def failed(self, request: Request) -> None:
        """Note a request that got no answer, unless the page was left while it waited, or a next page was fetched.

        A worker that is ended while it fetches ends its own requests with ERR_FAILED, when no page waits for them.
        Where a page does, and is there, its console says so, and that is noted.
        """
        self.waiting.pop(request, None)
        if request in self.left:
            return
        ahead = request.headers.get("sec-purpose", request.headers.get("purpose", ""))
        if not ENDED.search(str(request.failure)) and "prefetch" not in ahead:
            self.wrong.append(f"failed: {request.url} {request.failure}")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Close what a test has opened before the site that it looks at."""
    if watch := getattr(item, "funcargs", {}).get("watch"):
        watch.end()


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

    def opener(**settings: object) -> BrowserContext:
        settings.setdefault("reduced_motion", "reduce")  # no waiting for smooth scrolling
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        context.set_default_timeout(15000)
        watch.follow(context)
        return context

    yield opener
    watch.end()


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


@pytest.fixture(scope="session")
def editions(workshop: Path) -> dict[int, Path]:
    """Build two editions of a guide that can be kept, and one that withdraws its worker."""
    with pytest.MonkeyPatch.context() as environment:
        built = {number: offline_reader.edition(workshop, number) for number in (1, 2)}
        environment.setenv("OFFLINE", "none")
        return built | {0: offline_reader.edition(workshop, 0)}


@pytest.fixture
def host(editions: dict[int, Path]) -> Iterator[Host]:
    """Serve the first edition; a test may put another in its place, or break the line."""
    host = Host(editions[1], cache="max-age=600")
    yield host
    host.close()


@pytest.fixture
def gone(watch: Watch) -> Iterator[None]:
    """Let a browser say that there is no line, where that is what is tried."""
    yield
    watch.wrong[:] = [message for message in watch.wrong if not offline_reader.GONE.search(message)]
