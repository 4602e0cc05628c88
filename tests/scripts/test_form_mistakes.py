"""What people write into the form Set up: what is meant is taken, and each mistake is told in the form's own words."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import _begin
from _school_answers import WORDS
from _school_comments import COMMENTS, lines, translated
from _set_up_form import inputs

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(r"\b(the|cannot|Write|Delete|school\.yml:)\b")


@pytest.fixture
def school(tiny: Path) -> Path:
    """Give a small guide the pages that the answers name, and a logo that is too large."""
    for name in ("privacy", "progress", "forms/interview"):
        page = tiny / "docs" / "en" / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("---\ntemplate: progress.html\n---\n" if name == "progress" else "# A\n", "utf-8")
    (tiny / "ours").mkdir()
    (tiny / "ours" / "large.png").write_bytes(b"0" * 60_000)
    (tiny / "ours" / "words.txt").write_text("a", "utf-8")
    return tiny


def sent(root: Path, language: str, boxes: str = "", **given: str) -> tuple[int, str]:
    """Send a form in a language; return the exit code, and the report."""
    words = WORDS[language]
    parts = [(words["form"]["first"], "None"), (words["languages"]["label"], boxes or "- [ ] English")]
    parts += [(label, given.pop(id_, "_No response_")) for _, id_, label, _, _ in inputs(root, language)]
    assert not given
    form, report = root / "form.md", root / "report.md"
    form.write_text("\n\n".join(f"### {label}\n\n{answer}" for label, answer in parts), "utf-8")
    return _begin.main(["--from-issue", str(form), "--report", str(report)], root), report.read_text("utf-8")


def settings(root: Path) -> Any:  # noqa: ANN401 - whatever YAML may hold
    """Return what school.yml sets."""
    return yaml.safe_load((root / "school.yml").read_text("utf-8"))


WRONG = {
    "leave_out": ("privacy.md", "progress", "forms/intervju.md"),
    "name_bg": ("А" * 81,),
    "short_name_bg": ("А" * 13,),
    "logo": ("ours/large.png", "ours/words.txt", "ours/none.png"),
    "main": ("#ffff00", "green"),
    "accent": ("#ffff00",),
    "emergency": ("0", "call us", "0000 0000 0000 0000"),
    "minutes": ("60 min",),
    "original": ("http://example.org/", "https://example.org/?a=b", "https://x"),
    "people_bg": ("Директор, Стая 2, Понеделник", "| Стая 2", "а | б | в | г | д"),
    "helplines_bg": (
        "Проба, 000 000",
        "Проба",
        "Проба | 000 000",
        "Проба | 000 000 | денем | човек | вчера",
        "Проба | 000 000 | денем | човек | 2999-01-01",
        "Проба | питайте | денем | човек | 2026-01-01",
    ),
}


@pytest.mark.parametrize("language", ["bg", "tr"])
@pytest.mark.parametrize("field", WRONG)
def test_each_mistake_is_told_in_the_language_of_the_form(field: str, language: str, school: Path) -> None:
    """With the name that its field has in the form, and with no word of the build's own."""
    labels = {id_: label for _, id_, label, _, _ in inputs(school, language)}
    for answer in WRONG[field]:
        code, report = sent(school, language, **{field: answer})
        problems = report.splitlines()[2:]
        assert code == 1, answer
        assert len(problems) == 1, problems
        assert problems[0].startswith(f"- **{labels[field]}:** "), problems
        assert not ENGLISH.search(problems[0]), problems


def test_all_mistakes_are_told_in_one_round(school: Path) -> None:
    """Also where one of them is in the file already: it is told with its line, in the build's own words."""
    (school / "school.yml").write_text('colours:\n  main: "#ffff00"\n', "utf-8")
    given = {field: answers[0] for field, answers in WRONG.items() if field not in {"main", "accent"}}
    code, report = sent(school, "bg", **given, people_en="One\nTwo")
    assert code == 1
    assert len(report.splitlines()) == 2 + len(given) + 2
    assert f"{WORDS['bg']['form']['in_file']} school.yml:2: " in report
    assert "English: 2, Български: 1" in report


