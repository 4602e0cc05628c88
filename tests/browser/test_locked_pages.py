"""What a page may load and run: every page of every language says it, and holds to it while it is used."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import page_survey
from browser.conftest import Watch
from browser.host import Host

LISTEN = """addEventListener("securitypolicyviolation", (event) => {
  (self.refused ??= []).push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});"""
BEFORE = """() => {
  const kept = { "frame.used": "1", "frame.book.abc": '{"n":"Elif","x":"0"}', "item.x": '{"v":true}' };
  for (const key in kept) localStorage.setItem("activities:/peer-mentoring/:" + key, kept[key]);
}"""
"""What is kept for a reader who was here before and has two notebooks, so that all scripts load that a page has."""
LEFT_OVER = """() => [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]
  .filter(({ name }) => /^on|^srcdoc$/.test(name)).map(({ name }) => `${one.tagName} ${name}`))"""


@dataclass
class Seen:
    """What was noted on all pages."""

    pages: int = 0
    used: int = 0
    refused: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    open_pages: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)


def every_page(site: Path) -> list[str]:
    """Give the path of every page of every language."""
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def watched() -> Watch:
    """Note what goes wrong meanwhile."""
    return Watch()


@pytest.fixture(scope="module")
def crawl(browser: Browser, site: Path, live: Host, watched: Watch) -> Iterator[Seen]:
    """Open every page of every language once as a reader who was here before, and use all that is on it."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(LISTEN)
    watched.follow(context)
    page, seen = context.new_page(), Seen()
    page.goto(live.url())
    page.evaluate(BEFORE)
    for path in every_page(site):
        page.goto(live.url(path))
        visit(page, path, seen)
    seen.cookies = [f"{each}" for each in context.cookies()]
    yield seen
    context.close()


def visit(page: Page, path: str, seen: Seen) -> None:
    """Use a page, and note what it refused."""
    seen.pages += 1
    seen.used += page.evaluate(page_survey.USE)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")
    seen.refused += [f"{path}: {each}" for each in page.evaluate("self.refused || []")]
    seen.handlers += [f"{path}: {each}" for each in page.evaluate(LEFT_OVER)]
    policies = page.locator("meta[http-equiv=Content-Security-Policy]")
    first = page.evaluate("document.head.querySelectorAll('meta, script, link, style')[1].httpEquiv")
    if policies.count() != 1 or first != "Content-Security-Policy" or page.evaluate("document.referrer"):
        seen.open_pages.append(path)


def test_every_page_has_its_policy_before_anything_that_it_governs(crawl: Seen) -> None:
    """One policy, the second thing in the head after the encoding; and no page learns where a reader comes from."""
    assert crawl.pages > 100
    assert crawl.used > 60
    assert crawl.open_pages == []


def test_nothing_is_refused(crawl: Seen) -> None:
    """No page holds or makes anything that its policy refuses, at first or while it is used."""
    assert crawl.refused == []


def test_no_element_has_a_handler_in_an_attribute(crawl: Seen) -> None:
    """Scripts listen; nothing is written to run in the middle of the page."""
    assert crawl.handlers == []


def test_nothing_is_kept_with_a_server_or_asked_of_another_one(crawl: Seen, watched: Watch, live: Host) -> None:
    """No cookie, no error in the console, no request that leaves the site's folder or fails."""
    assert crawl.cookies == []
    assert [url for url in watched.requests if not url.startswith((live.home, "data:image/"))] == []
    assert watched.wrong == []


def test_what_is_smuggled_into_a_page_does_not_run(browser: Browser, live: Host) -> None:
    """The policy holds: a script, a handler, a style and a picture from elsewhere that come in are refused."""
    context = browser.new_context()  # not watched: here the browser is to complain
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(live.url("roles/"))
    page.evaluate("""() => {
      const box = document.body.appendChild(document.createElement("div"));
      box.innerHTML = `<img src="x" onerror="self.pwned = 1"><i style="color: red">i</i>`;
      const script = Object.assign(document.createElement("script"), { textContent: "self.pwned = 1" });
      document.body.append(script, Object.assign(document.createElement("img"), { src: "https://example.org/a.png" }));
    }""")
    page.wait_for_function("() => self.refused?.length > 3")
    assert not page.evaluate("self.pwned")
    context.close()
