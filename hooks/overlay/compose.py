"""A page of the guide with a school's own words in it: its lines, and where each of them was written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model import syntax
from model.syntax import OWN_WORDS

from .marks import AFTER, LEFT_OUT, REPLACED, Change
from .ranges import HEADING, ITEM, Range

Place = tuple[str, int]
"""A file and a line in it, from 1."""
Line = tuple[str, Place]

INDENT = "    "
ID_OPTION = f"{INDENT}id: "
CELL = re.compile(r"(\s*\|?[^|{]*?)(\s*)(?=[|{]|$)")
CHECK_BOX = re.compile(r"[ >]*[-*+][ \t]+\[[^\]]?\]")
BESIDE_TEXT = re.compile(r"(\s*\{[^{}]*\})?\s*$")
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#])")


@dataclass(frozen=True)
class Labels:
    """What stands beside a school's own words: that it added them, or changed what was there."""

    added: str
    changed: str

    def of(self, change: Change) -> str:
        """Return the label of a change, as Markdown."""
        return plain(self.changed if change.action == REPLACED else self.added)


def plain(label: str) -> str:
    """Return words so that Markdown takes none of their signs for its own."""
    return SPECIAL.sub(r"\\\1", label.replace('"', "”"))


def compose(page: Sequence[Line], changes: Sequence[tuple[Change, Range]], path: str, labels: Labels) -> list[Line]:
    """Return the lines of a page with changes in them, each with its place; `path` is the file of the changes.

    No range of what is replaced or left out lies in another such range, or holds another change.
    """
    lines = [text for text, _ in page]
    steps = sorted(enumerate(changes), key=lambda step: (_start(step[1]), step[1][0].action != AFTER, step[0]))
    whole, done = list[Line](), 0
    for _, (change, range_) in steps:
        start = _start((change, range_))
        whole += page[done:start]
        done = start if change.action == AFTER else range_.end
        if change.action == LEFT_OUT:
            continue
        words = [(text, (path, line)) for line, text in written(change, range_, lines, labels)]
        if change.action == AFTER and not tight(range_, lines):
            empty = ("", words[0][1])
            words = [empty, *words, *([empty] if done < len(lines) and lines[done].strip() else [])]
        whole += words
    return [*whole, *page[done:]]


def _start(step: tuple[Change, Range]) -> int:
    change, range_ = step
    return range_.end if change.action == AFTER else range_.start


def tight(range_: Range, lines: Sequence[str]) -> bool:
    """Tell whether what comes after a range follows it without an empty line, as rows and short items do."""
    if range_.is_row:
        return True
    before, after = (lines[each] if 0 <= each < len(lines) else "" for each in (range_.start - 1, range_.end))
    return range_.is_item and (ITEM.match(after) is not None or (not after.strip() and ITEM.match(before) is not None))


def written(change: Change, range_: Range, lines: Sequence[str], labels: Labels) -> list[tuple[int, str]]:
    """Return the words of a change as they stand in the page: indented like their place, with the id and the label."""
    words = _dedented(change.words)
    attributes = syntax.ATTRIBUTES.search(lines[range_.at])
    if change.action == REPLACED:
        given = attributes[1].strip() if attributes else ""
        words = with_id(_as_item(words, lines[range_.start]), change.id, given, is_row=range_.is_row)
    elif range_.inside and not (HEADING.match(words[0][1]) or syntax.FIRST_LINE.match(words[0][1])):
        words = _as_item(words, lines[range_.start])
    label = labels.of(change)
    if range_.inside or range_.width or range_.is_row or ITEM.match(words[0][1]):
        words = beside(words, change.id, label, is_row=range_.is_row)
    elif any(HEADING.match(text) or "///" in text or syntax.LIKE_BOX.match(text) for _, text in words):
        words = above(words, label)
    else:
        first = words[0][0]
        title = [(first, f'!!! added {OWN_WORDS} "{label}"'), (first, "")]
        words = [*title, *((line, INDENT + text if text else "") for line, text in words)]
    return [(line, " " * range_.width + text if text else "") for line, text in words]


