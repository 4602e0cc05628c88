"""The folder `ours/`: which of its files change a page of the guide, and which are pages of the school's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from string import ascii_lowercase, digits
from unicodedata import normalize

from model import syntax
from model.problems import Problems
from model.site import OURS
from sources.front_matter import plain
from words import FileError, loaded

from . import marks, own_files
from .marks import Change

NAME = OURS
READMES = re.compile(r"README(\.[a-z-]+)?\.md")
SIGNS = frozenset(f"{ascii_lowercase}{digits}-")
"""What the name of a page of a school's own may hold: it stands in its address."""


@dataclass(frozen=True)
class Folder:
    """What lies in it, by paths below the folder of a language's folder (`en/roles.md`).

    `changes` are those of pages of the guide, `pages` the lines of the school's own. `stand_ins` name, for a page that
    is not there in the site's first language, the one that is shown instead. `own_files` are pictures and documents, by
    their paths in the site. `unused` are the files of languages that the site does not have now.
    """

    changes: dict[str, list[Change]] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)
    stand_ins: dict[str, str] = field(default_factory=dict)
    own_files: dict[str, Path] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The school's own pages as every language calls them (`our-club.md`)."""
        return sorted({path.partition("/")[2] for path in self.pages})

    def foreign_titles(self, language: str, others: Sequence[str]) -> dict[str, str]:
        """Return what a language's menu calls own pages that are not there in it: each title, and its language's code.

        `others` are the languages that stand in for it, in their order.
        """
        titles: dict[str, str] = {}
        for name in self.names:
            code = next(each for each in (language, *others) if f"{each}/{name}" in self.pages)
            if code != language:
                head = next((line for line in self.pages[f"{code}/{name}"] if line.startswith("# ")), "")
                titles[syntax.ATTRIBUTES.sub("", head.removeprefix("# ")).strip()] = code
        return titles

    def files(self) -> list[str]:
        """Return every page that the site has because of this folder."""
        return sorted({*self.pages, *self.stand_ins})


def read(root: Path, docs: Path, languages: Sequence[str], problems: Problems) -> Folder:
    """Return what lies in `ours/` below `root`; the first of `languages` is the one that stands in for others."""
    folder = Folder(own_files=own_files.read(root, docs, problems))
    for path in sorted((root / NAME).rglob("*.md")):
        inside = path.relative_to(root / NAME)
        language, name = inside.parts[0], inside.as_posix()
        if READMES.fullmatch(name):
            continue
        if len(inside.parts) == 1 or not (docs / language).is_dir():
            near = get_close_matches(language, languages, 1)
            message = f"this file lies in no language's folder. Put it into {NAME}/{(near or languages)[0]}/."
            problems.add(f"{NAME}/{name}", 1, message)
        elif language in languages:
            _take(folder, docs, name, path, problems)
        else:
            folder.unused.append(name)
    for name in folder.names:
        own = [each for each in languages if f"{each}/{name}" in folder.pages]
        if languages[0] not in own:
            folder.stand_ins[f"{languages[0]}/{name}"] = f"{own[0]}/{name}"
    return folder


def _take(folder: Folder, docs: Path, name: str, path: Path, problems: Problems) -> None:
    """Read one file, and say what is wrong in it."""
    own = f"{NAME}/{name}"
    try:
        lines = plain(loaded(path)).split("\n")
    except FileError as wrong:
        problems.add(own, wrong.line, wrong.message)
        return
    page = f"{docs.name}/{name}"
    if (docs / name).is_file():
        folder.changes[name], wrong_lines = marks.read(lines, page)
        for line, message in wrong_lines:
            problems.add(own, line, message)
    elif marks.has_marks(lines):
        language = name.partition("/")[0]
        near = get_close_matches(name, list(_pages(docs, language)), 1)
        how = f"Call this file “{near[0].partition('/')[2]}”" if near else "Give this file the name of the page"
        problems.add(own, 1, f"the guide has no page {page} that could be changed. {how}.")
    elif any((docs / language / name.partition("/")[2]).is_file() for language in _languages(docs)):
        message = "the guide has a page of this name in another language. Give yours another name."
        problems.add(own, 1, message)
    elif not all(part.strip("-") and SIGNS.issuperset(part) for part in name.removesuffix(".md").split("/")[1:]):
        message = f"“{path.name}” stands in the address of the page. Call the file with a-z, 0-9 and “-” alone"
        problems.add(own, 1, f"{message}, such as “{plain_name(path.stem)}.md”.")
    else:
        folder.pages[name] = lines


def notices(folder: Folder) -> Iterator[str]:
    """Go through the files that nobody sees, since the site does not have their language: it may come back."""
    for name in folder.unused:
        code = name.partition("/")[0]
        yield f"{NAME}/{name}: this file is not on the site, since school.yml has no “{code}” in its line “languages”."


def plain_name(name: str) -> str:
    """Return a name as near to another as an address can be, or an example where nothing of it can stand there."""
    letters = normalize("NFKD", name.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
    kept = "".join(letter if letter in SIGNS else " " for letter in letters.replace("-", " "))
    return "-".join(kept.split()) or "our-club"


def _languages(docs: Path) -> list[str]:
    return [path.name for path in docs.iterdir() if path.is_dir()]


def _pages(docs: Path, language: str) -> Iterator[str]:
    return (path.relative_to(docs).as_posix() for path in sorted((docs / language).rglob("*.md")))
