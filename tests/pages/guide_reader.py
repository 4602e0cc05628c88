"""The guide as the tests read it: every page by the site's own Markdown, with its activities as dataclasses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from model.kind import Activity, Item
from model.nodes import Node, Rich, Text
from reading.extension import ActivitiesExtension
from reading.page import Page as Source
from rendering.text.hyphens import JOINER

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "docs" / "en"
POINTS = Path(__file__).with_name("points.txt")
PAGES = sorted(file.relative_to(ENGLISH).as_posix() for file in ENGLISH.rglob("*.md"))
CHAPTERS = [
    "introduction.md",
    "roles.md",
    "code-of-conduct.md",
    "stages/setting-up.md",
    "stages/engage.md",
    "stages/sustain.md",
    "stages/evaluate.md",
    "expectations.md",
    "working-plan.md",
]
VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta source track wbr"))


@dataclass(frozen=True)
class Page:
    """A page of the guide: its path in the folder of its language, its HTML as a tree, and its activities as read."""

    path: str
    tree: Element
    source: Source

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of the page."""
        return self.source.activities


@cache
def points() -> tuple[str, ...]:
    """Return the ids of all points of the guide, in the order of the source."""
    lines = POINTS.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def guide(language: str = "en") -> dict[str, Page]:
    """Return every page of a language by its path in that language's folder, read without MkDocs' build."""
    docs = ROOT / "docs" / language
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    options = {name: value for each in settings if isinstance(each, dict) for name, value in each.items()}
    ours = ActivitiesExtension()
    names = [next(iter(each)) if isinstance(each, dict) else each for each in settings]
    markdown = Markdown(extensions=[*names, ours], extension_configs=options)
    pages: dict[str, Page] = {}
    for path in sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*.md")):
        whole = (docs / path).read_text("utf-8")
        text, _ = get_data(whole)
        ours.begin(Source(f"docs/{language}/{path}", language, whole.count("\n") - text.count("\n")))
        pages[path] = Page(path, parse(markdown.reset().convert(text)), ours.page)
    return pages


def activities(kind: str, language: str = "en") -> dict[str, Activity]:
    """Return every activity of a kind in a language, by its id."""
    found = [activity for page in guide(language).values() for activity in page.activities]
    return {activity.head.id: activity for activity in found if activity.head.kind == kind}


def asked(language: str = "en") -> list[Item]:
    """Return everything in a language that a reader ticks, answers or fills in; of a story, the endings."""
    return [
        item
        for page in guide(language).values()
        for activity in page.activities
        for item in activity.items()
        if item.id != activity.head.id and not getattr(item, "choices", ())
    ]


def parse(html: str) -> Element:
    """Return HTML as a tree under one root; an element that is closed wrongly is an error."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    if len(parser.open) > 1:
        raise ValueError(f"<{parser.open[-1].tag}> is not closed.")
    return parser.open[0]


class _Tree(HTMLParser):
    """Builds the tree, strictly: what our templates write must be closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes <{self.open[-1].tag}> in line {self.getpos()[0]}.")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        data = data.replace(JOINER, "")
        parent = self.open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def said(element: Element) -> str:
    """Return all text in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def scope(tree: Element, point: str) -> list[Element]:
    """Return what says a point: its element and, if that is a paragraph, what follows up to the next id or heading.

    A note under the box of a checklist belongs to its item.
    """
    parents = {child: parent for parent in tree.iter() for child in parent}
    element = next(each for each in tree.iter() if each.get("id") == point)
    if element.tag != "p":
        return [element]
    siblings = list(parents[element])
    found = [element]
    for each in siblings[siblings.index(element) + 1 :]:
        if any(inner.get("id") for inner in each.iter()) or each.tag in {"h2", "h3", "h4"}:
            break
        found.append(each)
    return found


def rich_texts(thing: Any) -> Iterator[Rich]:  # noqa: ANN401 (walks any dataclass)
    """Go through every rich text of an activity, whatever its kind: intro, questions, options, feedback, help."""
    if isinstance(thing, tuple) and thing and all(isinstance(each, Text | Node) for each in thing):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from rich_texts(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from rich_texts(getattr(thing, field.name))
