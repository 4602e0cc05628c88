"""A checkout as somebody has it who has just cloned the repository: nothing in it was installed or made before.

What this computer has in its own checkout (`.venv` with the tools of the checks, `.cache` with finished papers, an
older `site`) proves nothing for whoever starts without it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import workflows

ROOT = Path(__file__).resolve().parent.parent
MADE = (".git", ".venv", "site", ".site-*", "__pycache__", ".*_cache", ".cache", ".hypothesis", "node_modules")
"""What is made in a checkout and belongs to nobody else."""

OURS = (
    *("PAPERS", "SITE_URL", "REPO_URL", "EDIT_URI", "SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING"),
    *("CHROME", "FIREFOX", "DICPATH"),
)
BORROWED = ("PYTHON", "VIRTUAL_ENV", "PYTEST", "COVERAGE")
"""How those variables begin that only whoever runs the checks has set."""


def environment(**more: str) -> dict[str, str]:
    """Return this computer's variables without those of the checks and of their Python, and with some more."""
    return {key: value for key, value in os.environ.items() if key not in OURS and not key.startswith(BORROWED)} | more


def clone(folder: Path, root: Path = ROOT) -> Path:
    """Clone the repository's last commit, put what is not committed yet on top, and return the new checkout.

    A copy that was downloaded without its history is copied.
    """
    if not (root / ".git").exists():
        return Path(shutil.copytree(root, folder, ignore=shutil.ignore_patterns(*MADE)))
    _git(root, "clone", "--quiet", str(root), str(folder))
    changed = _git(root, "diff", "--name-only", "--no-renames", "-z", "HEAD")
    changed += _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    for name in filter(None, changed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        if (root / name).is_file():
            shutil.copy2(root / name, target)
    return folder


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment(), capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def run(
    step: dict[str, Any], checkout: Path, known: Mapping[str, str] | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a workflow's step in a checkout, as GitHub does; on Windows its Python command without bash.

    `known` are values of GitHub's expressions that only this run knows, `more` variables.
    """
    variables = environment(CI="true", GITHUB_ACTIONS="true", **workflows.environment(step, known), **more)
    text = workflows.filled(step["run"], known)
    if sys.platform == "win32":
        command = [sys.executable, *text.split()[1:]]
    else:
        script = checkout.with_name(f"{checkout.name}.sh")
        script.write_text(text, "utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return subprocess.run(command, cwd=checkout, env=variables, capture_output=True, text=True, check=False)


def published(folder: Path) -> Path:
    """Make what a fork publishes, with the publish workflow's own step in a bare clone, and return that clone.

    The clone has its own `.venv`, made from `requirements.txt` alone. Raises AssertionError with what was printed.
    """
    checkout = clone(folder)
    done = run(workflows.publishing(), checkout)
    assert done.returncode == 0, f"A bare clone was not built:\n{done.stdout}{done.stderr}"
    return checkout


def another(folder: Path, first: Path) -> Path:
    """Clone again, into another folder: nothing is made there yet, and what is installed is what `first` installed."""
    checkout = clone(folder)
    (checkout / ".venv").symlink_to(first / ".venv", target_is_directory=True)
    return checkout
