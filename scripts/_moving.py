"""What becomes of a copy whose edits are moved: its files, and what is told of them."""

from dataclasses import dataclass, field
from difflib import unified_diff

from _git import Blob, Git

REST = "ours/not-moved.diff"
SEEN = "ours/.seen.yml"


@dataclass
class Moving:
    """What becomes of the copy: its files, what stays behind as a comparison, and what to write into school.yml."""

    git: Git
    mine: dict[str, Blob]
    shipped: dict[str, Blob]
    files: dict[str, Blob]
    own: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    settings: dict[str, list[str]] = field(default_factory=dict)
    news: list[str] = field(default_factory=list)

    def text(self, side: dict[str, Blob], path: str) -> str:
        """Return a file of one side as text; nothing where it is not there."""
        return self.git.content(side[path]).decode("utf-8-sig", "replace") if path in side else ""

    def restore(self, path: str) -> None:
        """Take a file as it was shipped."""
        self.files.pop(path, None)
        self.files |= {path: self.shipped[path]} if path in self.shipped else {}

    def keep(self, path: str) -> None:
        """Write what was done to a file into the comparison of what was not moved."""
        old, new = (self.text(side, path).splitlines() for side in (self.shipped, self.mine))
        self.rest += [*unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm=""), ""]


def finished(moving: Moving) -> dict[str, Blob]:
    """Return the files of the copy with what was moved; words that were in `ours/` before stay, above the new ones."""
    for path, text in moving.own.items():
        before = moving.text(moving.mine, path)
        moving.files[path] = _blob(moving, f"{before.rstrip()}\n\n{text}" if before else text)
    if moving.seen:
        lines = moving.text(moving.mine, SEEN).splitlines() + [
            f"{key}: {print_}" for key, print_ in moving.seen.items()
        ]
        moving.files[SEEN] = _blob(moving, "\n".join(sorted(dict.fromkeys(lines))) + "\n")
    if moving.rest:
        moving.files[REST] = _blob(moving, "\n".join(moving.rest) + "\n")
    return moving.files


def _blob(moving: Moving, text: str) -> Blob:
    return Blob("100644", moving.git.save(text.encode()))
