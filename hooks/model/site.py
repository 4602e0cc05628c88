"""The site that is built: what its settings say, and where each of its pages stands.

Everything here is frozen. `mkdocs_site.py` makes it from what MkDocs and its plugins know; nothing else sees those.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from .release import Release


@cache
def direction(code: str) -> str:
    """Return which way a language is written, `ltr` or `rtl`, as Unicode's CLDR knows it; `ltr` where it does not."""
    try:
        return Locale.parse(code, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


@cache
def name_in(language: str, other: str) -> str:
    """Return what a language calls another one, as Unicode's CLDR knows it; nothing where it does not."""
    try:
        known: str = Locale.parse(language, sep="-").languages.get(other.partition("-")[0], "")
    except (UnknownLocaleError, ValueError):
        return ""
    return known


@dataclass(frozen=True)
class Language:
    """A language of the site.

    `code` is as in `docs/bg`; `home` is where it begins, from the site's root; `titles` are the menu's titles in it, by
    those of the default language.
    """

    code: str
    name: str
    site_name: str
    description: str = ""
    home: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def direction(self) -> str:
        """Which way it is written, `ltr` or `rtl`."""
        return direction(self.code)


@dataclass(frozen=True)
class Site:
    """The settings of a site.

    `root` is the folder of mkdocs.yml, `docs` that of the languages and `output` that of the built site. `url` ends
    with a slash, and is empty where the site does not know its address. `order` are the pages as the menu names them
    (`roles.md`), `menu` all its titles; without one (`has_menu`) no page can be missing in it. `repository`, `edit` and
    `make` are the addresses of the repository, and of its docs folder where files are edited and made; each is empty
    where it is not known. `papers` tells whether there are any, `live` whether they are made only when somebody asks.
    """

    root: Path
    docs: Path
    output: Path
    languages: tuple[Language, ...]
    release: Release
    url: str = ""
    order: tuple[str, ...] = ()
    menu: frozenset[str] = frozenset()
    has_menu: bool = True
    repository: str = ""
    edit: str = ""
    make: str = ""
    papers: bool = True
    live: bool = False

    @property
    def source(self) -> Language:
        """The language in which everything is written first, and that stands in for what is not translated."""
        return next(language for language in self.languages if not language.home)

    @property
    def docs_name(self) -> str:
        """The docs folder as problems name it: `docs`."""
        return self.docs.relative_to(self.root).as_posix() if self.docs.is_relative_to(self.root) else self.docs.name

    def language(self, code: str) -> Language:
        """Return a language by its code. Raises StopIteration if the site has none such."""
        return next(language for language in self.languages if language.code == code)

    def picture(self, url: str) -> Path | None:
        """Return a picture's file by its address from the site's root, or nothing if it is not there."""
        path = self.docs / url
        return path if path.is_file() else None


@dataclass(frozen=True)
class PageFile:
    """A page as readers of one language get it.

    `path` is the file of its text (`docs/en/roles.md`) and `name` what it is called in every language (`roles.md`).
    `language` is the readers' and `text_language` the text's: they differ where the page is not translated. `url` is
    its address from the site's root, nothing for the root itself, and `output` the file that is written. `template` is
    the one that its front matter names. `versions` holds for each language the page's address and its text's language.
    """

    path: str
    name: str
    language: str
    text_language: str
    url: str
    output: Path
    template: str = ""
    versions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
