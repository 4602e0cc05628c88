"""The questions to a school: asked, given as options or sent with a form, they end in school.yml and lose nothing."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import _begin
import _set_up_form
from _school_answers import QUESTIONS, WORDS, Group
from _set_up_form import inputs

ROOT = Path(__file__).resolve().parents[2]
OLD = """\
# yaml-language-server: $schema=./school.schema.json
# The name of your guide.
# name: {en: "…"}
name: {en: "Old name"}  # as the council wrote it

# People to turn to.
people:
  # asked in autumn
  - role: {en: "Counsellor"}
    where: "Room # 1"
  - role: {en: "Nurse"}   # half days
    when: {en: "Mondays"}

# helplines:
#   - name: {bg: "…"}
#     number: "…"

# The end.
"""


def answers(*given: str) -> Callable[[str], str]:
    """Return what answers the questions in turn, and presses Enter at all that follow."""
    left: Iterator[str] = iter(given)
    return lambda _prompt: next(left, "")


def settings(root: Path) -> dict[str, object]:
    """Return what school.yml says."""
    values: dict[str, object] = yaml.safe_load((root / "school.yml").read_text("utf-8"))
    return values


def test_every_question_is_asked_in_every_language() -> None:
    """No sentence is missing in a language, and none names something that the English one does not."""
    for language, words in WORDS.items():
        assert words.keys() == WORDS["en"].keys(), language
        for key, value in words.items():
            if isinstance(value, dict):
                assert value.keys() == WORDS["en"][key].keys(), (language, key)
            else:
                assert value.count("{") == WORDS["en"][key].count("{"), (language, key)


def test_a_school_answers_and_enter_goes_on(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answers stand in the file, in the languages that the site has, and the next step is told."""
    ask = answers("bg", "bg, en", "Наш наръчник", "Our guide")
    assert _begin.main([], tiny, ask) == 0
    assert settings(tiny) == {"languages": ["bg", "en"], "name": {"bg": "Наш наръчник", "en": "Our guide"}}
    assert "serve.py" in capsys.readouterr().out.splitlines()[-1]


