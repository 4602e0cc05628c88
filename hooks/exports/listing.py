"""What a page says of its papers: the links beside an activity, and the list of all papers on the page "Print"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

import words
from model.site import name_in
from rendering.addresses import relative
from rendering.templates import environment
from sources.front_matter import STAGES

from .paper import Paper

STYLE = "assets/papers.css"


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file as a reader finds it: its address from the site's root, its kilobytes and pages; 0 is not known yet."""

    url: str
    kilobytes: int = 0
    pages: int = 0


@dataclass(frozen=True, kw_only=True)
class File(Download):
    """A paper as a reader finds it."""

    paper: Paper


@dataclass(frozen=True)
class PrintPage:
    """The page that lists all papers: its address, its language, and what the languages are called in themselves."""

    url: str
    language: str
    languages: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """Papers that belong together: a title, what they are for, the page they stand on if it is one, their stages.

    `kind` is what their group is called, and `group` its name in addresses. Without a stage they are for every stage.
    `language` is theirs, where they stand in for papers in the reader's.
    """

    id: str
    title: str
    use: str
    kind: str
    group: str
    url: str | None
    stages: tuple[int, ...]
    files: tuple[File, ...]
    preview: str = ""
    language: str = ""


def weight(kilobytes: int, language: str) -> str:
    """Return a size in kilobytes, or from a thousand of them in megabytes, as the language writes it."""
    sentences = words.load(language)["exports"]
    if kilobytes < 1000:  # noqa: PLR2004 - the prefixes of the metric system
        return sentences["kilobytes"].format(number=kilobytes)
    known = locale(language)
    point = known.number_symbols.get("latn", {}).get("decimal", ".") if known else "."
    return sentences["megabytes"].format(number=f"{kilobytes / 1000:.1f}".replace(".", point))


@cache
def locale(language: str) -> Locale | None:
    """Return what Unicode's CLDR knows of a language, if anything."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def language_name(other: str, language: str, names: Mapping[str, str]) -> Markup:
    """Return what a language is called in another one, as HTML; its own name where that is not known."""
    if name := name_in(language, other):
        return escape(name)
    return Markup('<span lang="{}">{}</span>').format(other, names[other])


def format_and_size(file: Download, language: str) -> Markup:
    """Return what a link says of its file, as HTML: its format and, where they are known, its pages and size."""
    ending = Markup('<bdi lang="en">{}</bdi>').format(file.url.rpartition(".")[2].upper())
    if not file.kilobytes:
        return ending
    sentences = words.load(language)["exports"]
    size = weight(file.kilobytes, language)
    which = {0: "size", 1: "size_of_one"}.get(file.pages, "size_of_more")
    return escape(sentences[which]).format(format=ending, pages=file.pages, size=size)


def beside(files: Sequence[File], here: str, more: str, language: str) -> str:
    """Return the links to print an activity from its page at `here`; `more` is where its other papers are."""
    sentences = words.load(language)["exports"]
    links = [
        f'<a href="{escape(address)}">{escape(file.paper.what)}</a> ({format_and_size(file, language)})'
        for file in files
        for address in [relative(here=here, there=file.url)]
    ]
    if more:
        links.append(f'<a href="{escape(relative(here=here, there=more))}">{escape(sentences["more"])}</a>')
    return f'<p class="activity-papers">{escape(sentences["print"])} {", ".join(links)}</p>' if files else ""


def render(entries: Iterable[Entry], groups: Mapping[str, str], whole: Download | None, page: PrintPage) -> str:
    """Return the list of all papers of a language for the page that shows it.

    `groups` are the groups' names by what they are in addresses, `whole` the one file that holds all of them.
    """
    sentences = words.load(page.language)["exports"]
    template = environment(Path(__file__).parent).get_template("listing.html")
    entries = list(entries)
    uses = {group: {entry.use for entry in entries if entry.group == group} for group in groups}
    return template.render(
        entries=entries,
        shared={group: next(iter(own)) if len(own) == 1 else "" for group, own in uses.items()},
        groups=groups,
        said=sentences,
        whole=whole,
        format_and_size=lambda file: format_and_size(file, page.language),
        named=lambda code: language_name(code, page.language, page.languages),
        relative=lambda url: relative(here=page.url, there=url),
        stages=[sentences[f"stage_{number}"] for number in STAGES],
    )


def rules(groups: Iterable[str]) -> str:
    """Return the style that hides what is not chosen, for these groups of papers."""
    return environment(Path(__file__).parent).get_template("listing.css").render(kinds=list(groups), stages=STAGES)
