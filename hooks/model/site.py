"""The site that is built: what its settings say, and where each of its pages stands.

Everything here is frozen. `mkdocs_site.py` makes it from what MkDocs and its plugins know; nothing else sees those.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from babel import Locale, UnknownLocaleError

from .release import Release
from .school import School

OURS, ASSETS = "ours", "assets"
"""The folder of a school's own words, and that of pictures and documents: in it and in the docs folder."""
NEUTRAL = "https://www.wikipedia.org/"
"""Where a reader goes who leaves a page at once, if the settings do not say where."""


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
    those of the default language. `exit_url` is where a reader goes who leaves a page at once. `original_name` is what
    the guide is called whose copy a school has given its own name. `foreign_titles` are what its menu calls a school's
    own pages that are not there in it, each with the code of the language that is shown instead.
    """

    code: str
    name: str
    site_name: str
    description: str = ""
    home: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    exit_url: str = NEUTRAL
    original_name: str = ""
    foreign_titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def direction(self) -> str:
        """Which way it is written, `ltr` or `rtl`."""
        return direction(self.code)


@dataclass(frozen=True)
class Site:
    """The settings of a site.

    `root` is the folder of mkdocs.yml, `docs` that of the languages and `output` that of the built site. `url` ends
    with a slash, and is empty where the site does not know its address. `order` are the pages as the menu names them
    (`roles.md`), `page_titles` what it calls each in the default language, `menu` all its titles; without one
    (`has_menu`) no page can be missing in it. `repository`, `edit` and `make` are the addresses of the repository, and
    of its docs folder where files are edited and made; each is empty where it is not known. `papers` tells whether
    there are any, `live` whether they are made only when somebody asks.
    `offline` tells whether readers can keep the site on their phones.

    `offers_copy` tells whether readers can load the whole site as a ZIP. The copy in it is a build of its own, with
    another `output`, which is opened without a host: `copy_for` is the folder of the site that offers it. `school` is
    what the school whose copy this is says of itself. `written` is the code of the language in which everything is
    written first: a school may have left it out. `left_out` are pages that there are and that the site has not, by
    their names, and `left_out_ids` all ids on them, with those of papers that are left out.
    """

    root: Path
    docs: Path
    output: Path
    languages: tuple[Language, ...]
    release: Release
    url: str = ""
    order: tuple[str, ...] = ()
    menu: frozenset[str] = frozenset()
    page_titles: Mapping[str, str] = field(default_factory=dict)
    has_menu: bool = True
    repository: str = ""
    edit: str = ""
    make: str = ""
    papers: bool = True
    live: bool = False
    offers_copy: bool = False
    copy_for: Path | None = None
    offline: bool = True
    school: School = field(default_factory=School)
    written: str = ""
    left_out: frozenset[str] = frozenset()
    left_out_ids: frozenset[str] = frozenset()

    @property
    def first(self) -> Language:
        """The language in which the site begins, at its root."""
        return next(language for language in self.languages if not language.home)

    @property
    def source(self) -> Language:
        """The language that stands in for what is not translated: that written first, else the site's first."""
        return next((language for language in self.languages if language.code == self.written), self.first)

    @property
    def has_written(self) -> bool:
        """Whether the language is there in which everything is written first, and that others are compared to."""
        return self.source.code == self.menu_language

    @property
    def menu_language(self) -> str:
        """The code of the language in which the menu is written."""
        return self.written or self.first.code

    @property
    def docs_name(self) -> str:
        """The docs folder as problems name it: `docs`."""
        return self.docs.relative_to(self.root).as_posix() if self.docs.is_relative_to(self.root) else self.docs.name

    def language(self, code: str) -> Language:
        """Return a language by its code. Raises StopIteration if the site has none such."""
        return next(language for language in self.languages if language.code == code)

    def picture(self, url: str) -> Path | None:
        """Return a picture's file by its address from the site's root: the guide's, else a school's, else nothing."""
        places = (folder / unquote(url) for folder in (self.docs, self.root / OURS))
        return next((path for path in places if path.is_file()), None)


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
