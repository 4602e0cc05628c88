"""The form Set up on GitHub: the steps of its workflow, run one after another as GitHub runs them.

GitHub itself is a bare repository and a `gh` that notes what it is asked to do.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import checkout
from _school_answers import WORDS
from _set_up_form import TITLE, inputs
from workflows import STEPS

ROOT = Path(__file__).resolve().parents[2]
TRIED = [step for name, step in STEPS.items() if name.startswith("set-up-")]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "set-up.yml").read_text("utf-8"))
GH = """\
#!/bin/sh
echo "$*" >> "$GH_LOG"
case "$*" in
  "pr create"*) [ -z "$GH_REFUSES" ] || exit 1; touch "$GH_LOG.opened" ;;
  "pr list"*) if [ -f "$GH_LOG.opened" ]; then echo "https://example.org/school/peer-mentoring/pull/8"; fi ;;
  "issue comment"*) cat report.md >> "$GH_LOG" ;;
esac
"""

RUN = pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs on Ubuntu; on Windows there may be no bash")
"""Marks the tests that run the workflow's steps; the others read it, on every system."""


@pytest.fixture(scope="module")
def cloned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a clone whose `origin` may be pushed to."""
    folder = tmp_path_factory.mktemp("set-up")
    clone = checkout.clone(folder / "clone")
    _git(clone, "add", "--all")
    _git(clone, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--allow-empty", "-m", "A")
    _git(clone, "tag", "start")
    _git(clone, "clone", "--quiet", "--bare", ".", str(folder / "origin"))
    _git(clone, "remote", "set-url", "origin", str(folder / "origin"))
    (clone / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "gh").write_text(GH, "utf-8")
    (folder / "bin" / "gh").chmod(0o755)
    return clone


@pytest.fixture
def clone(cloned: Path) -> Path:
    """Give the clone as it was in the beginning."""
    _git(cloned, "checkout", "--quiet", "--force", "-B", "main", "start")
    _git(cloned, "clean", "--quiet", "--force", "--exclude=.venv")
    for path in cloned.parent.glob("gh.log*"):
        path.unlink()
    return cloned


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=checkout.environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def body(**given: str) -> str:
    """Return what GitHub keeps of a form."""
    parts = [(label, given.get(id_, "_No response_")) for _, id_, label, _, _ in inputs(ROOT, "bg")]
    return "\n\n".join(f"### {label}\n\n{answer}" for label, answer in parts)


def run(clone: Path, text: str, *, refuses: str = "") -> tuple[bool, str]:
    """Run the workflow on a form; return whether it ended well, and what GitHub was asked to do."""
    (clone / "event.json").write_text(json.dumps({"issue": {"body": text, "number": 7}}), "utf-8")
    log = clone.parent / "gh.log"
    path = os.pathsep.join([str(clone.parent / "bin"), os.environ["PATH"]])
    more = {"PATH": path, "GH_LOG": str(log), "GH_REFUSES": refuses, "GITHUB_SERVER_URL": "https://example.org"}
    reading, opening, telling = TRIED
    well = all(checkout.run(step, clone, None, **more).returncode == 0 for step in (reading, opening))
    if not well:
        checkout.run(telling, clone, None, **more)
    return well, log.read_text("utf-8")


@RUN
def test_the_answers_become_a_pull_request(clone: Path) -> None:
    """It changes school.yml and no other file, and begins in its language; below stands what to press next."""
    well, log = run(clone, body(name_bg="Нашият $(touch pwned) `touch pwned` наръчник"))
    assert well
    assert "pr create --head set-up-7" in log
    assert WORDS["bg"]["form"]["opened"] in log
    assert log.rstrip().endswith("/pull/8")
    assert _git(clone, "diff", "--name-only", "start", "set-up-7").split() == ["school.yml"]
    text = _git(clone.parent / "origin", "show", "set-up-7:school.yml")
    name = {"bg": "Нашият $(touch pwned) `touch pwned` наръчник"}
    assert yaml.safe_load(text) == {"name": name, "languages": ["bg", "en", "tr"]}
    assert not (clone / "pwned").exists()


@RUN
def test_where_github_may_not_open_it_a_link_does(clone: Path) -> None:
    """A setting of each repository forbids it at first: then the comment leads to the button."""
    well, log = run(clone, body(months="5"), refuses="yes")
    assert well
    assert WORDS["bg"]["form"]["open_it"] in log
    assert "https://example.org/school/peer-mentoring/compare/set-up-7?expand=1" in log


@RUN
def test_a_mistake_is_told_below_the_form(clone: Path) -> None:
    """Nothing is opened; the run is red, and the comment says what to write."""
    well, log = run(clone, body(months="пет"))
    assert not well
    assert "„пет“" in log
    assert "pr create" not in log


def test_only_who_may_change_the_repository_can_start_it() -> None:
    """A stranger's form starts nothing, and no text of the form stands in a command."""
    job = WORKFLOW["jobs"]["answers"]
    assert "github.event.issue.author_association" in job["if"]
    assert f"'{TITLE}'" in job["if"]
    assert re.findall(r'"([A-Z_]+)"', job["if"]) == ["OWNER", "MEMBER", "COLLABORATOR"]
    commands: list[Any] = [step["run"] for step in TRIED]
    assert not [command for command in commands if "${{" in command]
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert sorted(job["permissions"]) == ["contents", "issues", "pull-requests"]


def test_shellcheck_finds_nothing() -> None:
    """The file that opens the pull request is right in its eyes."""
    tool = shutil.which("shellcheck", path=str(Path(sys.executable).parent))
    assert tool
    command = [tool, "--shell=bash", str(ROOT / ".github" / "set-up.sh")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
