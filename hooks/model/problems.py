"""What is wrong in the pages of an author: where, what, and what to write instead."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, `docs/en/roles.md:41: what is wrong. What to write instead.`; `line` counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return the problem as editors and terminals can follow it."""
        return f"{self.path}:{self.line}: {self.message}"


class Problems:
    """The problems of a whole build. A page that is read again as a fallback says nothing twice."""

    def __init__(self) -> None:
        """Start with none."""
        self._found: set[Problem] = set()

    def add(self, path: str, line: int, message: str) -> None:
        """Keep a problem for the report at the end."""
        self._found.add(Problem(path, line, message))

    def names(self, path: str, line: int, name: str) -> bool:
        """Tell whether a problem at a line names something, in its quotation marks."""
        at_line = (problem for problem in self._found if (problem.path, problem.line) == (path, line))
        return any(f"“{name}”" in problem.message for problem in at_line)

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
        """Go through the problems by file and line."""
        return iter(sorted(self._found))

    def __len__(self) -> int:
        """Return how many different problems there are."""
        return len(self._found)

    def clear(self) -> None:
        """Forget all of them, before the next build of a live site."""
        self._found.clear()
