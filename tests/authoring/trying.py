"""Guides of a few pages, read by the real extension with the site's own Markdown."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.base import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from activities.extension import ActivitiesExtension
from activities.publishing import Publisher

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


@cache
def settings() -> dict[str, Any]:
    """Return what mkdocs.yml says: read once, since that takes longer than a small guide."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        return dict(yaml_load(file))


def site_markdown() -> list[Any]:
    """Return the Markdown extensions that the site is configured with."""
    return deepcopy(list(settings()["markdown_extensions"]))


def read_guide(folder: Path, pages: Mapping[str, bytes]) -> Publisher:
    """Read the pages of a guide, each by its path below docs/, as a build does; give what found the problems."""
    for path, content in pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / "mkdocs.yml").write_text("site_name: A guide\nplugins: []\n", "utf-8")
    config = load_config(str(folder / "mkdocs.yml"), markdown_extensions=site_markdown())
    publisher = Publisher.of(config)
    files = get_files(config)
    for each in files:
        each.locale = each.src_uri.split("/")[0]  # type: ignore[attr-defined] # as static-i18n does
    publisher.take_files(files, "en")
    for each in files.documentation_pages():
        publisher.language = each.locale  # type: ignore[attr-defined]
        page = Page(None, each, config)
        page.read_source(config)
        page.markdown = publisher.begin_page(page)
        page.render(config, files)
        publisher.end_page(page)
    publisher.check()
    return publisher


def problems(folder: Path, pages: Mapping[str, str | bytes]) -> list[str]:
    """Return every problem of a guide, as it is printed, without the folder of the guide."""
    written = {path: text if isinstance(text, bytes) else text.encode() for path, text in pages.items()}
    return [str(problem).removeprefix("docs/") for problem in read_guide(folder, written).problems]


def convert(text: str, *more: str) -> tuple[str, ActivitiesExtension]:
    """Return a page's HTML without MkDocs, and the extension that knows what was found on the page."""
    import markdown  # noqa: PLC0415 - only here, so that the rest shows what MkDocs does

    extension = ActivitiesExtension()
    named = ["toc", "tables", "fenced_code", "attr_list", "def_list", "admonition", "md_in_html", *more]
    return markdown.markdown(text, extensions=[*named, extension]), extension
