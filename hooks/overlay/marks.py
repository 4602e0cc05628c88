"""How a file in `ours/` says what it changes: a comment for each change, and the words under it.

<!-- in place of: role-coach -->
New words.

<!-- after: role-coach -->
More words.

<!-- left out: role-model -->
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.syntax import FENCE

REPLACED, AFTER, LEFT_OUT = "in place of", "after", "left out"
MARK = re.compile(rf"\s*<!-- *({REPLACED}|{AFTER}|{LEFT_OUT}) *: *(.*?) *-->\s*", re.IGNORECASE)
LIKE_MARK = re.compile(r"\s*<!")
HOW = f"Write “<!-- {REPLACED}: some-id -->”, “<!-- {AFTER}: some-id -->” or “<!-- {LEFT_OUT}: some-id -->”."


@dataclass(frozen=True)
class Change:
    """One change: what is done (`action`) at which id, the mark's line, and the words with their lines (from 1)."""

    action: str
    id: str
    line: int
    words: tuple[tuple[int, str], ...] = ()


@dataclass
class _Open:
    """A mark whose words are being read."""

    action: str = ""
    ids: tuple[str, ...] = ()
    line: int = 0
    words: list[tuple[int, str]] = field(default_factory=list)

    def filled(self) -> tuple[tuple[int, str], ...]:
        """Return the words without the empty lines around them."""
        full = [number for number, (_, text) in enumerate(self.words) if text.strip()]
        return tuple(self.words[full[0] : full[-1] + 1]) if full else ()


def has_marks(lines: Sequence[str]) -> bool:
    """Tell whether a file changes a page: it has a mark outside of code."""
    return any(MARK.fullmatch(line) for _, line, in_code in _outside_code(lines) if not in_code)


def read(lines: Sequence[str], page: str) -> tuple[list[Change], list[tuple[int, str]]]:
    """Return the changes of a file to a `page`, and what is wrong in it: lines (from 1) with messages."""
    changes, wrong = list[Change](), list[tuple[int, str]]()
    current = _Open()
    for number, line, in_code in _outside_code(lines):
        mark = None if in_code else MARK.fullmatch(line)
        if mark:
            _close(current, changes, wrong)
            ids = tuple(each.strip().removeprefix("#") for each in mark[2].split(",") if each.strip())
            current = _Open(mark[1].lower(), ids, number)
            if not ids or (len(ids) > 1 and current.action != LEFT_OUT):
                message = f"this mark needs one id. Write “<!-- {current.action}: some-id -->”."
                wrong.append((number, message))
        elif not in_code and LIKE_MARK.match(line):
            _close(current, changes, wrong)
            wrong.append((number, f"“{line.strip()}” is no mark. {HOW}"))
            current = _Open("unknown")
        elif current.action:
            current.words.append((number, line))
        elif line.strip() and not current.words:
            current.words.append((number, line))
            message = (
                f"these words stand under no mark. {page} is a page of the guide: say above them what they change."
            )
            wrong.append((number, f"{message} {HOW}"))
    _close(current, changes, wrong)
    return changes, wrong


def _outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """Go through lines with their numbers (from 1), and whether they are fenced code."""
    fence = ""
    for number, line in enumerate(lines, 1):
        match = FENCE.match(line)
        yield number, line, bool(fence or match)
        if match:
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]


def _close(mark: _Open, changes: list[Change], wrong: list[tuple[int, str]]) -> None:
    """Keep what a mark says when its words end, and report words that are missing, or that it cannot have."""
    words = mark.filled()
    if mark.action == LEFT_OUT and words:
        message = f"what is left out has no words. Write “<!-- {REPLACED}: {', '.join(mark.ids)} -->”, or delete them."
        wrong.append((words[0][0], message))
    elif mark.action in {REPLACED, AFTER} and mark.ids:
        if words:
            changes.append(Change(mark.action, mark.ids[0], mark.line, words))
        else:
            message = "no words follow this mark. Write them under it"
            instead = f", or “<!-- {LEFT_OUT}: {mark.ids[0]} -->”" if mark.action == REPLACED else ", or delete it"
            wrong.append((mark.line, f"{message}{instead}."))
    elif mark.action == LEFT_OUT:
        changes += [Change(LEFT_OUT, id_, mark.line) for id_ in mark.ids]
