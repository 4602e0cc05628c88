"""The languages around a page: its versions, its text's language, and which menu titles are foreign to its readers."""

from collections.abc import Iterable
from dataclasses import dataclass

import words
from model.site import Language, PageFile, Site, direction, name_in
from sources.front_matter import FOUND_BY_TEACHERS


@dataclass(frozen=True)
class Alternate:
    """A page in one language: its address from the site's root, and whether it is translated or a fallback."""

    code: str
    name: str
    url: str
    translated: bool
    current: bool


@dataclass(frozen=True)
class PageLocales:
    """What the frame must know of a page's languages; `text_language` is empty unless it differs from the reader's.

    `text_name` is what the reader's language calls it, if it is neither the reader's nor the guide's first.
    """

    language: str
    direction: str
    text_language: str
    text_direction: str
    canonical: str
    versions: tuple[Alternate, ...]
    default_url: str
    text_name: str = ""


def of_page(site: Site, page: PageFile) -> PageLocales:
    """Return the languages around a page."""
    versions = tuple(
        Alternate(
            code=each.code,
            name=each.name,
            url=page.versions[each.code][0],
            translated=page.versions[each.code][1] == each.code,
            current=each.code == page.language,
        )
        for each in site.languages
        if each.code in page.versions
    )
    own = page.text_language in {page.language, site.source.code}
    default_url = page.versions[page.text_language][0]
    return PageLocales(
        language=page.language,
        direction=direction(page.language),
        text_language="" if page.text_language == page.language else page.text_language,
        text_direction=direction(page.text_language),
        canonical=site.url + default_url if site.url and not site.copy_for else "",
        versions=versions,
        default_url=default_url,
        text_name="" if own else name_in(page.language, page.text_language) or page.text_language,
    )


def no_page(site: Site, url: str) -> PageFile:
    """Return what belongs to no language, such as 404.html, as a page of the first one."""
    code = site.first.code
    return PageFile("", url, code, code, url, site.output / url, versions={code: (url, code)})


def map_of(pages: Iterable[PageFile]) -> list[list[tuple[str, str]]]:
    """Return the site's map: for each page its translations as (language, address), fallbacks left out.

    Pages that list files with answers are not in it: a search engine shall not lead to them.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        if page.language == page.text_language and page.template not in FOUND_BY_TEACHERS:
            groups.setdefault(page.name, []).append((page.language, page.url))
    return list(groups.values())


def not_translated(site: Site, code: str) -> str:
    """Return what readers of a language are told of a page that another language stands in for."""
    sentences = words.load(code)["frame"]
    if site.source.code == words.SOURCE_LANGUAGE:
        return sentences["not_translated"]
    return sentences["not_translated_other"].replace("{language}", site.source.name)


def foreign_titles(site: Site, language: Language) -> dict[str, str]:
    """Return the titles of a language's menu that are said in another one, each with the code of that.

    They are the guide's that are not translated, and those of a school's own pages that are not there in this language.
    """
    untranslated = frozenset() if language.code == site.menu_language else site.menu - frozenset(language.titles)
    return {**dict.fromkeys(untranslated, site.menu_language), **language.foreign_titles}
