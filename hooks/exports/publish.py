"""Papers in a site: made after the last language, or when somebody asks for one."""

from collections.abc import Iterable, Mapping

from guide.guide import Guide
from model.problems import Problems
from model.site import PageFile, Site

from . import cache, formats, listing, print_page
from .build import ExportBuild, collection
from .context import Context
from .listing import File
from .paper import Made

TEMPLATE = "print.html"
"""What the front matter of the page "Print" names."""


def publish(site: Site, pages: Iterable[PageFile], guide: Guide, problems: Problems) -> None:
    """After the last language: make every paper, or, in a live site, only say where they will be; fill in `pages`."""
    build = ExportBuild(Context(guide, site), site.output, problems)
    if not site.papers:
        fill(build, pages, {})
        return
    ExportBuild.current = build
    inputs = [site.root / "guide-version.toml", site.root / "mkdocs.yml"]
    name = cache.stamp(site, inputs, [site.docs, cache.HOOKS])
    made = {} if len(problems) else cache.kept(name)
    if not made:
        formats.check(build.context, problems)
    if not made and not site.live and not len(problems):
        made = build.make()
        if not len(problems):
            cache.remember(name, made)
    cache.put(made, site.output)
    fill(build, pages, made)


def answer(path: str) -> None:
    """Make the file at a path of a live site, if it is a paper that is not made yet."""
    if ExportBuild.current:
        ExportBuild.current.answer(path.lstrip("/"))


def fill(build: ExportBuild, pages: Iterable[PageFile], made: Mapping[str, Made]) -> None:
    """Fill in, on the finished pages, the links to print and the page "Print"."""
    listed = list(pages)
    printing = {page.language: page for page in listed if page.template == TEMPLATE}
    for page in listed:
        found = build.context.guide.pages.get(page.path)
        if page.template == TEMPLATE or (found and (found.activities or "pack" in found.meta)):
            fill_page(build, page, printing.get(page.language), made)


def fill_page(build: ExportBuild, page: PageFile, printing: PageFile | None, made: Mapping[str, Made]) -> None:
    """Fill in one page. The papers beside an activity are in the language of its text."""
    language = page.text_language

    def links(id_: str) -> str:
        own = [paper for paper in build.papers.get(language, []) if paper.of == id_]
        shown = [print_page.file(paper, made) for paper in own if paper.name == id_ or paper.whole]
        more = f"{printing.url}#paper-{id_}" if printing and printing.text_language == language else ""
        return listing.beside(shown, page.url, more, language)

    def listed() -> str:
        shown, groups = print_page.entries(build, language, made)
        address = collection(language)
        done = made.get(address)
        whole = File(next(iter(build.by_url.values())), address, -(-done.size // 1000)) if done else None
        return listing.render(shown, page.url, language, groups, whole, build.context.names)

    html = page.output.read_text(encoding="utf-8")
    page.output.write_text(listing.fill(html, links, listed), encoding="utf-8")
