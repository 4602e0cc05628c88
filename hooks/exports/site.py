"""Papers in a site: made after the last language, or when somebody asks for one. Knows how a MkDocs site is built."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from activities.front import PRINT
from activities.guide import Guide
from activities.outline import in_menu
from activities.problems import Problems
from frame import colophon

from . import cards, glyphs, listing, pictures, press, shelf
from .desk import Desk, collection
from .edition import Edition
from .listing import File
from .press import Made

ROOT = press.HOOKS.parent
VERSION = ROOT / "guide-version.toml"


def publish(config: Any, guide: Guide, problems: Problems, *, asked: bool) -> None:  # noqa: ANN401 - MkDocs' own
    """After the last language: make every paper, or, if they are made when `asked` for, only say where they are."""
    desk, docs = Desk(edition(config, guide), Path(config.site_dir), problems), Path(config.docs_dir)
    pictures.check(guide, docs, problems)
    if config.extra.get("papers", "all") == "none":
        desk.papers = {language: {} for language in desk.papers}
        fill(desk, config, {})
        return
    Desk.current = desk
    inputs = [VERSION, Path(config.config_file_path or "mkdocs.yml")]
    settings = [config.site_url, config.site_name, config.nav]
    name = shelf.stamp(settings, inputs, [docs, press.HOOKS])
    made = {} if len(problems) else shelf.kept(name)
    if not made:
        glyphs.check(guide, problems)
        pictures.check(guide, docs, problems, press.drawn)
    if not made and not asked and not len(problems):
        made = desk.make()
        if not len(problems):
            shelf.remember(name, made)
    shelf.put(made, desk.site)
    fill(desk, config, made)


def answer(path: str) -> None:
    """Make the file at a path of a live site, if it is a paper that is not made yet."""
    if Desk.current:
        Desk.current.answer(path.lstrip("/"))


def edition(config: Any, guide: Guide) -> Edition:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Return what all papers of a site share."""
    i18n, docs = config.plugins["i18n"], Path(config.docs_dir)
    built = [each for each in i18n.config.languages if each.build]

    def picture(url: str) -> Path | None:
        path = docs / url
        return path if path.is_file() else None

    return Edition(
        guide,
        colophon.read(VERSION),
        config.site_url or "",
        {each.locale: each.name for each in built},
        {each.locale: each.site_name or config.site_name for each in built},
        tuple(in_menu(config.nav)),
        picture,
        {each.locale: each.site_description or config.site_description or "" for each in built},
        {each.locale: "" if each.locale == i18n.default_language else f"{each.locale}/" for each in built},
    )


def fill(desk: Desk, config: Any, made: Mapping[str, Made]) -> None:  # noqa: ANN401 - MkDocs' own
    """Fill in, on the finished pages, the links to print and the page "Print"."""
    i18n, guide = config.plugins["i18n"], desk.edition.guide
    groups: dict[str, None] = {}
    for files in i18n.i18n_files_per_language.values():
        pages = [(file, page) for file in files if (page := guide.pages.get(f"{guide.root}/{file.src_uri}"))]
        printing = next((file for file, page in pages if page.front.template == PRINT), None)
        for file, page in pages:
            if file is printing or page.activities or page.front.pack is not None:
                groups.update(fill_page(desk, file, printing, made))
    style = desk.site / listing.STYLE
    style.write_text(style.read_text(encoding="utf-8") + listing.rules(groups), encoding="utf-8")


def fill_page(desk: Desk, file: Any, printing: Any, made: Mapping[str, Made]) -> dict[str, None]:  # noqa: ANN401 - MkDocs' files
    """Fill in one page, and return the groups it lists. The papers beside an activity are in its text's language."""
    here, text, path = file.url, file.locale, desk.site / file.dest_path
    found: dict[str, None] = {}

    def links(id_: str) -> str:
        own = [paper for paper in desk.papers.get(text, {}).values() if paper.of == id_]
        shown = [cards.file(paper, made) for paper in own if paper.name == id_ or paper.whole]
        more = f"{printing.url.rstrip('/')}/#paper-{id_}" if printing and printing.locale == text else ""
        return listing.beside(shown, here, more, text)

    def listed() -> str:
        listed_cards, groups = cards.cards(desk, text, made)
        found.update(dict.fromkeys(groups))
        address = collection(text)
        done = made.get(address)
        whole = File(next(iter(desk.by_url.values())), address, -(-done.size // 1000)) if done else None
        return listing.render(listed_cards, here, text, groups, whole, desk.edition.names)

    path.write_text(listing.fill(path.read_text(encoding="utf-8"), links, listed), encoding="utf-8")
    return found
