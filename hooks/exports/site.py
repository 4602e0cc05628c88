"""Papers in a site: made after the last language, or when somebody asks for one. Knows how a MkDocs site is built."""

import hashlib
import io
import json
import logging
import os
import shutil
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

import words
from activities.guide import Guide
from activities.page import Page
from activities.problems import Problems
from frame import colophon

from . import glyphs, listing, press, sheets, volumes
from .edition import Edition
from .listing import FOLDER, Card, File
from .sheets import Paper

ROOT = press.HOOKS.parent
PRINT = "print.html"
DAYS_KEPT = 30
log = logging.getLogger("mkdocs.exports")  # below mkdocs, so that it is shown where a live site is served
INPUTS = frozenset({".py", ".toml", ".typ", ".md", ".svg", ".png", ".jpg", ".jpeg", ".yml"})


def edition(config: Any, guide: Guide) -> Edition:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Return what all papers of a site share."""
    i18n, docs = config.plugins["i18n"], Path(config.docs_dir)
    built = [each for each in i18n.config.languages if each.build]

    def picture(url: str) -> Path | None:
        path = docs / url
        return path if path.is_file() else None

    return Edition(
        guide,
        colophon.read(ROOT / "guide-version.toml"),
        config.site_url or "",
        {each.locale: each.name for each in built},
        {each.locale: each.site_name or config.site_name for each in built},
        tuple(in_order(config.nav)),
        picture,
        {each.locale: each.site_description or config.site_description or "" for each in built},
        {each.locale: "" if each.locale == i18n.default_language else f"{each.locale}/" for each in built},
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


def papers(made: Edition, problems: Problems) -> dict[str, dict[str, Paper]]:
    """Return every paper of every language by its name."""
    found: dict[str, dict[str, Paper]] = {}
    source = made.guide.source_language
    for language in sorted(made.names, key=lambda code: code != source):
        own = {paper.name: paper for paper in sheets.of_language(made, language)}
        own |= {paper.name: paper for paper in volumes.handouts(made, language, problems)}
        known = {**found.get(source, {}), **own}  # in a pack, English papers stand for those not translated yet
        packs = {paper.name: paper for paper in volumes.packs(made, language, known, problems)}
        found[language] = {**packs, **{paper.name: paper for paper in volumes.guides(made, language)}, **own}
    return found


def check(guide: Guide, problems: Problems) -> None:
    """Report each letter of the guide that no font has, before Typst meets it."""
    for page in guide.pages.values():
        found = [(page.prose, 1)] if page.on_paper else []
        for value, line in [*found, *((activity, activity.head.line) for activity in page.activities)]:
            for where, letter in glyphs.missing(value, line):
                problems.add(page.path, where, glyphs.told(letter))
    for language in words.languages():
        for name, sentences in words.load(language).items():
            for letter in sorted({letter for text in sentences.values() for letter in text} - glyphs.known()):
                if name not in {"frame", "translations"} and any(
                    letter in text
                    for key, text in sentences.items()
                    if not key.startswith(("say_", "progress_", "up", "down"))
                ):
                    problems.add(f"hooks/words/{language}.toml", 1, glyphs.told(letter))


def url(paper: Paper, suffix: str = ".pdf") -> str:
    """Return a paper's address from the site's root."""
    return f"{FOLDER}/{paper.language}/{paper.name}{suffix}"


def fault(paper: Paper, wrong: press.PressError) -> str:
    """Return what is told of a paper that Typst could not set."""
    return f"the paper “{paper.name}” cannot be made. Typst says: {wrong}"


class Desk:
    """The papers of one build: made all at once, or each when it is asked for. `current` is that of a live site."""

    current: ClassVar["Desk | None"] = None

    def __init__(self, config: Any, guide: Guide, problems: Problems) -> None:  # noqa: ANN401 - MkDocs' own
        """Find every paper; nothing is made yet."""
        press.tools.cache_clear()
        self.config, self.guide, self.problems = config, guide, problems
        self.edition = edition(config, guide)
        self.papers = papers(self.edition, problems)
        self.by_url = {url(paper): paper for own in self.papers.values() for paper in own.values()}
        self.site = Path(config.site_dir)

    def make(self) -> dict[str, press.Made]:
        """Make every paper, its preview and the collections of them; return them by address. Says what went wrong."""
        # The long ones first, so that no worker is left alone with one at the end; by name, since Typst still knows the
        # pages of the one edition when the other of the same language follows soon, but not at the same time.
        made = self.set(sorted(self.by_url.values(), key=lambda paper: (not paper.whole, paper.name)))
        for language, own in self.papers.items():
            files = {address: made[address] for address in map(url, self.of(language)) if address in made}
            if own and files:
                made[f"{FOLDER}/{language}/all-papers-{language}.zip"] = collect(files)
        return made

    def of(self, language: str) -> list[Paper]:
        """Return the papers of a language, with those that another language shares with it."""
        others = (paper for own in self.papers.values() for paper in own.values() if paper.other == language)
        return [*self.papers[language].values(), *others]

    def set(self, wanted: Iterable[Paper], *, previews: bool = True) -> dict[str, press.Made]:
        """Make some papers, with the previews that are shown of them, on all cores; return them by address."""
        shown = {url(paper) for paper in self.shown()} if previews else set()

        def one(paper: Paper) -> dict[str, press.Made]:
            try:
                made = press.make(paper.job())
            except press.PressError as wrong:
                self.problems.add(*paper.where, fault(paper, wrong))
                return {}
            pictures = {url(paper, ".png"): press.preview(made)} if url(paper) in shown else {}
            return {url(paper): made, **pictures}

        with press.pool() as workers:
            return {address: file for files in workers.map(one, wanted) for address, file in files.items()}

    def answer(self, address: str) -> None:
        """Make one paper, preview or collection now, if it is asked for and not there."""
        base, dot, ending = address.rpartition(".")
        paper, suffix = self.by_url.get(f"{base}.pdf"), dot + ending
        if (self.site / address).exists():
            return
        if paper and suffix in {".pdf", ".png"}:
            try:
                made = press.make(paper.job())
                put({address: made if suffix == ".pdf" else press.preview(made)}, self.site)
            except press.PressError as wrong:
                log.warning("%s:%s: %s", *paper.where, fault(paper, wrong))
        elif suffix == ".zip" and address.startswith(f"{FOLDER}/"):
            put(self.make(), self.site)

    def clear(self) -> None:
        """Take the marks out of the pages of a site that has no papers."""
        self.papers = {language: {} for language in self.papers}
        self.fill({})

    def shown(self) -> list[Paper]:
        """Return the papers of which there is a picture: the first of those that belong together."""
        first: dict[tuple[str, str], Paper] = {}
        for paper in self.by_url.values():
            first.setdefault((paper.language, paper.of), paper)
        return list(first.values())

    def cards(self, language: str, made: Mapping[str, press.Made]) -> tuple[list[Card], list[str]]:
        """Return what the page "Print" lists, and the names of its groups in order."""
        said = words.load(language)["exports"]
        groups: dict[str, int] = {said["group_packs"]: 1, said["group_handouts"]: 2}
        held: dict[str, list[Paper]] = {}
        for paper in self.of(language):
            held.setdefault(paper.of, []).append(paper)
        cards = []
        for of, own in held.items():
            first, page = own[0], self.guide.pages.get(own[0].where[0])
            activity = next((each for each in page.activities if each.head.id == of), None) if page else None
            section = words.load(language)[activity.head.kind] if activity else {}
            name = said["group_packs"] if of == "guide" or first.whole else said["group_handouts"]
            name = section.get("paper_group", section["name"]) if activity else name
            kind = section.get("paper_use", "") if activity else said.get(f"use_{of.rpartition('-')[2]}", "")
            about = str(page.meta.get("description", "")) if page else self.edition.descriptions[language]
            cards.append(
                Card(
                    of,
                    first.title,
                    kind or about,
                    name,
                    groups.setdefault(name, len(groups) + 1),
                    page.url.rstrip("/") if page else "",
                    stages(page),
                    tuple(self.file(paper, made) for paper in own),
                    url(first, ".png"),
                )
            )
        return cards, list(groups)

    def file(self, paper: Paper, made: Mapping[str, press.Made]) -> File:
        """Return what is to be told of a paper."""
        done = made.get(url(paper))
        return File(paper, url(paper), -(-done.size // 1000) if done else 0, done.pages if done else 0)

    def fill(self, made: Mapping[str, press.Made]) -> None:
        """Fill in, on the finished pages, the links to print and the page "Print"."""
        i18n = self.config.plugins["i18n"]
        for files in i18n.i18n_files_per_language.values():
            printing = next((file for file in files if file.page and file.page.meta.get("template") == PRINT), None)
            for file in files:
                page = self.guide.pages.get(f"{self.guide.root}/{file.src_uri}")
                if file.page and (file is printing or (page and page.activities)):
                    self.fill_page(Path(self.site / file.dest_path), file, printing, made)

    def fill_page(self, path: Path, file: Any, printing: Any, made: Mapping[str, press.Made]) -> None:  # noqa: ANN401 - MkDocs' files
        """Fill in one page. The papers beside an activity are in the language of its text."""
        here, text = file.url, file.locale

        def links(id_: str) -> str:
            own = [paper for paper in self.papers.get(text, {}).values() if paper.of == id_]
            shown = [self.file(paper, made) for paper in own if paper.name == id_ or paper.whole]
            more = f"{printing.url.rstrip('/')}/#paper-{id_}" if printing and printing.locale == text else ""
            return listing.beside(shown, here, more, text)

        def listed() -> str:
            cards, groups = self.cards(text, made)
            address = f"{FOLDER}/{text}/all-papers-{text}.zip"
            done = made.get(address)
            whole = File(next(iter(self.by_url.values())), address, -(-done.size // 1000)) if done else None
            return listing.render(cards, here, text, groups, whole, self.edition.names)

        path.write_text(listing.fill(path.read_text(encoding="utf-8"), links, listed), encoding="utf-8")


def stages(page: Page | None) -> tuple[int, ...]:
    """Return the stages that a page says it belongs to (`stage: 2` in its front matter, or a list)."""
    given = page.meta.get("stage") if page else None
    several = given if isinstance(given, list) else [given]
    return tuple(each for each in several if isinstance(each, int) and each in range(1, 5))


def collect(files: Mapping[str, press.Made]) -> press.Made:
    """Return all papers of a language as one ZIP, the same bytes each time."""
    digest = hashlib.sha256("\0".join(f"{address} {file.path.name}" for address, file in files.items()).encode())
    path = press.CACHE / f"{digest.hexdigest()}.zip"
    if not path.exists():
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
            for address, file in files.items():
                entry = zipfile.ZipInfo(address.removeprefix(f"{FOLDER}/"), (1980, 1, 1, 0, 0, 0))
                archive.writestr(entry, file.path.read_bytes())
        press.keep(path, written.getvalue())
    return press.measured(path)


def put(made: Mapping[str, press.Made], site: Path) -> None:
    """Put the files into the site; a link where the disk allows it, since nobody changes either."""
    for address, file in made.items():
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        try:
            os.link(file.path, target)
        except OSError:
            shutil.copyfile(file.path, target)


def stamp(config: Any) -> str:  # noqa: ANN401 - MkDocs' own
    """Return a fingerprint of all that the papers of a site are made from."""
    digest = hashlib.sha256(press.tools())
    digest.update(repr([config.site_url, config.site_name, config.nav]).encode())
    files = [ROOT / "guide-version.toml", Path(config.config_file_path or "mkdocs.yml")]
    for folder in (Path(config.docs_dir), press.HOOKS):
        files += sorted(path for path in folder.rglob("*") if path.suffix in INPUTS and path.is_file())
    for path in files:
        digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def kept(name: str) -> dict[str, press.Made]:
    """Return what was made from the same before, if all of it is still there."""
    path = press.CACHE / f"{name}.json"
    if not path.exists():
        return {}
    found = {
        address: press.Made(press.CACHE / file, size, pages)
        for address, (file, size, pages) in json.loads(path.read_text(encoding="utf-8")).items()
    }
    try:
        for file in found.values():
            os.utime(file.path)  # still used
    except OSError:
        return {}
    return found


def remember(name: str, made: Mapping[str, press.Made]) -> None:
    """Note what was made, and take out of the cache what nobody used for long: another build may use the rest now."""
    notes = {address: (file.path.name, file.size, file.pages) for address, file in made.items()}
    press.keep(press.CACHE / f"{name}.json", json.dumps(notes).encode())
    limit = time.time() - DAYS_KEPT * 24 * 3600
    for path in press.CACHE.iterdir():
        if path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)


def publish(config: Any, guide: Guide, problems: Problems, *, asked: bool) -> None:  # noqa: ANN401 - MkDocs' own
    """After the last language: make every paper, or, if they are made when `asked` for, only say where they are."""
    mode, site = config.extra.get("papers", "all"), Path(config.site_dir)
    if mode == "none":
        Desk(config, guide, problems).clear()
        return
    name = stamp(config)
    made = {} if len(problems) else kept(name)
    if not made:
        check(guide, problems)
    desk = Desk.current = Desk(config, guide, problems)
    if not made and not asked and not len(problems):
        made = desk.make()
        if not len(problems):
            remember(name, made)
    put(made, site)
    desk.fill(made)


def answer(path: str) -> None:
    """Make the file at a path of a live site, if it is a paper that is not made yet."""
    desk = Desk.current
    if desk is not None:
        desk.answer(path.lstrip("/"))
