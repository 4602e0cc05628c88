"""What is wrong in a site's other files than its pages: words, the version, settings, and what cannot be read."""

from collections.abc import Iterator, Mapping

import words
from model import release
from model.problems import Problems
from model.site import Site

from . import settings
from .readable import unreadable

VERSION = "guide-version.toml"
NO_LANGUAGES = "the languages are not set. Write “- i18n:” under “plugins:”, and the languages under it."


def check(site: Site, problems: Problems, *, switches: Mapping[str, object], languages: bool) -> bool:
    """Report what is wrong, and return whether the site cannot be built at all.

    `switches` are the settings that are “all” or “none”, with what they say, and `languages`
    tells whether the plugin for them is there.
    """
    path, fatal = site.root / "mkdocs.yml", not languages
    for wrong in [*words.check(), *_version()]:
        problems.add(words.shown(wrong.path), wrong.line, wrong.message)
        fatal = fatal or wrong.path in words.english_files()
    for line, message in settings.check(path, site.docs, site.menu_language) if path.is_file() else []:
        problems.add(path.name, line, message)
    if not languages:
        problems.add(path.name, settings.line_of(path, "plugins"), NO_LANGUAGES)
    for key, value in switches.items():
        if value not in {"all", "none"}:
            problems.add(path.name, settings.line_of(path, key), f"“{key}” cannot be “{value}”. Write “all” or “none”.")
    for entry in unreadable(site.docs, site.root):
        problems.add(f"{site.docs_name}/{entry.path.relative_to(site.docs).as_posix()}", 1, entry.message)
        fatal = fatal or entry.fatal
    return fatal


def _version() -> Iterator[words.FileError]:
    try:
        release.load(words.HERE.parent.parent / VERSION)
    except words.FileError as wrong:
        yield wrong
