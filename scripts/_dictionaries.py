"""Find hunspell's dictionaries for the spelling checks, or get them where that is allowed."""

import os
from pathlib import Path

import _packages
from _setup import say

NAMES = {"bg": "bg_BG", "tr": "tr_TR"}
PACKAGES = ("hunspell-bg", "hunspell-tr")
PLACES = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
    r"%ProgramFiles%\LibreOffice\share\extensions\dict-bg",
    r"%ProgramFiles%\LibreOffice\share\extensions\dict-tr",
)


def find(language: str) -> Path | None:
    """Return the dictionary of a language without its suffix (`…/bg_BG`), from DICPATH or a usual place."""
    places = [*os.environ.get("DICPATH", "").split(os.pathsep), *PLACES]
    for place in filter(None, places):
        path = Path(os.path.expandvars(place)).expanduser() / NAMES[language]
        if path.with_suffix(".aff").is_file() and path.with_suffix(".dic").is_file():
            return path
    return None


def none(language: str) -> str:
    """Say that a language's dictionary is missing, and where to read how to get it."""
    return (
        f"Spelling is not checked in {language}: hunspell's dictionary {NAMES[language]} is not here (CONTRIBUTING.md)."
    )


def get() -> None:
    """Install Debian's dictionaries where that is allowed; say so where spelling will not be checked."""
    if all(find(language) for language in NAMES):
        return
    if _packages.possible():
        say("Getting the dictionaries for the spelling checks (once) …")
        _packages.install(*PACKAGES)
    for language in NAMES:
        if not find(language):
            say(none(language))
