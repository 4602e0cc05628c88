"""What every template of the frame is given, beside what MkDocs gives it."""

from collections.abc import Iterable

from model.site import Language, PageFile, Site
from words import load

from . import locales


def of_language(site: Site, language: Language, pages: Iterable[PageFile], theme_style: str) -> dict[str, object]:
    """Return what is the same on every page of a language; `pages` are those of all languages known so far.

    `theme_style` is the address of the theme's stylesheet.
    """
    return {
        "words": load(language.code),
        "all_words": {each.code: load(each.code) for each in site.languages},
        "site": site,
        "languages": site.languages,
        "default_language": site.source.code,
        "foreign_titles": locales.foreign_titles(site, language),
        "release": site.release,
        "theme_style": theme_style,
        "sitemap": locales.map_of(pages),
    }
