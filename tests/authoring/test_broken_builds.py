"""A build reports everything that is wrong in all languages: at once, each once, and nothing but that."""

import os
import subprocess
import sys

import pytest

from authoring.helpers import ROOT
from authoring.test_new_kind import copy

ENGLISH = """\
---
description: A page with mistakes.
---

# Mistakes { #mistakes }

One point. { #mistakes-point }

Another. { #mistakes-other }

[A page](nowhere.md), [an id](#nowhere), [an id](roles.md#nowhere), ![a picture](../assets/nowhere.svg)

/// checklist | Mistakes
    id: mistakes-list

- [ ] One { #mistakes-one for="mistakes-point nowhere" }
- [y] Two { #mistakes-two }
///

/// checklist | Points
    id: points-list

- [ ] Three { #mistakes-three for="mistakes-point nowhere" }
///

/// quizz | Mistakes
    id: mistakes-quiz
///
"""
BULGARIAN = """\
# Грешки { #mistakes }

Едно. { #mistakes-point }

/// checklist | Грешки
    id: mistakes-list

- [ ] Едно { #mistakes-one for="mistakes-point" }
- [ ] Две { #mistakes-two }
- [ ] Пак { #mistakes-two }
///

Три { #mistakes-three }
"""
EXPECTED = """\
docs/bg/mistakes.md:1: this file is not UTF-8 from here on. Save it again with the encoding UTF-8.
docs/bg/mistakes.md:3: the id “mistakes-other” of docs/en/mistakes.md:9 is missing. Translate that part too.
docs/bg/mistakes.md:9: the id “points-list” of docs/en/mistakes.md:21 is missing. Translate that part too.
docs/bg/mistakes.md:10: checklist “������”: the id “mistakes-two” is already used in line 9. Give this its own.
docs/en/mistakes.md:11: this leads to “#nowhere”, and that page has no id “nowhere”. Correct it.
docs/en/mistakes.md:11: this leads to “../assets/nowhere.svg”, and there is no such file. Correct it.
docs/en/mistakes.md:11: this leads to “nowhere.md”, and there is no such page. Correct it.
docs/en/mistakes.md:11: this leads to “roles.md#nowhere”, and that page has no id “nowhere”. Correct it.
docs/en/mistakes.md:17: checklist “Mistakes”: the box holds “y”. Write “[ ]” or “[x]”, x in Latin.
docs/en/mistakes.md:23: “mistakes-three” serves the point “nowhere”, which no page has. Write an id that exists.
docs/en/mistakes.md:26: “quizz” is not a kind of activity. Write “quiz”.
""".splitlines()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Build a copy of the guide that has these pages too, and give what the build says."""
    root = copy(tmp_path_factory.mktemp("broken") / "guide")
    (root / "docs" / "bg").mkdir(exist_ok=True)
    for record in root.glob("docs/*/.state.yml"):
        record.unlink()  # with a record of what is translated, what is new in English would not be a mistake
    (root / "docs" / "en" / "mistakes.md").write_text(ENGLISH, "utf-8")
    (root / "docs" / "bg" / "mistakes.md").write_bytes(BULGARIAN.encode("cp1251"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nnot_in_nav: mistakes.md\n")
    program = "from _site import build_into; from pathlib import Path; build_into(Path('.'), Path('site'), show=print)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "scripts"),
            "PYTHONIOENCODING": "utf-8",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


def test_every_problem_of_every_language_is_reported_once(report: list[str]) -> None:
    """Nothing stops at the first language, and MkDocs repeats nothing of it in its own words."""
    assert report == EXPECTED
