"""`school.yml` as a partner writes it: every mistake is told with its line and what to write instead."""

import json
import re
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from PIL import Image

from conftest import ROOT
from model.school import ALL, School, said
from sources import school
from sources.school import colours

Schema = dict[str, Any]
CODES = ("en", "bg", "tr")
SETTING = re.compile(r"^# ((?:[a-z_]+:| {2,}).*)$", re.MULTILINE)
SCHEMA = json.loads((ROOT / "school.schema.json").read_text("utf-8"))
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small guide, with a logo."""
    for page in ("index", "expectations", "stories/promise", "progress"):
        file = tmp_path / "docs" / "en" / f"{page}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\ntemplate: progress.html\n---\n" if page == "progress" else f"# {page}\n", "utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "logo.svg").write_text(DRAWING, "utf-8")
    return tmp_path


def read(folder: Path, text: str) -> tuple[School, list[tuple[int, str]]]:
    """Read a `school.yml` with this text."""
    (folder / "school.yml").write_text(text, "utf-8")
    return school.read(folder / "school.yml", CODES, folder / "docs", "en")


def example() -> str:
    """Return the shipped file with every setting in use."""
    return SETTING.sub(r"\1", (ROOT / "school.yml").read_text("utf-8"))


def test_a_school_that_says_nothing_has_the_guide_as_it_comes(folder: Path) -> None:
    """The shipped file is all comments, and a copy without the file is right as well."""
    assert read(folder, (ROOT / "school.yml").read_text("utf-8")) == (School(), [])
    assert school.read(folder / "none.yml", CODES, folder / "docs", "en") == (School(), [])


def test_the_shipped_example_can_be_used_as_it_is(folder: Path) -> None:
    """With every "# " taken away, each setting is read, and nothing is wrong."""
    (folder / "docs" / "en" / "forms").mkdir()
    (folder / "docs" / "en" / "forms" / "interview.md").write_text("# Interview\n", "utf-8")
    given, faults = read(folder, example())
    assert faults == []
    assert school.keys(folder / "school.yml") == list(school.KEYS)
    assert [name for name, value in vars(given).items() if value == getattr(School(), name)] == []
    assert said(given.people[0].role, "bg") == "Педагогически съветник"
    assert given.helplines[0].checked == date(2026, 1, 31)
    assert given.emergency == {ALL: "000"}


def resolved(schema: Schema) -> Schema:
    """Return a schema with what it refers to."""
    name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    return {**SCHEMA["$defs"][name], **schema} if name else schema


def against(schema: Schema, value: object, at: str = "") -> list[str]:
    """Return where a value is not as a schema says: as much of JSON Schema as this one uses."""
    schema = resolved(schema)
    if "oneOf" in schema:
        fits = [each for each in schema["oneOf"] if not against(each, value, at)]
        return [] if len(fits) == 1 else [f"{at}: {len(fits)} of oneOf"]
    types = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    wanted = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not isinstance(value, tuple(types[each] for each in wanted)):
        return [f"{at}: no {wanted}"]
    wrong: list[str] = []
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
        wrong += [f"{at}: no {key}" for key in schema.get("required", ()) if key not in value]
        wrong += [f"{at}: {key}" for key in value if key not in known and more is False]
        for key, below in value.items():
            wrong += against(schema["propertyNames"], key, f"{at}/{key}") if "propertyNames" in schema else []
            wrong += against(known.get(key, more), below, f"{at}/{key}") if known.get(key, more) else []
    elif isinstance(value, list):
        wrong += [fault for each in value for fault in against(schema["items"], each, f"{at}/-")]
    elif isinstance(value, str):
        whole = re.search(schema.get("pattern", ""), value)
        wrong += [] if whole and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 999) else [at]
    else:
        wrong += [] if schema.get("minimum", value) <= value <= schema.get("maximum", value) else [at]
    return wrong


def test_editors_know_what_the_build_knows() -> None:
    """The schema has the same keys as the reader, takes the example, and refuses what is wrong in it."""
    properties = SCHEMA["properties"]
    assert tuple(properties) == school.KEYS
    assert tuple(properties["people"]["items"]["properties"]) == school.PERSON
    assert tuple(properties["helplines"]["items"]["properties"]) == school.HELPLINE
    assert tuple(properties["programme"]["properties"]) == school.PROGRAMME
    assert tuple(properties["colours"]["properties"]) == school.COLOURS
    given = yaml.load(example(), yaml.BaseLoader)  # noqa: S506 - every value as text, as editors see a day
    given["programme"] = {key: int(value) for key, value in given["programme"].items()}
    given["offline"] = given["offline"] == "true"
    assert against(SCHEMA, given) == []
    for key, value in {
        "nam": "x",
        "programme": {"minutes": 0},
        "people": [{"name": "x"}],
        "short_name": "x" * 13,
    }.items():
        assert against(SCHEMA, {key: value}), key


def test_every_setting_is_explained_to_editors() -> None:
    """An editor shows what a key means, and an example."""

    def settings(schema: Schema) -> list[Schema]:
        own = [*schema.get("properties", {}).values()]
        return [*own, *(below for each in own for below in settings(each.get("items", each)))]

    assert [each for each in settings(SCHEMA) if not each.get("description")] == []
    for each in settings(SCHEMA):
        for given in each.get("examples", ()):
            assert against(each, given) == []


WRONG = {
    "an unknown setting": ("nmae: x\n", 1, "“nmae” is no setting of school.yml. Write “name”."),
    "a setting like no other": ("\nqqqq: x\n", 2, "“qqqq” is no setting of school.yml. Write one of “name”, "),
    "a setting twice": ("name: x\nname: y\n", 2, "“name” stands here twice. Delete one of the two."),
    "no settings": ("# c\nJust words\n", 2, "this line is no setting."),
    "a setting of another": ('colours:\n  accent: "#a8401f"\nmain: "#0b5d4b"\n', 3, "“main” belongs to “colours”."),
    "an explanation without its sign": ("Your logo: SVG or PNG\n", 1, "Write “# ” before it, if it is an explanation."),
    "a tab": ("name:\n\ten: x\n", 2, "this line begins with a tab. Write spaces instead."),
    "a name without words": ("name:\n", 1, "“name” says nothing. Write words after the colon, or # before the line."),
    "a name in a list": ("name: [a, b]\n", 1, "“name” is one value, and here are several."),
    "a language that is not there": (
        "name:\n  en: x\n  de: y\n",
        3,
        "“name”: the guide has no language “de”. Write one of “bg”, “en”, “tr”.",
    ),
    "a short name that is long": (
        "short_name: {en: Thirteen char}\n",
        1,
        "“Thirteen char” has 13 characters. “short_name” has room for 12. Write fewer.",
    ),
    "a logo that is not there": ("logo: ours/none.svg\n", 1, "there is no file “ours/none.svg”."),
    "a logo from elsewhere": ("logo: ../logo.svg\n", 1, "“../logo.svg” lies outside of the guide's folder."),
    "a logo that is no picture": ("logo: docs/en/index.md\n", 1, "“docs/en/index.md” is no picture that every browser"),
    "a logo that is broken": ("logo: ours/broken.png\n", 1, "“ours/broken.png” cannot be read as a picture."),
    "a logo that is half there": ("logo: ours/half.png\n", 1, "“ours/half.png” cannot be read as a picture."),
    "a drawing that no browser shows": ("logo: ours/plain.svg\n", 1, "“ours/plain.svg” cannot be read as a picture."),
    "a logo that runs something": (
        "logo: ours/script.svg\n",
        1,
        "the logo “ours/script.svg”: this drawing holds “<script>”",
    ),
    "a logo that is too large": (
        "logo: ours/large.png\n",
        1,
        "the logo has 60 kB, and every page loads it. Save it smaller",
    ),
    "a colour without quotation marks": (
        "colours:\n  main: #0b5d4b\n",
        2,
        "“main” says nothing. Write a colour in quotation",
    ),
    "a colour by name": ("colours: {main: teal}\n", 1, "“teal” is no colour. Write # and six of 0-9 and a-f"),
    "a pale colour": ('colours:\n  main: "#33aa88"\n', 2, "“#33aa88” has a contrast of 2."),
    "a third colour": ('colours: {mian: "#000000"}\n', 1, "“mian” is no setting of “colours”. Write “main”."),
    "one language": ("languages: bg\n", 1, "“languages” is a list. Write “languages: [bg, en]”, or # before the line."),
    "an unknown language": ("languages:\n  - bg\n  - de\n", 3, "the guide has no language “de”."),
    "a language twice": ("languages: [bg, bg]\n", 1, "“bg” stands in “languages” twice. Delete one of the two."),
    "people as words": ("people: Ask the office\n", 1, "“people” is a list. Write “- role: School counsellor”"),
    "a person without a role": ("people:\n  - where: Room 12\n", 2, "this person has no “role”."),
    "a person with a phone": (
        "people:\n  - role: x\n    phone: 1\n",
        3,
        "“phone” is no setting of a person in “people”.",
    ),
    "a helpline without a number": ("helplines:\n  - name: x\n", 2, "this helpline has no “number”."),
    "a helpline with words for a number": (
        "helplines:\n  - name: x\n    number: ask me\n",
        3,
        "“ask me” is no number to call. Write its 2 to 15 digits, with spaces if you wish.",
    ),
    "a number with too many digits": (
        "emergency: '0000 0000 0000 0000'\n",
        1,
        "“0000 0000 0000 0000” is no number to call.",
    ),
    "a number of one digit": ("emergency: {bg: 0}\n", 1, "“0” is no number to call."),
    "a day that is none": (
        "helplines:\n  - name: x\n    number: '000'\n    checked: 31.1.2026\n",
        4,
        "“31.1.2026” is no day. Write year, month and day, such as 2026-10-01.",
    ),
    "a day that is still to come": (
        "helplines:\n  - name: x\n    number: '000'\n    checked: 2999-01-31\n",
        4,
        "“checked” is 2999-01-31, and that day is still to come.",
    ),
    "a page that is not there": ("leave_out: [stories/promis.md]\n", 1, "Write “stories/promise.md”."),
    "a page without its ending": ("leave_out: [stories/promise]\n", 1, "Write “stories/promise.md”."),
    "a page that safety needs": (
        "leave_out:\n  - expectations.md\n",
        2,
        "“expectations.md” cannot be left out: it says what to do when somebody is in danger. Delete it here.",
    ),
    "a page that the frame needs": (
        "leave_out:\n  - progress.md\n",
        2,
        "“progress.md” cannot be left out: the frame of every page needs it. Delete it here.",
    ),
    "no id": ("leave_out: [some paper]\n", 1, "“some paper” is no page and no paper."),
    "minutes with a unit": ("programme:\n  minutes: 60 min\n", 2, "“minutes” cannot be “60 min”. Write a whole number"),
    "no months": ("programme: {months: 0}\n", 1, "“months” cannot be “0”."),
    "an address to leave to that is not safe": (
        "leave_to:\n  en: https://example.org/\n  bg: example.org\n",
        3,
        "“example.org” is no address of a site.",
    ),
    "an address in a language that is not there": (
        "leave_to: {de: https://example.org/}\n",
        1,
        "“leave_to”: the guide has no language “de”.",
    ),
    "neither true nor false": ("offline: never\n", 1, "“offline” cannot be “never”. Write true or false."),
    "an address that is not safe": (
        "original: http://example.org\n",
        1,
        "“http://example.org” is no address of a site.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_told_with_its_line_and_what_to_write(case: str, folder: Path) -> None:
    """One mistake is one problem, at the line where the partner's cursor must go."""
    (folder / "ours" / "broken.png").write_bytes(b"no picture")
    Image.effect_noise((64, 64), 50).save(folder / "ours" / "whole.png")
    (folder / "ours" / "half.png").write_bytes((folder / "ours" / "whole.png").read_bytes()[:1000])
    (folder / "ours" / "plain.svg").write_text(DRAWING.replace("xmlns", "name"), "utf-8")
    (folder / "ours" / "script.svg").write_text(DRAWING.replace("<path", "<script/><path"), "utf-8")
    (folder / "ours" / "large.png").write_bytes(b"." * 60_000)
    text, line, message = WRONG[case]
    _, faults = read(folder, text)
    assert [where for where, _ in faults] == [line]
    assert message in faults[0][1]
    assert faults[0][1].count(". ") >= 1, "it says what to write instead"


