"""The adapter: the only module that sees MkDocs' configuration, its files and the i18n plugin.

It turns them into the frozen values of `model.site`. When MkDocs goes, this and `main.py` are written anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markdown import Markdown
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page as NavPage
from mkdocs.theme import Theme

import words
from frame import school_style
from frame.menu import Entry
from model import release
from model.school import School, said
from model.site import NEUTRAL, Language, PageFile, Site
from overlay.folder import NAME
from overlay.overlay import Parse
from reading.extension import ActivitiesExtension
from reading.page import Page
from rendering.templates import with_cache
from site_build import SiteBuild
from sources import front_matter, project, school, settings

ROOT = Path(__file__).parent.parent


class FrameLoader(FileSystemLoader):
    """Finds every template of the frame and the theme, and lists what is published: our own files alone.

    The theme brings a large style and thousands of icons that no page asks for. MkDocs would go through all of them in
    each language.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of our own files; what stands in pages is no file of the site."""
        ours = FileSystemLoader(self.searchpath[0]).list_templates()
        return [path for path in ours if not path.startswith("partials/")]


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
    original = read(config, live=live)
    own, wrong = school.read(
        original.root / school.NAME, [each.code for each in original.languages], original.docs, original.first.code
    )
    extension = SiteExtension()
    extension.current.around = None
    build = extension.build = SiteBuild(adopt(config, original, own), extension)
    for line, message in wrong:
        build.problems.add(school.NAME, line, message)
    if build.overlay.folder.names:
        build.site = add_pages(config, build)
    build.cannot_be_built = project.check(
        build.site,
        build.problems,
        switches={name: config.extra.get(name, "all") for name in ("papers", "offline")},
        languages="i18n" in config.plugins,
    )
    config.markdown_extensions.append(extension)
    return build


def adopt(config: MkDocsConfig, original: Site, own: School) -> Site:
    """Let a site be a school's own: its name, its languages and their order, its logo, and what it leaves out."""
    written, known = original.first.code, {each.code: each for each in original.languages}
    codes = own.languages or tuple(known)
    first = own.languages[0] if own.languages else written
    left_out = school.pages.left_out(own, original.docs, written, codes)
    for each in config.plugins["i18n"].config.languages if "i18n" in config.plugins else ():
        each.build = each.build and each.locale in codes
        each.default = each.locale == (written if written in codes else first)
        each.site_name = name_in(own, each.locale, codes) or each.site_name
    config.site_name = name_in(own, first, codes) or config.site_name
    config.nav = without(config.nav, left_out)
    if own.logo:
        config.theme["logo"] = config.theme["favicon"] = school_style.address(own.logo)
    return replace(
        original,
        languages=tuple(
            replace(
                known[code],
                home="" if code == first else f"{code}/",
                site_name=name_in(own, code, codes) or known[code].site_name,
                original_name=known[code].site_name,
                exit_url=said(own.leave_to, code) or known[code].exit_url,
            )
            for code in codes
        ),
        order=tuple(in_order(config.nav)),
        menu=titles(config.nav),
        page_titles=dict(page_titles(config.nav)),
        school=own,
        offline=original.offline and own.offline,
        written=written,
        left_out=left_out,
        left_out_ids=school.pages.ids_in(original.docs, written, left_out) | own.left_out,
    )


def name_in(own: School, code: str, codes: Iterable[str]) -> str:
    """Return a school's name for its guide in a language, else that in the first which has one; nothing without any."""
    return next((name for each in (code, *codes) if (name := said(own.names, each))), "")


def without(nav: Any, left_out: frozenset[str]) -> Any:  # noqa: ANN401 - as the settings have it
    """Return a menu without the pages that are left out, and without a section of which nothing is left."""
    if isinstance(nav, list):
        return [each for each in (without(each, left_out) for each in nav) if each]
    if isinstance(nav, dict):
        return {title: rest for title, below in nav.items() if (rest := without(below, left_out))}
    return None if nav in left_out else nav


def use_frame_loader(theme: Theme) -> None:
    """Have the templates of every language found by our own loader."""
    environment = theme.get_env

    def get_env() -> Environment:
        env = environment()
        env.loader = FrameLoader(theme.dirs)
        env.autoescape = True  # settings, titles and words are text: none of them can end what it stands in
        return with_cache(env)

    theme.get_env = get_env  # type: ignore[method-assign] # MkDocs asks the theme, and has no event for it


