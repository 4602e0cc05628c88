"""The questions about a school, asked one after the other: what is set already is offered as the answer."""

import argparse
import copy
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import _school_text
from _answer_checks import WrongAnswer
from _school_answers import (
    QUESTIONS,
    WORDS,
    Field,
    Group,
    at,
    in_language,
    languages,
    sentence,
    set_at,
    value,
    with_language,
)
from _school_file import FILE, Refusal, finish, read, unreadable
from _setup import say

ONE = {"people": "person", "helplines": "helpline"}
TAKEN_AWAY = "-"
COMMAND = "py scripts\\serve.py" if sys.platform == "win32" else "python3 scripts/serve.py"


class Session:
    """One run: what is set already is offered as the answers."""

    def __init__(self, root: Path, language: str, ask: Callable[[str], str] | None) -> None:
        """Begin; nothing is read yet."""
        self.root, self.language, self.ask = root, language, ask
        self.words = WORDS[language]
        self.values: dict[str, Any] = {}

    def run(self, options: argparse.Namespace) -> int:
        """Go through all questions, and write what was answered."""
        if problems := unreadable(self.root):
            say("\n".join([self.words["unreadable"], *(each.sentence for each in problems)]))
            return 1
        self.values = copy.deepcopy(_school_text.settings(read(self.root / FILE)))
        if self.ask:
            say(self.words["hello"])
        for question in QUESTIONS:
            given = getattr(options, question.words)
            if given is None or not self.given(question, given):
                if self.ask:
                    self.question(question)
                elif given is not None:
                    return 1
        new, problems = finish(self.root, self.values, self.language)
        while problems:
            say("\n".join([self.words["wrong"], *(each.sentence for each in problems)]))
            if not self.ask:
                return 1
            self.again(problems)
            new, problems = finish(self.root, self.values, self.language)
        say(self.words["written"] if new else self.words["unchanged"])
        say(self.words["next"].format(command=COMMAND))
        return 0

    def given(self, question: Field | Group, answers: list[Any]) -> bool:
        """Take an answer from its options; say why where it cannot be used, and return whether it can."""
        try:
            self.take(question, answers)
        except WrongAnswer as wrong:
            say(sentence(wrong, self.language))
            return False
        return True

    def again(self, problems: list[Refusal]) -> None:
        """Ask once more for what the build says something against; for everything where that is not known."""
        keys = {question: question.key if isinstance(question, Group) else question.path[0] for question in QUESTIONS}
        refused = {problem.key for problem in problems}
        for question in [question for question, key in keys.items() if key in refused] or QUESTIONS:
            self.question(question)

    @property
    def codes(self) -> list[str]:
        """The languages on the site, as they are answered so far."""
        set_now = self.values.get("languages")
        return [str(code) for code in set_now] if isinstance(set_now, list) and set_now else [*languages(self.root)]

    def take(self, question: Field | Group, given: list[Any]) -> None:
        """Take an answer from its options. Raises WrongAnswer."""
        if isinstance(question, Field):
            set_at(self.values, question.path, self.option(question, given, at(self.values, question.path)))
            return
        entries = self.entries(question)
        for parts in given:
            entry: dict[str, Any] = {}
            for field in question.fields:
                own = [part[len(field.path[0]) :].removeprefix(".") for part in parts if _is_for(part, field)]
                answers = [part.removeprefix("=") for part in own]
                set_at(entry, field.path, self.option(field, answers, None) if answers else None)
            unknown = [part for part in parts if not any(_is_for(part, field) for field in question.fields)]
            if unknown or question.fields[0].path[0] not in entry:
                raise WrongAnswer("wrong_option", (unknown or parts)[0], option=f"--{ONE[question.words]}")
            key = "number" if question.key == "helplines" else "role"
            entries = [each for each in entries if each.get(key) != entry.get(key)] + [entry]
        self.values[question.key] = entries

    def option(self, field: Field, answers: list[str], old: Any) -> Any:  # noqa: ANN401
        """Return the value that options give to a field, which had another before."""
        if not field.per_language:
            return None if answers[-1] == TAKEN_AWAY else value(field.kind, answers[-1], self.root)
        for answer in answers:
            code, sign, words = answer.partition("=")
            if sign and code in languages(self.root):
                fresh = None if words == TAKEN_AWAY else value(field.kind, words, self.root)
                old = with_language(old, code, fresh, self.codes)
            else:
                old = None if answer == TAKEN_AWAY else value(field.kind, answer, self.root)
        return old

    def entries(self, group: Group) -> list[dict[str, Any]]:
        """Return the entries of a list that are set now."""
        entries = self.values.get(group.key)
        return [dict(each) for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []

    def question(self, question: Field | Group) -> None:
        """Ask until the answer can be used."""
        say(f"\n{self.words[question.words]['label']}\n  {self.words[question.words]['help']}")
        if isinstance(question, Field):
            self.field(question, self.values)
            return
        first, entries = question.fields[0], []
        for entry in self.entries(question):
            self.entry(question, entry)
            entries.append(entry)
        while True:
            say(self.words["another"].format(label=self.words[first.words]["label"]))
            fresh: dict[str, Any] = {}
            self.entry(question, fresh)
            if not fresh:
                break
            entries.append(fresh)
        set_at(self.values, (question.key,), [each for each in entries if first.path[0] in each])

    def entry(self, group: Group, values: dict[str, Any]) -> None:
        """Ask for an entry of a list, unless its first answer is empty or taken away."""
        for field in group.fields:
            self.field(field, values, label=True)
            if group.fields[0].path[0] not in values:
                return

    def field(self, field: Field, values: dict[str, Any], *, label: bool = False) -> None:
        """Ask for a field and set it; Enter keeps what is there."""
        old = at(values, field.path)
        said_now = self.words[field.words]["label"] if label else ""
        for code in self.codes if field.per_language else [""]:
            now = in_language(old, code) if code else shown(old)
            prompt = said_now
            if code:
                name = languages(self.root).get(code, code)
                prompt = self.words["in"].format(label=said_now, language=name) if said_now else name
            answer = self.until_right(field, prompt, now, needed=label and field.kind == "phone")
            if answer is not None:
                fresh = None if answer == TAKEN_AWAY else answer
                old = with_language(old, code, fresh, self.codes) if code else fresh
        set_at(values, field.path, old)

    def until_right(self, field: Field, prompt: str, now: str, *, needed: bool = False) -> Any:  # noqa: ANN401
        """Return the first answer that can be used, or nothing to keep what is there; what is `needed` is not empty."""
        assert self.ask  # noqa: S101 (only a session that asks comes here)
        if now:
            say("  " + self.words["now"].format(now=now))
        while (answer := self.ask(f"  {prompt}: " if prompt else "  > ").strip()) or (needed and not now):
            if answer == TAKEN_AWAY and not needed:
                return answer
            try:
                return value(field.kind, answer, self.root)
            except WrongAnswer as wrong:
                say("  " + sentence(wrong, self.language))
        return None


def shown(old: Any) -> str:  # noqa: ANN401
    """Return a value as a person would write it."""
    if isinstance(old, dict):
        return ", ".join(f"{code}: {words}" for code, words in old.items())
    if isinstance(old, list):
        return ", ".join(map(str, old))
    return "" if old is None else str(old)


def _is_for(part: str, field: Field) -> bool:
    return re.match(rf"{field.path[0]}(?:\.[\w-]+)?=", part) is not None
