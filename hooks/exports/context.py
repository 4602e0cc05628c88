"""What is the same on every paper of a site: where it lives, which edition it is, and its languages."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import words
from frame.release import Release
from guide.guide import Guide
from model.nodes import Node, text
from reading.page import Page

from .font_coverage import families
from .typst_data import LinkTargets, Serializer

SMALL, NORMAL, LARGE = 9.5, 11, 18
"""The size of letters in points."""


@cache
def qr(address: str) -> list[int]:
    """Return a QR code as the bytes of a picture (PNG, a pixel for each square), as ISO/IEC 18004 defines it.

    Nothing for no address. One mask is as readable as another; trying all eight for the best takes most of the time.
    """
    if not address:
        return []
    import segno  # noqa: PLC0415 - loaded only where something is made

    made = io.BytesIO()
    segno.make(address, micro=False, error="m", boost_error=False, mask=4).save(made, kind="png", border=2)
    return list(made.getvalue())


@dataclass(frozen=True)
class Context:
    """The guide that was read, and what a paper says of itself.

    `names` are the languages by their codes, `site_names` what the site is called in each; `order` are the pages in the
    menu's order as every language calls them (`roles.md`), `homes` where each language begins, and `picture` finds a
    picture's file by its address.
    """

    guide: Guide
    colophon: Release
    site_url: str
    names: Mapping[str, str]
    site_names: Mapping[str, str]
    order: tuple[str, ...]
    picture: Callable[[str], Path | None]
    descriptions: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)

    def pages(self, language: str) -> list[Page]:
        """Return the pages that a language has itself, in the menu's order, then any others."""
        root = f"{self.guide.root}/{language}/"
        own = sorted(path.removeprefix(root) for path, page in self.guide.pages.items() if page.language == language)
        ordered = [name for name in self.order if name in set(own)] + [name for name in own if name not in self.order]
        return [self.guide.pages[root + name] for name in ordered]

    def readable(self, language: str) -> list[Page]:
        """Return the pages in the menu's order as a reader of a language gets them: English where there is no other."""
        root, pages = self.guide.root, self.guide.pages
        both = ((f"{root}/{language}/{name}", f"{root}/{self.guide.source_language}/{name}") for name in self.order)
        return [pages.get(own) or pages[english] for own, english in both if english in pages]

    def address(self, page: Page, fragment: str = "") -> str:
        """Return the full address of a page or of a place on it; nothing where the site does not know its own."""
        return f"{self.site_url}{page.place}{'#' * bool(fragment)}{fragment}" if self.site_url else ""

    def writer(self, page: Page, places: LinkTargets | None = None) -> Serializer:
        """Return what writes the page's values."""
        return Serializer(
            page.place,
            places or LinkTargets(self.site_url, added=words.load(page.language)["frame"]["added"]),
            self.picture,
        )

    def job(  # noqa: PLR0913 - what a paper is made of; all but three by name
        self,
        title: str,
        what: str,
        language: str,
        *,
        template: str,
        data: object,
        address: str = "",
        size: float = NORMAL,
        whole: bool = False,
        **more: object,
    ) -> dict[str, object]:
        """Return what Typst is given for one paper; `whole` for templates that make their own pages."""
        said = words.load(language)
        frame, core = said["frame"], said["kinds"]
        source = frame["source"].replace("{project}", self.colophon.project).replace("{number}", self.colophon.number)
        version = frame["version"].rstrip(".").replace("{version}", self.colophon.version)
        version = version.replace("{date}", self.colophon.day(language))
        return {
            "title": title,
            "what": what,
            "language": primary(language),
            "template": template,
            "data": data,
            "url": address,
            "shown": re.sub(r"^https?://", "", address),
            "qr": qr(address),
            "size": size,
            "whole": whole,
            "fonts": list(families()),
            "source": source,
            "number": self.colophon.number,
            "edition": f"{version} · {self.names.get(language, language)} · CC BY 4.0",
            "page": core["paper_page"],
            "date": _numbers(self.colophon.date),
            **more,
        }


def title(page: Page) -> str:
    """Return a page's title."""
    found = (node for node in page.prose if isinstance(node, Node) and node.name == "h1")
    return next((text(node.children) for node in found), page.anchors[0].heading if page.anchors else "")


def primary(language: str) -> str:
    """Return a language's code as Typst takes it: without its script or region."""
    return language.partition("-")[0]


def _numbers(day: date) -> list[int]:
    return [day.year, day.month, day.day]
