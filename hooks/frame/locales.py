"""The languages around a page: its versions, its text's language, and which menu titles are foreign to its readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.site import Language, PageFile, Site, direction


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
    """What the frame must know of a page's languages; `text_language` is empty unless it differs from the reader's."""

    language: str
    direction: str
    text_language: str
    text_direction: str
    canonical: str
    versions: tuple[Alternate, ...]
    default_url: str


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
    default_url = page.versions[page.text_language][0]
    return PageLocales(
        language=page.language,
        direction=direction(page.language),
        text_language="" if page.text_language == page.language else page.text_language,
        text_direction=direction(page.text_language),
        canonical=site.url + default_url if site.url else "",
        versions=versions,
        default_url=default_url,
    )


def no_page(site: Site, url: str) -> PageFile:
    """Return what belongs to no language, such as 404.html, as a page of the default one."""
    code = site.source.code
    return PageFile("", url, code, code, url, site.output / url, versions={code: (url, code)})


def map_of(pages: Iterable[PageFile]) -> list[list[tuple[str, str]]]:
    """Return the site's map: for each page its translations as (language, address), fallbacks left out."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        if page.language == page.text_language:
            groups.setdefault(page.name, []).append((page.language, page.url))
    return list(groups.values())


def foreign_titles(site: Site, language: Language) -> frozenset[str]:
    """Return the titles of the menu that a language has not translated: they are said in the default language."""
    return frozenset() if language == site.source else site.menu - frozenset(language.titles)
