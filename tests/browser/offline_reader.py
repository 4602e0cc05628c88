"""Editions of the pocket guide that can be kept, and what a reader does with them when there is no line."""

import math
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser import mini_site
from browser.host import NEIGHBOUR, Host
from conftest import ROOT

KEEP = "---\ntemplate: keep.html\n---\n\n# Keep it\n\nAll of it can be kept.\n"
NAV = f"{mini_site.NAV}  - keep.md\n"
GONE = re.compile(r"ERR_(EMPTY_RESPONSE|CONNECTION|FAILED|INTERNET|ABORTED)|net::|Failed to fetch")
"""What a browser says where there is no line."""

CACHES = """async () => {
  const known = {};
  for (const name of await caches.keys()) {
    const all = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url));
    known[name] = all.map(({ pathname, search }) => pathname + search);
  }
  return known;
}"""

COMING = """() => navigator.serviceWorker.getRegistrations()
  .then(([one]) => !one || !one.installing && (one.waiting || one.active.state === "activating"))"""
THERE = """() => navigator.serviceWorker.getRegistrations()
  .then(([one]) => !one || !one.installing && !one.waiting && one.active.state === "activated")"""


def edition(workshop: Path, number: int, changes: dict[str, str | None] | None = None) -> Path:
    """Build an edition: its page on food and the script of its pages both say its number."""
    frame = workshop / f"frame-{number}"
    shutil.copytree(ROOT / "overrides", frame)
    script = frame / "assets" / "text.js"
    script.write_text(f"document.documentElement.dataset.edition = {number};\n{script.read_text('utf-8')}", "utf-8")
    pages = {"en/food.md": mini_site.FOOD.replace("Bread is", f"Edition {number}: bread is")}
    pages |= {"en/keep.md": KEEP, "bg/keep.md": KEEP.replace("Keep it", "Запази")}
    return mini_site.build(workshop, f"edition-{number}", {**pages, **(changes or {})}, NAV, frame)


def wait_for_worker(page: Page) -> None:
    """Wait until the worker has taken the page over, and has it with its scripts."""
    path = page.evaluate("location.pathname")
    wait_for(page, lambda: path in addresses(page, "seen") and any(".js?" in one for one in addresses(page, "files")))
    page.wait_for_timeout(500)


def wait_for(page: Page, condition: Callable[[], bool], seconds: float = 15) -> None:
    """Wait until something is so."""
    for _ in range(int(seconds * 10)):
        if condition():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"After {seconds} seconds: {caches(page)}")


def keep(page: Page, host: Host, path: str = "keep/") -> None:
    """Save a language, as a reader does."""
    page.goto(host.url(path))
    page.locator("[data-do=save]").click()
    page.wait_for_function("() => document.querySelector('[data-do=remove]').checkVisibility()")


def end_the_visit(page: Page, host: Host) -> Page:
    """Wait for the next worker, close the page, and return a tab of another site when that worker has taken over.

    With a driver, Chromium does not end a worker that has nothing to do: then the next one waits for the page to go.
    """
    page.wait_for_function(COMING)
    tab = page.context.new_page()
    tab.goto(host.origin + NEIGHBOUR)
    page.close()
    tab.wait_for_function(THERE)
    return tab


@contextmanager
def no_line(host: Host) -> Iterator[None]:
    """Break the line for a while."""
    host.left = 0
    try:
        yield
    finally:
        host.left = math.inf


def caches(page: Page) -> dict[str, list[str]]:
    """Return the names of all caches of the origin, with the addresses in them."""
    known: dict[str, list[str]] = page.evaluate(CACHES)
    return known


def addresses(page: Page, what: str) -> list[str]:
    """Return the addresses in one of the site's caches."""
    return next((each for name, each in caches(page).items() if name.endswith(f"offline.{what}")), [])
