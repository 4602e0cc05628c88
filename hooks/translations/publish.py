"""Translations in a site: where the records lie, what each page is told, and the page "Translations"."""

from collections.abc import Iterable
from pathlib import Path

import words
from guide.guide import Guide
from model.addresses import relative
from model.problems import Problems
from model.site import PageFile, Site

from . import notes, overview, record
from .state import page_state, state

TEMPLATE = "translations.html"
"""What the front matter of the page "Translations" names."""


def begin(guide: Guide, docs: Path, language: str, problems: Problems) -> None:
    """Read a language's record, if it keeps one."""
    path = docs / language / record.NAME
    if path.exists():
        guide.accepted[language], wrong = record.read(path)
        for line in wrong:
            message = "this line is no “unit: fingerprint”, or names a unit again. Run scripts/translate.py accept."
            problems.add(f"{guide.root}/{language}/{record.NAME}", line, message)


def complete(html: str, page: PageFile, guide: Guide) -> str:
    """Return a page's HTML in which its readers are told what is newer in English, and what is only there."""
    source = guide.source_language
    if page.text_language == source:
        return html
    page_is = page_state(guide, page.path)
    if not page_is.behind and not page_is.missing:
        return html
    english = relative(here=page.url, there=page.versions[source][0])
    return notes.add(html, page_is, english, words.load(page.text_language)["translations"], source)


def publish(site: Site, pages: Iterable[PageFile], guide: Guide) -> None:
    """After the last language: fill in the page "Translations" of every language, now that all are known."""
    states = {each.code: state(guide, each.code) for each in site.languages if each != site.source}
    names = {each.code: each.name for each in site.languages}
    for page in pages:
        if page.template == TEMPLATE:
            html = page.output.read_text(encoding="utf-8")
            overview_html = overview.render(guide, states, names, page.text_language, site)
            page.output.write_text(html.replace(overview.MARK, overview_html), encoding="utf-8")
