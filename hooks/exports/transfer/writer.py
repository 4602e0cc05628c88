"""How texts are written in a format: what a template's macros are given as `of`."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup

import words
from exports.context import Context
from model.kind import Activity
from model.nodes import Node, Rich, Text, text
from reading.page import Page

from .html import Place, blocks, short, written

SHARES = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")
"""The parts of 100 that Moodle takes, for one to ten answers: `question_bank::fraction_options_full` in its source."""
WORDLESS = "only a picture stands here, and it says nothing in words. Write what it shows."
NAME = 40
"""Where a name is cut: Moodle takes 255 characters, but these are enough to know a question in a list."""


class UnfitError(ValueError):
    """What of an item cannot be written in a format, and what to write instead."""


class Writer(ABC):
    """Writes the texts of one activity. `number` is that of its item, `used` are the texts that were written of it."""

    def __init__(self, context: Context, page: Page, activity: Activity) -> None:
        """Remember where the texts come from."""
        self.context, self.page, self.head = context, page, activity.head
        self.number = 0
        self.used: set[int] = set()
        self.place = Place(page.place, context.site.url, self.head.language, self.picture, self.write)

    @abstractmethod
    def wrap(self, html: str) -> Markup:
        """Return HTML as it stands in the file."""

    @abstractmethod
    def escape(self, plain: str) -> Markup:
        """Return plain words, in one line, as they stand in the file."""

    def picture(self, node: Node) -> str:
        """Return the address of a picture in the file, or nothing where the format has no place for one."""
        return node.get("src")[:0]

    def write(self, plain: str) -> str:
        """Return plain words as HTML."""
        return written(plain)

    def file(self, node: Node) -> Path | None:
        """Return a picture's file, or nothing where there is none, which was said already."""
        return self.context.site.picture(urljoin("/" + self.page.place, node.get("src")).lstrip("/"))

    def whole(self, *texts: Rich) -> Markup:
        """Return a question's texts, one after the other, as HTML in the file that says its language."""
        return self.wrap(self.told(blocks, texts))

    def html(self, rich: Rich) -> Markup:
        """Return a text as HTML in the file; nothing for none. Raises UnfitError."""
        return self.wrap(self.told(short, [rich])) if rich else Markup()

    def told(self, render: Callable[[Rich, Place], str], texts: Sequence[Rich]) -> str:
        """Return texts as HTML that says something. Raises UnfitError."""
        self.used |= {id(rich) for rich in texts}
        html = "".join(render(rich, self.place) for rich in texts)
        if "<img" not in html and not Markup(html).striptags():  # noqa: S704 - every text is escaped
            raise UnfitError(WORDLESS)
        return html

    def plain(self, rich: Rich) -> Markup:
        """Return a text as plain words in the file, in one line. Raises UnfitError."""
        self.used.add(id(rich))
        if not (line := self.line(rich)):
            raise UnfitError(WORDLESS)
        return self.escape(line)

    def name(self, rich: Rich) -> Markup:
        """Return what a list calls the item: its number, and how its text begins."""
        name = f"{self.number}. {self.line(rich)}"
        return self.escape(name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…")

    def said(self, name: str) -> Rich:
        """Return one of the kind's sentences as a text."""
        return (Text(words.load(self.head.language)[self.head.kind][name]),)

    def share(self, count: int) -> str:
        """Return what one of some answers that share 100 is worth, as Moodle writes it. Raises UnfitError."""
        if count > len(SHARES):
            most = len(SHARES)
            raise UnfitError(f"{count} answers share the score, and a platform takes {most} at most. Write fewer.")
        return SHARES[count - 1]

    @property
    def language(self) -> str:
        """The language of the texts."""
        return self.head.language

    @staticmethod
    def line(rich: Rich) -> str:
        """Return a text as plain words in one line."""
        return " ".join(text(rich).split())
