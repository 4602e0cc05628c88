"""A state of the guide, read from a revision of its repository, or from a site that was built of it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from _changes import Key, Snapshot, Text
from _git import Blob, Git
from _setup import ROOT
from _site import find_hooks

if TYPE_CHECKING:
    from sources import front_matter

LOOKS = {
    "How every page looks or works changed.": re.compile(
        r"overrides/|hooks/(frame|kinds|offline)/.*\.(html|css|js|svg)$"
    ),
    "How papers look changed.": re.compile(r"hooks/(exports|kinds)/.*\.(typ|ttf|otf)$"),
    "What the site itself says changed.": re.compile(r"hooks/(.*/)?words.*\.toml$"),
}
"""What is no page and is seen on many: a sentence about it, and its files."""

PAGE = re.compile(r"docs/([\w-]+)/(.+\.md)")
FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r"^# +(.+?) *(?:\{[^}]*\})?$", re.MULTILINE)
ID = re.compile(r"^ +id: *([\w-]+) *$", re.MULTILINE)

MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
HTML_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
EDITION = re.compile(r"<p>(?:<a [^>]*>)?([^<]*<time [^>]*>[^<]*</time>[^<]*)<")


def of_revision(git: Git, revision: str) -> Snapshot:
    """Return the state of a revision: pages by their wording, and the papers of activities and of pages."""
    files = git.files(revision)
    pages = {(match[1], match[2]): blob for path, blob in files.items() if (match := PAGE.fullmatch(path))}
    git.load(pages.values())
    state = Snapshot(looks={sentence: _look(files, pattern) for sentence, pattern in LOOKS.items()})
    on_paper = {
        PurePosixPath(path).parent.name for path in files if re.fullmatch(r"hooks/kinds/[^/]+/[^/]+\.typ", path)
    }
    texts = {key: git.content(blob).decode("utf-8-sig", "replace").replace("\r\n", "\n") for key, blob in pages.items()}
    for (language, name), text in texts.items():
        title = TITLE.search(FRONT.sub("", text))
        state.pages[language, name] = Text(title[1] if title else name, _wording(text))
        for kind, id_, heading, block in activities(text):
            if kind in on_paper:
                state.papers[language, id_] = Text(heading, _wording(block))
    for which in (_handout, _pack):  # a pack holds handouts, too
        state.papers.update(filter(None, (which(*key, text, state) for key, text in texts.items())))
    return state


def _handout(language: str, name: str, text: str, state: Snapshot) -> tuple[Key, Text] | None:
    """Return the handout of a page: it says what its page says."""
    if not (asked := _front(text).handout):
        return None
    return (language, f"{_paper_name(name)}-{asked}"), state.pages[language, name]


def _pack(language: str, name: str, text: str, state: Snapshot) -> tuple[Key, Text] | None:
    """Return the pack of a page: it says what its page and the papers in it say, and for whom each is."""
    inside = _front(text).pack
    if inside is None:
        return None
    page = state.pages[language, name]
    parts = [f"{each.text} {each.whom} {_held(each.text, language, state)}" for each in inside]
    return (language, _paper_name(name)), Text(page.title, "\n".join([page.words, *parts]))


def _held(name: str, language: str, state: Snapshot) -> str:
    """Return the words of a paper in a pack: a key or large print says what its activity says."""
    while name and (language, name) not in state.papers:
        name = name.rpartition("-")[0]
    return state.papers[language, name].words if name else ""


def _front(text: str) -> "front_matter.Front":
    find_hooks(ROOT)
    from sources import front_matter

    return front_matter.read(text)[0]


def _paper_name(page: str) -> str:
    """Return what the papers of a page are named after: `roles`, for a folder's first page the folder."""
    return page.removesuffix(".md").removesuffix("/index").replace("/", "-")


def activities(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Go through the activities of a page: the kind of each, its id, its title and its source."""
    find_hooks(ROOT)
    from model import syntax

    block: list[str] = []
    slashes = kind = heading = ""
    for line in text.split("\n"):
        if not slashes and (first := syntax.FIRST_LINE.fullmatch(line)):
            slashes, kind, heading, block = first[1], first[2], first[3] or "", [line]
        elif slashes:
            block.append(line)
            last = syntax.LAST_LINE.fullmatch(line)
            if last and last[1] == slashes:
                slashes = ""
                if id_ := ID.search("\n".join(block)):
                    yield kind, id_[1], heading or id_[1], "\n".join(block)


def _look(files: dict[str, Blob], pattern: re.Pattern[str]) -> str:
    return "\n".join(f"{path} {blob.id}" for path, blob in sorted(files.items()) if pattern.match(path))


def _wording(text: str) -> str:
    find_hooks(ROOT)
    from guide import units

    return units.fingerprint(units.wording(line) for line in text.split("\n"))


def of_site(folder: Path) -> Snapshot:
    """Return the state of a built site: what its pages and papers say, without their edition."""
    state, editions = Snapshot(), {}
    languages = {path.name for path in (folder / "papers").glob("*") if path.is_dir()}
    languages |= {path.parent.name for path in folder.glob("*/index.html") if language_of(path) == path.parent.name}
    for path in sorted(folder.rglob("*.html")):
        html = path.read_text("utf-8")
        main = MAIN.search(html)
        if not main:
            continue
        language, name = language_of(path), path.relative_to(folder).as_posix()
        if edition := EDITION.search(html):
            editions[language] = _text(edition[1]).rstrip(". ")
        title = HTML_TITLE.search(main[0])
        state.pages[language, name] = Text(_text(title[1]) if title else name, _text(main[0]))
    for path in sorted((folder / "papers").glob("*/*.pdf")):
        language = path.parent.name
        title_of_paper, words = _paper(path)
        state.papers[language, path.stem] = Text(
            title_of_paper or path.stem, words.replace(editions.get(language, "\0"), "")
        )
    return state


def language_of(path: Path) -> str:
    """Return the language that a built page says it has."""
    match = re.search(r'<html[^>]*\blang="?([\w-]+)', path.read_text("utf-8"))
    return match[1] if match else ""


def _text(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


def _paper(path: Path) -> tuple[str, str]:
    """Return a paper's title and its words."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
        return document.get_metadata_value("Title"), " ".join(words.split())
