"""Begin a new language: its folder, its words and its entry in mkdocs.yml. Nothing that is there is changed."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from _setup import ROOT, say

CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
SHORT = 2
ENTRY = re.compile(r"^ *- locale: (\S+)", re.MULTILINE)
LIST = re.compile(r" +languages:\s*(#.*)?$")
MORE = re.compile(r" +more_languages:\s*(#.*)?$")
SITE = re.compile(r"site_(name|description): (.*\S)")
TITLE = re.compile(r" +- (\"[^\"]+\"|[^:#]+):")
WORDS = """\
# {name}: what the site says. Take the # away at the beginning of a line and write {name} between the quotes.
# Leave the name before the = sign and everything in {{braces}} as they are. Until then, the English stands there.
"""
NO_CODE = "“{}” is no code of a language. Write two or three small letters, such as uk or rom."
NO_NAME = "Write the language's own name, such as Українська: letters and spaces only."
NO_PLACE = "mkdocs.yml has no list of languages that this command understands. Nothing was changed."


def add(root: Path, code: str, name: str) -> str:
    """Make what a language needs; return what is wrong, or nothing."""
    sys.path.insert(0, str(ROOT / "hooks"))
    from translations import record

    if not CODE.fullmatch(code):
        return NO_CODE.format(code)
    if not all(word.replace("-", "").replace("’", "").isalpha() for word in name.split(" ")):
        return NO_NAME
    settings, words, docs = root / "mkdocs.yml", root / "hooks" / "words" / f"{code}.toml", root / "docs" / code
    text = settings.read_text(encoding="utf-8")
    if code in set(ENTRY.findall(text)) or words.exists() or (docs.exists() and any(docs.iterdir())):
        return f"“{code}” is there already. To begin anew, first take it out as CONTRIBUTING.md says."
    entered = enter(text, code, name)
    if entered == text:
        return NO_PLACE
    docs.mkdir(exist_ok=True)
    files = {docs / record.NAME: record.written({}), words: "".join(stubs(root, name)), settings: entered}
    for path, content in files.items():
        path.write_text(content, encoding="utf-8", newline="\n")
        say(f"{'changed' if path == settings else 'made'} {path.relative_to(root).as_posix()}")
    say(f"{name} is begun. Translate pages into docs/{code}/, under the names they have in docs/en/.")
    return ""


def stubs(root: Path, name: str) -> Iterator[str]:
    """Go through the words file of a new language: every English sentence behind a #, under its note."""
    yield WORDS.format(name=name)
    hooks = root / "hooks"
    for path in sorted(hooks.glob("**/words.toml")):
        yield f"\n[{path.parent.name}]\n"
        for line in path.read_text(encoding="utf-8").splitlines():
            yield f"{'' if line.startswith('#') or not line.strip() else '#'}{line}\n"


def enter(text: str, code: str, name: str) -> str:
    """Return mkdocs.yml with an entry for the language, everything else as it was."""
    lines = text.splitlines(keepends=True)
    wide = len(code.partition("-")[0]) > SHORT
    above = next((number for number, line in enumerate(lines) if (MORE if wide else LIST).match(line)), None)
    if above is None:
        return text
    indent = " " * (len(lines[above]) - len(lines[above].lstrip()) + 2)
    after = (number for number, line in enumerate(lines[above + 1 :], above + 1) if not line.startswith(indent))
    at = next(after, len(lines))
    return "".join(lines[:at]) + "".join(f"{indent}{line}\n" for line in entry(lines, code, name)) + "".join(lines[at:])


def entry(lines: list[str], code: str, name: str) -> Iterator[str]:
    """Go through the lines of a language's entry: the titles of the menu wait behind a #."""
    settings = {match[1]: match[2] for line in lines if (match := SITE.match(line))}
    yield f"- locale: {code}"
    yield f"  name: {name}"
    yield "  build: true"
    yield f"  site_name: {settings.get('name', name)}"
    yield f"  site_description: {settings.get('description', name)}"
    yield "  nav_translations: # translate what is above too; below, write after each colon and take the # away"
    menu = next((number for number, line in enumerate(lines) if line.startswith("nav:")), len(lines))
    for line in lines[menu + 1 :]:
        if match := TITLE.match(line):
            yield f"    # {match[1]}:"
