"""A few papers made by themselves: pages of Markdown, read as a build reads them, set by the real Typst."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from authoring.helpers import read_guide
from exports import font_coverage, pdf_build, typst_compiler
from exports.activity_papers import Paper
from exports.context import Context
from frame.release import Release
from model.problems import Problems

NAMES = {"en": "English", "bg": "Български", "tr": "Türkçe"}


def context(folder: Path, pages: Mapping[str, str], site_url: str = "https://example.org/guide/") -> Context:
    """Return what the papers of a few pages share; no page may have a problem."""
    publisher = read_guide(folder, {path: text.encode() for path, text in pages.items()})
    assert [str(problem) for problem in publisher.problems] == []

    def picture(url: str) -> Path | None:
        path = folder / "docs" / url
        return path if path.is_file() else None

    languages = sorted({path.split("/")[0] for path in pages})
    names = {code: NAMES[code] for code in languages}
    colophon = Release("1.2.3", date(2026, 1, 2))
    order = tuple(sorted({path.partition("/")[2] for path in pages}))
    homes = {code: "" if code == "en" else f"{code}/" for code in languages}
    return Context(publisher.guide, colophon, site_url, names, names, order, picture, {}, homes)


def papers(folder: Path, pages: Mapping[str, str], problems: Problems | None = None) -> dict[str, Paper]:
    """Return the papers of a few pages by their language and name: “en/goals”."""
    found = pdf_build.papers(context(folder, pages), Problems() if problems is None else problems)
    return {f"{language}/{name}": paper for language, own in found.items() for name, paper in own.items()}


def letters(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Return what is said of the letters that no font has."""
    publisher = read_guide(folder, {path: text.encode() for path, text in pages.items()})
    font_coverage.check(publisher.guide, publisher.problems)
    return [str(problem).removeprefix("docs/") for problem in publisher.problems]


def pdf(paper: Paper, folder: Path) -> Path:
    """Make a paper afresh, without the cache."""
    path = folder / f"{paper.name}.pdf"
    job = paper.job()
    path.write_bytes(typst_compiler.pdf(job))
    return path
