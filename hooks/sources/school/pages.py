"""What a school leaves out of its copy: pages by their files, papers by their ids. Some pages must stay."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from model import syntax
from model.school import School
from sources import front_matter

NEEDED = {
    "index.md": "there the site begins",
    "expectations.md": "it says what to do when somebody is in danger",
    "code-of-conduct.md": "it says that nothing is confidential where somebody is in danger",
    "about.md": "it says where the text comes from, as its licence asks",
    "privacy.md": "it tells readers what stays on their device, and the foot of every page leads there",
    "glossary.md": "it explains the words of all other pages",
}
"""Why a page cannot be left out."""

TRANSLATIONS = "translations.html"
FREE = frozenset(("", front_matter.CERTIFICATE, TRANSLATIONS))
"""Templates of pages that can be left out. The frame of every page needs those with another."""

TEMPLATE = re.compile(r"^template: *(\S+)", re.MULTILINE)


def problem(docs: Path, language: str, name: str) -> str:
    """Return why a page or a paper cannot be left out; `docs` has the folder of the `language` written in first."""
    folder = docs / language
    if not name.endswith(".md") and not (folder / f"{name}.md").is_file():
        return "" if syntax.IDENTIFIER.fullmatch(name) else f"“{name}” is no page and no paper. {HOW}"
    if not (folder / name).is_file() or not (folder / name).resolve().is_relative_to(folder.resolve()):
        pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
        near = get_close_matches(name if name.endswith(".md") else f"{name}.md", pages, 1)
        return f"there is no page “{name}” in {docs.name}/{language}. {f'Write “{near[0]}”.' if near else HOW}"
    why = NEEDED.get(name, "")
    if template_of(folder / name) not in FREE:
        why = "the frame of every page needs it"
    return f"“{name}” cannot be left out: {why}. Delete it here." if why else ""


def left_out(school: School, docs: Path, written: str, codes: Sequence[str]) -> frozenset[str]:
    """Return the pages that a site has not: those that its school leaves out.

    Without the language in which all is `written` first, a page goes that the first of the site's languages (`codes`)
    has not yet, and the one that compares languages with it.
    """
    pages = {name for name in school.left_out if name.endswith(".md")}
    folder = docs / written
    for path in folder.rglob("*.md") if written not in codes else ():
        name = path.relative_to(folder).as_posix()
        if not (docs / codes[0] / name).is_file() or template_of(path) == TRANSLATIONS:
            pages.add(name)
    return frozenset(pages)


def template_of(page: Path) -> str:
    """Return the template that a page names between the lines at its top; nothing for most."""
    match = TEMPLATE.search(page.read_text(encoding="utf-8", errors="replace").partition("\n---")[0])
    return match[1] if match else ""


HOW = "Write the file of a page, such as “stories/promise.md”, or the id of a paper, as the page “All papers” links it."


def ids_in(docs: Path, language: str, pages: frozenset[str]) -> frozenset[str]:
    """Return every id on pages, and what their papers are named after: all that is left out with them."""
    files = (docs / language / name for name in pages)
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file())
    named = {name.removesuffix(".md").removesuffix("/index").replace("/", "-") for name in pages}
    return frozenset(id_ for text in texts for _, id_ in syntax.LIKE_ID.findall(text)) | named