def test_a_wrong_answer_is_said_and_asked_again(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language of the questions, with what can be written instead."""
    ask = answers("xx", "en", "bg, de", "bg", "Име", "A very long short name", "Кратко", "ours/no.svg", "", "green")
    assert _begin.main([], tiny, ask) == 0
    lines = capsys.readouterr().out
    for sentence in (
        "“de” is no language",
        "Write 12 letters or fewer",
        "no file “ours/no.svg”",
        "“green” is no colour",
    ):
        assert sentence in lines
    assert settings(tiny) == {"languages": ["bg"], "name": {"bg": "Име"}, "short_name": {"bg": "Кратко"}}


def test_what_is_there_is_offered_and_nothing_is_lost(tiny: Path) -> None:
    """Enter keeps every answer: the file stays the same to the last byte, with the line ends that it has."""
    for text in (OLD, OLD.replace("\n", "\r\n")):
        (tiny / "school.yml").write_bytes(text.encode())
        assert _begin.main(["--language", "tr"], tiny, answers()) == 0
        assert (tiny / "school.yml").read_bytes() == text.encode()


def test_comments_of_a_hand_stay(tiny: Path) -> None:
    """Other answers take the place of the old ones; each comment and each entry that is the same stay."""
    (tiny / "school.yml").write_text(OLD, "utf-8")
    options = ["--no-questions", "--name", "en=New name", "--name", "bg=Ново име", "--languages", "bg en"]
    options += ["--person", "role.en=Nurse", "where.en=Room 3", "--helpline", "name.bg=Проба", "number=000 000"]
    assert _begin.main(options, tiny) == 0
    text = (tiny / "school.yml").read_text("utf-8")
    comments = [line.split("#", 1)[1].strip() for line in OLD.splitlines() if "#" in line and "Room #" not in line]
    assert [comment for comment in comments if comment not in text] == []
    assert "  # asked in autumn\n" in text
    assert '  - role: {en: "Counsellor"}\n    where: "Room # 1"\n' in text
    assert text.index("#     number:") < text.index("\nhelplines:") < text.index("# The end.")
    assert settings(tiny) == {
        "name": {"en": "New name", "bg": "Ново име"},
        "people": [
            {"role": {"en": "Counsellor"}, "where": "Room # 1"},
            {"role": {"en": "Nurse"}, "where": {"en": "Room 3"}},
        ],
        "helplines": [{"name": {"bg": "Проба"}, "number": "000 000"}],
        "languages": ["bg", "en"],
    }


def test_a_helpline_has_a_number(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without one it would be no help: it is asked for until it is there."""
    given = ["--language", "en", "--languages", "en", "--name", "A", "--short-name", "A"]
    ask = answers("", "", "", "", "A line", "", "call us", "000 000")
    assert _begin.main(given, tiny, ask) == 0
    assert settings(tiny)["helplines"] == [{"name": {"en": "A line"}, "number": "000 000"}]
    assert capsys.readouterr().out.count("no number to call") == 2


def test_an_answer_can_be_taken_away(tiny: Path) -> None:
    """A “-” takes away a name, an entry of a list, or a whole setting; its comments stay."""
    (tiny / "school.yml").write_text(OLD, "utf-8")
    assert _begin.main(["--language", "en", "--languages", "en"], tiny, answers("-", "", "", "", "", "-")) == 0
    assert settings(tiny) == {"languages": ["en"], "people": [{"role": {"en": "Nurse"}, "when": {"en": "Mondays"}}]}
    assert "# as the council wrote it\n" in (tiny / "school.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "options",
    [
        ["--minutes", "many"],
        ["--helpline", "name=A", "number=000 000", "checked=yesterday"],
        ["--person", "rank=first"],
        ["--person", "where=Room 1"],
        ["--leave-out", "../secret.md"],
        ["--original", "http://example.org/"],
        ["--logo", "../tiny.svg"],
    ],
)
def test_a_wrong_option_writes_nothing(tiny: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence says what is wrong, and the exit code, too."""
    (tiny.parent / "tiny.svg").write_text("", "utf-8")
    assert _begin.main(["--no-questions", *options], tiny) == 1
    assert options[-1].split("=")[-1] in capsys.readouterr().out
    assert not (tiny / "school.yml").exists()


def test_who_stops_early_changes_nothing(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answers end before the questions do."""

    def ask(_prompt: str) -> str:
        raise EOFError

    assert _begin.main(["--language", "en", "--name", "A"], tiny, ask) == 1
    assert "Nothing is written" in capsys.readouterr().out
    assert not (tiny / "school.yml").exists()


def test_what_the_build_would_refuse_is_asked_again(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Here a colour that is too pale to read, which somebody had written into the file before."""
    (tiny / "school.yml").write_text('colours: {main: "#ffff00"}\n', "utf-8")
    options = ["--language", "en", "--languages", "bg", "--emergency", "000"]
    skipped = [""] * 12
    assert _begin.main(options, tiny, answers(*skipped, "#0b5d4b")) == 0
    assert "contrast" in capsys.readouterr().out
    assert settings(tiny)["colours"] == {"main": "#0b5d4b"}
    assert _begin.main(["--no-questions", "--main", "#ffff00"], tiny) == 1
    assert settings(tiny)["colours"] == {"main": "#0b5d4b"}


def test_a_file_that_cannot_be_read_is_told_and_left(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No answer is asked for that could not be written."""
    for text in (b"name: {en: ", b"- a list", b"name: \xff"):
        (tiny / "school.yml").write_bytes(text)
        assert _begin.main(["--language", "en"], tiny, answers()) == 1
        assert "school.yml:1" in capsys.readouterr().out
        assert (tiny / "school.yml").read_bytes() == text


@pytest.mark.parametrize("language", WORDS)
def test_the_form_on_github_asks_the_same(language: str) -> None:
    """Each question is in it, in the words of the questions; whoever changes those makes the forms anew."""
    assert _set_up_form.path(ROOT, language).read_text("utf-8") == _set_up_form.form(ROOT, language)
    form = yaml.safe_load(_set_up_form.form(ROOT, language))
    fields = [each for each in form["body"] if each["type"] != "markdown"]
    assert len({each["id"] for each in fields}) == len(fields)
    assert len({each["attributes"]["label"] for each in fields}) == len(fields)
    asked = {each["id"] for each in fields}
    for question in QUESTIONS:
        assert {question.words, f"{question.words}_bg"} & asked, question.words


def sent(root: Path, language: str, **given: str) -> str:
    """Return a form as GitHub keeps it."""
    words = WORDS[language]
    first = "Български" if given.pop("first", "") else "None"
    parts = [(words["form"]["first"], first)]
    parts.append((words["languages"]["label"], "- [ ] English\n- [X] Български"))
    parts += [(label, given.pop(id_, "_No response_")) for _, id_, label, _, _ in inputs(root, language)]
    assert not given
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{answer}" for label, answer in parts)


@pytest.mark.parametrize("language", WORDS)
def test_a_form_that_was_sent_becomes_the_file(language: str, tiny: Path) -> None:
    """Whatever language it was written in; a number is shown in those languages in which it stands."""
    event = tiny / "event.json"
    body = sent(
        tiny,
        language,
        first="bg",
        name_bg="Име # 1 $(touch /tmp/x) `y`",
        people_bg="Директор | Стая 2 | Понеделник | Име\nКласен ръководител||| А. Б.",
        people_en="Principal | Room 2 || Name\nClass teacher||| А. Б.",
        helplines_bg="Проба | 000 000 | денем | човек | 2026-10-01",
        minutes="60",
    )
    event.write_text(json.dumps({"issue": {"body": body}}), "utf-8")
    report = tiny / "report.md"
    assert _begin.main(["--from-issue", str(event), "--report", str(report)], tiny) == 0
    assert WORDS[language]["form"]["opened"] in report.read_text("utf-8")
    values: dict[str, Any] = settings(tiny)
    [helpline] = values.pop("helplines")
    assert (helpline["number"], helpline["name"], str(helpline["checked"])) == (
        "000 000",
        {"bg": "Проба"},
        "2026-10-01",
    )
    assert "languages" not in helpline
    assert values == {
        "languages": ["bg"],
        "name": {"bg": "Име # 1 $(touch /tmp/x) `y`"},
        "people": [
            {
                "role": {"en": "Principal", "bg": "Директор"},
                "name": {"en": "Name", "bg": "Име"},
                "where": {"en": "Room 2", "bg": "Стая 2"},
                "when": {"bg": "Понеделник"},
            },
            {"role": {"en": "Class teacher", "bg": "Класен ръководител"}, "name": "А. Б."},
        ],
        "programme": {"minutes": 60},
    }


def test_a_form_with_mistakes_is_told_all_of_them(tiny: Path) -> None:
    """The report names each field and what to write; nothing is written into the file."""
    form = tiny / "form.md"
    wrong = {"main": "green", "months": "x", "helplines_bg": "Проба\nA|1|2|3|2026-10-01|6"}
    form.write_text(sent(tiny, "en", **wrong, people_en="One\nTwo", people_bg="Един"), "utf-8")
    report = tiny / "report.md"
    assert _begin.main(["--from-issue", str(form), "--report", str(report)], tiny) == 1
    text = report.read_text("utf-8")
    for sentence in (
        "**Main colour:** “green”",
        "**Months:** “x”",
        "“Проба” has no “Number”",
        "has too many parts",
        "English: 2,",
    ):
        assert sentence in text
    assert not (tiny / "school.yml").exists()


def test_what_is_no_form_is_said(tiny: Path) -> None:
    """An issue without the form's headings."""
    form = tiny / "form.md"
    form.write_text("Please help", "utf-8")
    assert _begin.main(["--from-issue", str(form), "--report", str(tiny / "report.md")], tiny) == 1
    assert WORDS["en"]["not_a_form"] in (tiny / "report.md").read_text("utf-8")


def test_every_question_can_be_an_option() -> None:
    """The help names them all."""
    options = _begin.parser().format_help()
    for question in QUESTIONS:
        name = question.words[:-1].replace("peopl", "person") if isinstance(question, Group) else question.words
        assert f"--{name.replace('_', '-')} " in options
