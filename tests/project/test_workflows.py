"""The workflows on GitHub: actionlint finds nothing, and each of their commands is run here.

Every `run:` step of every workflow is run by bash as GitHub runs it, in a bare clone of the repository, with the
step's `env:` filled in as on GitHub. The step that builds what is published makes the site that all other tests look at
(see `checkout.py`). Four things differ, and only these. Where a step starts the checks, the clone uses the `.venv` of
these checks (a link), and that inner run is told by PYTEST_ADDOPTS to run the tests of the lock files only, because it
would otherwise run this test again, without end. Where a step installs something with `sudo`, apt-get only says what it
would do, so that nothing is changed here and a package that does not exist is found all the same. And `gh`, which would
ask GitHub, is a program that notes what it is asked.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

import _dictionaries
import _engines
import _office
import checkout
import workflows
from conftest import SITE_URL
from missing import lacking
from workflows import FILES, JOBS, OF_WORKFLOW, STEPS, TAG

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
PREVIEW = ("preview.yml", "preview-comment.yml")

TRIED_ELSEWHERE = ("publish-", "set-up-")
"""How the jobs begin whose steps other tests run: those that build in a bare clone, and `test_set_up.py`."""

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
    assert {"python3 scripts/check.py", "python3 scripts/build.py --zip"} <= commands


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
    runs = [step["run"] for name, step in STEPS.items() if name.startswith("check-check-")]
    installed = re.findall(r"sudo apt-get install -qy (.+)", "\n".join(runs[:-1]))
    assert runs[-1] == "python3 scripts/check.py"
    assert " ".join(installed).split() == [*_dictionaries.PACKAGES, *_engines.PACKAGES["webkit"], _office.PACKAGE]


GH = """\
#!/bin/sh
echo "gh $*" >> "$GH_LOG"
case "$1 $2" in
  "api repos/school/peer-mentoring") echo "$UPSTREAM" ;;
  "api repos/school/peer-mentoring/pulls"*) echo 12 ;;
  "run download") mkdir changes; printf '# Pages\\r\\n@everyone ![](https://example.org/x)\\n' > changes/changed.md ;;
  "pr comment") cat comment.md >> "$GH_LOG" ;;
  "pr create") cat "${10}" >> "$GH_LOG" ;;
  "release create") for file do case $file in *.md|*.zip) test -s "$file" || exit 1 ;; esac; done ;;
esac
"""
"""What stands in for GitHub's own command: it notes what it is asked, and gives what GitHub would."""

REPOSITORIES = {
    "update-propose": ["pr create --base main --head update-99.0.0", "# Update from", "actions/runs/7"],
    "update-look": [],
    "release-release": [f"release create {TAG} --verify-tag", "all-papers-bg.zip", "peer-mentoring-guide.zip"],
    "preview-preview": [],
    "preview-comment-comment": ["pr comment 12 --body-file", "\n    @everyone ![](https://example.org/x)\n"],
}
"""The jobs that need a repository with a history, and what they ask of GitHub."""