def _dedented(words: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    wide = [(line, text.expandtabs(4).rstrip()) for line, text in words]
    margin = min(len(text) - len(text.lstrip()) for _, text in wide if text)
    return [(line, text[margin:]) for line, text in wide]


def _as_item(words: list[tuple[int, str]], original: str) -> list[tuple[int, str]]:
    """Return words with the mark of the item in whose place they stand, such as “- [ ]”, where they have another."""
    mark = ITEM.match(original)
    own = ITEM.match(words[0][1])
    if mark is None or (own and bool(CHECK_BOX.match(original)) <= bool(CHECK_BOX.match(words[0][1]))):
        return words
    (line, text), *others = words
    if own is None and any(each and not each.startswith(INDENT) for _, each in others):
        others = [(number, INDENT + each if each else "") for number, each in others]
    return [(line, mark[1] + (text[own.end() :] if own else text)), *others]


def with_id(words: list[tuple[int, str]], id_: str, attributes: str, *, is_row: bool = False) -> list[tuple[int, str]]:
    """Return words with the id of what they replace, if no line of them has it; `attributes` are those it had."""
    if any(written_id == id_ for _, text in words for _, written_id in syntax.LIKE_ID.findall(text)):
        return words
    at = next((number for number, (_, text) in enumerate(words) if not syntax.LIKE_BOX.match(text) and text), 0)
    line, text = words[at]
    if syntax.FIRST_LINE.match(text):
        return [*words[: at + 1], (line, ID_OPTION + id_), *words[at + 1 :]]
    own = syntax.ATTRIBUTES.search(text)
    if own:
        text = f"{text[: own.start()]}{{ #{id_} {own[1].strip()} }}{text[own.end() :]}"
    elif is_row:
        text = CELL.sub(lambda cell: f"{cell[1]} {{ {attributes or '#' + id_} }} ", text, count=1)
    else:
        text = f"{text} {{ {attributes or '#' + id_} }}"
    return [*words[:at], (line, text), *words[at + 1 :]]


def beside(words: list[tuple[int, str]], id_: str, label: str, *, is_row: bool = False) -> list[tuple[int, str]]:
    """Return words with a label at the end of the line that has the id, or of the first one that is no box."""
    at = next((number for number, (_, text) in enumerate(words) if re.search(rf"#{id_}\b", text)), None)
    if at is None:
        at = next((number for number, (_, text) in enumerate(words) if not syntax.LIKE_BOX.match(text) and text), 0)
    line, text = words[at]
    if syntax.FIRST_LINE.match(text):
        return words
    if is_row:
        text = CELL.sub(lambda cell: f"{cell[1]} *({label})* ", text, count=1)
    else:
        text = BESIDE_TEXT.sub(lambda end: f" *({label})*{end[1] or ''}", text, count=1)
    return [*words[:at], (line, text), *words[at + 1 :]]


def above(words: list[tuple[int, str]], label: str) -> list[tuple[int, str]]:
    """Return words with a label as a paragraph of its own: under the heading that they begin with, or above them."""
    paragraph = [(words[0][0], ""), (words[0][0], f"*{label}* {{ .{OWN_WORDS} }}"), (words[0][0], "")]
    return [words[0], *paragraph, *words[1:]] if HEADING.match(words[0][1]) else [*paragraph[1:], *words]


def own_page(lines: Sequence[str], path: str, label: str) -> list[Line]:
    """Return the lines of a page of the school's own, each with its place, and the label under its title."""
    whole = [(text, (path, number)) for number, text in enumerate(lines, 1)]
    at = next((number for number, text in enumerate(lines) if re.match(r"# +\S", text)), None)
    if at is None:
        return whole
    place = whole[at][1]
    return [
        *whole[: at + 1],
        ("", place),
        (f"*{plain(label)}* {{ .{OWN_WORDS} }}", place),
        ("", place),
        *whole[at + 1 :],
    ]


def lost(ranges: Mapping[str, Range], changes: Sequence[tuple[Change, Range]], kept: frozenset[str]) -> dict[str, str]:
    """Return each id that stood in what was replaced or left out and is in no words now, with the id before it.

    `kept` are the ids of the page as it is now. A link to such an id arrives at the one before; nothing is the top.
    """
    places: dict[str, str] = {}
    before = ""
    for each in sorted(ranges.values(), key=lambda range_: (range_.at, range_.start)):
        if each.id in kept:
            before = each.id
        elif any(change.action != AFTER and range_.holds(each) for change, range_ in changes):
            places[each.id] = before
    return places
