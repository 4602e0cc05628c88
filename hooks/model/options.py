"""The options of a block, and the outputs of a kind: each is declared once, with its name, type and default."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

Value_co = TypeVar("Value_co", covariant=True)


class OptionError(ValueError):
    """What is wrong with the value of an option, and what to write instead."""


@dataclass(frozen=True)
class Option(ABC, Generic[Value_co]):
    """An option of a block: `name: value` under its first line."""

    name: str

    @abstractmethod
    def read(self, given: object) -> Value_co:
        """Return the value of what YAML read, or of None where the option is not written. Raises OptionError."""


@dataclass(frozen=True)
class YesNo(Option[bool]):
    """An option that is true or false; false where it is not written."""

    def read(self, given: object) -> bool:
        """Return whether it is set."""
        if given is not None and not isinstance(given, bool):
            raise OptionError(f"“{self.name}: {given}” cannot be read. Write “{self.name}: true” without quotes.")
        return given is True


@dataclass(frozen=True)
class Number(Option[int]):
    """A whole number from `least` to `most`. `advice` says what to write; `absent` what is wrong without it, if it is.

    Where it is not written and need not be, it is `default`.
    """

    least: int
    most: int
    advice: str
    default: int = 0
    absent: str = ""

    def read(self, given: object) -> int:
        """Return the number."""
        if given is None:
            if self.absent:
                raise OptionError(f"{self.absent}. {self.advice}")
            return self.default
        if type(given) is not int or not self.least <= given <= self.most:
            raise OptionError(f"“{self.name}: {given}” cannot be. {self.advice}")
        return given


@dataclass(frozen=True)
class OneOf(Option[str]):
    """One of some words; the first where the option is not written."""

    words: tuple[str, ...]

    def read(self, given: object) -> str:
        """Return the word."""
        if given is None:
            return self.words[0]
        if given not in self.words:
            every = " or ".join(f"“{word}”" for word in self.words)
            raise OptionError(f"“{self.name}: {given}” cannot be. Write {every}.")
        return str(given)


@dataclass(frozen=True)
class Words(Option[str]):
    """Any text; empty where the option is not written."""

    def read(self, given: object) -> str:
        """Return the text."""
        return "" if given is None else str(given)


@dataclass(frozen=True)
class Output:
    """A form in which activities of a kind leave the site, beside the page; templates in its folder are named like it.

    `answers` tells that it is for those who may know them; `own_pages` that its template lays out whole sheets of paper
    by itself; `languages` how many stand side by side in it.
    """

    answers: bool = False
    own_pages: bool = False
    languages: int = 1
