"""What people write into `school.yml` with a phone and YAML cannot read: each is told as what it is, where it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from sources import repairs, school, settings
from words import FileError

SETTING = re.compile(r"^# ((?:[a-z_]+:| {2,}).*)$", re.MULTILINE)
"""A setting of the shipped file, which is a comment there."""

MISSING, TEXTS = 'a quotation mark (") is missing', "is for texts, and settings need the straight one"
TOUCHING, OWN = "a space is missing after", "has a meaning of its own at the beginning of a value"
WORDS, INNER = "stand between quotation marks", "inside of a value, the straight quotation mark"

LINES = {
    "a quotation mark is missing at the end": ('name: "x', MISSING, 'name: "x"'),
    "one is missing in the middle": (
        'name: {en: "Our guide, bg: "Наставници"}',
        MISSING,
        'name: {en: "Our guide", bg: "Наставници"}',
    ),
    "one is missing before a brace": ('name: {en: "A", bg: "Б}', MISSING, 'name: {en: "A", bg: "Б"}'),
    "one is missing at the beginning": ('name: Our guide"', MISSING, 'name: "Our guide"'),
    "one is missing after a brace": ('name: {en: A b", bg: "Б"}', MISSING, 'name: {en: "A b", bg: "Б"}'),
    "quotation marks of English texts": ("name: “Our guide”", f"“ {TEXTS}", 'name: "Our guide"'),
    "quotation marks of Bulgarian texts": ("name: {bg: „А, б“}", f"„ {TEXTS}", 'name: {bg: "А, б"}'),
    "others inside of them": ("name: “Училище „Левски““", f"“ {TEXTS}", 'name: "Училище „Левски“"'),
    "two kinds of quotation marks": ('name: "Our guide”', "another than the one that began", 'name: "Our guide"'),
    "no space after a colon": ('name:"x"', f"{TOUCHING} “name:”", 'name: "x"'),
    "no space before an address": (
        "original:https://example.org/",
        f"{TOUCHING} “original:”",
        "original: https://example.org/",
    ),
    "no space between braces": ('name: {en:"x", bg: "y"}', f"{TOUCHING} “en:”", 'name: {en: "x", bg: "y"}'),
    "no brace at the end": ('name: {en: "x", bg: "y"', "“}” is missing at the end", 'name: {en: "x", bg: "y"}'),
    "no braces at all": ('name: en: "x", bg: "y"', "“{” is missing", 'name: {en: "x", bg: "y"}'),
    "a brace too many": ('name: {en: "x"}}', "there is one “}” too many", 'name: {en: "x"}'),
    "no bracket at the end": ("languages: [bg, en", "“]” is missing at the end", "languages: [bg, en]"),
    "another bracket": ("languages: [bg, en)", "“)” should be “]”", "languages: [bg, en]"),
    "no comma": ('name: {en: "x" bg: "y"}', "a comma is missing", 'name: {en: "x", bg: "y"}'),
    "no colon": ('name "x"', "a “:” is missing after “name”", 'name: "x"'),
    "another sign than a colon": ("name = x", "a “:” is missing after “name”", "name: x"),
    "a colon in words": ("name: Mentors: our guide", WORDS, 'name: "Mentors: our guide"'),
    "a quotation mark in words": ('name: "Our "own" guide"', INNER, "name: \"Our 'own' guide\""),
    "an apostrophe": ("name: 'Children's guide'", "a single quotation mark", 'name: "Children\'s guide"'),
    "words between stars": ("name: *Our* guide", f"“*” {OWN}", 'name: "*Our* guide"'),
    "what holds itself": ("name: &a [*a]", f"“&” {OWN}", 'name: "&a [*a]"'),
    "a type": ("name: !!python/name:os.system x", f"“!” {OWN}", 'name: "!!python/name:os.system x"'),
    "a sign that begins nothing": ("name: @school", WORDS, 'name: "@school"'),
    "a stroke the wrong way": ('name: "a\\d"', "“\\” cannot stand between quotation marks", 'name: "a/d"'),
    "three mistakes in a line": (
        ' name: {en: “x”, bg: "y"',
        "“}” is missing at the end",
        'name: {en: "x", bg: "y"}',
    ),
    "two mistakes in a line": ('name: {en: “x”, bg: "y"', "“}” is missing at the end", 'name: {en: "x", bg: "y"}'),
}


def faults(path: Path, text: str) -> list[tuple[int, str]]:
    """Return what is told of a file with this text."""
    path.write_text(text, "utf-8")
    return school.read(path, ("en", "bg", "tr"), path.parent / "docs", "en")[1]


@pytest.mark.parametrize("case", LINES)
def test_a_line_that_cannot_be_read_is_told_with_the_line_to_write(case: str, tmp_path: Path) -> None:
    """Above it and below it stand lines that are right; what is told can be read, and is the only thing told."""
    line, wrong, right = LINES[case]
    path = tmp_path / "school.yml"
    found = faults(path, f'# A comment.\nemergency: "000"\n{line}\nprogramme: {{months: 6}}\n')
    [(number, message)] = found
    assert number == 3
    assert wrong in message
    assert message.endswith(f"Write “{right}”.")
    assert faults(path, f"{right}\n") == []


PLACES = {
    "a space is left before a setting": (
        ' name: "x"\nemergency: "000"\n',
        1,
        "begins with 1 space. Begin it with none.",
    ),
    "a space is left before the second": (
        'emergency: "000"\n name: x\n',
        2,
        "begins with 1 space. Begin it with none.",
    ),
    "a space is left inside of an entry": (
        'people:\n  - role: "x"\n     where: "y"\n    when: "z"\n',
        3,
        "begins with 5 spaces. Begin it with 4.",
    ),
    "an entry stands too far left": (
        "people:\n  - role: x\n - role: y\n",
        3,
        "begins with 1 space. Begin it with 2.",
    ),
    "a tab": ("people:\n\t- role: x\n", 2, "begins with a tab. Write spaces instead."),
    "a copied space": ("people:\n\u00a0 - role: x\n", 2, "Delete the spaces in it, and type them again."),
    "a dash of texts": (
        "people:\n  – role: x\n",
        2,
        "“–” begins no entry of a list: it must be “-”. Write “- role: x”.",
    ),
    "a dash without a space": ("people:\n  -role: x\n", 2, "a space is missing after “-”. Write “- role: x”."),
    "a setting is still a comment": (
        'emergency: "000"\n# people:\n  - role: x\n    where: y\n',
        2,
        "this line is a comment, and the next one belongs to it. Take the “# ” away: “people:”.",
    ),
    "an entry is still a comment": ("people:\n#   - role: x\n    where: y\n", 2, "Take the “# ” away: “- role: x”."),
    "an explanation": ('Whom to turn to. Only "role" is needed.\nname: x\n', 1, "Write “# ” before it, or delete it."),
    "lines of another program": ("name: x\n---\nemergency: '000'\n", 2, "“---” has no place here. Delete this line."),
    "no comma between two lines": ('name: {\n  en: "x"\n  bg: "y"\n}\n', 2, 'Write “en: "x",”.'),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_line_that_begins_at_the_wrong_place_is_told(case: str, tmp_path: Path) -> None:
    """One mistake is told once, and at the line that is to be changed."""
    text, line, message = PLACES[case]
    [(number, told_of)] = faults(tmp_path / "school.yml", text)
    assert number == line
    assert message in told_of


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """A partner who publishes with a phone waits minutes for each round."""
    text = ' name: "x\nemergency:"000"\nlanguages: [bg, en\npeople:\n  - role: "a"\n     when: "b"\nlogo: ours/no.svg\n'
    found = faults(tmp_path / "school.yml", text)
    assert [number for number, _ in found] == [1, 2, 3, 6, 7]
    assert not any(repairs.UNREAD in message for _, message in found)


def slips(line: str) -> Iterator[str]:
    """Go through what somebody may write in place of a line: one sign is forgotten, or is another."""
    for sign, kept in (('"', 0), (r"[\[\]{}]", 0), (": ", 1), (", ", 1)):
        for match in re.finditer(sign, line):
            yield line[: match.start() + kept] + line[match.end() :]
    for quotes in ("“”", "„“", "«»"):
        yield re.sub(r'"([^"]*)"', rf"{quotes[0]}\1{quotes[1]}", line)
    yield f" {line}"
    yield f"\t{line.lstrip()}"


def test_one_slip_anywhere_in_the_shipped_file_is_told_at_its_line(tmp_path: Path) -> None:
    """With every setting of it in use. What YAML reads all the same may be right: a “,” needs no space after it."""
    shipped = (ROOT / "school.yml").read_text("utf-8").replace("\n# logo: ours/logo.svg\n", "\n")
    written = SETTING.sub(r"\1", shipped).splitlines()
    (tmp_path / "docs" / "en" / "stories").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "forms").mkdir()
    for page in ("stories/promise", "forms/interview"):
        (tmp_path / "docs" / "en" / f"{page}.md").write_text("# A\n", "utf-8")
    slipped = [(at, slip) for at, line in enumerate(written) if not line.startswith("#") for slip in slips(line)]
    for at, slip in [each for each in slipped if each[1] != written[each[0]]][::4]:
        found = faults(tmp_path / "school.yml", "\n".join([*written[:at], slip, *written[at + 1 :]]) + "\n")
        assert not any(repairs.UNREAD in message for _, message in found), (slip, found)
        assert abs(min((number for number, _ in found), default=at + 1) - at - 1) <= 1, (slip, found)


def test_what_yaml_can_read_stays_right(tmp_path: Path) -> None:
    """Words over two lines, quotation marks inside of words and signs in them are nobody's mistake."""
    text = """\
name: "Our guide
  for all"
short_name: {en: "Room “5”", bg: 'Ст. "5"', tr: a - b}
people:
- role: The school's nurse  # don't forget
  where: Room "5", 9:15 & later*
#   - role: The one before
#     where: Elsewhere
- {role: "Класен: „А“", when: "[9, 10]"}
# colours:
#   main: "#0b5d4b"
"""
    assert faults(tmp_path / "school.yml", text) == []


def test_settings_of_the_site_are_told_as_exactly(tmp_path: Path) -> None:
    """`mkdocs.yml` may say more than a school; what cannot be read in it is told in the same words."""
    path = tmp_path / "mkdocs.yml"
    path.write_text('site_name: “Tiny”\nsite_url: !ENV [SITE_URL, ""]\ntheme: {name: "material\nnav: []\n', "utf-8")
    with pytest.raises(FileError) as wrong:
        settings.read(path)
    assert wrong.value.line == 3
    assert wrong.value.message == (
        'a quotation mark (") is missing, and “}” is missing at the end. Write “theme: {name: "material"}”.'
    )