@dataclass
class Runner:
    """A computer of GitHub's: a bare clone on it, what stands in for its programs, and what they were asked."""

    clone: Path
    variables: dict[str, str]
    known: dict[str, str] = field(default_factory=dict)

    def run(self, name: str) -> str:
        """Run a step, and return what it printed; what it gives to later steps is known to them."""
        step, output = STEPS[name], Path(self.variables["GITHUB_OUTPUT"])
        before = len(output.read_text("utf-8"))
        done = checkout.run(step, self.clone, self.known, **self.variables)
        assert done.returncode == 0, done.stdout + done.stderr
        for line in output.read_text("utf-8")[before:].splitlines():
            key, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{key}"] = value
        return done.stdout

    @property
    def asked(self) -> str:
        """What GitHub's command was asked."""
        return Path(self.variables["GH_LOG"]).read_text("utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Give such a computer. Nothing that is pushed from it leaves its folder."""
    clone = checkout.clone(tmp_path / "clone")
    (clone / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    for called, text in {"sudo": SUDO, "gh": GH}.items():
        program = tmp_path / "bin" / called
        program.parent.mkdir(exist_ok=True)
        program.write_text(text, "utf-8")
        program.chmod(0o755)
    files = {name: tmp_path / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GH_LOG")}
    for path in files.values():
        path.touch()
    programs = os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])
    variables = {name: str(path) for name, path in files.items()} | {"PATH": programs, "RUNNER_TEMP": str(tmp_path)}
    return Runner(clone, {**variables, "PYTEST_ADDOPTS": "tests/project/test_locks.py", "UPSTREAM": ""})


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder; it has to succeed."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@localhost", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    """Commit what is in a clone, but for the links that a runner puts there."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--", ".", ":!.venv", ":!site")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "State")


def prepare(runner: Runner) -> None:
    """Make a repository of a runner's clone: its release is announced, and its original has a newer one."""
    log, clone = runner.clone / "CHANGELOG.md", runner.clone
    log.write_text(log.read_text("utf-8").replace(" (not yet released)", " (28 November 2026)", 1), "utf-8")
    commit(clone)
    origin, upstream = (clone.with_name(name) for name in ("origin", "upstream"))
    git(clone, "clone", "--quiet", "--bare", ".", str(origin))
    git(clone, "config", "remote.origin.url", str(origin))
    git(clone, "clone", "--quiet", ".", str(upstream))
    (upstream / "guide-version.toml").write_text('version = "99.0.0"\ndate = 2026-11-28\n', "utf-8")
    commit(upstream)
    git(upstream, "tag", "v99.0.0")
    runner.variables["UPSTREAM"] = str(upstream)


@pytest.mark.skipif(sys.platform == "win32", reason="the workflows run on Ubuntu; here there may be no bash")
@pytest.mark.parametrize("job", [job for job in JOBS if not job.startswith(TRIED_ELSEWHERE)])
def test_the_commands_of_each_job_work(job: str, runner: Runner, request: pytest.FixtureRequest) -> None:
    """Its steps end well one after another, in a fresh clone of the repository.

    What a build makes is the one that is made for all tests: `test_every_build_is_the_one_that_is_tested` says why.
    """
    runner.known |= OF_WORKFLOW.get(job.partition("-")[0], {})
    if job in REPOSITORIES:
        prepare(runner)
    for name in JOBS[job]:
        command = STEPS[name]["run"]
        if "sudo " in command and not shutil.which("apt-get"):
            lacking("What the workflows install is not tried: they run on Ubuntu, and here is no apt-get.")
        if "build.py" in command:
            bare: Path = request.getfixturevalue("bare")
            (runner.clone / "site").symlink_to(bare / "site", target_is_directory=True)
            continue
        output = runner.run(name)
        if "check.py" in command:
            assert re.search(r"^=+ \d+ passed in .* =+$", output.rstrip().splitlines()[-1]), output
    assert [part for part in REPOSITORIES.get(job, ()) if part not in runner.asked] == [], runner.asked


def test_every_build_is_the_one_that_is_tested() -> None:
    """Wherever a workflow builds, it runs the command that makes the site for all other tests."""
    builds = {step["run"] for step in STEPS.values() if "build.py" in step["run"]}
    assert builds == {workflows.publishing()["run"]}


def test_what_strangers_propose_is_built_without_secrets() -> None:
    """The workflow of pull requests may only read; the one that may write runs no code of the repository."""
    preview, comment = (yaml.safe_load((FOLDER / name).read_text("utf-8")) for name in PREVIEW)
    assert preview["permissions"] == {"contents": "read"}
    assert "secrets" not in (FOLDER / PREVIEW[0]).read_text("utf-8")
    assert all("permissions" not in job for job in preview["jobs"].values())
    assert comment["permissions"] == {}
    steps = [step for job in comment["jobs"].values() for step in job["steps"]]
    assert not [step for step in steps if "uses" in step or "scripts/" in step["run"]]
    assert not [path for path in FILES if "pull_request_target" in path.read_text("utf-8")]


def test_what_may_write_says_so() -> None:
    """Every workflow may only read what it does not name; where one may write, only single steps get the token."""
    for path in FILES:
        workflow = yaml.safe_load(path.read_text("utf-8"))
        assert workflow["permissions"] in ({}, {"contents": "read"}), path
        for job in workflow["jobs"].values():
            checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout")]
            assert all(step["with"]["persist-credentials"] is False for step in checkouts), path
            assert "GH_TOKEN" not in job.get("env", {})


def test_what_is_published_knows_its_address(site: Path) -> None:
    """The step that builds it learns the address of the site from GitHub; no file of the repository names one."""
    assert f'<link rel="canonical" href="{SITE_URL}">' in (site / "index.html").read_text("utf-8")
