"""The workflows on GitHub: actionlint finds nothing, and each of their commands is run here.

Every `run:` step of every workflow is run by bash as GitHub runs it, in a bare clone of the repository, with the
step's `env:` filled in as on GitHub. The step that builds what is published makes the site that all other tests look at
(see `checkout.py`). Three things differ, and only these. Where a step starts the checks, the clone uses the `.venv` of
these checks (a link), and that inner run is told by PYTEST_ADDOPTS to run the tests of the lock files only, because it
would otherwise run this test again, without end. Where a step installs something with `sudo`, apt-get only says what it
would do, so that nothing is changed here and a package that does not exist is found all the same.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import _dictionaries
import _engines
import checkout
from conftest import SITE_URL
from missing import lacking
from workflows import FILES, STEPS

ROOT = Path(__file__).resolve().parents[2]

SUDO = """\
#!/bin/sh
case "$*" in
  "apt-get update"*) ;;
  "apt-get install"*) shift; exec apt-get --simulate "$@" ;;
  *) echo "sudo is for apt-get only" >&2; exit 1 ;;
esac
"""
"""What stands in for sudo here: nothing of this computer is changed."""


def test_there_is_something_to_run() -> None:
    """The checks and the build each are a step."""
    commands = {step["run"] for step in STEPS.values()}
    assert {"python3 scripts/check.py", "python3 scripts/build.py"} <= commands


def test_actionlint_finds_nothing() -> None:
    """The workflows are right in GitHub's eyes, and their shell lines in shellcheck's."""
    tools = Path(sys.executable).parent
    command = [str(tools / "actionlint"), f"-shellcheck={tools / 'shellcheck'}", *map(str, FILES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_each_action_has_a_version_and_comes_from_github() -> None:
    """No action of a third party sees the repository."""
    uses = [use for path in FILES for use in re.findall(r"uses: (\S+)", path.read_text("utf-8"))]
    assert uses
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", use) for use in uses)


def test_ci_runs_the_command_of_the_readme() -> None:
    """Whoever types what the README says runs exactly what decides about a pull request."""
    command = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert command == "python3 scripts/check.py"
    assert command in (ROOT / "README.md").read_text("utf-8")


def test_the_checks_lack_nothing_on_github() -> None:
    """The workflow installs what GitHub's computers do not bring, before the checks run, so nothing is left out."""
    runs = [step["run"] for name, step in STEPS.items() if name.startswith("check-")]
    installed = re.findall(r"sudo apt-get install -qy (.+)", "\n".join(runs[:-1]))
    assert runs[-1] == "python3 scripts/check.py"
    assert " ".join(installed).split() == [*_dictionaries.PACKAGES, *_engines.PACKAGES["webkit"]]


@pytest.mark.skipif(sys.platform == "win32", reason="the workflows run on Ubuntu; here there may be no bash")
@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if "build.py" not in step["run"]])
def test_each_command_of_the_workflows_works(name: str, tmp_path: Path) -> None:
    """The step ends well in a fresh clone of the repository."""
    clone = checkout.clone(tmp_path / "clone")
    (clone / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    if "sudo " in STEPS[name]["run"] and not shutil.which("apt-get"):
        lacking("What the workflows install is not tried: they run on Ubuntu, and here is no apt-get.")
    sudo = tmp_path / "bin" / "sudo"
    sudo.parent.mkdir()
    sudo.write_text(SUDO, "utf-8")
    sudo.chmod(0o755)
    path = os.pathsep.join([str(sudo.parent), os.environ["PATH"]])
    done = checkout.run(STEPS[name], clone, PYTEST_ADDOPTS="tests/project/test_locks.py", PATH=path)
    assert done.returncode == 0, done.stdout + done.stderr
    if "check.py" in STEPS[name]["run"]:
        assert re.search(r"^=+ \d+ passed in .* =+$", done.stdout.rstrip().splitlines()[-1]), done.stdout


def test_what_is_published_knows_its_address(site: Path) -> None:
    """The step that builds it learns the address of the site from GitHub; no file of the repository names one."""
    assert f'<link rel="canonical" href="{SITE_URL}">' in (site / "index.html").read_text("utf-8")
