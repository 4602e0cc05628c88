"""What a reader does in a browser, whichever it is: the journeys are written once and know nothing else of it."""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 15.0
"""Seconds until something that must happen is said not to happen."""


class Engine(ABC):
    """One browser with one reader. Whatever is named by a selector is the first element that it fits."""

    restores = False
    """Whether the browser itself brings back what stood in the fields, when a page is loaded again."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again as the browser's own button does, with what it brings back into the fields."""

    @abstractmethod
    def back(self) -> None:
        """Go back to the page before, as the browser's own button does."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click in the middle of an element, where nothing may lie over it."""

    @abstractmethod
    def type(self, selector: str, text: str) -> None:
        """Type a text into a field, behind what is there, key by key; a line break is the key Enter."""

    @abstractmethod
    def date(self, selector: str, year: int, month: int, day: int) -> None:
        """Put a date into a date field, as this browser takes it."""

    @abstractmethod
    def choose(self, selector: str, value: str) -> None:
        """Choose from a list what has this value."""

    @abstractmethod
    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 (whatever the script returns)
        """Run the body of a function in the page, `arguments` and `return` included."""

    @abstractmethod
    def new_tab(self) -> str:
        """Open another tab of the same reader, go there, and give its name."""

    @abstractmethod
    def tab(self) -> str:
        """Give the name of the tab that is looked at."""

    @abstractmethod
    def switch(self, tab: str) -> None:
        """Look at another tab."""

    @abstractmethod
    def close_tab(self) -> None:
        """Close the tab that is looked at."""

    @abstractmethod
    def narrow(self) -> None:
        """Make the window as narrow as on a phone, or nearly so where a window cannot be as small."""

    @abstractmethod
    def wide(self) -> None:
        """Make the window as wide as on a desk."""

    @abstractmethod
    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Show the page meanwhile by its rules for print."""

    @abstractmethod
    def pdf(self) -> bytes | None:
        """Print the page into a file; nothing, if this browser cannot do that without a person."""

    @abstractmethod
    def quit(self) -> None:
        """End the browser."""

    def until(self, script: str, *arguments: object) -> None:
        """Wait until a script returns something true; say what it returned at last, if that does not come."""
        end = time.monotonic() + PATIENCE
        while not (last := self.run(script, *arguments)):
            assert time.monotonic() < end, f"not so: {script.strip()} {arguments} (at last: {last!r})"
            time.sleep(0.05)

    def expect(self, selector: str, text: str) -> None:
        """Wait until an element shows a text."""
        script = "return document.querySelector(arguments[0])?.innerText.includes(arguments[1])"
        self.until(script, selector, text)

    def ticked(self, selector: str) -> None:
        """Wait until a box is ticked."""
        self.until("return document.querySelector(arguments[0])?.checked === true", selector)

    def unticked(self, selector: str) -> None:
        """Wait until a box is not ticked."""
        self.until("return document.querySelector(arguments[0])?.checked === false", selector)

    def says(self, selector: str, value: str) -> None:
        """Wait until a field holds a value."""
        self.until("return document.querySelector(arguments[0])?.value === arguments[1]", selector, value)

    def seen(self, selector: str) -> bool:
        """Whether any element that fits is shown."""
        script = """return [...document.querySelectorAll(arguments[0])]
          .some((one) => one.checkVisibility({ visibilityProperty: true }))"""
        return bool(self.run(script, selector))
