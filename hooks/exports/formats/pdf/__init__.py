"""PDF, set by Typst: the papers of every activity, of pages, and of the whole guide."""

from exports import pictures
from exports.context import Context
from model.problems import Problems
from sources import school

from . import activity_papers, font_coverage, packs, page_papers, typst_compiler, whole_guide
from .job import PdfPaper
from .packs import bundles


def papers(context: Context, problems: Problems) -> dict[str, list[PdfPaper]]:
    """Return every paper of every language."""
    return {language: [*by_name.values()] for language, by_name in papers_by_name(context, problems).items()}


def papers_by_name(context: Context, problems: Problems) -> dict[str, dict[str, PdfPaper]]:
    """Return every paper of every language by its name."""
    by_language: dict[str, dict[str, PdfPaper]] = {}
    source = context.guide.source_language
    for language in sorted(context.names, key=lambda code: code != source):
        own = {paper.name: paper for paper in activity_papers.of_language(context, language)}
        own |= {paper.name: paper for paper in page_papers.handouts(context, language)}
        known = {**by_language.get(source, {}), **own}  # in a pack, English papers stand for those not translated yet
        by_language[language] = {
            **{paper.name: paper for paper in packs.packs(context, language, known, problems)},
            **{paper.name: paper for paper in whole_guide.guides(context, language)},
            **own,
            **{paper.name: paper for paper in bundles.bundles(context, language, own)},
        }
    return by_language


def check(context: Context, problems: Problems) -> None:
    """Report the letters that no font has, and pictures that Typst cannot set, before anything is made."""
    font_coverage.check(context.guide, problems)
    pictures.check(context.guide, context.site, problems, typst_compiler.drawn)
    logo = context.site.school.logo
    if logo and (wrong := typst_compiler.drawn(logo)):
        problems.add(school.NAME, 1, f"the logo “{logo.name}” {wrong}")
