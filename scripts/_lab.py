"""A slow line and a slow phone, made in Chromium: when a page is seen, when its first activity answers, what it blocks.

The server packs what it sends, as GitHub Pages does. The line has 400 ms from a question to its answer and 400 kbit/s,
and the processor is six times slower. Each visit is a first one: nothing is kept from the visit before.
"""

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

import _browser
from _setup import say

PAGES = (
    "bg/about/",
    "bg/introduction/",
    "bg/stages/sustain/",
    "bg/introduction/#before-you-begin",
    "bg/stages/sustain/#session-planner",
    "bg/stages/sustain/#sustain-quiz",
)
"""Pages, and activities: one that the address leads to starts at once, others wait until the reader comes near."""
BESIDE = "bg/introduction/"
"""The page whose text another site may hold, to be compared with."""
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER, ROUNDS = 6, 5
TARGETS = {"first content": 1200, "tickable": 1600, "blocked": 150}
RATIO = 0.8
"""To reach: milliseconds, and our first content against the other site's, in one run."""

WATCH = """
self.lab = { blocked: 0, tickable: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((task) => { lab.blocked += task.duration - 50; }))
  .observe({ type: "longtask", buffered: true });
(function look() {
  const first = location.hash && document.querySelector(location.hash);
  if (first && first.ready) lab.tickable = performance.now();
  else requestAnimationFrame(look);
})();
"""
READ = """() => ({
  "first content": performance.getEntriesByName("first-contentful-paint")[0]?.startTime || 0, ...lab,
})"""


class Packed(http.server.SimpleHTTPRequestHandler):
    """Answers with a folder's files, packed."""

    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, *arguments: Any) -> None:  # noqa: ANN401 (what the server hands every answer)
        """Answer with the files of a folder."""
        self.root = root
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Send what the address names."""
        file = self.root / unquote(urlsplit(self.path).path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        body = gzip.compress(file.read_bytes(), 9, mtime=0) if file.is_file() else b""
        self.send_response(200 if file.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(file))
        if body:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def visits(browser: Any, address: str) -> dict[str, float]:  # noqa: ANN401 - Playwright is only there for checks
    """Visit a page several times as on a first visit; give the median of each figure, in milliseconds."""
    rows = []
    for _ in range(ROUNDS):
        context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
        page = context.new_page()
        page.add_init_script(WATCH)
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="load", timeout=60_000)
        page.wait_for_function("() => !location.hash || lab.tickable")
        page.wait_for_timeout(1000)
        rows.append(page.evaluate(READ))
        context.close()
    return {name: median(row[name] for row in rows) for name in rows[0]}


def measure(site: Path, beside: Path | None = None, page: str = "") -> None:
    """Print the figures of some pages of a built site, the floor that no page can pass, and those of another site."""
    from playwright.sync_api import sync_playwright

    empty = site / "lab-floor.html"
    empty.write_text('<!doctype html><link rel="icon" href="data:,"><title>.</title><p>.', "utf-8")
    try:
        with sync_playwright() as playwright, served(site) as home:
            browser = playwright.chromium.launch(executable_path=_browser.ready(), args=["--no-sandbox"])
            say(f"\n{'milliseconds on a slow line and a slow phone':48}" + "".join(f"{name:>15}" for name in TARGETS))
            rows = {name: visits(browser, home + name) for name in (empty.name, *PAGES)}
            for name, row in rows.items():
                say(f"{name:48}" + "".join(f"{row[figure]:15.0f}" for figure in TARGETS))
            say(f"{'to reach':48}" + "".join(f"{f'<= {target}':>15}" for target in TARGETS.values()))
            if beside:
                with served(beside) as other:
                    row = visits(browser, other + page)
                say(f"{f'beside: {page}':48}" + "".join(f"{row[figure]:15.0f}" for figure in TARGETS))
                ratio = rows[BESIDE]["first content"] / row["first content"]
                say(f"First content of {BESIDE} against it: {ratio:.2f}, to reach <= {RATIO}.")
            browser.close()
    finally:
        empty.unlink()
