"""The form Set up on GitHub, in each language, made from the words of the questions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import _school_text
from _school_answers import QUESTIONS, WORDS, Field, Group, languages

TITLE = "Set up"


def path(root: Path, language: str) -> Path:
    """Return where the form of a language lies."""
    end = "" if language == "en" else f"-{language}"
    return root / ".github" / "ISSUE_TEMPLATE" / f"set-up{end}.yml"


def write(root: Path) -> int:
    """Make the forms anew."""
    for language in WORDS:
        path(root, language).write_text(form(root, language), "utf-8")
    return 0


def form(root: Path, language: str) -> str:
    """Return the form of a language, as GitHub reads it: a field for each question, in each language where needed."""
    words = WORDS[language]["form"]
    names = languages(root)
    fields: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": words["hello"]}}]
    fields.append(_field("dropdown", "first", words["first"], words["first_help"], options=[*names.values()]))
    boxes = [{"label": name} for name in names.values()]
    label = WORDS[language]["languages"]["label"]
    fields.append({"type": "checkboxes", "id": "languages", "attributes": {"label": label, "options": boxes}})
    for _, id_, label, text, many in inputs(root, language):
        fields.append(_field("textarea" if many else "input", id_, label, text))
    head = {"name": f"{words['name']}", "description": words["description"], "title": TITLE, "labels": ["set-up"]}
    lines = [f"{key}: {_school_text.flow(each)}" for key, each in head.items()]
    note = "# Made by scripts/begin.py --write-forms from scripts/begin.toml: change the words there.\n"
    return note + "\n".join([*lines, "body:", *(f"  - {_school_text.flow(each)}" for each in fields)]) + "\n"


def _field(type_: str, id_: str, label: str, text: str, **more: object) -> dict[str, Any]:
    return {"type": type_, "id": id_, "attributes": {"label": label, "description": text, **more}}


def inputs(root: Path, language: str) -> Iterator[tuple[Field | Group, str, str, str, bool]]:
    """Go through the fields in which one writes: question, id, label, help, and whether it has several lines."""
    words = WORDS[language]
    for question in QUESTIONS:
        label = words[question.words]["label"]
        if question.words == "languages":
            continue
        if isinstance(question, Group) or question.per_language:
            many = isinstance(question, Group)
            text = words["form"][f"{question.words}_help"] if many else words[question.words]["help"]
            for code, name in languages(root).items():
                shown = words["in"].format(label=label, language=name)
                yield question, f"{question.words}_{code}", shown, text, many
        else:
            yield question, question.words, label, words[question.words]["help"], False