def add_pages(config: MkDocsConfig, build: SiteBuild) -> Site:
    """Put the pages that only this school has into the menu, in a section of their own; return the site with them."""
    title, names = words.load(build.site.source.code)["overlay"]["pages"], build.overlay.folder.names
    if config.nav is not None:
        config.nav = [*config.nav, {title: names}]
    known = config.plugins["i18n"].config.languages if "i18n" in config.plugins else []
    for each in known:
        own = words.load(each.locale)["overlay"]["pages"]
        each.nav_translations = {**(each.nav_translations or {}), title: own}
    site, own_titles = build.site, {each.locale: words.load(each.locale)["overlay"]["pages"] for each in known}
    codes = [site.source.code, *(each.code for each in site.languages)]
    return replace(
        site,
        languages=tuple(
            replace(
                each,
                titles={**each.titles, title: own_titles.get(each.code, title)},
                foreign_titles=build.overlay.folder.foreign_titles(each.code, codes),
            )
            for each in site.languages
        ),
        order=tuple(in_order(config.nav)),
        page_titles=dict(page_titles(config.nav)),
        menu=titles(config.nav),
    )


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Add the school's own pages and files, as if they lay beside the guide's: so each language finds them."""
    folder = build_of(config).overlay.folder
    places = {**dict.fromkeys(folder.files(), config.docs_dir), **dict.fromkeys(folder.own_files, own_words(config))}
    for name, place in places.items():
        files.append(File(name, str(place), config.site_dir, config.use_directory_urls))


def own_words(config: MkDocsConfig) -> Path:
    """Return the folder of a school's own words: there may be none."""
    return root_of(config) / NAME


def parser(config: MkDocsConfig) -> Parse:
    """Return what reads a page as the site does, without saying anything of it."""
    every: list[Any] = [*config.markdown_extensions]
    extensions = [each for each in every if not isinstance(each, SiteExtension)]

    @cache
    def markdown() -> tuple[Markdown, ActivitiesExtension]:
        extension = ActivitiesExtension()
        extension.current.around = None
        return Markdown(extensions=[*extensions, extension], extension_configs=config.mdx_configs or {}), extension

    def parse(path: str, code: str, text: str) -> Page:
        reader, extension = markdown()
        rest = front_matter.cut(text)
        extension.begin(Page(path, code, rest.before, blank=not rest.body.strip()))
        reader.reset().convert(rest.body)
        return extension.page

    return parse


def add_languages(config: MkDocsConfig) -> None:
    """Add the languages whose code has three letters, such as Romani's: the plugin itself takes no such code."""
    known = config.plugins["i18n"].config.languages if "i18n" in config.plugins else []
    more = config.extra.pop("more_languages", None)
    whole = [each for each in more if {"locale", "name"} <= set(each)] if isinstance(more, list) else []
    for given in whole if known else []:  # what is not whole was reported
        language = type(known[0])()
        language.load_dict({"build": True, "link": f"/{given['locale']}/", **given})
        known.append(language)


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of the settings."""
    return Path(config.config_file_path).parent if config.config_file_path else Path(config.docs_dir).parent


def read(config: MkDocsConfig, *, live: bool = False) -> Site:
    """Return what the settings say. A site without the i18n plugin has one language, its theme's."""
    edit = f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/')}/" if config.repo_url and config.edit_uri else ""
    return Site(
        root=root_of(config),
        docs=Path(config.docs_dir),
        output=Path(config.site_dir),
        languages=tuple(languages(config)),
        release=release.read(ROOT / project.VERSION),
        url=config.site_url or "",
        order=tuple(in_order(config.nav)),
        menu=titles(config.nav),
        page_titles=dict(page_titles(config.nav)),
        has_menu=config.nav is not None,
        repository=config.repo_url or "",
        edit=edit,
        make=edit.replace("/edit/", "/new/", 1) if "/edit/" in edit else "",
        papers=config.extra.get("papers", "all") != "none",
        live=live,
        offers_copy=config.extra.get("offers_copy", False),
        copy_for=config.extra.get("copy_for"),
        offline=config.extra.get("offline", "all") != "none" and not live and "copy_for" not in config.extra,
    )


def exit_url(config: MkDocsConfig, code: str) -> str:
    """Return where a reader of a language goes who leaves a page at once: the settings name one address, or several."""
    given = config.extra.get("exit_url")
    address = given.get(code) if isinstance(given, dict) else given
    return address if isinstance(address, str) and settings.SAFE.fullmatch(address) else NEUTRAL


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
                exit_url(config, each.locale),
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


