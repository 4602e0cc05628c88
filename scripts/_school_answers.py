"""What is asked about a school, which answers can be used, and where they stand in school.yml."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import _answer_checks
from _answer_checks import WrongAnswer
from _setup import ROOT

WORDS: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "scripts" / "begin.toml").read_text("utf-8"))
LONGEST = {"title": 80, "short": 12, "text": 200, "line": 200}
"""How many characters an answer may have, by its kind."""

MOST = 500
LANGUAGE = re.compile(r"\blocale: ([\w-]+)")
NATIVE = re.compile(r"\blocale: ([\w-]+)\s*(?:\n\s*|, )name: ([^\n,}]+)")


def sentence(wrong: WrongAnswer, language: str) -> str:
    """Return what is told of an answer that cannot be used, in a language."""
    words = WORDS[language]
    named = {key: words[each[0]][each[1]] if isinstance(each, tuple) else each for key, each in wrong.values.items()}
    return str(words[wrong.key]).format(**named)


@dataclass(frozen=True)
class Field:
    """One answer: the key of its words in begin.toml, where it stands in school.yml, and of what kind it is."""

    words: str
    path: tuple[str, ...]
    kind: str

    @property
    def per_language(self) -> bool:
        """Whether it is asked once in each language."""
        return self.kind in {"title", "text", "short"}


@dataclass(frozen=True)
class Group:
    """Answers that are asked again for each entry of a list; the first is the one that no entry lacks."""

    words: str
    key: str
    fields: tuple[Field, ...]


QUESTIONS: tuple[Field | Group, ...] = (
    Field("languages", ("languages",), "codes"),
    Field("name", ("name",), "title"),
    Field("short_name", ("short_name",), "short"),
    Field("logo", ("logo",), "file"),
    Field("main", ("colours", "main"), "main"),
    Field("accent", ("colours", "accent"), "accent"),
    Group(
        "people",
        "people",
        (
            Field("role", ("role",), "text"),
            Field("person_name", ("name",), "line"),
            Field("where", ("where",), "text"),
            Field("when", ("when",), "text"),
        ),
    ),
    Group(
        "helplines",
        "helplines",
        (
            Field("line_name", ("name",), "text"),
            Field("number", ("number",), "phone"),
            Field("hours", ("hours",), "text"),
            Field("who", ("who",), "text"),
            Field("checked", ("checked",), "date"),
            Field("shown", ("languages",), "codes"),
        ),
    ),
    Field("emergency", ("emergency",), "phone"),
    Field("minutes", ("programme", "minutes"), "number"),
    Field("times_a_week", ("programme", "times_a_week"), "number"),
    Field("months", ("programme", "months"), "number"),
    Field("leave_out", ("leave_out",), "pages"),
    Field("original", ("original",), "address"),
)


def languages(root: Path) -> dict[str, str]:
    """Return the guide's languages, each with its own name, in the order of mkdocs.yml."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    names = {code: name.strip().strip("\"'") for code, name in NATIVE.findall(text)}
    return {code: names.get(code, code) for code in LANGUAGE.findall(text)}


def value(kind: str, answer: str, root: Path) -> Any:  # noqa: ANN401 (whatever YAML may hold)
    """Return an answer as school.yml holds it. Raises WrongAnswer."""
    answer = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+", " ", answer).strip()
    if len(answer) > (most := LONGEST.get(kind, MOST)):
        raise WrongAnswer("wrong_length", answer, most=most)
    if kind in SPLIT:
        return SPLIT[kind]([part for part in re.split(r"[,;\s]+", answer) if part], root)
    return ONE[kind](answer, root) if kind in ONE else answer


def _codes(parts: list[str], root: Path) -> list[str]:
    if unknown := [part for part in parts if part.lower() not in languages(root)]:
        raise WrongAnswer("wrong_language", unknown[0], languages=", ".join(languages(root)))
    return list(dict.fromkeys(part.lower() for part in parts))


def _pages(parts: list[str], root: Path) -> list[str]:
    first = next(iter(languages(root)))
    return list(dict.fromkeys(_answer_checks.page(root, first, part) for part in parts))


def _number(answer: str, _root: Path) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", answer) or not int(answer):
        raise WrongAnswer("wrong_number", answer)
    return int(answer)


SPLIT: dict[str, Callable[[list[str], Path], list[str]]] = {"codes": _codes, "pages": _pages}
"""Kinds whose answers have several parts, with commas or spaces between them."""

ONE: dict[str, Callable[[str, Path], Any]] = {
    "number": _number,
    "date": lambda answer, _: _answer_checks.day(answer),
    "main": lambda answer, _: _answer_checks.colour(answer, "main"),
    "accent": lambda answer, _: _answer_checks.colour(answer, "accent"),
    "address": lambda answer, _: _answer_checks.address(answer),
    "phone": lambda answer, _: _answer_checks.number_to_call(answer),
    "file": lambda answer, root: _answer_checks.picture(root, answer),
}
"""Kinds whose answers are one value that the build looks at more closely."""


def at(values: Mapping[str, Any], path: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return what is set at a path, or nothing."""
    here: Any = values
    for key in path:
        here = here.get(key) if isinstance(here, Mapping) else None
    return here


def set_at(values: dict[str, Any], path: tuple[str, ...], answer: Any) -> None:  # noqa: ANN401
    """Set what stands at a path; what is empty is taken away."""
    for key in path[:-1]:
        inner = values.get(key)
        values[key] = dict(inner) if isinstance(inner, Mapping) else {}
        values = values[key]
    if answer in (None, "", [], {}):
        values.pop(path[-1], None)
    else:
        values[path[-1]] = answer


def in_language(text: Any, language: str) -> str:  # noqa: ANN401
    """Return what a text says in a language; a plain one says the same in all."""
    return str(text.get(language) or "") if isinstance(text, Mapping) else str(text or "")


def with_language(text: Any, language: str, answer: str | None, codes: list[str]) -> Any:  # noqa: ANN401
    """Return a text with other words in one language; `codes` are those for which a plain one stood."""
    if in_language(text, language) == (answer or ""):
        return text
    words = dict(text) if isinstance(text, Mapping) else {code: str(text) for code in codes if text}
    words[language] = answer or ""
    return {code: each for code, each in words.items() if each}
