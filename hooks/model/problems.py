"""What is wrong in the pages of an author: where, what, and what to write instead."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, `docs/en/roles.md:41: what is wrong. What to write instead.`; `line` counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return the problem as editors and terminals can follow it."""
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Gap:
    """What a school leaves out of an activity: where it says so, what it is, and the activity with its lines."""

    path: str
    line: int
    id: str
    activity: str
    lines: range


PLACE = re.compile(r"([\w./-]+\.md):(\d+)")
ACTIVITY = re.compile(r"[a-z]+ “[^”]*”")
LINE = re.compile(r"\bline (\d+)")
TAKEN = re.compile(r"(?<=is already used in )(\S+\.md):(\d+)(?=\.)")


class Problems:
    """The problems of a whole build. A page that is read again as a fallback says nothing twice.

    A page may be put together from several files before it is read. Then `origins` holds, by the page's path, the file
    and line in which each of its lines was written, and every problem names those. `gaps` holds, by that path as well,
    what was left out of the page's activities: whoever did so is told, and not who wrote what stands around it.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._found: set[Problem] = set()
        self.origins: dict[str, Sequence[tuple[str, int]]] = {}
        self.gaps: dict[str, Sequence[Gap]] = {}

    def add(self, path: str, line: int, message: str) -> None:
        """Keep a problem for the report at the end."""
        self._found.add(Problem(path, line, message))

    def names(self, path: str, line: int, name: str) -> bool:
        """Tell whether a problem at a line names something, in its quotation marks."""
        at_line = (problem for problem in self._found if (problem.path, problem.line) == (path, line))
        return any(f"“{name}”" in problem.message for problem in at_line)

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
        """Go through the problems by file and line."""
        return iter(sorted(set(map(self.written, self._found)) if self.origins else self._found))

    def written(self, problem: Problem) -> Problem:
        """Return a problem with the files and lines that its author knows."""
        path, line = self.place(problem.path, problem.line)
        message = PLACE.sub(lambda at: "{}:{}".format(*self.place(at[1], int(at[2]))), problem.message)
        if problem.path in self.origins:
            message = LINE.sub(lambda at: self._beside(path, self.place(problem.path, int(at[1]))), message)
        own = {file for lines in self.origins.values() for file, _ in lines} - self.origins.keys()
        taken = TAKEN.search(message)
        if taken and taken[1] in own and path not in own:  # the page had the id first
            return Problem(taken[1], int(taken[2]), TAKEN.sub(f"{path}:{line}", message))
        gaps = [gap for gap in self.gaps.get(path, ()) if line in gap.lines]
        if gaps:
            gap = next((each for each in gaps if f"“{each.id}”" in message), gaps[0])
            return Problem(gap.path, gap.line, self._needed(gap, message))
        changing = next((file for file, _ in self.origins.get(path, ()) if file != path), "")
        return Problem(path, line, f"{message} It comes of what {changing} changes here." if changing else message)

    def place(self, path: str, line: int) -> tuple[str, int]:
        """Return the file and line in which a line of a page was written."""
        lines = self.origins.get(path, ())
        return lines[min(line, len(lines)) - 1] if lines and line > 0 else (path, line)

    @staticmethod
    def _needed(gap: Gap, message: str) -> str:
        """Return what is wrong with leaving out a part that the rest of its activity needs, and what to write."""
        named = ACTIVITY.match(message)
        what = named[0] if named else f"“{gap.activity}”"
        return (
            f"“{gap.id}” cannot be left out alone: the rest of {what} needs it. Write your own words in place of it, "
            f"or leave out all of “{gap.activity}”."
        )

    @staticmethod
    def _beside(path: str, place: tuple[str, int]) -> str:
        """Return a place as a problem in the file `path` names it."""
        return f"line {place[1]}" if place[0] == path else f"{place[0]}:{place[1]}"

    def __len__(self) -> int:
        """Return how many different problems there are."""
        return len(self._found)

    def clear(self) -> None:
        """Forget all of them, before the next build of a live site."""
        self._found.clear()