def page_titles(nav: object) -> Iterator[tuple[str, str]]:
    """Go through the pages that a menu in `mkdocs.yml` gives a title, each with it."""
    if isinstance(nav, Mapping):
        for title, below in nav.items():
            if isinstance(below, str):
                yield below, str(title)
            else:
                yield from page_titles(below)
    elif isinstance(nav, Iterable) and not isinstance(nav, str):
        for each in nav:
            yield from page_titles(each)


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


def menu(nav: Navigation) -> tuple[Entry, ...]:
    """Return the menu of the language that is built now, when the titles of all its pages are known."""
    return tuple(entries(nav.items))


def entries(items: Iterable[StructureItem]) -> Iterator[Entry]:
    """Go through the entries of a menu; a section without pages leads nowhere, and so is left out."""
    for item in items:
        title = Markup(item.title or "").striptags()  # noqa: S704 - only what is no tag is taken
        if isinstance(item, Section) and (below := tuple(entries(item.children))):
            yield Entry(title, below=below)
        elif isinstance(item, NavPage):
            yield Entry(title, address(item.url))
        elif isinstance(item, Link):
            yield Entry(title, item.url)


def place(files: Files, build: SiteBuild, config: MkDocsConfig) -> None:
    """Take out the pages that a school leaves out, and let its first language stand at the site's root.

    For the plugin, that in which all is written first stays the default: it stands in for what is not translated.
    """
    site = build.site
    for file in [each for each in files if each.is_documentation_page()]:
        if file.src_uri.partition("/")[2] in site.left_out:
            files.remove(file)
        elif site.source != site.first:
            for code, version in getattr(file, "alternates", {}).items():
                move(version, code, site, config)


def move(file: File, code: str, site: Site, config: MkDocsConfig) -> None:
    """Give a page's file the address that it has for readers of a language."""
    if code in {site.first.code, site.source.code}:
        below = file.dest_uri.removeprefix(f"{code}/")
        file.dest_path = below if code == site.first.code else f"{code}/{below}"
        file.abs_dest_path = str(site.output / file.dest_path)
        file.url = file._get_url(config.use_directory_urls)  # noqa: SLF001 - as the plugin does


def page_file(file: File, code: str, config: MkDocsConfig) -> PageFile:
    """Return a page's file as readers of a language get it."""
    build = build_of(config)
    stand_ins = build.overlay.folder.stand_ins
    versions = {
        key: (address(other.url), locale(other, stand_ins)) for key, other in getattr(file, "alternates", {}).items()
    }
    return PageFile(
        path=f"{build.site.docs_name}/{stand_ins.get(file.src_uri, file.src_uri)}",
        name=file.src_uri.partition("/")[2],
        language=code,
        text_language=locale(file, stand_ins),
        url=address(file.url),
        output=Path(file.abs_dest_path),
        versions=versions,
    )


def locale(file: File, stand_ins: Mapping[str, str]) -> str:
    """Return the language of a file's text, which static-i18n keeps with it; another file may stand in for it."""
    if file.src_uri in stand_ins:
        return stand_ins[file.src_uri].partition("/")[0]
    return str(getattr(file, "locale", "en"))


def address(url: str) -> str:
    """Return an address from the site's root: nothing for the root itself, which MkDocs calls “./”."""
    return "" if url == "./" else url


def hidden(files: Files) -> list[str]:
    """Return the files that are meant to be in no menu, by their paths below the docs folder."""
    return [file.src_uri for file in files if file.inclusion.value < 0]


def check_files(files: Files, build: SiteBuild, parse: Parse) -> None:
    """Have every file looked at before MkDocs falls over one: what cannot be read is empty, or left out.

    Where a school has words of its own, a page becomes what it is with them.
    """
    own = frozenset(build.overlay.folder.files())
    for file in list(files):
        if not file.abs_src_path:
            continue
        source = Path(file.abs_src_path)
        if file.is_documentation_page():
            text = None if file.src_uri in own else build.check_page(file.src_uri, source)
            if file.src_uri in own:
                file.edit_uri = f"../{NAME}/{build.overlay.folder.stand_ins.get(file.src_uri, file.src_uri)}"
            if text is None:
                text = build.overlay.text(file.src_uri, lambda file=file: file.content_string, parse)  # type: ignore[misc]
            if text is not None:
                file.content_string = text
        else:
            included = file.inclusion.is_included()  # type: ignore[no-untyped-call] # MkDocs has no types there
            if not build.check_other(file.src_uri, source, included=included):
                files.remove(file)
