"""Translations in a site: where the records lie, what each page is told, and the page "Translations"."""

import os
from pathlib import Path

import words
from guide.guide import Guide
from model.problems import Problems
from model.site import PageFile, Site
from rendering.addresses import relative
from rendering.slots import Fillers

from . import notes, overview, record, terms
from .state import page_state, state


def begin(guide: Guide, docs: Path, language: str, problems: Problems) -> None:
    """Read a language's record, if it keeps one, and look at its terms."""
    for line, message in terms.check(docs / language / terms.NAME):
        problems.add(f"{guide.root}/{language}/{terms.NAME}", line, message)
    path = docs / language / record.NAME
    if os.access(path, os.R_OK) and path.is_file():  # what cannot be read was reported
        guide.accepted[language], wrong = record.read(path)
        for line in wrong:
            message = "this line is no “unit: fingerprint”, or names a unit again. Run scripts/translate.py accept."
            problems.add(f"{guide.root}/{language}/{record.NAME}", line, message)


def notes_of(page: PageFile, guide: Guide) -> tuple[dict[str, str], str]:
    """Return what readers of a page are told, as HTML: at ids what is newer in English, at its top what is missing."""
    source = guide.source_language
    if page.text_language == source or source not in page.versions:
        return {}, ""
    english = relative(here=page.url, there=page.versions[source][0])
    sentences = words.load(page.text_language)["translations"]
    return notes.of_page(page_state(guide, guide.pages[page.path]), english, sentences, source)


def fillers(site: Site, page: PageFile, guide: Guide) -> Fillers:
    """Return what fills the slot of the page "Translations", now that every language is known."""

    def overviews(_: str) -> str:
        states = {each.code: state(guide, each.code) for each in site.languages if each != site.source}
        names = {each.code: each.name for each in site.languages}
        return overview.render(guide, states, names, page.text_language, site)

    return {"translations": overviews}
