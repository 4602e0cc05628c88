"""The queries of `queries.yml`, and what a reader must find."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from search.places import headings

LANGUAGES = ("en", "bg", "tr")
GROUPS = {"inflected": 15, "typo": 5, "plain": 5, "worried": 5, "other": 10}


@dataclass(frozen=True)
class Query:
    """What is typed, in which group it is, and the page that must come first or second, with an id on it or none."""

    language: str
    group: str
    typed: str
    page: str
    id: str = ""

    @property
    def address(self) -> str:
        """The page's address from the site's root."""
        home = "" if self.language == "en" else f"{self.language}/"
        return (
            home + self.page.removesuffix(".md").removesuffix("index") + ("" if self.page.endswith("index.md") else "/")
        )

    def answered_by(self, address: str, site: Path) -> bool:
        """Tell whether a result, from the site's root, opens the page at the place or at a point under it."""
        path, _, id_ = address.partition("#")
        if path != self.address:
            return False
        return not self.id or self.id in headings(site / path / "index.html").get(id_, ())


@cache
def queries() -> tuple[Query, ...]:
    """Return all queries."""
    kept = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text("utf-8"))
    return tuple(
        Query(language, group, str(each["q"]), *each["page"].split("#"))
        for language, groups in kept.items()
        for group, own in groups.items()
        for each in own
    )