def test_a_picture_can_be_a_photo(folder: Path) -> None:
    """A logo need not be a drawing."""
    Image.new("RGB", (32, 16)).save(folder / "ours" / "logo.png")
    assert read(folder, "logo: ours/logo.png\n") == (School(logo=folder / "ours" / "logo.png"), [])


@pytest.mark.parametrize("colour", ["#33aa88", "#ff0000", "#ffff00", "#b0b0b0", "#ffffff", "#7a7a7a"])
@pytest.mark.parametrize("name", school.COLOURS)
def test_the_colour_that_an_error_names_passes(colour: str, name: str, folder: Path) -> None:
    """Whoever writes what the build proposes is done; the colour beside it would not pass."""
    _, faults = read(folder, f'colours: {{{name}: "{colour}"}}\n')
    (proposed,) = re.findall(r"Write “(#[0-9a-f]{6})”", faults[0][1])
    given, faults = read(folder, f'colours: {{{name}: "{proposed}"}}\n')
    assert faults == []
    assert proposed in given.colours
    grounds = colours.grounds_of_main if name == "main" else colours.grounds_of_accent
    assert colours.weakest(proposed, grounds(proposed))[0] < colours.ENOUGH + 0.15


@pytest.mark.parametrize("colour", ["#0b5d5b", "#7a0019", "#000000", "#1a237e", "#5a4b00"])
def test_what_follows_from_two_colours_can_be_read_in_light_and_in_dark(colour: str) -> None:
    """A dark ground has a lighter shade, and what is written on the colour is told apart from it."""
    shades = colours.palette(colour, colour)
    light, dark = shades["light"], shades["dark"]
    for ground in (colours.DARK_PAPER, colours.DARK_CARD, dark["tint"], colours.DARK_INK):
        assert colours.contrast(dark["brand"], ground) >= colours.ENOUGH
    for ground in (colours.DARK_PAPER, colours.DARK_CARD, colours.DARK_WARM):
        assert colours.contrast(dark["accent"], ground) >= colours.ENOUGH
    for deep in (light["deep"], dark["deep"]):
        assert colours.contrast("#eef5f1", deep) >= colours.ENOUGH
    assert colours.palette("", "") == {}


def test_a_day_long_ago_is_no_mistake(folder: Path) -> None:
    """A site does not go dark because a year has passed."""
    given, faults = read(folder, "helplines:\n  - name: {en: x}\n    number: '000'\n    checked: 2020-01-31\n")
    assert (given.helplines[0].checked, faults) == (date(2020, 1, 31), [])


def test_whatever_stands_in_the_file_is_answered(folder: Path) -> None:
    """A file that was cut, or has a sign too many, is no fault of the build: each is told with a line of the file."""
    text, chance = example(), Random(14)  # noqa: S311 (the same mistakes each time)
    for _ in range(150):
        at, sign = chance.randrange(len(text)), chance.choice("\n\t:-[]{}\"'#&*!|>%@`,? x0")
        changed = chance.choice((text[:at], text[:at] + sign + text[at:], text[:at] + sign + text[at + 9 :]))
        _, faults = read(folder, changed)
        for line, message in faults:
            assert 1 <= line <= changed.count("\n") + 1, message
            assert message.endswith("."), message
