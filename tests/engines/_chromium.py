"""Chromium, driven by Playwright, as in the other tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from engines._engine import PATIENCE, Engine


class Chromium(Engine):
    """One reader in the browser that all tests share."""

    def __init__(self, browser: Browser) -> None:
        """Begin with one empty tab."""
        self.context = browser.new_context(reduced_motion="reduce", locale="en-US")
        self.context.set_default_timeout(PATIENCE * 1000)
        self.tabs: dict[str, Page] = {}
        self.new_tab()

    @property
    def page(self) -> Page:
        """The tab that is looked at."""
        return self.tabs[self.now]

    def open(self, url: str) -> None:
        """Go to an address."""
        self.page.goto(url)

    def reload(self) -> None:
        """Load the page again."""
        self.page.reload()

    def back(self) -> None:
        """Go back."""
        self.page.go_back()

    def click(self, selector: str) -> None:
        """Click an element."""
        self.page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        """Type a text."""
        self.page.locator(selector).first.press("End")
        self.page.locator(selector).first.press_sequentially(text)

    def date(self, selector: str, year: int, month: int, day: int) -> None:
        """Type a date into its three parts."""
        self.page.locator(selector).first.press_sequentially(f"{month:02}{day:02}{year:04}")

    def choose(self, selector: str, value: str) -> None:
        """Choose from a list."""
        self.page.locator(selector).first.select_option(value=value)

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401
        """Run a script."""
        return self.page.evaluate(f"(given) => (function () {{ {script} }}).apply(null, given)", list(arguments))

    def new_tab(self) -> str:
        """Open a tab."""
        self.now = str(len(self.tabs))
        self.tabs[self.now] = self.context.new_page()
        return self.now

    def tab(self) -> str:
        """Give the name of this tab."""
        return self.now

    def switch(self, tab: str) -> None:
        """Look at another tab."""
        self.now = tab
        self.page.bring_to_front()

    def close_tab(self) -> None:
        """Close this tab."""
        self.page.close()

    def narrow(self) -> None:
        """Take the size of a phone."""
        self.page.set_viewport_size({"width": 360, "height": 740})

    def wide(self) -> None:
        """Take the size of a desk."""
        self.page.set_viewport_size({"width": 1300, "height": 850})

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Have paper taken for the medium."""
        self.page.emulate_media(media="print")
        try:
            yield
        finally:
            self.page.emulate_media(media="null")

    def pdf(self) -> bytes:
        """Print the page."""
        return self.page.pdf(format="A4")

    def quit(self) -> None:
        """Close all tabs."""
        self.context.close()
