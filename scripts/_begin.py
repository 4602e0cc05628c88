"""The questions to a school: asked, given as options, or read from the form on GitHub, and written into school.yml."""

import argparse
from collections.abc import Callable
from pathlib import Path

import _school_comments
import _set_up_answers
import _set_up_form
from _begin_session import ONE, Session
from _school_answers import QUESTIONS, WORDS, Group
from _setup import ROOT, say

LANGUAGE = "Език, dil, language (bg, tr, en): "


def main(arguments: list[str] | None = None, root: Path = ROOT, ask: Callable[[str], str] = input) -> int:
    """Ask, or take what is given; write school.yml when all of it can be used. Returns the exit code."""
    options = parser().parse_args(arguments)
    if options.write_forms:
        return _set_up_form.write(root) or _school_comments.write(root)
    try:
        if options.from_issue:
            return _set_up_answers.take(root, options.from_issue, Path(options.report))
        quiet = options.no_questions
        options.language = options.language or ("en" if quiet else _language(ask))
        return Session(root, options.language, None if quiet else ask).run(options)
    except EOFError:
        say("\n" + WORDS[options.language or "en"]["unfinished"])
        return 1


def _language(ask: Callable[[str], str]) -> str:
    while (answer := ask(LANGUAGE).strip().lower()) not in WORDS:
        pass
    return answer


def parser() -> argparse.ArgumentParser:
    """Return the options: each question is one."""
    options = argparse.ArgumentParser(prog="begin.py", description=__doc__)
    options.add_argument("--language", choices=WORDS, help="the language of the questions")
    options.add_argument("--no-questions", action="store_true", help="ask nothing; the other options are the answers")
    options.add_argument("--from-issue", metavar="FILE", help="take the answers from a form on GitHub (event or text)")
    options.add_argument("--report", metavar="FILE", default="report.md", help="where to say what became of the form")
    options.add_argument(
        "--write-forms",
        action="store_true",
        help="make the forms on GitHub, and school.example.yml in other languages, anew",
    )
    for question in QUESTIONS:
        words = WORDS["en"][question.words]
        if isinstance(question, Group):
            shape = " ".join(f"{field.path[0]}{'.bg' * field.per_language}=…" for field in question.fields)
            option, text = f"--{ONE[question.words]}", f"one entry: {shape}"
            options.add_argument(option, dest=question.words, nargs="+", action="append", metavar="PART", help=text)
        else:
            option, text = f"--{question.words.replace('_', '-')}", f"{words['label']}. {words['help']}"
            if question.per_language:
                text += " For one language: bg=…; can be given again."
            options.add_argument(option, dest=question.words, action="append", metavar="ANSWER", help=text)
    return options
