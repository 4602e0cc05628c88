"""A made-up language that is read from right to left: the guide with each of its words in Hebrew letters.

Nobody can read it, and nobody has to: whatever is still in Latin letters was written into the code, and whatever still
stands on the left was put there by the style.
"""

import json
import re
import shutil
import tomllib
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from model import syntax
from translation.mini_site import ROOT, Small

CODE, NAME = "he", "עברית"
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתםןףץ", strict=True))
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
ADDRESS = re.compile(r"(?:https?|mailto):[^\s)<>\"]+")
MARKED = r"\*[^*\n]+\*\{[^}\n]*\blang=[^}\n]*\}"
BRACES = rf"{syntax.LIKE_ATTRIBUTES.pattern}|\{{\w+\}}"
KEPT = re.compile(rf"{MARKED}|`[^`]*`|{BRACES}|\]\([^)]*\)|(?<=[-*] )\[[xX]\] |</?[a-z][^>]*>|{ADDRESS.pattern}")
OPTION_OF_WORDS = re.compile(r"\s+(?:diary|add):\s*")
FOREIGN = re.compile(r"\s\{[^}]*\blang=[^}]*\}\s*$")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SAID = {"aria-label", "alt", "title", "placeholder", "aria-roledescription", "aria-valuetext", "label"}
MACHINE = {
    "data-root",
    "data-v",
    "data-item",
    "data-items",
    "data-option",
    "data-type",
    "data-right",
    "data-rows",
    "data-row",
}
MACHINE |= {"data-do", "data-feedback", "data-file", "data-entry", "data-mark", "data-state", "data-date"}
MACHINE |= {"data-questions", "data-for", "data-way", "data-others", "data-before", "data-choice"}
"""Attributes that hold ids, numbers or the name of a file, and no sentence."""
READ_AS = "data-how"
"""The attribute that holds as JSON how a value is read: words of options, labels of columns, ids and types."""


def mirrored(text: str) -> str:
    """Return a text with each word in Hebrew letters; code, links, placeholders and attributes stay as they are."""
    pieces, at = [], 0
    for kept in KEPT.finditer(text):
        pieces += [WORD.sub(_word, text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join(pieces) + WORD.sub(_word, text[at:])


def _word(match: re.Match[str]) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFD", match[0].lower()) if letter.isalpha())
    return "".join(LETTERS.get(letter, letter) for letter in plain) if LATIN.search(match[0]) else match[0]


def markdown(text: str) -> str:
    """Return a page of the guide with its words in Hebrew letters. What is marked as another language's stays."""
    _, front, body = text.split("---\n", 2)
    front = re.sub(r"(?<=^description: ).*", lambda match: mirrored(match[0]), front, flags=re.MULTILINE)
    return f"---\n{front}---\n" + "".join(_lines(body.splitlines(keepends=True)))


def _lines(lines: list[str]) -> Iterator[str]:
    fenced = options = False
    for line in lines:
        options = options and bool(syntax.OPTION.match(line))
        if fence := syntax.FENCE.match(line):
            fenced = not fenced
        block, box = syntax.FIRST_LINE.match(line), syntax.BOX.match(line.lstrip())
        if options and (words := OPTION_OF_WORDS.match(line)):
            yield words[0] + mirrored(line[words.end() :])
        elif fenced or options or fence or FOREIGN.search(line):
            yield line
        elif block:
            options = True
            title = max(block.start(3), block.end(2))
            yield line[:title] + mirrored(line[title:])
        elif box:
            title = line.index('"') if box[2] is not None else len(line)
            yield line[:title] + mirrored(line[title:])
        else:
            yield mirrored(line)


def make(root: Path) -> Small:
    """Copy the project, with the guide in English and in the made-up language, and build it; any warning fails."""
    for part in ("hooks", "overrides", "scripts", "docs/assets", "docs/en"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("guide-version.toml", "mkdocs.yml"):
        shutil.copy(ROOT / part, root)
    for code in ("bg", "tr"):
        (root / "docs" / code).mkdir()
    guide = Small(root)
    assert guide.translate("add", CODE, NAME)[0] == 0
    for page in (root / "docs" / "en").rglob("*.md"):
        made = root / "docs" / CODE / page.relative_to(root / "docs" / "en")
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(markdown(page.read_text("utf-8")), "utf-8")
    words = [f"[{path.parent.name}]\n{_section(path)}" for path in sorted((root / "hooks").glob("**/words.toml"))]
    (root / "hooks" / "words" / f"{CODE}.toml").write_text("\n".join(words), "utf-8")
    settings = root / "mkdocs.yml"
    before, entry, after = settings.read_text("utf-8").partition(f"- locale: {CODE}\n")
    entry += re.sub(r"(?<=site_name: ).*|(?<=site_description: ).*", lambda match: mirrored(match[0]), after)
    title = re.compile(r"# (\"[^\"\n]+\"|[^:\n]+):$", re.MULTILINE)
    entry = title.sub(lambda match: f"{match[1]}: {mirrored(match[1])}", entry)
    settings.write_text(before + entry, "utf-8")
    guide.build()
    return guide


def _section(path: Path) -> str:
    sentences = tomllib.loads(path.read_text("utf-8"))
    return "".join(f"{key} = {json.dumps(mirrored(said), ensure_ascii=False)}\n" for key, said in sentences.items())


class Leftovers(HTMLParser):
    """Finds what is still said in Latin letters on a page, outside of code and of what is marked as another language's.

    Nothing that only stands in an address counts.
    """

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read an element's attributes, and go into it."""
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        for name, value in given.items():
            if name == READ_AS:
                for words in _labels(json.loads(value)):
                    self.note(f"{tag} {name}", words, language)
            elif name in SAID or (name.startswith("data-") and name not in MACHINE) or _described(name, given):
                self.note(f"{tag} {name}", value, language)
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Read a text."""
        tags = {tag for tag, _ in self.open}
        if self.open and not tags & {"code", "pre", "script", "style"}:
            self.note(self.open[-1][0], data, self.open[-1][1])

    def note(self, where: str, said: str, language: str) -> None:
        """Note what of a text is in Latin letters."""
        if language == CODE and LATIN.search(ADDRESS.sub("", re.sub(r"\{\w+\}", "", said))):
            self.found.append(f"{where}: {said.strip()}")


def _labels(how: dict[str, Any]) -> Iterator[str]:
    """Go through what is said in how a value is read: the words of options, and the labels of columns with theirs."""
    yield from how.get("options", {}).values()
    for column in how.get("columns", []):
        yield column["label"]
        yield from _labels(column)


def _described(name: str, given: dict[str, str]) -> bool:
    return name == "content" and given.get("name") == "description"
