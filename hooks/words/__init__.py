"""What the site says: one file of sentences per language, English beside the template that uses it.

English stands in `words.toml` of the folder whose template says it; that folder's name is the section.
Every other language is one file here, `bg.toml`, with a section for each of those folders.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE_LANGUAGE = "en"

Section = Mapping[str, str]
Words = Mapping[str, Section]
AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
FILLED_IN = re.compile(r"\{[^{}\s][^{}]*\}?|[{}]")  # whatever is in braces: “{number.x}” would ask Python for more
HOW = 'Write “name = "words"”, with one quotation mark at each end.'


class FileError(ValueError):
    """A file of the guide that cannot be read: which, its line (from 1), and what to write instead."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        """Say it with its file and line, as every problem is said."""
        super().__init__(f"{shown(path)}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


def shown(path: Path) -> str:
    """Return a path as messages name it: from the folder of the whole guide."""
    root = HERE.parent.parent
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def loaded(path: Path, how: str = "Take it as it was before your change.") -> str:
    """Return the text of a file; `how` tells how to make one. Raises FileError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as wrong:
        raise FileError(path, 1, f"this file is not there. Make it anew. {how}") from wrong
    except IsADirectoryError as wrong:
        message = f"this is a folder, and a file must be here. Rename the folder, and make the file. {how}"
        raise FileError(path, 1, message) from wrong
    except OSError as wrong:
        message = f"this file cannot be read ({wrong.strerror}). Allow it to be read."
        raise FileError(path, 1, message) from wrong
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        message = "this file is not UTF-8 from here on. Save it again with the encoding UTF-8."
        raise FileError(path, content.count(b"\n", 0, wrong.start) + 1, message) from wrong


def parsed(path: Path, how: str = HOW) -> dict[str, Any]:
    """Return what a file in TOML says; `how` tells what to write in it. Raises FileError."""
    text = loaded(path, how)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        place, problem = AT.search(f"{wrong}"), f"{wrong}"
        line = int(place[1]) if place and place[1] else len(text.rstrip().splitlines()) or 1
        twice = "overwrite" in problem or "twice" in problem
        message = "this name stands here twice. Delete one of the two." if twice else f"this line cannot be read. {how}"
        raise FileError(path, line, message) from wrong


@cache
def english() -> Words:
    """Return every English sentence as `{section: {key: sentence}}`."""
    return {path.parent.name: parsed(path) for path in english_files()}


def english_files() -> list[Path]:
    """Return the files of the English sentences."""
    return sorted(path for path in HERE.parent.glob("**/words.toml") if path.parent != HERE)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have words, English first."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in HERE.glob("*.toml")))


@cache
def load(language: str) -> Words:
    """Return the sentences of a language (a code such as `bg`), with English where it has none yet."""
    translated = translations(language)
    return {section: {**sentences, **translated.get(section, {})} for section, sentences in english().items()}


def translations(language: str) -> Words:
    """Return the sentences that a language has itself, as far as they can be used: `check` tells of the others."""
    path = HERE / f"{language}.toml"
    try:
        sections = parsed(path) if path.exists() else {}
    except FileError:
        return {}
    return {
        section: {key: sentence for key, sentence in sentences.items() if isinstance(sentence, str) and sentence}
        for section, sentences in sections.items()
        if isinstance(sentences, dict)
    }


def forget() -> None:
    """Read all words again when they are next asked for: a live site shows a corrected sentence."""
    english.cache_clear()
    load.cache_clear()


def gaps(language: str) -> list[str]:
    """Return what a language lacks, as TOML lines ready to paste: a section line, then its missing keys."""
    translated, lines = translations(language), list[str]()
    for section, sentences in english().items():
        missing = [key for key in sentences if key not in translated.get(section, {})]
        if missing:
            lines.append(f"[{section}]")
            lines.extend(f"{key} = {json.dumps(sentences[key], ensure_ascii=False)}" for key in missing)
    return lines


def check() -> Iterator[FileError]:
    """Go through what is wrong in the files of words; what is wrong in English comes first, and then nothing else."""
    broken = False
    for path in english_files():
        for wrong in check_english(path):
            broken = True
            yield wrong
    for path in () if broken else sorted(HERE.glob("*.toml")):
        try:
            yield from check_translation(path, parsed(path))
        except FileError as wrong:
            yield wrong


def check_english(path: Path) -> Iterator[FileError]:
    """Go through what is wrong in a file of English sentences."""
    try:
        sentences = parsed(path)
    except FileError as wrong:
        yield wrong
        return
    for key, sentence in sentences.items():
        if not isinstance(sentence, str) or not sentence.strip():
            yield FileError(path, line_of(path, "", key), f"“{key}” says no words. {HOW}")


def check_translation(path: Path, sections: Mapping[str, Any]) -> Iterator[FileError]:
    """Go through what a language's file says otherwise than the English does: names, and what is filled in."""
    for section, sentences in sections.items():
        known = english().get(section)
        if known is None or not isinstance(sentences, dict):
            near = get_close_matches(section, english(), 1) or [", ".join(english())]
            message = f"“[{section}]” is no part of the words. Write “[{near[0]}]”."
            if not isinstance(sentences, dict):
                message = f"“{section}” stands under no part. Write above it the part it belongs to, such as “[frame]”."
            yield FileError(path, line_of(path, section), message)
            continue
        for key, sentence in sentences.items():
            line = partial(line_of, path, section, key)  # looked for only where something is wrong
            if key not in known:
                near = get_close_matches(key, known, 1)
                instead = f"Write “{near[0]}”, or delete the line." if near else "Delete the line."
                yield FileError(path, line(), f"“{key}” is no sentence of [{section}]. {instead}")
            elif not isinstance(sentence, str) or not sentence.strip():
                yield FileError(path, line(), f"“{key}” says no words. {HOW}")
            elif key.endswith("_url") and not sentence.startswith("https://"):
                yield FileError(path, line(), f"“{key}” is no address. Write one with “https://”.")
            elif (wanted := set(FILLED_IN.findall(known[key]))) != (filled_in := set(FILLED_IN.findall(sentence))):
                asked = " and ".join(f"“{each}”" for each in sorted(wanted)) or "nothing in braces"
                which = "is missing" if wanted - filled_in else "is not filled in here"
                wrong = min(wanted - filled_in or filled_in - wanted)
                yield FileError(path, line(), f"“{wrong}” {which}. Write {asked} as in the English sentence.")


def line_of(path: Path, section: str, key: str = "") -> int:
    """Return the line of a name in a section, or of the section; of a name outside of all where that is empty."""
    named = re.compile(rf"[\"']?{re.escape(key or section)}[\"']?\s*[=.]")
    inside = not section or not key
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        text = line.strip()
        if text.startswith("["):
            in_section = text.partition("#")[0].strip("[] \"'") == section
            if in_section and not key:
                return number
            inside = in_section and bool(key)
        elif inside and named.match(text):
            return number
    return 1
