"""The adapter: the only module that sees MkDocs' configuration, its files and the i18n plugin.

It turns them into the frozen values of `model.site`. When MkDocs goes, this and `main.py` are written anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from model import release
from model.site import Language, PageFile, Site
from reading.extension import ActivitiesExtension
from rendering.templates import with_cache
from site_build import SiteBuild
from sources import project

ROOT = Path(__file__).parent.parent
THEME_STYLE = "assets/stylesheets/main."
"""What pages ask for of all that the theme brings: the beginning of its path."""


class FrameLoader(FileSystemLoader):
    """Finds every template of the frame and the theme, and lists what is published: ours, and the theme's style.

    The theme brings thousands of icons that no page asks for. MkDocs would go through all of them in each language.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of our own files and of the theme's style."""
        ours, *theirs = self.searchpath
        styles = (path.relative_to(folder) for folder in theirs for path in Path(folder).glob(f"{THEME_STYLE}*.css"))
        return sorted({*FileSystemLoader(ours).list_templates(), *(path.as_posix() for path in styles)})


class SiteExtension(ActivitiesExtension):
    """The extension as a site's configuration holds it: by it the build is found again."""

    build: SiteBuild


def build_of(config: MkDocsConfig, *, live: bool = False) -> SiteBuild:
    """Return the build that a configuration belongs to, or begin one: every language is built with the same."""
    extensions: list[object] = [*config.markdown_extensions]
    for each in extensions:
        if isinstance(each, SiteExtension):
            return each.build
    add_languages(config)
    use_frame_loader(config.theme)
    extension = SiteExtension()
    extension.current.around = None
    build = extension.build = SiteBuild(read(config, live=live), extension)
    build.cannot_be_built = project.check(
        build.site,
        build.problems,
        papers=config.extra.get("papers", "all"),
        languages="i18n" in config.plugins,
    )
    config.markdown_extensions.append(extension)
    return build


def use_frame_loader(theme: Theme) -> None:
    """Have the templates of every language found by our own loader."""
    environment = theme.get_env

    def get_env() -> Environment:
        env = environment()
        env.loader = FrameLoader(theme.dirs)
        return with_cache(env)

    theme.get_env = get_env  # type: ignore[method-assign] # MkDocs asks the theme, and has no event for it


def add_languages(config: MkDocsConfig) -> None:
    """Add the languages whose code has three letters, such as Romani's: the plugin itself takes no such code."""
    known = config.plugins["i18n"].config.languages if "i18n" in config.plugins else []
    more = config.extra.pop("more_languages", None)
    whole = [each for each in more if {"locale", "name"} <= set(each)] if isinstance(more, list) else []
    for given in whole if known else []:  # what is not whole was reported
        language = type(known[0])()
        language.load_dict({"build": True, "link": f"/{given['locale']}/", **given})
        known.append(language)


def read(config: MkDocsConfig, *, live: bool = False) -> Site:
    """Return what the settings say. A site without the i18n plugin has one language, its theme's."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path(config.docs_dir).parent
    edit = f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/')}/" if config.repo_url and config.edit_uri else ""
    return Site(
        root=root,
        docs=Path(config.docs_dir),
        output=Path(config.site_dir),
        languages=tuple(languages(config)),
        release=release.read(ROOT / project.VERSION),
        url=config.site_url or "",
        order=tuple(in_order(config.nav)),
        menu=titles(config.nav),
        has_menu=config.nav is not None,
        repository=config.repo_url or "",
        edit=edit,
        make=edit.replace("/edit/", "/new/", 1) if "/edit/" in edit else "",
        papers=config.extra.get("papers", "all") != "none",
        live=live,
    )


def languages(config: MkDocsConfig) -> Iterator[Language]:
    """Go through the languages that are built, in the order of the settings."""
    if "i18n" not in config.plugins:
        yield Language("en", "English", config.site_name)
        return
    for each in config.plugins["i18n"].config.languages:
        if each.build:
            yield Language(
                each.locale,
                each.name,
                each.site_name or config.site_name,
                each.site_description or config.site_description or "",
                "" if each.default else f"{each.locale}/",
                dict(each.nav_translations or {}),
            )


def in_order(nav: object) -> Iterator[str]:
    """Go through the pages that a menu in `mkdocs.yml` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for below in nav.values():
            yield from in_order(below)
    elif isinstance(nav, Iterable):
        for each in nav:
            yield from in_order(each)


def titles(nav: object) -> frozenset[str]:
    """Return every title that a menu in `mkdocs.yml` gives, sections included."""
    known: set[str] = set()
    if isinstance(nav, Mapping):
        for title, below in nav.items():
            known |= {str(title), *titles(below)}
    elif isinstance(nav, Iterable) and not isinstance(nav, str):
        for item in nav:
            known |= titles(item)
    return frozenset(known)


def language(config: MkDocsConfig) -> str:
    """Return the code of the language that is built now."""
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


def is_last(config: MkDocsConfig) -> bool:
    """Tell whether the last language has been built: the plugin builds the others inside of the first one's end."""
    return not config.plugins["i18n"].building  # type: ignore[attr-defined]


def page_file(file: File, code: str, config: MkDocsConfig) -> PageFile:
    """Return a page's file as readers of a language get it."""
    versions = {key: (address(other.url), locale(other)) for key, other in getattr(file, "alternates", {}).items()}
    docs = build_of(config).site.docs_name
    return PageFile(
        path=f"{docs}/{file.src_uri}",
        name=file.src_uri.partition("/")[2],
        language=code,
        text_language=locale(file),
        url=address(file.url),
        output=Path(file.abs_dest_path),
        versions=versions,
    )


def locale(file: File) -> str:
    """Return the language of a file's text, which static-i18n keeps with it."""
    return str(getattr(file, "locale", "en"))


def address(url: str) -> str:
    """Return an address from the site's root: nothing for the root itself, which MkDocs calls “./”."""
    return "" if url == "./" else url


def hidden(files: Files) -> list[str]:
    """Return the files that are meant to be in no menu, by their paths below the docs folder."""
    return [file.src_uri for file in files if file.inclusion.value < 0]


def check_files(files: Files, build: SiteBuild) -> None:
    """Have every file looked at before MkDocs falls over one: what cannot be read is empty, or left out."""
    for file in list(files):
        if not file.abs_src_path:
            continue
        source = Path(file.abs_src_path)
        if file.is_documentation_page():
            if (text := build.check_page(file.src_uri, source)) is not None:
                file.content_string = text
        else:
            included = file.inclusion.is_included()  # type: ignore[no-untyped-call] # MkDocs has no types there
            if not build.check_other(file.src_uri, source, included=included):
                files.remove(file)


def theme_style(files: Files) -> str:
    """Return the address of the theme's stylesheet."""
    return next(file.url for file in files if file.src_uri.startswith(THEME_STYLE))
