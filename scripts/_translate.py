"""How far translations are: show it, note what was checked against the English, and begin a new language."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import _language
from _project import Project
from _setup import ROOT, say


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Do what is asked. Whoever reads only the first lines (`| head`) is not shown a fault."""
    options = _parser().parse_args(arguments)
    try:
        return run(options, root)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def run(options: argparse.Namespace, root: Path) -> int:
    """Run one of the three commands."""
    if options.command == "add":
        problem = _language.add(root, options.code, options.name)
        if problem:
            say(problem)
            return 1
        return 0
    project = Project(root)
    import words

    for wrong in words.check():
        say(f"{wrong}")
    asked: list[str] = getattr(options, "languages", None) or [*project.names]
    if unknown := [code for code in asked if code not in project.names]:
        say(f"“{unknown[0]}” is no language that this guide is translated into. It has: {', '.join(project.names)}.")
        return 1
    if options.command == "accept":
        return accept(project, asked[0], options.units, every=options.all)
    failing = [show(project, language, options.fail_on) for language in asked]
    return int(any(failing))


def show(project: Project, language: str, fail_on: str = "") -> bool:
    """Say how far a language is, and where something is left to do; return whether that is what shall fail."""
    import words
    from translations.state import state

    progress, root = state(project.guide, language), project.guide.root
    counts = f"{len(progress.complete)} complete, {len(progress.missing)} missing, {len(progress.behind)} behind"
    say(f"{language} ({project.names[language]}): {counts}, {len(progress.unchecked)} not checked")
    if sentences := sum(not line.startswith("[") for line in words.gaps(language)):
        say(f"hooks/words/{language}.toml: {sentences} sentences of the site itself are still in English.")
    for unit in progress.missing:
        path = unit.path.replace(f"{root}/{project.guide.source_language}/", f"{root}/{language}/", 1)
        line = _place(project, path, unit.path, unit.line)
        say(f"{path}:{line}: “{unit.key}” of {unit.path}:{unit.line} is missing.")
    for own, unit in progress.behind:
        say(f"{own.path}:{own.line}: “{unit.key}” is behind {unit.path}:{unit.line}.")
    for own, unit in progress.unchecked:
        say(f"{own.path}:{own.line}: “{unit.key}” is not checked against {unit.path}:{unit.line} yet.")
    left = {"missing": bool(progress.missing), "behind": bool(progress.behind or progress.unchecked)}
    return left.get(fail_on, False)


def _place(project: Project, path: str, english: str, line: int) -> int:
    """Return the line of a translation under which a missing unit belongs: that of the unit before it in English."""
    if path not in project.guide.pages:
        return 1
    own = project.guide.units[path]
    before = [unit for unit in project.guide.units[english].values() if unit.line < line and unit.key in own]
    return max((own[unit.key].line for unit in before), default=1)


def accept(project: Project, language: str, named: Sequence[str], *, every: bool) -> int:
    """Note that units say what the English says today: the named ones, all of a named page, or every one."""
    from translations import record
    from translations.state import state, units

    english, own = units(project.guide, project.guide.source_language), units(project.guide, language)
    kept = dict(project.guide.accepted.get(language, {}))
    there = [key for key in english if key in own]
    wanted = there if every else [key for name in named for key in there if name in {key, own[key].id, own[key].path}]
    unknown = [name for name in named if not any(name in {key, own[key].id, own[key].path} for key in there)]
    if unknown or not (named or every):
        for name in unknown:
            where = "is not translated yet" if name in english else "is no unit of the guide"
            say(f"“{name}” {where}. Nothing was noted.")
        if not unknown:
            say("Say which units, by their ids or by a file, or say --all. “status” lists what is behind.")
        return 1
    complete = {unit.key for _, unit in state(project.guide, language).complete}
    fresh = [key for key in wanted if key not in complete]
    gone = [key for key in kept if key not in english]
    new = {key: value for key, value in kept.items() if key in english}
    new |= {key: english[key].fingerprint for key in wanted}
    path = project.docs / language / record.NAME
    record.write(path, new)
    say(f"{path.relative_to(project.docs.parent).as_posix()}: {len(fresh)} accepted, {len(gone)} no longer in English.")
    if not every:
        for key in fresh:
            say(f"{own[key].path}:{own[key].line}: “{key}” is as new as {english[key].path}:{english[key].line}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="translate.py", description="See how far the translations are; begin one.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="status | accept | add")
    status = commands.add_parser("status", help="show what is missing or behind, with file and line")
    status.add_argument("languages", nargs="*", metavar="LANG", help="only these languages, such as bg")
    status.add_argument("--fail-on", choices=["missing", "behind"], default="", help="end with 1 if anything is so")
    note = commands.add_parser("accept", help="note that units say what the English says today")
    note.add_argument("languages", nargs=1, metavar="LANG", help="the language, such as bg")
    note.add_argument("units", nargs="*", metavar="UNIT", help="ids as “status” shows them, or files: docs/bg/roles.md")
    note.add_argument("--all", action="store_true", help="everything that is translated")
    new = commands.add_parser("add", help="begin a new language")
    new.add_argument("code", metavar="CODE", help="its code, such as uk")
    new.add_argument("name", metavar="NAME", help="its own name, such as Українська")
    return parser
