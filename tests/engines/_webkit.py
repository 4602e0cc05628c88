"""WebKitGTK, the engine of Safari, in the small browser that comes with its driver, on a screen that nobody sees."""

import http.client
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from engines._webdriver import WebDriver, WebDriverError

START = 90.0
"""Seconds in which it must have begun to listen."""
COMMANDS = {
    "NewSession": ("POST", ""),
    "DeleteSession": ("DELETE", ""),
    "Navigate": ("POST", "/url"),
    "Back": ("POST", "/back"),
    "Refresh": ("POST", "/refresh"),
    "FindElement": ("POST", "/element"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "ElementSendKeys": ("POST", "/element/{id}/value"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "NewWindow": ("POST", "/window/new"),
    "GetWindowHandle": ("GET", "/window"),
    "SwitchToWindow": ("POST", "/window"),
    "CloseWindow": ("DELETE", "/window"),
    "SetWindowRect": ("POST", "/window/rect"),
}
"""How each command of the standard is sent, below the session."""

# This browser has no command for paper. So every rule for print is made one for all, and every rule for the screen one
# for none; what the page does before and after a print is called for, as a print would.
PAPER = """
const rules = (sheet) => [...sheet.cssRules].flatMap((rule) => rule.cssRules ? [rule, ...rules(rule)] : [rule]);
const lists = [...document.styleSheets].flatMap((sheet) => [sheet, ...rules(sheet)]).map((one) => one.media);
dispatchEvent(new Event(arguments[0] ? "beforeprint" : "afterprint"));
window.media ??= lists.filter(Boolean).map((list) => [list, list.mediaText]);
for (const [list, text] of window.media)
  list.mediaText = arguments[0] ? text.replace(/\\bscreen\\b/g, "not all").replace(/\\bprint\\b/g, "all") : text;
return window.media.length;
"""


class WebKit(WebDriver):
    """WebKitGTK's MiniBrowser; it keeps nothing when it ends."""

    def __init__(self, driver: str, screen: str) -> None:
        """Start a screen, the driver and the browser."""
        self.session = ""
        self.running: list[subprocess.Popen[bytes]] = []
        try:
            self.begin(driver, screen)
        except BaseException:
            self.end()
            raise

    def begin(self, driver: str, screen: str) -> None:
        """Start a screen with a number that is free, and the driver on it; the driver starts the browser."""
        read, write = os.pipe()
        line = [screen, "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
        self.start(line, dict(os.environ), pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        environment |= {
            "DISPLAY": f":{number}",
            "GDK_BACKEND": "x11",
            "LC_ALL": "C.UTF-8",  # the order in which the parts of a date are typed
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # no page of a stranger is opened, and containers lack it
        }
        self.start([driver, f"--port={self.port}"], environment)
        end = time.monotonic() + START
        while not self.session:
            try:
                self.session = self.command("NewSession", capabilities={})["sessionId"]
            except OSError as problem:
                if self.running[-1].poll() is not None or time.monotonic() > end:
                    raise WebDriverError(f"{driver} did not begin to listen.") from problem
                time.sleep(0.05)

    def start(self, line: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()) -> None:
        """Start a program that says nothing."""
        quiet = subprocess.DEVNULL
        self.running.append(subprocess.Popen(line, env=environment, stdout=quiet, stderr=quiet, pass_fds=pass_fds))

    def command(self, name: str, **parameters: object) -> Any:  # noqa: ANN401
        """Send a command and give its answer."""
        method, path = COMMANDS[name]
        path = "/session" + (f"/{self.session}" if self.session else "") + path.format(**parameters)
        body = None if method == "GET" else json.dumps(parameters)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START)
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        value = json.loads(answer.read())["value"]
        connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise WebDriverError(f"{name} {parameters}: {value['error']}: {value['message']}")
        return value

    def date(self, selector: str, year: int, month: int, day: int) -> None:
        """Type a date into its three parts, in the order that the language of the browser asks for."""
        self.type(selector, f"{month:02}/{day:02}/{year:04}")

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Let the rules for print hold."""
        assert self.run(PAPER, True)  # noqa: FBT003 (an argument of the script)
        try:
            yield
        finally:
            self.run(PAPER, False)  # noqa: FBT003

    def pdf(self) -> None:
        """Give nothing: it has a print dialogue only."""

    def quit(self) -> None:
        """End the browser, its driver and its screen."""
        with suppress(WebDriverError, OSError):
            self.command("DeleteSession")
        self.end()

    def end(self) -> None:
        """End what was started, the last first."""
        for process in reversed(self.running):
            process.terminate()
            process.wait()
