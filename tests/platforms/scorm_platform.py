"""A learning platform for SCORM 1.2 packages: a page with a frame, and scorm-again as its side of the standard."""

import json
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

import _scorm
from browser.host import Host

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A platform</title><link rel="icon" href="data:,">
<script src="player.js"></script>
<script>
  var calls = [];
  function play(address, kept) {
    const api = self.API = new Scorm12API({ autocommit: false }), told = calls = [];
    if (kept) api.loadFromJSON(JSON.parse(kept), "");
    for (const name of ["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"]) {
      const own = api[name];
      api[name] = (...values) => {
        const answer = own.apply(api, values);
        told.push([name, ...values, answer]);
        return answer;
      };
    }
    document.querySelector("iframe").src = address;
  }
</script></head>
<body><iframe title="What is played" width="1000" height="700"></iframe></body>
</html>
"""
READY = "() => document.querySelector('.activity')?.ready === true"

Calls = list[list[str]]


class Platform:
    """One reader's window on the platform."""

    def __init__(self, host: Host, page: Page) -> None:
        """Open the platform in a tab."""
        self.host, self.page = host, page
        page.goto(host.url("index.html"))

    @staticmethod
    def furnish(folder: Path) -> None:
        """Put the platform's own page and script into a folder that is to be served."""
        (folder / "index.html").write_text(PAGE, "utf-8")
        shutil.copy(_scorm.path(_scorm.PLAYER), folder / "player.js")

    def open(self, package: str, kept: str = "") -> Frame:
        """Play the package in a folder of the host, with what the platform kept; return it when it has started."""
        self.page.evaluate("([address, kept]) => play(address, kept)", [f"{package}/index.html", kept])
        frame = self.page.frames[1]
        frame.wait_for_url(f"**/{package}/index.html")
        frame.wait_for_function(READY)
        return frame

    def leave(self) -> str:
        """Leave what is played; return what the platform keeps of it."""
        self.page.evaluate("document.querySelector('iframe').src = 'about:blank'")
        self.page.wait_for_function("() => calls.some(([name]) => name === 'LMSFinish')")
        return str(self.page.evaluate("JSON.stringify(API.cmi)"))

    def calls(self) -> Calls:
        """Return what the platform was told since the package was opened: each call with its values and its answer."""
        told: Calls = self.page.evaluate("calls")
        return told

    def written(self) -> dict[str, str]:
        """Return the last of each value that was written since the package was opened."""
        return {call[1]: call[2] for call in self.calls() if call[0] == "LMSSetValue"}


def read(kept: str) -> dict[str, Any]:
    """Return what the platform keeps as values."""
    values: dict[str, Any] = json.loads(kept)
    return values
