"""The changelog, version by version: what each brought, for readers and for those who host a copy."""

import re
from typing import NamedTuple

from _git import number

HEADING = re.compile(r"^## +v?(\d+(?:\.\d+)*)\b(.*)$", re.MULTILINE)


class Section(NamedTuple):
    """What the changelog says of a version: the rest of its heading, and the text below."""

    version: str
    note: str
    text: str


def sections(changelog: str) -> list[Section]:
    """Return what is said of each version, in the order of the file."""
    headings = [*HEADING.finditer(changelog)]
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    return [
        Section(heading[1], heading[2].strip(" ()"), changelog[heading.end() : end].strip("\n"))
        for heading, end in zip(headings, ends, strict=True)
    ]


def between(changelog: str, before: str, after: str) -> list[Section]:
    """Return the sections newer than one version, up to another, the newest first."""
    newer = [each for each in sections(changelog) if number(before) < number(each.version) <= number(after)]
    return sorted(newer, key=lambda section: number(section.version), reverse=True)
