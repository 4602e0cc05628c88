"""The scripts and styles of activities: which of them a page loads and when, and their way into the site.

A script of the core or of a kind is one file per language, with the sentences that it says: a page names it by its
own language. What stands early on a page is asked for by the page itself, the rest by `later.js`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import kinds
import words
from sources import pictures
from sources.front_matter import CERTIFICATE, PROGRESS, WRITTEN

from . import certificate, menu, progress, reader_state, written

FOLDER = "assets/activities"
CORE = kinds.FOLDER / "activities"
OF_SITE_PAGES = {
    PROGRESS: [progress.NOTEBOOKS, progress.SCRIPT],
    WRITTEN: [written.SCRIPT],
    CERTIFICATE: [certificate.SCRIPT],
}
"""What the site's own pages load beside the core, by their templates."""
BEFORE = {"activities.js": kinds.FOLDER / "store.js", "progress.js": progress.SCRIPT.with_name("practice.js")}
"""What stands before a script in one file: a page asks for both at once."""
AHEAD, LATER = kinds.FOLDER / "ahead.js", kinds.FOLDER / "later.js"
MOMENT = "moment.svg"
"""The drawing beside a script: a reader sees it who has just done all of an activity; the core's, all of a stage."""
STYLED, STARTED = 1500, 200
"""How many letters of text a first screen has at most: there the page itself asks for the style; and how many stand
before an activity that fills half of a phone's: there, if all of the page's do, it asks for the scripts as well."""
PREFIX = "say_"

_ACTIVITY = re.compile(r'<activity-(\w+) [^>]*?\bid="([^"]+)"')
_SILENT = re.compile(r"<(script|noscript)\b.*?</\1>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Loaded:
    """The addresses, from the site's root, of the scripts and styles that a page asks for at once.

    `later_styles` are those that a browser without scripts needs beside them; `loader` is the script that asks for the
    rest, and `ahead` the text of one in the head that has it come early, both empty where there is no rest.
    """

    scripts: list[str]
    styles: list[str]
    later_styles: list[str]
    loader: str
    ahead: str


def of_page(html: str, names: Iterable[str], template: str, language: str) -> Loaded:
    """Return what a page with activities of these kinds loads, by its content and the language of its text.

    `template` is the one that its front matter names: the site's own pages have a script of their own.
    """
    if template in OF_SITE_PAGES:
        files = [CORE, *(script.with_suffix("") for script in OF_SITE_PAGES[template])]
        return Loaded(_scripts(files, language), _styles(files), [], "", "")
    wanted = {name: _letters_before(html, name) for name in sorted(names)}
    if not wanted:
        return Loaded([], [], [], "", "")
    every, styled, started = (
        [kinds.FOLDER / name / name for name, letters in wanted.items() if letters <= most]
        for most in (len(html), STYLED, STARTED)
    )
    styles, later = _styles([CORE, *styled]), _styles(file for file in every if file not in styled)
    if started == every:
        return Loaded(_scripts([CORE, *every], language), styles, later, "", "")
    return Loaded([], styles, later, f"{FOLDER}/{LATER.name}", _ahead(html, language))


def _ahead(html: str, language: str) -> str:
    """Return the script for the head: it knows the ids of the page's activities, by their kind."""
    ids: dict[str, list[str]] = {}
    for name, identifier in _ACTIVITY.findall(html):
        ids.setdefault(name, []).append(identifier)
    known = json.dumps(ids, separators=(",", ":"))
    return f'{{const ids={known},language="{language}";{AHEAD.read_text("utf-8")}}}'


def _letters_before(html: str, name: str) -> int:
    before = html.partition(f"<activity-{name} ")[0]
    return len(_SILENT.sub("", before))


def _styles(files: Iterable[Path]) -> list[str]:
    return [f"{FOLDER}/{path.name}.css" for path in files if path.with_suffix(".css").exists()]


def _scripts(files: Iterable[Path], language: str) -> list[str]:
    return [f"{FOLDER}/{_named(path.with_suffix('.js'), language)}" for path in files]


def _speaks(source: Path) -> bool:
    """Tell whether a script is of the core or of a kind, and brings its sentences along."""
    return source.suffix == ".js" and source.is_relative_to(kinds.FOLDER) and source != LATER


def _named(source: Path, language: str) -> str:
    return f"{source.stem}.{language}.js" if _speaks(source) else source.name


def publish(output: Path, languages: Iterable[str]) -> None:
    """Write every script and style of the core, of every kind and of the site's own pages into the site.

    The guide's drawings, which are there already, learn to be shown on a dark ground.
    """
    codes = list(languages)
    (output / FOLDER).mkdir(parents=True, exist_ok=True)
    for source in _sources():
        for code in codes if _speaks(source) else [""]:
            text = script(source, words.load(code)) if code else _joined(source)
            (output / FOLDER / _named(source, code)).write_text(text, "utf-8")
    pictures.publish(output)


def script(source: Path, sentences: words.Words) -> str:
    """Return a script of the core or of a kind, with what it says of all sentences and what stands before it."""
    return _sentences(source, sentences) + _joined(source)


def _joined(source: Path) -> str:
    return "".join(path.read_text("utf-8") for path in (BEFORE.get(source.name), source) if path)


def _sentences(source: Path, of_language: words.Words) -> str:
    """Return the beginning of a script: what its section says, under names as `dataset` has them, and its drawing."""
    section = of_language[source.parent.name]
    sentences = {
        re.sub(r"_(\w)", lambda letter: letter[1].upper(), key.removeprefix(PREFIX)): sentence
        for key, sentence in section.items()
        if key.startswith(PREFIX)
    }
    drawing = source.with_name(MOMENT)
    if drawing.exists():
        sentences["drawing"] = drawing.read_text("utf-8").strip()
    text = json.dumps(sentences, ensure_ascii=False, separators=(",", ":"))
    if source.stem == CORE.name:
        return f"self.Activities={{said:{{kinds:{text}}}}};"
    return f'Activities.said["{source.stem}"]={text};'


def _sources() -> Iterator[Path]:
    for folder in (kinds.FOLDER, *(kinds.FOLDER / name for name in kinds.find()), progress.SCRIPT.parent):
        for path in sorted(folder.glob("*")):
            if path.suffix in {".js", ".css"} and path not in {
                *BEFORE.values(),
                AHEAD,
                reader_state.SCRIPT,
                reader_state.SWITCH,
                menu.SCRIPT,
            }:
                yield path
