"""The lines between `---` at a page's top: which keys there are, what each may say, and in which line it stands.

This is the one place that knows them. MkDocs' own reading of them is not used: it drops what it cannot read.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import yaml

from .yaml_nodes import compose

HANDOUTS = Path(__file__).parent.parent / "exports" / "formats" / "pdf" / "handouts"
STAGES = range(1, 5)
NONE, TEACHER, PACK = "none", "teacher", "pack"
PRINT, PROGRESS, WRITTEN = "print.html", "progress.html", "written.html"
CERTIFICATE, TRANSLATIONS, KEEP, FIND = "certificate.html", "translations.html", "keep.html", "find.html"
PLATFORMS = "platforms.html"
FOUND_BY_TEACHERS = frozenset((PLATFORMS,))
"""The templates of pages that list files with answers: nobody shall meet them by searching, here or elsewhere."""

FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
NEARLY = re.compile(r"\s*[-–—]{1,}\s*")
NAME = re.compile(r"[ \t]*[\"']?([\w-]+)[\"']?[ \t]*:(?:\s|$)")
SETTING = re.compile(r"[ \t]|-(?:\s|$)|[\"']?[\w-]+[\"']?[ \t]*:(?:\s|$)|$")
HEADING = re.compile(r"#{1,6}[ \t]+\S")
COPIES = (*map(str, range(1, 10)), "wall", "teacher")
"""For whom one copy of a paper in a pack is: for how many people, for the wall, or for the teacher."""

HOW = "Write “key: words”; put words that hold “:” or “#” between quotation marks."


def handouts() -> tuple[str, ...]:
    """Return what a page can be made a handout of: the templates there are, whatever sizes each has."""
    return tuple(sorted({path.stem.split("-")[0] for path in HANDOUTS.glob("*.typ")}))


@dataclass(frozen=True)
class Key:
    """What one key may say: any words if it has no `values`; `one` word, or a list, or either (`both`).

    `whom` is what may stand behind an item of its list, after a colon.
    """

    values: Callable[[], tuple[str, ...]] = tuple
    one: bool = True
    several: bool = False
    whom: tuple[str, ...] = ()


KEYS = {
    "description": Key(),
    "exit": Key(lambda: ("true", "false")),
    "paper": Key(lambda: (NONE, TEACHER, PACK)),
    "handout": Key(handouts),
    "pack": Key(one=False, several=True, whom=COPIES),
    "read": Key(one=False, several=True),
    "stage": Key(lambda: tuple(map(str, STAGES)), several=True),
    "template": Key(lambda: (PRINT, PROGRESS, TRANSLATIONS, WRITTEN, CERTIFICATE, KEEP, FIND, PLATFORMS)),
}


class ListItem(NamedTuple):
    """A word of a list, its line, from 1, and for whom it is, where that can be said."""

    text: str
    line: int
    whom: str = ""


@dataclass(frozen=True)
class Front:
    """What a page says of itself: a field for each key that can be said, and the keys' `lines`.

    Only what is right is in it: what is wrong was reported, and counts as not said. Nothing for `pack` is no pack.
    """

    description: str = ""
    paper: str = ""
    handout: str = ""
    pack: tuple[ListItem, ...] | None = None
    read: tuple[ListItem, ...] = ()
    stage: tuple[int, ...] = ()
    template: str = ""
    exit: bool = False
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, key: str) -> int:
        """Return the line of a key, from 1."""
        return self.lines.get(key, 1)


@dataclass(frozen=True)
class Cut:
    """A page cut in two: the number of lines before its Markdown, the Markdown, and what is wrong with the cut."""

    before: int
    body: str
    inner: tuple[str, ...] = ()
    wrong: tuple[tuple[int, str], ...] = ()


def plain(text: str) -> str:
    """Return a text without a mark for its encoding, and with the same line ends everywhere."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def cut(text: str) -> Cut:
    """Cut a page's whole text into what stands between the `---` lines, and its Markdown."""
    lines = plain(text).split("\n")
    if not lines[0].strip(" \t") or not FENCE.fullmatch(lines[0]) or lines[0].startswith("."):
        return _unfenced(lines)
    end = next((each for each in range(1, len(lines)) if FENCE.fullmatch(lines[each])), None)
    inside = range(1, len(lines) if end is None else end)
    own = next((each for each in inside if _of_the_page(lines, each, end)), len(lines))
    if end is not None and (own == len(lines) or not HEADING.match(lines[own])):
        return Cut(*_rest(lines, end + 1), tuple(lines[1:end]))
    message = "the part that “---” begins has no end. Write “---” under its last line."
    return Cut(*_rest(lines, own), wrong=((1, message),))


