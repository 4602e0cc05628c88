"""From a bare checkout: an old Python is told so, and what is installed is known, also after an interruption."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import _setup

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
COMMANDS = ["serve.py", "build.py", "check.py", "benchmark.py"]

# Runs a file as an older Python would: with that version, and stopping where the sentence is said.
PRETEND = """
import sys
sys.version_info = {version}
sys.argv = [{path!r}]
sys.path.insert(0, {folder!r})
exec(compile(open({path!r}, encoding="utf-8").read(), {path!r}, "exec"))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a folder with the two lock files, and a .venv that pretends to be complete."""
    for name in ("requirements.txt", "requirements-check.txt"):
        (tmp_path / name).write_text(f"# {name}\n", "utf-8")
    return tmp_path


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, project: Path) -> list[str]:
    """Note what would be installed instead of doing it."""
    log: list[str] = []

    def make(venv: Path) -> None:
        """Pretend to make an environment."""
        log.append("made")
        for place in ("bin/python", "Scripts/python.exe"):
            (venv / place).parent.mkdir(parents=True, exist_ok=True)
            (venv / place).touch()

    monkeypatch.setattr(_setup, "make_venv", make)
    monkeypatch.setattr(_setup, "usable", lambda python: python.exists())
    monkeypatch.setattr(_setup, "install", lambda _python, lock: log.append(lock.name))
    assert project.exists()
    return log


@pytest.mark.parametrize("name", [*COMMANDS, "_python.py"])
def test_an_old_python_can_read_as_far_as_the_sentence(name: str) -> None:
    """Nothing in these files is newer than what Python 2.7 knows: no f-string, annotation, walrus or keyword-only."""
    tree = ast.parse((SCRIPTS / name).read_text("utf-8"), feature_version=(3, 6))
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.FunctionDef, ast.AsyncFunctionDef, ast.Starred, ast.Match)
    assert [node for node in ast.walk(tree) if isinstance(node, new)] == []
    (SCRIPTS / name).read_bytes().decode("ascii")  # Python 2 takes no other letters without a declaration


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("version", [(2, 7, 18, "final", 0), (3, 6, 0, "final", 0), (3, 11, 4, "final", 0)])
def test_an_old_python_gets_one_sentence(name: str, version: tuple[object, ...]) -> None:
    """It names the Python that is needed and where it is; nothing else happens."""
    code = PRETEND.format(version=version, path=str(SCRIPTS / name), folder=str(SCRIPTS))
    before = sorted(SCRIPTS.parent.iterdir())
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines() == [
        "This needs Python 3.11.5 or newer, and this is Python {}.{}.{}. Install a newer one from "
        "https://www.python.org/downloads/ and run the same command with it.".format(*version[:3])
    ]
    assert sorted(SCRIPTS.parent.iterdir()) == before


def test_it_installs_once(project: Path, done: list[str]) -> None:
    """The second time there is nothing to do."""
    _setup.prepare(project, "site")
    _setup.prepare(project, "site")
    assert done == ["made", "requirements.txt"]


def test_a_changed_lock_is_installed_again(project: Path, done: list[str]) -> None:
    """Into the environment that is there."""
    _setup.prepare(project, "site")
    (project / "requirements.txt").write_text("# another\n", "utf-8")
    _setup.prepare(project, "site")
    assert done == ["made", "requirements.txt", "requirements.txt"]


def test_the_check_tools_come_when_they_are_needed(project: Path, done: list[str]) -> None:
    """Building needs fewer packages than checking; after checking, building needs nothing more."""
    _setup.prepare(project, "site")
    _setup.prepare(project, "check")
    _setup.prepare(project, "site")
    assert done == ["made", "requirements.txt", "requirements-check.txt"]


def test_an_interrupted_installation_is_done_again(
    project: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stamp is written last, and taken away before anything changes."""
    _setup.prepare(project, "site")
    (project / "requirements.txt").write_text("# another\n", "utf-8")

    def interrupt(_python: Path, _lock: Path) -> None:
        """Stop in the middle."""
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(_setup, "install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            _setup.prepare(project, "site")
    (project / "requirements.txt").write_text("# requirements.txt\n", "utf-8")
    _setup.prepare(project, "site")
    assert done == ["made", "requirements.txt", "requirements.txt"]


def test_another_python_installs_again(project: Path, done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was installed for one Python is not taken for another's."""
    _setup.prepare(project, "site")
    monkeypatch.setattr(sys, "version_info", (3, 99, 1, "final", 0))
    _setup.prepare(project, "site")
    assert done == ["made", "requirements.txt", "requirements.txt"]


def test_line_ends_do_not_matter(project: Path, done: list[str]) -> None:
    """A checkout on Windows with CRLF is the same lock file."""
    _setup.prepare(project, "site")
    (project / "requirements.txt").write_bytes(b"# requirements.txt\r\n")
    _setup.prepare(project, "site")
    assert done == ["made", "requirements.txt"]


def test_a_python_without_venv_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian leaves a part of Python out; one sentence names it, and nothing is written."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(_setup.SetupError, match="sudo apt install python3-venv"):
        _setup.make_venv(tmp_path / ".venv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("WARNING: Retrying …\nERROR: Could not find a version that satisfies x (from versions: none)", "internet"),
        ("NewConnectionError: failed to establish a new connection", "internet"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hash differs"),
        ("error: Microsoft Visual C++ 14.0 or greater is required", "The lines above say why"),
    ],
)
def test_what_pip_says_becomes_a_sentence(said: str, sentence: str) -> None:
    """A person learns what to do, not only what failed."""
    assert sentence in _setup.reason(said)
