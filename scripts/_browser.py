"""Find a browser for the tests, or get one."""

import subprocess
import sys
from pathlib import Path

import _packages
import _programs
from _setup import say

NONE = (
    "No browser was found for the tests. Install Chrome or Chromium (Debian and Ubuntu: sudo apt install chromium), "
    "or name its program in the variable CHROME, and run the same command again."
)


def find() -> str | None:
    """Give the browser that CHROME names, that is installed, or that was fetched earlier."""
    return _programs.find("CHROME") or playwrights_own()


def playwrights_own() -> str | None:
    """Give the browser that Playwright fetched earlier, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def get() -> str | None:
    """Install a browser: Debian's where that is allowed, else Playwright's own."""
    say("Getting a browser for the tests (once) …")
    if _packages.install("chromium") and (browser := find()):
        return browser
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


def ready() -> str:
    """Give the path of a browser that is there, or stop with a sentence that says what to install."""
    return find() or get() or sys.exit(NONE)
