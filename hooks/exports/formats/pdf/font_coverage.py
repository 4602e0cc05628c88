"""Letters that no font of the papers has: found before Typst runs, with the line they stand in."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache as cached
from pathlib import Path

from exports import cache
from guide.guide import Guide
from model.nodes import Node, Text
from model.problems import Problems

FONTS = Path(__file__).parent / "fonts"
FIRST = "Sofia Sans Paper"
"""The family that all words are set in; the others, those with most letters first, give what it has not got."""

SCREEN_PREFIXES = ("#", "say_", "progress_", "notebook", "written_")
"""How those lines of a file of words begin that only a screen says."""

INVISIBLE = frozenset("\n\t\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


@cached
def families() -> tuple[str, ...]:
    """Return the names of the font families in the folder, the guide's own first."""
    return tuple(sorted(_letters(), key=lambda name: (name != FIRST, -len(_letters()[name]))))


@cached
def known() -> frozenset[str]:
    """Return every letter that some family has in all its styles."""
    return INVISIBLE.union(*_letters().values())


@cached
def _letters() -> dict[str, frozenset[str]]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load, and only needed where papers are made

    by_family: dict[str, frozenset[str]] = {}
    for path in sorted([*FONTS.glob("*.ttf"), *FONTS.glob("*.otf")]):
        with TTFont(path, lazy=True) as font:
            name = str(font["name"].getBestFamilyName())
            letters = frozenset(map(chr, font.getBestCmap()))
        by_family[name] = by_family.get(name, letters) & letters
    return by_family


def missing(value: object, line: int = 0) -> Iterator[tuple[int, str]]:
    """Go through the letters that no font has, each with the line (from 1) of what holds it."""
    if isinstance(value, Text | str):
        text = value if isinstance(value, str) else value.text
        for letter in sorted(set(text) - known()):
            yield line, letter
    elif isinstance(value, Node):
        for each in value.children:
            yield from missing(each, value.line or line)
        for name in ("alt", "title"):
            yield from missing(value.get(name), value.line or line)
    elif isinstance(value, tuple):
        for each in value:
            yield from missing(each, line)
    elif is_dataclass(value):
        line = getattr(value, "line", line)
        for field in fields(value):
            yield from missing(getattr(value, field.name), line)


def check(guide: Guide, problems: Problems) -> None:
    """Report each letter of the guide, and of what the papers say, that no font has; before Typst meets it."""
    for page in guide.pages.values():
        values = [(page.prose, 1)] if page.on_paper else []
        for value, line in [*values, *((activity, activity.head.line) for activity in page.activities)]:
            for where, letter in missing(value, line):
                problems.add(page.path, where, message(letter))
    for path in sorted({*cache.HOOKS.glob("**/words.toml"), *cache.HOOKS.glob("words/*.toml")}):
        for number, text in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1):
            for letter in sorted(set(text) - known()) if not text.startswith(SCREEN_PREFIXES) else ():
                problems.add(path.relative_to(cache.HOOKS.parent).as_posix(), number, message(letter))


def message(letter: str) -> str:
    """Return what an author is told about a letter."""
    return (
        f"no font of the papers has “{letter}” (U+{ord(letter):04X}). Write it in words, "
        "or put a font that has it into hooks/exports/formats/pdf/fonts."
    )
