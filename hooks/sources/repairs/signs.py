"""What is wrong in settings wherever it stands, also where YAML makes something else of it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from sources.yaml_nodes import FAST

from . import lines
from .lines import Repair
from .reach import NOWHERE, is_clean, reached, spaces

PARENT = re.compile(r"# ?( *)(?:[a-z_]+: *$|- [a-z_]+:)")
"""A comment that would begin a setting with several lines, or an entry of a list."""


def put_right(text: str) -> tuple[str, list[tuple[int, Repair]]]:
    """Return a text with every line put right that has a sign of `lines.SIGNS`, and what was wrong: lines from 0."""
    written, whole = text.splitlines(), set(_whole_strings(text))
    repairs = [*_parents(written)]
    for at, repair in repairs:
        written[at] = repair.line
    for at, line in enumerate(written):
        if line.lstrip().startswith("#") or at in whole:
            continue
        for ways in (*lines.SIGNS, _unended):
            for repair in ways(written[at]):
                written[at] = repair.line
                repairs.append((at, repair))
    return "\n".join(written) + "\n", repairs


def _parents(written: list[str]) -> Iterator[tuple[int, Repair]]:
    """Find what is still a comment, while the lines that belong to it are none any more."""
    used = [(at, line) for at, line in enumerate(written) if line.strip() and not line.startswith("#")]
    for (before, above), (at, line) in pairwise([(-1, ""), *used]):
        comment = PARENT.match(written[at - 1]) if at and before != at - 1 else None
        deep = len(comment[1]) if comment else 0
        is_free = spaces(above) < deep or (not deep and not above.rstrip().endswith(":"))
        if comment and is_free and deep < spaces(line):
            right = written[at - 1].removeprefix("#").removeprefix(" ")
            how = f"Take the “# ” away: “{right.strip()}”"
            yield at - 1, Repair("this line is a comment, and the next one belongs to it", right, how)


def _unended(line: str) -> Iterator[Repair]:
    """Put a missing quotation mark where the line can be read by itself: YAML may go on to one of the next line."""
    if lines.is_open(line, '"'):
        ways = (each for each in lines.quotation_mark(line) if is_clean(each.line))
        yield from [each for each in ways if reached(each.line.lstrip(" -")) == NOWHERE][:1]


def _whole_strings(text: str) -> Iterator[int]:
    """Go through the lines, from 0, of strings that somebody wrote over several of them."""
    written = text.splitlines()
    try:
        for token in yaml.scan(text, Loader=FAST):
            first, last = token.start_mark, token.end_mark
            is_long = isinstance(token, yaml.ScalarToken) and token.style and first.line < last.line < len(written)
            if is_long and re.match(r"\s*([,}\]]|\s#|$)", written[last.line][last.column :]):
                yield from range(first.line, last.line + 1)
    except yaml.YAMLError:
        return
