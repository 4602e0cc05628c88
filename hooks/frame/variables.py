"""What every template of the frame is given, beside what MkDocs gives it."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from model import nodes
from model.site import Language, PageFile, Site
from school.contacts import Contacts
from sources import pictures
from sources.front_matter import FIND
from words import load

from . import locales, school_style
from .smaller import first_screen

ON_GITHUB = re.compile(r"https://(?:github\.com/([\w-]+)/([\w.-]+?)(?:\.git)?|([\w-]+)\.github\.io/([\w.-]+))/?")
"""The address of a repository on GitHub, or of the site that it publishes: its owner and its name."""


def of_language(site: Site, language: Language, pages: Iterable[PageFile], logo: str) -> dict[str, object]:
    """Return what is the same on every page of a language; `pages` are those of all languages known so far.

    `addresses` are those of the language's pages, by their names and by the templates of the site's own pages.
    `logo` is the path of the site's logo below the docs folder.
    """
    order = [each.code for each in site.languages]
    known = sorted(pages, key=lambda page: order.index(page.language))
    return {
        "words": load(language.code),
        "all_words": {each.code: load(each.code) for each in site.languages},
        "site": site,
        "languages": site.languages,
        "addresses": {
            key: each.url for each in known if each.language == language.code for key in (each.name, each.template)
        },
        "exit_url": language.exit_url,
        "contacts": contacts(site),
        "foreign_titles": locales.foreign_titles(site, language),
        "release": site.release,
        "releases": releases(site),
        "first_screen": first_screen.place,
        "logo": pictures.small(site.docs / logo),
        "school_style": school_style.style(site),
        "not_translated": locales.not_translated(site, language.code),
        "sitemap": locales.map_of(known),
        "find": {page.language: page.url for page in known if page.template == FIND},
    }


def contacts(site: Site) -> dict[str, list[Markup]]:
    """Return whom to turn to first, for the foot of the pages of each language; nothing where the school says none."""
    own = {each.code: Contacts(site.school, each.code, each.code) for each in site.languages}
    return {
        code: [Markup(nodes.html(each)) for each in contacts.foot()]  # noqa: S704 - every text is escaped
        for code, contacts in own.items()
        if contacts
    }


def releases(site: Site) -> str:
    """Return where the releases are listed: in the original's repository, or else in the site's own, if it is known."""
    original = ON_GITHUB.fullmatch(site.school.original)
    if original:
        owner, name = original[1] or original[3], original[2] or original[4]
        return f"https://github.com/{owner}/{name}/releases"
    return f"{site.repository.rstrip('/')}/releases" if site.repository else ""
