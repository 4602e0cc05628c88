"""Translations in a site: where the records lie, what each page is told, and the page "Translations".

Knows how a MkDocs site is built, without importing MkDocs.
"""

import os
from pathlib import Path
from typing import Any

import words
from activities.front import TRANSLATIONS
from activities.guide import Guide, way
from activities.problems import Problems

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


def complete(page: Any, guide: Guide) -> None:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Tell the reader of a translated page what is newer in English, and what is there in English only."""
    path = f"{guide.root}/{page.file.src_uri}"
    found, source = page_state(guide, path), guide.source_language
    if page.file.locale != source and (found.behind or found.missing):
        english = way(page.url, page.file.alternates[source].url)
        said = words.load(page.file.locale)["translations"]
        page.content = notes.add(page.content, found, english, said, source)


def publish(config: Any, guide: Guide) -> None:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """After the last language: fill in the page "Translations" of every language, now that all are known."""
    i18n = config.plugins["i18n"]
    built = [each for each in i18n.config.languages if each.build and each.locale != guide.source_language]
    states = {each.locale: state(guide, each.locale) for each in built}
    names = {each.locale: each.name for each in i18n.config.languages}
    there = addresses(config)
    for files in i18n.i18n_files_per_language.values():
        for file in files:
            page = guide.pages.get(f"{guide.root}/{file.src_uri}")
            if page and page.front.template == TRANSLATIONS:
                path = Path(config.site_dir) / file.dest_path
                html = path.read_text(encoding="utf-8")
                made = overview.render(guide, states, names, file.locale, there)
                path.write_text(html.replace(overview.MARK, made), encoding="utf-8")


def addresses(config: Any) -> overview.Addresses:  # noqa: ANN401 - MkDocs' own, which only main.py may import
    """Return where the repository's docs folder is edited on GitHub."""
    if not config.repo_url or not config.edit_uri:
        return overview.Addresses()
    edit = f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/')}/"
    return overview.Addresses(edit, edit.replace("/edit/", "/new/", 1) if "/edit/" in edit else "")
