"""Where the places of a page are, which a result may lead to: which id stands under which heading."""

import re
from functools import cache
from pathlib import Path

START = re.compile(r"<(h[1-6]|[a-z][\w-]*)\b[^>]*?\sid=\"([^\"]+)\"")


@cache
def headings(page: Path) -> dict[str, tuple[str, ...]]:
    """Return for each id on a page the ids of the headings and activities above it, itself included."""
    above: list[tuple[int, str]] = []
    places: dict[str, tuple[str, ...]] = {}
    for name, id_ in START.findall(page.read_text("utf-8").partition("<main")[2]):
        if name.startswith("h") and name[1:].isdigit():
            above = [pair for pair in above if pair[0] < int(name[1])] + [(int(name[1]), id_)]
        places.setdefault(id_, (*(other for _, other in above), id_))
    return places
