"""A few papers made by themselves: pages of Markdown, read as a build reads them, set by the real Typst."""

from collections.abc import Mapping
from pathlib import Path

from authoring.helpers import read_guide
from exports.context import Context
from exports.formats import pdf as pdf_format
from exports.formats.pdf import font_coverage, typst_compiler
from exports.formats.pdf.job import PdfPaper
from model.problems import Problems


def context(folder: Path, pages: Mapping[str, str], site_url: str = "https://example.org/guide/") -> Context:
    """Return what the papers of a few pages share; no page may have a problem."""
    build = read_guide(folder, {path: text.encode() for path, text in pages.items()}, site_url)
    assert [str(problem) for problem in build.problems] == []
    return Context(build.guide, build.site)


def papers(folder: Path, pages: Mapping[str, str], problems: Problems | None = None) -> dict[str, PdfPaper]:
    """Return the papers of a few pages by their language and name: “en/goals”."""
    found = pdf_format.papers_by_name(context(folder, pages), Problems() if problems is None else problems)
    return {f"{language}/{name}": paper for language, own in found.items() for name, paper in own.items()}


def letters(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Return what is said of the letters that no font has."""
    build = read_guide(folder, {path: text.encode() for path, text in pages.items()})
    font_coverage.check(build.guide, build.problems)
    return [str(problem).removeprefix("docs/") for problem in build.problems]


def pdf(paper: PdfPaper, folder: Path) -> Path:
    """Make a paper afresh, without the cache."""
    path = folder / f"{paper.name}.pdf"
    job = paper.job()
    path.write_bytes(typst_compiler.pdf(job))
    return path
