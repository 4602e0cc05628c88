"""The original of a small guide with its releases, and copies that partners made of it: real git, no network."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

import _update

ROOT = Path(__file__).resolve().parents[2]
CODE = ("guide", "model", "reading", "rendering", "sources", "words", "kinds", "translations", "overlay")
PARTS = (*(f"hooks/{part}" for part in CODE), "scripts", "overrides/partials", ".github")
PAGES = ("roles", "engage")
LANGUAGES = ("en", "bg", "tr")
PAGE = """\
---
description: {0}.
---

# {0} {{ #page }}

A mentor has six roles. {{ #roles-six }}

## Coach {{ #coach }}

A coach encourages. {{ #role-coach }}

/// quiz | {0} quiz
    id: {1}-quiz

1.  How many roles? {{ #how-many for="roles-six" }}

    - [ ] Five {{ #five }}
    - [x] Six {{ #six }}
///
"""
SHIPPED = '# Your guide. Every setting is explained in school.example.yml.\n# name: {en: "…"}\n'
ENVIRONMENT = {
    key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTEST", "COVERAGE"))
} | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PYTHONIOENCODING": "utf-8"}


class Repository:
    """A repository in a folder."""

    def __init__(self, root: Path) -> None:
        """Take the one at `root`."""
        self.root = root

    def git(self, *arguments: str) -> str:
        """Run git; it has to succeed."""
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@localhost", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def commit(self, files: Mapping[str, str | None], message: str = "Changes") -> None:
        """Write files (or delete them, for None) and commit all that changed."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def read(self, name: str) -> str:
        """Return a file's text."""
        return (self.root / name).read_text("utf-8")

    def edited(self, name: str, old: str, new: str) -> dict[str, str | None]:
        """Return a file with other words, ready to commit."""
        assert old in self.read(name), name
        return {name: self.read(name).replace(old, new)}

    def script(self, module: str, *arguments: str) -> tuple[int, str]:
        """Run one of the copy's own commands in it; give its exit code and what it says."""
        code = "import sys; sys.dont_write_bytecode = True; sys.path.insert(0, 'scripts'); "
        code += f"from _faults import run; import {module}; sys.exit(run({module}.main))"
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    def update(self, *arguments: str) -> tuple[int, str]:
        """Run this project's scripts/update.py on the copy, as for one that is older than the script."""
        with TextIOWrapper(BytesIO(), "utf-8") as output, redirect_stdout(output):
            code = _update.main(["--in", str(self.root), *arguments])
            output.seek(0)
            return code, output.read()

    def differs(self, revision: str, *paths: str) -> str:
        """Return which of these files differ from a revision."""
        return self.git("diff", "--name-only", revision, "HEAD", "--", *paths)

    def belongings(self) -> dict[str, bytes]:
        """Return what belongs to the partner: school.yml and every file of ours/."""
        paths = [self.root / "school.yml", *(self.root / "ours").rglob("*")]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def original(root: Path) -> Repository:
    """Make the repository of a small guide with this project's own code, and release 1.0.0 in it."""
    for part in PARTS:
        ignored = shutil.ignore_patterns("__pycache__", "examples", "*.js")
        shutil.copytree(ROOT / part, root / part, ignore=ignored)
    for name in ("mkdocs.yml", ".gitattributes", ".gitignore", "requirements.txt"):
        shutil.copy(ROOT / name, root)
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch=main")
    pages = {
        f"docs/{language}/{name}.md": PAGE.format(name.capitalize(), name) for language in LANGUAGES for name in PAGES
    }
    records = {f"docs/{language}/.state.yml": "role-coach: 0123456789\n" for language in ("bg", "tr")}
    own = {"school.yml": SHIPPED, "school.example.yml": SHIPPED, "ours/README.md": "Yours.\n"}
    made.commit({**pages, **records, **own, "CHANGELOG.md": "# Changes\n", **version("1.0.0")})
    made.git("tag", "v1.0.0")
    return made


def version(number: str) -> dict[str, str | None]:
    """Return the file that says which release this is."""
    return {"guide-version.toml": f'version = "{number}"\ndate = 2026-11-28\n'}


def release(made: Repository, number: str, files: Mapping[str, str | None], news: str) -> None:
    """Commit files as a release, with its news in the changelog."""
    heading = f"# Changes\n\n## {number} (28 November 2026)\n\n{news}\n"
    log = made.read("CHANGELOG.md").replace("# Changes\n", heading, 1)
    made.commit({**files, "CHANGELOG.md": log, **version(number)}, f"Release {number}")
    made.git("tag", f"v{number}")


def fork(made: Repository, root: Path) -> Repository:
    """Copy a repository as GitHub does, with the original as `upstream`."""
    subprocess.run(["git", "clone", "--quiet", str(made.root), str(root)], env=ENVIRONMENT, check=True)
    copy = Repository(root)
    copy.git("remote", "rename", "origin", "upstream")
    return copy