def test_what_is_meant_is_taken(school: Path) -> None:
    """A page without its ending or with its address, a day as it is written at home, one part with a comma in it."""
    code, report = sent(
        school,
        "bg",
        leave_out="forms/interview, https://school.example.org/guide/forms/interview/",
        helplines_bg="Проба | 000 000 | денем | човек | 1.10.2026 г.",
        people_bg="Директор, ако е в училище |\nКласен ръководител",
    )
    assert (code, report) == (0, WORDS["bg"]["form"]["opened"] + "\n")
    values = settings(school)
    assert values["leave_out"] == ["forms/interview.md"]
    assert str(values["helplines"][0]["checked"]) == "2026-10-01"
    assert [each["role"] for each in values["people"]] == [
        {"bg": "Директор, ако е в училище"},
        {"bg": "Класен ръководител"},
    ]


def test_a_form_begins_in_its_own_language(school: Path) -> None:
    """Unless it says another, its language is not among those that are ticked, or the file has an order already."""
    path = school / "school.yml"
    for language, boxes, expected in (
        ("bg", "- [ ] English", ["bg", "en"]),
        ("bg", "- [X] English\n- [X] Български", ["bg", "en"]),
        ("bg", "- [X] English", ["en"]),
        ("tr", "- [ ] English", None),  # this guide has no Turkish
        ("en", "- [ ] English", None),
    ):
        path.write_text("", "utf-8")
        assert sent(school, language, boxes, emergency="000")[0] == 0
        assert settings(school).get("languages") == expected
    path.write_text("languages: [en, bg]\n", "utf-8")
    assert sent(school, "bg", emergency="000")[0] == 0
    assert settings(school)["languages"] == ["en", "bg"]


@pytest.mark.parametrize("language", ["bg", "tr"])
def test_the_comments_are_in_the_language_of_the_form(language: str, school: Path) -> None:
    """Those that came with the file; what a school wrote itself stays, and another form changes them again."""
    shipped = (ROOT / "school.yml").read_text("utf-8")
    (school / "school.yml").write_text(shipped + "# Our own note.\n", "utf-8")
    assert sent(school, language, emergency="000")[0] == 0
    text = (school / "school.yml").read_text("utf-8")
    assert lines(COMMENTS[0][language]) in text
    assert not re.search(r"^# [A-Z].*\b(the|you|your)\b", text, re.MULTILINE)
    assert "# Our own note.\n" in text
    assert translated(text, "en").replace('emergency: "000"\n', "").splitlines()[:9] == shipped.splitlines()[:9]


def test_every_setting_is_explained_in_every_language() -> None:
    """The explanations are made from one file; every comment of the shipped files stands in it."""
    for name in ("school.yml", "school.example.yml"):
        text = (ROOT / name).read_text("utf-8")
        for comment in COMMENTS:
            text = f"\n{text}".replace(f"\n{lines(comment['en'])}\n", "\n").removeprefix("\n")
        left = [
            each for each in text.splitlines() if each and not re.match(r"#( *| (?:[a-z_]+:| {2,}).*)$|# yaml-", each)
        ]
        assert left == []
    example = (ROOT / "school.example.yml").read_text("utf-8")
    for language in ("bg", "tr"):
        assert (ROOT / f"school.example.{language}.yml").read_text("utf-8") == translated(example, language)


@pytest.mark.parametrize(
    ("body", "language"), [("Моля, помогнете", "bg"), ("Lütfen yardım, teşekkürler", "tr"), ("Help", "en")]
)
def test_what_is_no_form_is_told_in_the_language_it_is_in(body: str, language: str, school: Path) -> None:
    """Somebody wrote in place of answering."""
    (school / "form.md").write_text(body, "utf-8")
    report = school / "report.md"
    assert _begin.main(["--from-issue", str(school / "form.md"), "--report", str(report)], school) == 1
    assert WORDS[language]["not_a_form"] in report.read_text("utf-8")
