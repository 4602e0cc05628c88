"""The MkDocs events, in the order of time: each hands over to the one build that all languages share.

A configuration is read once (`on_config`). For each language MkDocs lists the files (`on_files`), converts every page
(`on_page_markdown`, `on_page_content`), and only then fills the templates (`on_env`, `on_page_context`), when all pages
of the language are known. The i18n plugin runs this whole chain again for each further language; after the last one
(`on_post_build`) the guide is checked, papers are made, and every problem is reported once. `site_build.py` does the
work; `mkdocs_site.py` turns what MkDocs knows into plain values.
"""

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import mkdocs_site
from exports import publish as papers
from frame import locales
from frame.smaller import small_files
from mkdocs_site import build_of, page_file
from rendering import inline
from sources import school

live = False


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - as MkDocs calls it
    """Know whether the site is live: then a paper is made when it is asked for."""
    global live  # noqa: PLW0603 - MkDocs says it once, before there is anything to keep it in
    live = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:  # noqa: ARG001
    """Let a live site make a paper when a browser asks for it, and see a change of a school's own file and words."""
    for own in (build_of(config).site.root / school.NAME, mkdocs_site.own_words(config)):
        if own.exists():
            server.watch(str(own))
    serve = server.serve_request

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        papers.answer(environ["PATH_INFO"].removeprefix(server.mount_path))
        return serve(environ, start_response)

    server.set_app(app)
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin the build with the first language; stop where a file keeps the site from being built at all."""
    build = build_of(config, live=live)
    if build.cannot_be_built:
        build.report()
        raise Abort(f"{len(build.problems)} problems. Nothing was built.")
    return config


@event_priority(100)
def add_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that only a school's copy has, before the languages are told apart."""
    mkdocs_site.add_files(files, config)
    return files


@event_priority(-100)
def begin_language(files: Files, config: MkDocsConfig) -> Files:
    """Begin a language: its files are known, and looked at before MkDocs falls over one of them."""
    build, code = build_of(config), mkdocs_site.language(config)
    mkdocs_site.place(files, build, config)
    pages = files.documentation_pages()
    page_files = (page_file(file, code, config) for file in pages)
    build.begin_language(code, (file.src_uri for file in files), page_files, mkdocs_site.hidden(files))
    mkdocs_site.check_files(files, build, mkdocs_site.parser(config))
    return files


on_files = CombinedEvent(add_files, begin_language)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Begin a page."""
    file = page_file(page.file, mkdocs_site.language(config), config)
    front, body = build_of(config).begin_page(file, page.file.content_string)
    page.meta = {key: value for key in ("description", "template", "exit") if (value := getattr(front, key))}
    return body


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """End a page: its tree is kept, and becomes HTML when all pages of the language are known."""
    file = page_file(page.file, mkdocs_site.language(config), config)
    build_of(config).end_page(file, page.file.content_string)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Give the templates what every page of a language shares."""
    small = small_files.small_script, small_files.small_style
    env.filters |= {each.__name__: each for each in (*small, inline.inline_script, inline.inline_style)}
    env.globals.update(build_of(config).variables(str(config.theme.get("logo") or "")))
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page's template what only this page has."""
    build, code = build_of(config), mkdocs_site.language(config)
    file = page_file(page.file, code, config)
    title, text = build.complete(file)
    page.content = title + text
    context["locales"] = locales.of_page(build.site, file)
    context["menu"] = build.menu_around(file, lambda: mkdocs_site.menu(nav))
    context["activities"] = build.assets(file, page.content)
    if progress := build.progress(file, (page_file(each.file, code, config).path for each in nav.pages), text):
        context["progress"] = Markup(title + progress)  # noqa: S704 - a template's own HTML
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Let a page that belongs to no language, such as 404, be the same whichever language is built last."""
    site = build_of(config).site
    context["locales"] = locales.of_page(site, locales.no_page(site, template_name))
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: publish what pages load, make papers, report every problem once, and tell the rest."""
    if mkdocs_site.is_last(config):
        build_of(config).finish()
        config.extra.get("notices", []).extend(build_of(config).notices())
