"""The MkDocs events: each hands over to the frame or to the activities."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from activities.publishing import Publisher
from exports import site as papers
from frame import site
from translations import site as states

serving = False


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - as MkDocs calls it
    """Know whether the site is live: then a paper is made when it is asked for."""
    global serving  # noqa: PLW0603 - MkDocs says it once, before there is anything to keep it in
    serving = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:  # noqa: ARG001
    """Let a live site make a paper when a browser asks for it."""
    serve = server.serve_request

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        papers.answer(environ["PATH_INFO"].removeprefix(server.mount_path))
        return serve(environ, start_response)

    server.set_app(app)
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the site's Markdown its activities, once for all languages; stop where a file keeps it from being built."""
    publisher = Publisher.of(config)
    if site.check(config, publisher.guide, publisher.problems):
        publisher.report()
        raise Abort(f"{len(publisher.problems)} problems. Nothing was built.")
    site.more_languages(config)
    return config


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Begin a language."""
    publisher, language = Publisher.of(config), config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    publisher.take_files(files, language)
    states.begin(publisher.guide, Path(config.docs_dir), language, publisher.problems)
    return site.leave_out(files)  # type: ignore[no-any-return]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Begin a page."""
    return Publisher.of(config).begin_page(page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """End a page."""
    Publisher.of(config).end_page(page)
    locale: str = page.file.locale  # type: ignore[attr-defined] # static-i18n's files have one
    return site.finish(html, locale, page.canonical_url or "")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates what every page of a language shares."""
    env.globals.update(site.for_templates(config, files))
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page's template what only this page has."""
    locales = {code: file.locale for code, file in page.file.alternates.items()}  # type: ignore[attr-defined]
    context["place"] = site.place(config, config.plugins["i18n"].current_language, page.url, locales)  # type: ignore[attr-defined]
    Publisher.of(config).complete(context, page, nav)
    states.complete(page, Publisher.of(config).guide)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:  # noqa: ARG001
    """Let a page that belongs to no language, such as 404, be the same whichever language is built last."""
    context["place"] = site.place(config, config.plugins["i18n"].default_language)  # type: ignore[attr-defined]
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: publish what pages load, and report every problem once."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        publisher = Publisher.of(config)
        publisher.copy_assets(Path(config.site_dir))
        states.publish(config, publisher.guide)
        publisher.check()
        papers.publish(config, publisher.guide, publisher.problems, asked=serving)
        site.shrink(Path(config.site_dir))
        publisher.report()
