"""What Firefox and WebKitGTK have in common: the commands of the WebDriver standard, by their names in it."""

from abc import abstractmethod
from typing import Any

from engines._engine import Engine

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""How the standard marks an element in an answer."""
ENTER = "\ue007"
SHOWN = "return Boolean(document.querySelector(arguments[0])?.checkVisibility({ visibilityProperty: true }))"
CENTER = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })"


class WebDriverError(Exception):
    """What the driver said instead of an answer."""


class WebDriver(Engine):
    """A browser that takes the standard's commands; how they reach it is its own."""

    @abstractmethod
    def command(self, name: str, **parameters: object) -> Any:  # noqa: ANN401 (each command has its own answer)
        """Send a command and give its answer."""

    def element(self, selector: str) -> str:
        """Give the driver's name of an element."""
        return str(self.command("FindElement", using="css selector", value=selector)[ELEMENT])

    def open(self, url: str) -> None:
        """Go to an address."""
        self.command("Navigate", url=url)

    def reload(self) -> None:
        """Load the page again."""
        self.command("Refresh")

    def back(self) -> None:
        """Go back."""
        self.command("Back")

    def click(self, selector: str) -> None:
        """Click an element once it is shown, away from the head of the page, under which it might lie."""
        self.until(SHOWN, selector)
        self.run(CENTER, selector)
        self.command("ElementClick", id=self.element(selector))

    def type(self, selector: str, text: str) -> None:
        """Type a text."""
        self.command("ElementSendKeys", id=self.element(selector), text=text.replace("\n", ENTER))

    def choose(self, selector: str, value: str) -> None:
        """Choose from a list."""
        self.run(CENTER, selector)
        self.command("ElementClick", id=self.element(f'{selector} option[value="{value}"]'))

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401
        """Run a script."""
        return self.command("ExecuteScript", script=script, args=list(arguments))

    def new_tab(self) -> str:
        """Open a tab."""
        tab = str(self.command("NewWindow", type="tab")["handle"])
        self.switch(tab)
        return tab

    def tab(self) -> str:
        """Give the name of this tab."""
        return str(self.command("GetWindowHandle"))

    def switch(self, tab: str) -> None:
        """Look at another tab."""
        self.command("SwitchToWindow", handle=tab)

    def close_tab(self) -> None:
        """Close this tab."""
        self.command("CloseWindow")

    def narrow(self) -> None:
        """Ask for less than either browser gives: each takes the least it can."""
        self.command("SetWindowRect", width=360, height=740)

    def wide(self) -> None:
        """Ask for the size of a desk."""
        self.command("SetWindowRect", width=1300, height=850)
