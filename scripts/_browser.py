"""Find a browser for the tests, or get one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import _packages
from _setup import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)
NONE = (
    "No browser was found for the tests. Install Chrome or Chromium (Debian and Ubuntu: sudo apt install chromium), "
    "or name its program in the variable CHROME, and run the same command again."
)


def find() -> str | None:
    """Give the browser that is installed: what CHROME names, one on the PATH, one in a usual place."""
    if named := os.environ.get("CHROME"):
        return shutil.which(named) or sys.exit(f"CHROME names no program: {named}")
    on_path = (shutil.which(name) for name in NAMES)
    in_place = (place for place in map(os.path.expandvars, PLACES) if Path(place).is_file())
    return next((path for path in (*on_path, *in_place) if path), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Give the browser that Playwright fetched earlier, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def get() -> str | None:
    """Install a browser: Debian's where that is allowed, else Playwright's own."""
    say("Getting a browser for the tests (once) …")
    if _packages.install("chromium") and (found := find()):
        return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


def ready() -> str:
    """Give the path of a browser that is there, or stop with a sentence that says what to install."""
    return find() or get() or sys.exit(NONE)
