"""Settings that cannot be read: which line is wrong, in which way, and how it is written instead.

Each line near the place is written as its author may have meant it, in every way that `lines` knows. The way that lets
most of the file be read is what is told. So what is told to be written was read.
"""

import re
from collections.abc import Collection, Iterator

import yaml

from sources.yaml_nodes import compose_fast

from . import lines
from .lines import Repair
from .reach import NOWHERE, is_clean, reached, spaces
from .signs import put_right

UNREAD = "this line cannot be read. Compare its spaces, its “:” and its quotation marks with the lines around it."
NEAR, MOST = 12, 30
KEY = re.compile(r"\s*(?:- +)?([\w-]+):")


def root(text: str) -> yaml.MappingNode | None:
    """Return the settings of a text that can be read; nothing of any other."""
    try:
        node = compose_fast(text)
    except (yaml.YAMLError, RecursionError):
        return None
    return node if isinstance(node, yaml.MappingNode) else None


def problems(text: str, keys: Collection[str] = (), *, with_signs: bool = False) -> tuple[str, list[tuple[int, str]]]:
    """Return a text as it can be read, as far as that is known, and what is told of it: a line (from 1) each.

    `keys` are those that may stand at the margin; without any, all may. `with_signs` also tells what YAML can read, and
    what nobody means.
    """
    text, repairs = put_right(text) if with_signs else (text, [])
    text, more, unread = _repaired(text, keys)
    by_line: dict[int, list[Repair]] = {}
    for at, repair in (*repairs, *more):
        by_line.setdefault(at, []).append(repair)
    written = text.splitlines()
    faults = [(at + 1, _message(own, written[at])) for at, own in by_line.items()]
    return text, sorted(faults) + [(at + 1, UNREAD) for at in unread]


def _message(repairs: list[Repair], line: str) -> str:
    """Return what is told of all that is wrong in a line, which should be another."""
    wrong = ", and ".join(dict.fromkeys(each.wrong for each in repairs))
    if len(repairs) == 1:
        return Repair(wrong, line, repairs[0].how).message
    begin = f", with {spaces(line)} spaces before it" if spaces(line) else ""
    return f"{wrong}. Write “{line.strip()}”{begin}."


def _repaired(text: str, keys: Collection[str]) -> tuple[str, list[tuple[int, Repair]], list[int]]:
    """Return a text that can be read, what was wrong in it, and the line of which it is not known: lines from 0."""
    repairs: list[tuple[int, Repair]] = []
    while (before := reached(text)) != NOWHERE and len(repairs) < MOST:
        best = _best(text, max(before, 0), keys)
        if best is None:
            return text, repairs, [max(before, 0)]
        at, repair = best
        repairs.append(best)
        written = text.splitlines()
        text = "\n".join([*written[:at], repair.line, *written[at + 1 :]]) + "\n"
    return text, repairs, []


def _best(text: str, before: int, keys: Collection[str]) -> tuple[int, Repair] | None:
    """Return the line, from 0, that lets a text be read furthest if it is written another way, and that way.

    The line at which it ends is looked at first, then those above it, then those below, and all of them for one
    mistake before any of them for two.
    """
    written = text.splitlines()
    near = [*range(min(before, len(written) - 1), max(before - NEAR, -1), -1)]
    below = [*range(before + 1, min(before + NEAR, len(written)))]
    for places, ways in (([*near, *below], _ways), (near[:2], _double_ways)):
        best, furthest = None, before
        for at in places:
            line = written[at]
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            for repair in ways(written, at, keys):
                candidate = "\n".join([*written[:at], repair.line, *written[at + 1 :]]) + "\n"
                if (now := reached(candidate)) > furthest:
                    best, furthest = (at, repair), now
        if best:
            return best
    return None


def _ways(written: list[str], at: int, keys: Collection[str]) -> Iterator[Repair]:
    """Go through what a line may mean, if one thing is wrong in it."""
    single = [repair for repairs in lines.TRIALS for repair in repairs(written[at]) if is_clean(repair.line)]
    yield from (each for each in single if not each.line.startswith("#"))
    yield from _indented(written, at, keys)
    yield from (each for each in single if each.line.startswith("#"))


def _double_ways(written: list[str], at: int, keys: Collection[str]) -> Iterator[Repair]:
    """Go through what a line may mean, if two things are wrong in it."""
    single = [repair for repairs in lines.TRIALS[:-1] for repair in repairs(written[at])]
    for one in (*_indented(written, at, keys), *single):
        for other in (repair for repairs in lines.TRIALS[:-1] for repair in repairs(one.line)):
            wrong = one.wrong if one.wrong == other.wrong else f"{one.wrong}, and {other.wrong}"
            yield Repair(wrong, other.line)


def _indented(written: list[str], at: int, keys: Collection[str]) -> Iterator[Repair]:
    """Go through the places at which a line may begin: those of the lines above it, the nearest first."""
    line = written[at]
    now, key = spaces(line), KEY.match(line)
    if (not key and not line.lstrip().startswith("- ")) or (key and not now and key[1] in keys):
        return
    places = {0} if not keys or (key and key[1] in keys and not line.lstrip().startswith("-")) else set()
    for above in written[max(at - NEAR, 0) : at]:
        if above.strip() and not above.lstrip().startswith("#"):
            begin = spaces(above)
            places |= {begin, begin + 2} if begin or not keys else {begin + 2}
    for begin in sorted(places - {now}, key=lambda each: (abs(each - now), each)):
        how = f"Begin it with {begin}" if begin else "Begin it with none"
        begun = "1 space" if now == 1 else f"{now} spaces" if now else "no space"
        yield Repair(f"this line begins with {begun}", " " * begin + line.lstrip(" "), how)
