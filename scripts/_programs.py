"""Where a browser for the checks is looked for: what a variable names, a program on the PATH, one in a usual place."""

import os
import shutil
import sys
from pathlib import Path

NAMES = {
    "CHROME": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
    "FIREFOX": ("firefox-esr", "firefox"),
}
"""The names of programs, by the variable in which somebody can name another."""

PLACES: dict[str, tuple[str, ...]] = {
    "CHROME": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    ),
    "FIREFOX": (
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"%ProgramFiles%\Mozilla Firefox\firefox.exe",
        r"%ProgramFiles(x86)%\Mozilla Firefox\firefox.exe",
    ),
}


def find(variable: str) -> str | None:
    """Give the browser that the variable names, or else the first that is installed."""
    if named := os.environ.get(variable):
        return shutil.which(named) or sys.exit(f"{variable} names no program: {named}")
    on_path = (shutil.which(name) for name in NAMES[variable])
    in_place = (place for place in map(os.path.expandvars, PLACES[variable]) if Path(place).is_file())
    return next((path for path in (*on_path, *in_place) if path), None)
