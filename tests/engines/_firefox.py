"""Firefox, driven by what it has built in (Marionette, to which geckodriver only passes on what it is told)."""

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from engines._webdriver import WebDriver, WebDriverError

START = 90.0
"""Seconds in which it must have begun to listen."""


class Firefox(WebDriver):
    """A Firefox without a window, with a profile of its own that is thrown away."""

    restores = True

    def __init__(self, program: str) -> None:
        """Start it and wait until it listens."""
        self.program = program
        self.profile = Path(tempfile.mkdtemp(prefix="firefox-"))
        (self.profile / "user.js").write_text('user_pref("marionette.port", 0);\n', "utf-8")
        line = [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
        line += ["--profile", str(self.profile)]
        self.process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.number = 0
        self.streams = ExitStack()
        try:
            self.socket = self.streams.enter_context(socket.create_connection(("127.0.0.1", self.port()), START))
            self.answers = self.streams.enter_context(self.socket.makefile("rb"))
            self.receive()  # it says what it is
            self.command("NewSession")
        except BaseException:
            self.end()
            raise

    def port(self) -> int:
        """Wait for the port, which it writes into its profile."""
        note, end = self.profile / "MarionetteActivePort", time.monotonic() + START
        while not (note.is_file() and (port := note.read_text("utf-8").strip())):
            if self.process.poll() is not None or time.monotonic() > end:
                raise WebDriverError(f"{self.program} did not begin to listen. Name another Firefox in FIREFOX.")
            time.sleep(0.05)
        return int(port)

    def receive(self) -> Any:  # noqa: ANN401
        """Read one message: its length, a colon, JSON."""
        length = b""
        while (digit := self.answers.read(1)) != b":":
            if not digit:
                raise WebDriverError("Firefox has ended.")
            length += digit
        return json.loads(self.answers.read(int(length)))

    def command(self, name: str, **parameters: object) -> Any:  # noqa: ANN401
        """Send a command of WebDriver, or with a colon in its name one of Firefox's own."""
        self.number += 1
        name = name if ":" in name else f"WebDriver:{name}"
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, answer = self.receive()
        if error:
            raise WebDriverError(f"{name} {parameters}: {error['error']}: {error['message']}")
        return answer["value"] if isinstance(answer, dict) and answer.keys() == {"value"} else answer

    def date(self, selector: str, year: int, month: int, day: int) -> None:
        """Put a date in; the driver takes it whole."""
        self.type(selector, f"{year:04}-{month:02}-{day:02}")

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Have the whole browser take paper for its medium."""
        self.medium("print")
        try:
            yield
        finally:
            self.medium("")

    def medium(self, name: str) -> None:
        """Set the medium of the tab."""
        self.within("gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]", name)

    def reload(self) -> None:
        """Press the browser's own button: the driver's command brings nothing back into the fields."""
        self.run("window.left = true")
        self.within("gBrowser.reload()")
        self.until("return !window.left && document.readyState === 'complete'")

    def within(self, script: str, *arguments: object) -> None:
        """Run a script among the browser's own, which can do what a page cannot."""
        self.command("Marionette:SetContext", value="chrome")
        self.run(script, *arguments)
        self.command("Marionette:SetContext", value="content")

    def pdf(self) -> bytes:
        """Print the page."""
        return base64.b64decode(self.command("Print"))

    def quit(self) -> None:
        """End it as a person would, and take its profile away."""
        with suppress(WebDriverError, OSError):
            self.command("Marionette:Quit", flags=["eForceQuit"])
        self.end()

    def end(self) -> None:
        """Wait until it has ended, and end it if it does not."""
        self.streams.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
