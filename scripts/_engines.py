"""Find the browsers other than Chromium in which the journeys are tried, or get them where that is allowed.

Firefox listens to Marionette by itself; WebKitGTK, the engine of Safari, has its own driver and needs a screen, which
Xvfb stands in for.
"""

import shutil

import _packages
import _programs
from _setup import say

PACKAGES = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}
NONE = {
    "firefox": (
        "Nothing is tried in Firefox: it is not here. Install it (Debian: sudo apt install firefox-esr; elsewhere: "
        "firefox.com), or name its program in the variable FIREFOX."
    ),
    "webkit": (
        "Nothing is tried in WebKit, the engine of Safari: it is not here. Debian and Ubuntu have it (sudo apt install "
        "webkit2gtk-driver xvfb); on another system leave it to the checks on GitHub."
    ),
}
"""One sentence for each engine that is not here: what is not tried, and where to get it."""


def firefox() -> str | None:
    """Give the Firefox that FIREFOX names, or that is installed."""
    return _programs.find("FIREFOX")


def webkit() -> tuple[str, str] | None:
    """Give WebKitGTK's driver and the screen for it; nothing, if one of them is missing."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    return (driver, screen) if driver and screen else None


FIND = {"firefox": firefox, "webkit": webkit}


def get() -> None:
    """Install what Debian has where that is allowed; say so where an engine is not tried."""
    missing = [name for name, find in FIND.items() if not find()]
    if missing and _packages.possible():
        say("Getting more browsers for the tests (once) …")
        for name in missing:
            _packages.install(*PACKAGES[name])
    for name in missing:
        if not FIND[name]():
            say(NONE[name])
