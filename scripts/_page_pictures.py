"""Pictures of pages of a built site, as a phone shows them, made by the browser that is there."""

import os
import subprocess
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import _programs
from _changes import Change
from _setup import say
from _snapshots import language_of

MOST = 60
"""How many pages are drawn: nobody looks at more."""
SIZE = "412,2600"


def draw(site: Path, folder: Path, changes: Iterable[Change]) -> None:
    """Draw each page that is new or changed into a folder, named by language and page."""
    browser = _programs.find("CHROME")
    if not browser:
        say("There is no Chrome or Chromium here, so no pictures were made.")
        return
    folder.mkdir(parents=True, exist_ok=True)
    shown = [(change, path) for change in changes if (path := file(site, change))]
    for change, path in shown[:MOST]:
        stem = change.name.removesuffix(".md").removesuffix(".html").replace("/", "-")
        picture = (folder / f"{change.language}-{stem}.png").resolve()
        if not any(take(browser, path, picture) for _ in range(2)):  # a busy computer's first try may come to nothing
            say(f"{change.name} ({change.language}) could not be drawn.")
    if len(shown) > MOST:
        say(f"Pictures were made of the first {MOST} of {len(shown)} pages.")


def take(browser: str, path: Path, picture: Path) -> bool:
    """Draw one page; tell whether there is a picture. Each has a browser of its own, which knows nothing yet."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless", "--disable-gpu", "--hide-scrollbars", f"--window-size={SIZE}"]
        command += [f"--user-data-dir={profile}", f"--screenshot={picture}", path.resolve().as_uri()]
        command += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(command, capture_output=True, timeout=60, check=False)
    return picture.is_file()


def file(site: Path, change: Change) -> Path | None:
    """Return a page's file in a built site, wherever its language lies; nothing for a page that is not there."""
    stem = change.name.removesuffix("index.md").removesuffix(".md")
    names = [change.name, f"{change.language}/{stem}/index.html", f"{stem}/index.html"]
    paths = (site / name for name in names if name.endswith(".html"))
    return next((path for path in paths if path.is_file() and language_of(path) == change.language), None)
