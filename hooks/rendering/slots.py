"""Places in a finished page that are filled after the last language: what they say is not known before.

A template, or an author, writes `<!--papers roles-quiz-->`: the slot's name, and what it is for if it has to say that.
Any other comment stays as it is.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

SLOT = re.compile(r"<!--([a-z]+)(?: ([a-z0-9-]+))?-->")

Fillers = Mapping[str, Callable[[str], str]]
"""For each name what returns the HTML that takes a slot's place, given what the slot is for."""


def fill(html: str, fillers: Fillers) -> str:
    """Return HTML with its slots filled."""
    return SLOT.sub(lambda slot: fillers[slot[1]](slot[2] or "") if slot[1] in fillers else slot[0], html)


def fill_file(path: Path, fillers: Fillers) -> None:
    """Fill the slots of a page that was written."""
    html = path.read_text(encoding="utf-8")
    if SLOT.search(html):
        path.write_text(fill(html, fillers), encoding="utf-8")
