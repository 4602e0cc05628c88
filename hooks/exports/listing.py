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

from .paper import Paper

STYLE = "assets/papers.css"
STAGES = range(1, 5)


@dataclass(frozen=True)
class File:
    """A paper as a reader finds it: its address from the site's root, its kilobytes and pages; 0 is not known yet."""

    paper: Paper
    url: str
    kilobytes: int = 0
    pages: int = 0


@dataclass(frozen=True)
class Entry:
    """Papers that belong together: a title, what they are for, the page they stand on, the stages they belong to.

    `kind` is what their group is called, and `group` its name in addresses. Without a stage they are for every stage.
    """

    id: str
    title: str
    use: str
    kind: str
    group: str
    url: str
    stages: tuple[int, ...]
    files: tuple[File, ...]
    preview: str = ""


def weight(kilobytes: int, language: str) -> str:
    """Return a size in kilobytes, or from a thousand of them in megabytes, as the language writes it."""
    said = words.load(language)["exports"]
    if kilobytes < 1000:  # noqa: PLR2004 - the prefixes of the metric system
        return said["kilobytes"].format(number=kilobytes)
    known = locale(language)
    point = known.number_symbols.get("latn", {}).get("decimal", ".") if known else "."
    return said["megabytes"].format(number=f"{kilobytes / 1000:.1f}".replace(".", point))


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


def told(file: File, language: str) -> Markup:
    """Return what a link says of its file, as HTML: its format and, where they are known, its pages and size."""
    ending = Markup('<bdi lang="en">{}</bdi>').format(file.url.rpartition(".")[2].upper())
    if not file.kilobytes:
        return ending
    said = words.load(language)["exports"]
    size = weight(file.kilobytes, language)
    which = "size" if not file.pages else "size_of_one" if file.pages == 1 else "size_of_more"
    return escape(said[which]).format(format=ending, pages=file.pages, size=size)


def beside(files: Sequence[File], here: str, more: str, language: str) -> str:
    """Return the links to print an activity from its page at `here`; `more` is where its other papers are."""
    said = words.load(language)["exports"]
    links = [
        f'<a href="{escape(address)}">{escape(file.paper.what)}</a> ({told(file, language)})'
        for file in files
        for address in [relative(here=here, there=file.url)]
    ]
    if more:
        links.append(f'<a href="{escape(relative(here=here, there=more))}">{escape(said["more"])}</a>')
    return f'<p class="activity-papers">{escape(said["print"])} {", ".join(links)}</p>' if files else ""


def render(  # noqa: PLR0913, PLR0917 - what a page lists, and what it must know for it
    entries: Iterable[Entry],
    here: str,
    language: str,
    groups: Mapping[str, str],
    whole: File | None,
    names: Mapping[str, str],
) -> str:
    """Return the list of all papers of a language, for the page at `here`.

    `groups` are the groups' names by what they are in addresses, `names` the languages' names.
    """
    said = words.load(language)["exports"]
    return (
        environment(Path(__file__).parent)
        .get_template("listing.html")
        .render(
            entries=list(entries),
            groups=groups,
            said=said,
            whole=whole,
            told=lambda file: told(file, language),
            named=lambda code: language_name(code, language, names),
            relative=lambda url: relative(here=here, there=url),
            stages=[said[f"stage_{number}"] for number in STAGES],
        )
    )


def rules(groups: Iterable[str]) -> str:
    """Return the style that hides what is not chosen, for these groups of papers."""
    return environment(Path(__file__).parent).get_template("listing.css").render(kinds=list(groups), stages=STAGES)
