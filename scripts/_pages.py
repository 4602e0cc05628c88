"""Pages of any revision, read by the site's own parser, so that what has an id is found as a build finds it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from _setup import ROOT
from _site import find_hooks

if TYPE_CHECKING:
    from overlay.ranges import Range

BUILTIN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs always adds."""


@dataclass(frozen=True)
class Lines:
    """A page: its lines, and which of them (from 0) each id names."""

    lines: tuple[str, ...]
    ranges: "dict[str, Range]"

    def of(self, id_: str) -> list[str]:
        """Return the lines that an id names."""
        range_ = self.ranges[id_]
        return [*self.lines[range_.start : range_.end]]


Reader = Callable[[str, str], Lines]
"""Reads a page, given its path and its text."""


def reader(settings: str) -> Reader:
    """Return what reads pages; `settings` is the text of mkdocs.yml, which says what Markdown may do."""
    find_hooks(ROOT)
    from markdown import Markdown
    from mkdocs.utils.yaml import yaml_load

    from overlay import ranges
    from reading.extension import ActivitiesExtension
    from reading.page import Page
    from sources import front_matter

    entries = (yaml_load(settings) or {}).get("markdown_extensions") or []
    pairs = [pair for each in entries for pair in (each.items() if isinstance(each, dict) else [(each, None)])]
    activities = ActivitiesExtension()
    markdown = Markdown(
        extensions=[*BUILTIN, *(name for name, _ in pairs), activities],
        extension_configs={name: options for name, options in pairs if options},
    )

    def read(path: str, text: str) -> Lines:
        if not text.strip():  # Markdown does not even begin with what is empty
            return Lines((), {})
        plain = front_matter.plain(text)
        parts = front_matter.cut(plain)
        activities.begin(Page(path, path.split("/")[1], parts.before))
        markdown.reset().convert(parts.body)
        lines = plain.split("\n")
        return Lines(tuple(lines), ranges.of_page(activities.page, lines))

    return read


def wording(lines: list[str]) -> str:
    """Return a fingerprint of what some lines say, as the records of `ours/` and of translations hold it."""
    find_hooks(ROOT)
    from guide import units

    return units.fingerprint(map(units.wording, lines))


def plain(lines: list[str]) -> str:
    """Return what some lines say in one line, without ids."""
    find_hooks(ROOT)
    from guide import units

    return " ".join(" ".join(map(units.wording, lines)).split())
