"""What the frame takes from a site's configuration and gives its templates. Knows how a MkDocs site is built."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import words
from activities.files import unreadable
from activities.guide import Guide
from activities.problems import Problems
from words import load

from . import colophon, content, places, selectors, settings, styles, vocabulary

ROOT = Path(__file__).parent.parent.parent
VERSION = ROOT / "guide-version.toml"
CACHE = ROOT / ".cache" / "styles"
THEME_STYLE = "assets/stylesheets/main."
UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")


def languages(config: Any) -> list[places.Language]:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Return the languages of the site, as its configuration lists them."""
    i18n = config.plugins["i18n"]
    return [
        places.Language(
            each.locale,
            each.name,
            each.site_name or config.site_name,
            places.home(each.locale, i18n.default_language),
            places.direction(each.locale),
        )
        for each in i18n.config.languages
        if each.build
    ]


def more_languages(config: Any) -> None:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Add the languages whose code has three letters, such as Romani's: the plugin itself takes no such code."""
    known = config.plugins["i18n"].config.languages
    more = config.extra.pop("more_languages", None)
    whole = [each for each in more if {"locale", "name"} <= set(each)] if isinstance(more, list) else []
    for given in whole:  # what is not whole was reported
        language = type(known[0])()
        language.load_dict({"build": True, "link": f"/{given['locale']}/", **given})
        known.append(language)


def check(config: Any, guide: Guide, problems: Problems) -> bool:  # noqa: ANN401 - MkDocs' own
    """Report what is wrong in a site's other files than its pages; return whether it cannot be built at all."""
    docs, path = Path(config.docs_dir), Path(config.config_file_path)
    fatal = False
    for wrong in [*words.check(), *version()]:
        problems.add(words.shown(wrong.path), wrong.line, wrong.message)
        fatal = fatal or wrong.path in words.english_files()
    for line, message in settings.check(path, docs, guide.source_language) if path.is_file() else []:
        problems.add(path.name, line, message)
    if "i18n" not in config.plugins:
        told = "the languages are not set. Write “- i18n:” under “plugins:”, and the languages under it."
        problems.add(path.name, settings.line_of(path, "plugins"), told)
        fatal = True
    if (papers := config.extra.get("papers", "all")) not in {"all", "none"}:
        told = f"“papers” cannot be “{papers}”. Write “all” or “none”."
        problems.add(path.name, settings.line_of(path, "papers"), told)
    for found in unreadable(docs, path.parent):
        problems.add(f"{guide.root}/{found.path.relative_to(docs).as_posix()}", 1, found.message)
        fatal = fatal or found.fatal
    return fatal


def version() -> Iterator[words.FileError]:
    """Go through what is wrong in the version's file."""
    try:
        colophon.load(VERSION)
    except words.FileError as wrong:
        yield wrong


def place(config: Any, language: str, url: str = "404.html", locales: dict[str, str] | None = None) -> places.Place:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Return where a page stands among the languages."""
    return places.find_place(
        language=language,
        languages=languages(config),
        url=url,
        locales=locales or {language: language},
        site_url=config.site_url or "",
    )


def leave_out(files: Any) -> Any:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Leave out what the theme brings and no page asks for."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".css.map"):
            files.remove(file)
    return files


def for_templates(config: Any, files: Iterable[Any]) -> dict[str, Any]:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Return what is the same on every page of the language that is built."""
    i18n = config.plugins["i18n"]
    language, default = i18n.current_language, i18n.default_language
    known = languages(config)
    translations = i18n.current_language_config.nav_translations or {}
    return {
        "words": load(language),
        "all_words": {each.code: load(each.code) for each in known},
        "languages": known,
        "default_language": default,
        "foreign_titles": frozenset() if language == default else places.foreign_titles(config.nav, translations),
        "colophon": colophon.read(VERSION),
        "theme_style": next(file.url for file in files if file.src_uri.startswith(THEME_STYLE)),
        "sitemap": places.group(
            (code, file.locale, file.norm_src_uri, file.url)
            for code, pages in i18n.i18n_files_per_language.items()
            for file in pages
        ),
    }


def finish(html: str, locale: str, address: str) -> str:
    """Finish a page's own HTML, in the language of its text; `address` is empty where the site's is not known."""
    said = load(locale)["frame"]
    html = content.finish(html, added=said["added"], wide_table=said["wide_table"])
    return content.number_links(html, address, said["links"])


def shrink(site: Path) -> None:
    """Make the theme's style and our scripts and styles small, once, after the last language."""

    def texts(pattern: str) -> dict[Path, str]:
        return {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob(pattern))}

    pages, scripts, sheets = texts("*.html"), texts("*.js"), texts("*.css")
    known = vocabulary.of_pages(pages.values()) | vocabulary.of_scripts(scripts.values())
    ours = "".join(text for path, text in sheets.items() if not path.name.startswith("main."))
    for path, text in sheets.items():
        path.write_text(trimmed(text, known, ours), encoding="utf-8")
    for path, text in scripts.items():
        before = scripts[path.with_name("frame.js")] if path.name == "text.js" else ""  # one file to ask for, not two
        path.write_text(styles.bare(before + text), encoding="utf-8")


def trimmed(css: str, known: frozenset[str], others: str) -> str:
    """Return a stylesheet without what cannot match, from the cache if the same was asked before.

    Reading the theme's style takes a tenth of a whole build, and only a new class or element changes what is left.
    """
    asked = known & frozenset(vocabulary.of_scripts([css]))
    code = (Path(module.__file__ or "").read_text(encoding="utf-8") for module in (styles, selectors))
    key = hashlib.sha256("\0".join([*code, css, others, *sorted(asked)]).encode()).hexdigest()
    kept = CACHE / f"{key}.css"
    if kept.exists():
        return kept.read_text(encoding="utf-8")
    result = styles.trim(css, known, others)
    CACHE.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(f".{os.getpid()}")
    fresh.write_text(result, encoding="utf-8")
    fresh.replace(kept)
    return result
