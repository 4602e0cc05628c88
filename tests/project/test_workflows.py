"""The workflows on GitHub: actionlint finds nothing, and each of their commands is run here.

Every `run:` step of every workflow is run by bash as GitHub runs it, in a copy of the repository, with the step's
`env:` filled in as on GitHub. Two things differ, and only these: the copy uses this machine's .venv (a link), so that
nothing is downloaded again; and where a step starts the checks, that inner run is told by PYTEST_ADDOPTS to run the
tests of the lock files only, because it would otherwise run this test again, without end.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MADE = (".git", ".venv", "site", ".site-*", "__pycache__", ".*_cache", ".hypothesis")

# What GitHub puts in place of its expressions, for a repository `school/peer-mentoring`.
CONTEXT = {
    "steps.pages.outputs.base_url": "https://school.github.io/peer-mentoring",
    "github.server_url": "https://github.com",
    "github.repository": "school/peer-mentoring",
    "github.ref_name": "main",
}


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each step of each workflow that runs a command."""
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            for number, step in enumerate(job["steps"]):
                if "run" in step:
                    yield f"{path.stem}-{name}-{number}", {**step, "env": {**job.get("env", {}), **step.get("env", {})}}


STEPS = dict(steps())


def filled(text: str) -> str:
    """Put values in place of GitHub's expressions; one that is not known here is an error."""
    return re.sub(r"\$\{\{\s*(.+?)\s*\}\}", lambda found: CONTEXT[found[1]], text)


def test_there_is_something_to_run() -> None:
    """The checks and the build each are a step."""
    commands = {step["run"] for step in STEPS.values()}
    assert {"python3 scripts/check.py", "python3 scripts/build.py"} <= commands


def test_actionlint_finds_nothing() -> None:
    """The workflows are right in GitHub's eyes, and their shell lines in shellcheck's."""
    tools = Path(sys.executable).parent
    command = [str(tools / "actionlint"), f"-shellcheck={tools / 'shellcheck'}", *map(str, WORKFLOWS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_each_action_has_a_version_and_comes_from_github() -> None:
    """No action of a third party sees the repository."""
    uses = [use for path in WORKFLOWS for use in re.findall(r"uses: (\S+)", path.read_text("utf-8"))]
    assert uses
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", use) for use in uses)


def test_ci_runs_the_command_of_the_readme() -> None:
    """Whoever types what the README says runs exactly what decides about a pull request."""
    command = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert command == "python3 scripts/check.py"
    assert command in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the workflows run on Ubuntu; here there may be no bash")
@pytest.mark.parametrize("name", STEPS)
def test_each_command_of_the_workflows_works(name: str, tmp_path: Path) -> None:
    """The step ends well in a fresh copy of the repository."""
    step, copy = STEPS[name], tmp_path / "peer-mentoring"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*MADE))
    (copy / ".venv").symlink_to(ROOT / ".venv")
    environment = {**os.environ, **{key: filled(str(value)) for key, value in step["env"].items()}}
    environment |= {"CI": "true", "GITHUB_ACTIONS": "true", "PYTEST_ADDOPTS": "tests/project/test_locks.py"}
    script = tmp_path / "step.sh"
    script.write_text(filled(step["run"]), "utf-8")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if "build.py" in step["run"]:
        home = (copy / "site" / "index.html").read_text("utf-8")
        assert '<link rel="canonical" href="https://school.github.io/peer-mentoring/">' in home
    if "check.py" in step["run"]:
        assert re.search(r"^=+ \d+ passed in .* =+$", done.stdout.rstrip().splitlines()[-1]), done.stdout
