"""Where a page stands: its language, its other languages, and which titles in its menus are foreign to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True)
class Language:
    """A language of the site: its code, its own name, the site's name in it, where it begins, how it is written."""

    code: str
    name: str
    site_name: str
    home: str
    direction: str


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
    """What the frame must know about a page; `text_language` is empty unless it differs from the reader's."""

    language: str
    direction: str
    text_language: str
    text_direction: str
    canonical: str
    versions: tuple[Alternate, ...]
    default_url: str


def home(code: str, default: str) -> str:
    """Return where a language begins, from the site's root."""
    return "" if code == default else f"{code}/"


@cache
def direction(code: str) -> str:
    """Return which way a language is written, `ltr` or `rtl`."""
    try:
        return Locale.parse(code, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def locales_of_page(
    *,
    language: str,
    languages: Sequence[Language],
    url: str,
    locales: Mapping[str, str],
    site_url: str,
) -> PageLocales:
    """Return the place of the page at `url`, whose text in each language is in `locales[language]`."""
    default = next(each.code for each in languages if not each.home)
    path = "" if url == "./" else url
    path = path.removeprefix(home(language, default))
    versions = tuple(
        Alternate(
            code=each.code,
            name=each.name,
            url=home(each.code, default) + path,
            translated=locales[each.code] == each.code,
            current=each.code == language,
        )
        for each in languages
        if each.code in locales
    )
    text = locales.get(language, default)
    default_url = home(text, default) + path
    return PageLocales(
        language=language,
        direction=direction(language),
        text_language="" if text == language else text,
        text_direction=direction(text),
        canonical=site_url + default_url if site_url else "",
        versions=versions,
        default_url=default_url,
    )


def group(files: Iterable[tuple[str, str, str, str]]) -> list[list[tuple[str, str]]]:
    """Return the site's map: for each page its translations as (language, address), fallbacks left out.

    A file is (the language it is built for, the language of its text, its name in every language, its address).
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, locale, name, url in files:
        if code == locale:
            groups.setdefault(name, []).append((code, "" if url == "./" else url))
    return list(groups.values())


def titles(nav: object) -> frozenset[str]:
    """Return every title that the menu in `mkdocs.yml` gives, sections included."""
    found: set[str] = set()
    if isinstance(nav, Mapping):
        for title, below in nav.items():
            found |= {str(title), *titles(below)}
    elif isinstance(nav, Iterable) and not isinstance(nav, str):
        for item in nav:
            found |= titles(item)
    return frozenset(found)


def foreign_titles(nav: object, translations: Mapping[str, str]) -> frozenset[str]:
    """Return the titles of the menu that a language has not translated: they are said in the default language."""
    return titles(nav) - frozenset(translations)
