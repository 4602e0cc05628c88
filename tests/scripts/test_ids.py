"""scripts/ids.py: what it proposes, what it writes, and what it leaves to a person."""

from pathlib import Path

import pytest

import _ids

ENGLISH = """---
description: A page.
---
# Roles

/// quiz | Who listens?

1.  Who listens to you?

    - [ ] The coach. { #coach }
    - [x] The counsellor.

2.  Who opens doors for you? { .shuffle for="role-facilitator" }

    - [x] The facilitator.
    - [ ] The counsellor. { #counsellor }
///

/// plan | Next steps
    id: steps

- Our goal

    Write it down.

//// rows
    count: 2

| Who | When { .date } |
|---|---|
////
///
"""
TURKISH = ENGLISH.replace("Who listens?", "Kim dinler?").replace("Who listens to you?", "Seni kim dinler?")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a guide of one page in two languages, most of whose ids are missing."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nmarkdown_extensions: [tables]\n", "utf-8")
    for language, text in (("en", ENGLISH), ("tr", TURKISH)):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "roles.md").write_text(text, "utf-8")
    return tmp_path


def page(project: Path, language: str) -> str:
    """Return the page in a language."""
    return (project / "docs" / language / "roles.md").read_text("utf-8")


def test_it_proposes_and_writes_nothing_unless_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --write the ids are only said, each with its file and line."""
    assert _ids.main([], project) == 0
    assert page(project, "en") == ENGLISH
    assert "docs/en/roles.md:6: who-listens\n" in capsys.readouterr().out


def test_it_writes_the_same_ids_into_every_language(project: Path) -> None:
    """After --write nothing is missing: the translation has the English ids, and attributes that were there stay."""
    assert _ids.main(["--write"], project) == 0
    english, turkish = page(project, "en"), page(project, "tr")
    for written in (
        '2.  Who opens doors for you? { #who-listens-who-opens-doors-for .shuffle for="role-facilitator" }\n',
        "    - [x] The counsellor. { #counsellor }\n",
        "- Our goal { #steps-goal }\n\n    Write it down.\n",
        "//// rows\n    id: steps-who\n    count: 2\n",
        "| Who { #who } | When { #when .date } |\n|---|---|\n",
    ):
        assert written in english
        assert written in turkish
    assert "/// quiz | Kim dinler?\n    id: who-listens\n" in turkish
    assert "1.  Seni kim dinler? { #who-listens-who-listens }\n" in turkish


def test_a_second_run_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has its id keeps it."""
    _ids.main(["--write"], project)
    once = page(project, "en")
    capsys.readouterr()
    assert _ids.main(["--write"], project) == 0
    assert page(project, "en") == once
    assert capsys.readouterr().out == ""


def test_a_translation_with_other_items_is_left_to_a_person(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where items cannot be matched, no id is guessed; file and line are named, and the exit code says so."""
    path = project / "docs" / "tr" / "roles.md"
    path.write_text(TURKISH.replace("    - [ ] The coach. { #coach }\n", ""), "utf-8")
    assert _ids.main(["--write"], project) == 1
    said = capsys.readouterr().out
    assert "docs/tr/roles.md:6: this activity has other items than the English one. Write the id yourself." in said
    assert "id: who-listens" not in path.read_text("utf-8")
