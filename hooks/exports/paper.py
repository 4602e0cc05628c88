"""A file that a reader takes along, in whatever format, and how it comes to be."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import ClassVar


class ExportError(Exception):
    """Why a file cannot be made, in a sentence."""


@dataclass(frozen=True)
class FinishedFile:
    """A finished file in the cache, its bytes, and its pages (0 for what has none)."""

    path: Path
    size: int
    pages: int = 0

    @property
    def kilobytes(self) -> int:
        """Its size as a reader is told it: a part of a kilobyte counts as one."""
        return ceil(self.size / 1000)


@dataclass(frozen=True)
class Paper(ABC):
    """A file to take along: its name in its language's folder, its title, and what a reader calls it.

    `of` is what it belongs to: an activity's id, or its own name. `where` is the file and line to blame. `other` is the
    second language of a file in two. `whole` files stand beside what they belong to, too. `how` is what to know before
    it is used. `suffix` is its format's. `kind` is the kind of activity that a file of many
    belongs to. `offer` names what a file for a school's platform is offered as on the page "For your platform"; it is
    listed there alone, and `holds` says there what is in the file and what is not.
    """

    name: str
    language: str
    title: str
    what: str
    of: str
    where: tuple[str, int]
    other: str = ""
    whole: bool = False
    how: str = ""
    suffix: str = ".pdf"
    kind: str = ""
    offer: str = ""
    holds: str = ""
    can_be_drawn: ClassVar[bool] = False
    """Whether files of this format have a `preview`."""

    @abstractmethod
    def make(self) -> FinishedFile:
        """Make the file, or take it from the cache. Raises ExportError."""

    def preview(self, file: FinishedFile) -> FinishedFile | None:  # noqa: ARG002 - a format that can be drawn uses it
        """Return a small picture of the finished file, or nothing if it has none."""
        return None