def _of_the_page(lines: Sequence[str], number: int, end: int | None) -> bool:
    """Tell whether a line is the page's own; a heading looks like a comment, under which only keys stand."""
    if not lines[number].startswith("#"):
        return not SETTING.match(lines[number])
    below = lines[number + 1 : end]
    key = below and (NAME.match(below[0]) or below[0].startswith("#"))
    keys = key and all(SETTING.match(line) or line.startswith("#") for line in below)
    return bool(HEADING.match(lines[number])) and not keys


def _unfenced(lines: Sequence[str]) -> Cut:
    """Cut a page that does not begin with `---`: a key at its top was meant to stand between such lines."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Cut(*_rest(lines, 0))
    key = NAME.match(lines[first])
    below = NAME.match(lines[first + 1]) if first + 1 < len(lines) else None
    if key and key[1].lower() in KEYS:
        message = f"“{key[1]}” stands outside of the “---” lines. Write “---” above and under such lines."
    elif NEARLY.fullmatch(lines[first]) and below:
        exact = FENCE.fullmatch(lines[first])
        message = "“---” must be the file's first line. Delete the empty lines above it."
        message = message if exact else "this line must be three hyphens and nothing else. Write “---”."
    else:
        return Cut(*_rest(lines, 0))
    inside = range(first + 1, len(lines))
    end = next((each for each in inside if not SETTING.match(lines[each]) or not lines[each].strip()), len(lines))
    if end < len(lines) and NEARLY.fullmatch(lines[end]):
        end += 1
    return Cut(*_rest(lines, end), wrong=((first + 1, message),))


def _rest(lines: Sequence[str], start: int) -> tuple[int, str]:
    """Return where the Markdown begins, past empty lines, and the Markdown."""
    start = next((number for number in range(start, len(lines)) if lines[number].strip()), len(lines))
    return min(start, len(lines) - 1), "\n".join(lines[start:])


def read(text: str) -> tuple[Front, list[tuple[int, str]]]:
    """Return what a page says of itself, and what is wrong with that: a line (from 1), and a message."""
    parts = cut(text)
    wrong = list(parts.wrong)
    for number, line in enumerate(parts.inner, 2):
        if "\t" in line:
            wrong.append((number, "there is a tab in this line. Write spaces instead."))
    reading = _Reading(tuple(line.expandtabs(4) for line in parts.inner), wrong)
    return reading.front(), sorted(set(wrong))


class _Reading:
    """Reads lines of YAML key by key, and notes what is wrong."""

    def __init__(self, lines: Sequence[str], wrong: list[tuple[int, str]]) -> None:
        self.lines, self.wrong = lines, wrong
        self.values: dict[str, str | tuple[ListItem, ...]] = {}
        self.at: dict[str, int] = {}

    def front(self) -> Front:
        for key, value in self.pairs():
            self.take(key, value)
        self.together()
        stage = self.values.get("stage", ())
        numbers = (stage,) if isinstance(stage, str) else [each.text for each in stage]
        lists = {"pack": self.values.get("pack"), "read": self.values.get("read", ())}
        words = {name: self.values.get(name, "") for name in ("description", "paper", "handout", "template")}
        leaves = self.values.get("exit") == "true"
        return Front(**words, **lists, stage=tuple(map(int, numbers)), exit=leaves, lines=self.at)  # type: ignore[arg-type] # as KEYS has them

    def report(self, node: yaml.Node | yaml.Mark, message: str) -> None:
        mark = node.start_mark if isinstance(node, yaml.Node) else node
        self.wrong.append((min(mark.line, len(self.lines) - 1) + 2, message))

    def pairs(self) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """Go through the keys and values; nothing where the lines are no YAML at all."""
        try:
            root = compose("\n".join(self.lines))
        except yaml.MarkedYAMLError as fault:
            quoted = "quoted" in (fault.context or "")  # where the quotation mark stands, not where the file ends
            mark = (fault.context_mark if quoted else fault.problem_mark) or fault.context_mark
            if quoted and mark:
                self.report(mark, "a quotation mark has no partner. Write it at both ends of the words.")
            elif mark:
                self.report(mark, f"this line cannot be read. {HOW}")
            return
        except yaml.YAMLError:  # a sign that no text should have
            self.wrong.append((2, f"these lines hold a sign that cannot be read. {HOW}"))
            return
        if isinstance(root, yaml.MappingNode):
            yield from root.value
        elif root is not None:
            self.report(root, f"this line cannot be read. {HOW}")

    def take(self, key: yaml.Node, value: yaml.Node) -> None:
        """Take one key with what it says, or report it."""
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in KEYS:
            self.report(key, unknown(name))
        elif name in self.at:
            self.report(key, f"“{name}” stands here twice. Delete one of the two lines.")
        else:
            self.at[name] = key.start_mark.line + 2
            if isinstance(value, yaml.SequenceNode) and KEYS[name].several:
                self.several(name, key, value)
            elif isinstance(value, yaml.ScalarNode) and KEYS[name].one:
                self.one(name, value)
            else:
                self.report(key, form(name))

    def one(self, name: str, value: yaml.ScalarNode) -> None:
        """Take what a key says in one word or sentence."""
        allowed = KEYS[name].values()
        if allowed and value.value not in allowed:
            self.report(value, f"“{name}” cannot be “{value.value}”. Write {either(allowed)}.")
        elif not value.value.strip():
            self.report(value, f"nothing stands after “{name}:”. {form(name).partition('. ')[2]}")
        elif not value.style and (rest := self.lines[value.end_mark.line][value.end_mark.column :].strip()):
            self.report(value, f"“{rest}” would be left out. Put all words after “{name}:” between quotation marks.")
        else:
            self.values[name] = value.value

    def several(self, name: str, key: yaml.Node, value: yaml.SequenceNode) -> None:
        """Take a list that a key has."""
        allowed, items = KEYS[name].values(), list[ListItem]()
        for each in value.value:
            text, whom = self.item(each, KEYS[name].whom)
            if not text.strip():
                self.report(each, f"this is no item of “{name}”. {form(name).partition('. ')[2]}")
            elif allowed and text not in allowed:
                self.report(each, f"“{name}” cannot be “{text}”. Write {either(allowed)}.")
            elif text in {one.text for one in items}:
                self.report(each, f"“{text}” stands in “{name}” twice. Delete one of the two.")
            else:
                items.append(ListItem(text, each.start_mark.line + 2, whom))
        if not value.value and name != "pack":  # an empty pack may bring passages only
            self.report(key, form(name))
        self.values[name] = tuple(items)

    def item(self, node: yaml.Node, whom: Sequence[str]) -> tuple[str, str]:
        """Return an item of a list, and what stands behind its colon where something may."""
        if whom and isinstance(node, yaml.MappingNode) and len(node.value) == 1:
            (first, second), *_ = node.value
            if isinstance(first, yaml.ScalarNode) and isinstance(second, yaml.ScalarNode):
                if second.value in whom:
                    return first.value, second.value
                self.report(second, f"“{first.value}” cannot be for “{second.value}”. Write {either(whom)}.")
                return first.value, ""
        return (node.value, "") if isinstance(node, yaml.ScalarNode) else ("", "")

    def together(self) -> None:
        """Report keys that mean nothing without another, or beside it."""
        paper = self.values.get("paper")
        for name in ("handout", "pack"):
            if name in self.values and paper == NONE:
                message = f"a page with “paper: none” cannot have “{name}”. Delete one of the two lines."
                self.wrong.append((self.at[name], message))
                del self.values[name]
        if "read" in self.at and "pack" not in self.at:
            self.wrong.append(
                (self.at["read"], "“read” adds to a pack, and there is none. Write “pack:” and its list.")
            )
        if paper == PACK and "pack" not in self.at:
            message = "this page is on no paper: it has no pack. Write “pack:” and its list, or delete this line."
            self.wrong.append((self.at["paper"], message))


def unknown(name: str) -> str:
    """Return what is told of a key that there is not."""
    if not name:
        return f"this is no key. {HOW}"
    if name.lower() == "title":
        return "“title” means nothing here. Delete the line: a page's title is its first heading, “# …”."
    near = get_close_matches(name.lower(), KEYS, 1)
    known = f"“{near[0]}”" if near else "one of these: " + ", ".join(KEYS)
    return f"“{name}” means nothing here. Write {known}."


def form(name: str) -> str:
    """Return what is told where a key has a list and no words, or the other way round."""
    if not KEYS[name].one:
        return f"“{name}” needs a list. Write each on a line of its own under “{name}:”, as in “  - some-name”."
    allowed = KEYS[name].values()
    what = either(allowed) if allowed else "a sentence"
    return f"“{name}” says one thing. Write {what} after “{name}:”."


def either(words: Sequence[str]) -> str:
    """Return words to choose from: “a”, “b” or “c”."""
    *others, last = [f"“{word}”" for word in words]
    return f"{', '.join(others)} or {last}" if others else last
