"""Guides of a few pages, read by the real extension with the site's own Markdown."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.base import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from mkdocs_site import address, check_files, parser
from model.release import Release
from model.site import Language, PageFile, Site
from reading.extension import ActivitiesExtension
from rendering.draft import Surroundings
from site_build import SiteBuild

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
NAMES = {"en": "English", "bg": "Български", "tr": "Türkçe"}


@cache
def settings() -> dict[str, Any]:
    """Return what mkdocs.yml says: read once, since that takes longer than a small guide."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        return dict(yaml_load(file))


def site_markdown() -> list[Any]:
    """Return the Markdown extensions that the site is configured with."""
    return deepcopy(list(settings()["markdown_extensions"]))


def site_of(folder: Path, codes: Iterable[str], url: str = "", order: tuple[str, ...] = ()) -> Site:
    """Return a site below a folder, with languages that are named as in the guide; English is always among them."""
    languages = sorted({"en", *codes}, key=lambda code: code != "en")
    return Site(
        root=folder,
        docs=folder / "docs",
        output=folder / "site",
        languages=tuple(
            Language(code, NAMES.get(code, code), "A guide", home="" if code == "en" else f"{code}/")
            for code in languages
        ),
        release=Release("1.2.3", date(2026, 1, 2)),
        url=url,
        order=order,
        has_menu=False,
    )


def read_guide(folder: Path, pages: Mapping[str, bytes], url: str = "") -> SiteBuild:
    """Read the pages of a guide, each by its path below docs/, as a build does; give what found the problems."""
    for path, content in pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / "mkdocs.yml").write_text("site_name: A guide\nplugins: []\n", "utf-8")
    config = load_config(str(folder / "mkdocs.yml"), markdown_extensions=site_markdown())
    extension = ActivitiesExtension()
    config.markdown_extensions.append(extension)
    order = tuple(sorted({path.partition("/")[2] for path in pages}))
    build = SiteBuild(site_of(folder, {path.partition("/")[0] for path in pages}, url, order), extension)
    files = get_files(config)
    build.begin_language("en", (file.src_uri for file in files), ())
    check_files(files, build, parser(config))
    for each in files.documentation_pages():
        code, _, name = each.src_uri.partition("/")
        page = Page(None, each, config)
        page.read_source(config)
        file_ = PageFile(f"docs/{each.src_uri}", name, code, code, address(page.url), Path(each.abs_dest_path))
        _, page.markdown = build.begin_page(file_, each.content_string)
        page.render(config, files)
        build.end_page(file_, each.content_string)
    build.check()
    return build


def problems(folder: Path, pages: Mapping[str, str | bytes]) -> list[str]:
    """Return every problem of a guide, as it is printed, without the folder of the guide."""
    written = {path: text if isinstance(text, bytes) else text.encode() for path, text in pages.items()}
    return [str(problem).removeprefix("docs/") for problem in read_guide(folder, written).problems]


def convert(text: str, *more: str) -> tuple[str, ActivitiesExtension]:
    """Return a page's HTML without MkDocs, and the extension that knows what was found on the page."""
    import markdown  # noqa: PLC0415 - only here, so that the rest shows what MkDocs does

    extension = ActivitiesExtension()
    extension.current.around = Surroundings(links_to=lambda points: [(point, f"#{point}") for point in points])
    named = ["toc", "tables", "fenced_code", "attr_list", "def_list", "admonition", "md_in_html", *more]
    return markdown.markdown(text, extensions=[*named, extension]), extension
