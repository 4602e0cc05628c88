"""What files are made from: the guide that was read, and the site that it is part of."""

from dataclasses import dataclass

import kinds
import words
from guide.guide import Guide
from model.kind import Activity, Output
from model.nodes import Node, text
from model.site import Site
from reading.page import Page
from rendering.addresses import with_fragment

from .paper import Paper


@dataclass(frozen=True, eq=False)
class Context:
    """The guide and its site, and what both say of a language's pages. Only the same one is equal to it."""

    guide: Guide
    site: Site

    @property
    def names(self) -> dict[str, str]:
        """The names of the languages by their codes."""
        return {each.code: each.name for each in self.site.languages}

    def pages(self, language: str) -> list[Page]:
        """Return the pages that a language has itself, in the menu's order, then any others."""
        root, order = f"{self.guide.root}/{language}/", self.site.order
        own = sorted(path.removeprefix(root) for path, page in self.guide.pages.items() if page.language == language)
        ordered = [name for name in order if name in set(own)] + [name for name in own if name not in order]
        return [self.guide.pages[root + name] for name in ordered]

    def readable(self, language: str) -> list[Page]:
        """Return the pages in the menu's order as a reader of a language gets them: English where there is no other."""
        root, pages, source = self.guide.root, self.guide.pages, self.guide.source_language
        both = ((f"{root}/{language}/{name}", f"{root}/{source}/{name}") for name in self.site.order)
        return [pages.get(own) or pages[english] for own, english in both if english in pages]

    def is_left_out(self, name: str) -> bool:
        """Tell whether an id, or a paper that there is not, belongs to what a school leaves out."""
        return any(name == id_ or name.startswith(f"{id_}-") for id_ in self.site.left_out_ids)

    def leaves_out(self, paper: Paper) -> bool:
        """Tell whether a school leaves out this paper, by its name or with all that belongs to the same."""
        return bool({paper.name, paper.of} & self.site.school.left_out)

    def source(self, language: str) -> str:
        """Return which project's materials the guide is based on, in a sentence that stands in every file."""
        release = self.site.release
        sentence = words.load(language)["frame"]["source"]
        return sentence.replace("{project}", release.project).replace("{number}", release.number)

    def edition(self, language: str) -> str:
        """Return which version a file is, of which day, in which language, and under which licence."""
        release = self.site.release
        version = words.load(language)["frame"]["version"].rstrip(".").replace("{version}", release.version)
        version = version.replace("{date}", release.day(language))
        return f"{version} · {self.names.get(language, language)} · CC BY 4.0"

    def address(self, page: Page, fragment: str = "") -> str:
        """Return the full address of a page or of a place on it; nothing where the site does not know its own."""
        return self.site.url and self.site.url + with_fragment(page.place, fragment)


def title(page: Page) -> str:
    """Return a page's title."""
    titles = (node for node in page.prose if isinstance(node, Node) and node.name == "h1")
    return next((text(node.children) for node in titles), page.anchors[0].heading if page.anchors else "")


def output_of(activity: Activity, name: str) -> Output:
    """Return what the activity's kind declares of an output."""
    return kinds.find()[activity.head.kind].outputs.get(name, Output())


def label(activity: Activity, output: str) -> str:
    """Return what a paper of an activity is called; a kind says it in its word `paper_<template>`, or not at all."""
    sentences = words.load(activity.head.language)[activity.head.kind]
    return sentences.get(f"paper_{output}", sentences["name"])


def heading(page: Page, activity: Activity, what: str) -> str:
    """Return what stands above a paper's title: what it is, and the page it belongs to, which readers know by name."""
    name = title(page)
    return what if name in {"", activity.head.title} else f"{what}: {name}"


def read_again(guide: Guide, language: str) -> dict[str, str]:
    """Return for every point of the guide where to read it: the heading, and the title of its page."""
    own = {path for path, page in guide.pages.items() if page.language == language}
    translated = {guide.name(guide.pages[path]) for path in own}
    source = {path for path, page in guide.pages.items() if page.language == guide.source_language}
    paths = own | {path for path in source if guide.name(guide.pages[path]) not in translated}
    titles = {path: guide.pages[path].anchors[0].heading for path in paths if guide.pages[path].anchors}
    places = guide.places(paths)
    return {
        id_: anchor.heading if anchor.heading == titles[path] else f"{anchor.heading} ({titles[path]})"
        for id_, (path, anchor) in places.items()
    }
