"""From a bare clone, with what requirements.txt installs and nothing else: the site is built, and served."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

import pytest

import checkout
from project.test_locks import pins

INSTALLER = {"pip", "setuptools"}
"""What a new environment brings of itself."""


def installed(clone: Path) -> set[str]:
    """Return the names of the packages in a clone's own environment."""
    found = (path.name.split("-")[0] for path in (clone / ".venv").rglob("*.dist-info"))
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_nothing_is_borrowed(bare: Path) -> None:
    """The clone that the site comes from installed its own packages, and no tool of the checks is among them."""
    assert not (bare / ".venv").is_symlink()
    assert installed(bare) <= pins("requirements.txt").keys() | INSTALLER
    assert {"mkdocs", "typst", "pypdfium2"} <= installed(bare)


def test_a_bare_clone_makes_pages_and_papers(bare: Path) -> None:
    """Every language has its pages, sheets, previews and collection, made there."""
    for language in ("en", "bg", "tr"):
        folder = bare / "site" / "papers" / language
        assert (folder / "roles-quiz.pdf").read_bytes().startswith(b"%PDF-")
        assert (folder / "roles-quiz.png").read_bytes().startswith(b"\x89PNG")
        assert zipfile.is_zipfile(folder / f"all-papers-{language}.zip")
    assert len(list((bare / ".cache" / "papers").glob("*.pdf"))) > 100


@contextmanager
def serving(clone: Path) -> Iterator[str]:
    """Serve a clone with the README's command for as long as the test takes; give the address of its first page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    python = "python3" if sys.platform != "win32" else sys.executable
    command = [python, "scripts/serve.py", "--port", port]
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=clone, env=checkout.environment(), **output) as process:  # type: ignore[call-overload] # the options are in a dict
        try:
            address = f"http://127.0.0.1:{port}/"
            for _ in range(600):
                assert process.poll() is None, process.communicate()[0]
                with suppress(OSError):
                    urllib.request.urlopen(address).read()
                    break
                time.sleep(0.1)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)


def test_a_bare_clone_serves_pages_and_makes_papers_when_asked(bare: Path, tmp_path: Path) -> None:
    """A page, a sheet that was not made before, its picture and a whole collection come from the live site."""
    clone = checkout.another(tmp_path / "clone", bare)
    with serving(clone) as address:

        def get(path: str) -> bytes:
            with urllib.request.urlopen(address + path) as answer:  # noqa: S310 (our own server)
                return bytes(answer.read())

        assert "Роли" in get("bg/roles/").decode()
        assert not list((clone / ".cache").glob("papers/*.pdf"))
        assert get("papers/bg/roles-quiz.pdf").startswith(b"%PDF-")
        assert get("papers/tr/roles-quiz.png").startswith(b"\x89PNG")
        names = zipfile.ZipFile(BytesIO(get("papers/en/all-papers-en.zip"))).namelist()
        assert "en/roles-quiz.pdf" in names


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a small repository in which one file was changed, one taken away, one added and one made since."""
    root = tmp_path / "repository"
    root.mkdir()
    for name in ("kept", "changed", "gone"):
        (root / name).write_text("old", "utf-8")
    (root / ".gitignore").write_text(".venv\n", "utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "--quiet"], ["add", "."], [*who, "commit", "--quiet", "-m", "first"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    (root / "changed").write_text("new", "utf-8")
    (root / "gone").unlink()
    (root / "folder").mkdir()
    (root / "folder" / "added").write_text("new", "utf-8")
    (root / ".venv").mkdir()
    (root / ".venv" / "installed").write_text("", "utf-8")
    return root


def test_a_clone_has_what_is_not_committed_yet(repository: Path, tmp_path: Path) -> None:
    """Whoever runs the checks while writing sees what they write, and nothing that was made or installed."""
    clone = checkout.clone(tmp_path / "clone", repository)
    found = {path.name: path.read_text("utf-8") for path in clone.glob("[!.]*") if path.is_file()}
    assert found == {"kept": "old", "changed": "new"}
    assert (clone / "folder" / "added").read_text("utf-8") == "new"
    assert not (clone / ".venv").exists()


def test_a_download_without_history_is_copied(repository: Path, tmp_path: Path) -> None:
    """A ZIP from GitHub is a checkout, too."""
    shutil.rmtree(repository / ".git")
    clone = checkout.clone(tmp_path / "clone", repository)
    assert sorted(path.name for path in clone.iterdir()) == [".gitignore", "changed", "folder", "kept"]
