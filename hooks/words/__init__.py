"""What the site says: one file of sentences per language, English beside the template that uses it.

English stands in `words.toml` of the folder whose template says it; that folder's name is the section.
Every other language is one file here, `bg.toml`, with a section for each of those folders.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SOURCE_LANGUAGE = "en"

Section = Mapping[str, str]
Words = Mapping[str, Section]


@cache
def english() -> Words:
    """Return every English sentence as `{section: {key: sentence}}`."""
    files = sorted(path for path in HERE.parent.glob("**/words.toml") if path.parent != HERE)
    return {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in files}


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have words, English first."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in HERE.glob("*.toml")))


@cache
def load(language: str) -> Words:
    """Return the sentences of a language (a code such as `bg`), with English where it has none yet."""
    path = HERE / f"{language}.toml"
    own = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {section: {**sentences, **own.get(section, {})} for section, sentences in english().items()}


def forget() -> None:
    """Read all words again when they are next asked for: a live site shows a corrected sentence."""
    english.cache_clear()
    load.cache_clear()


def gaps(language: str) -> list[str]:
    """Return what a language lacks, as TOML lines ready to paste: a section line, then its missing keys."""
    path = HERE / f"{language}.toml"
    own = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    lines: list[str] = []
    for section, sentences in english().items():
        missing = [key for key in sentences if key not in own.get(section, {})]
        if missing:
            lines.append(f"[{section}]")
            lines.extend(f"{key} = {json.dumps(sentences[key], ensure_ascii=False)}" for key in missing)
    return lines
