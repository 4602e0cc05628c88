"""Git, asked for what is in a repository without touching the files that a person sees.

Only the program `git` is needed. Every failure is a sentence that says what to do.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

NO_GIT = "Git is not installed. Get it from https://git-scm.com/downloads, and run the same command again."
NO_HISTORY = (
    "This folder has no history, so nothing can be merged into it: it was downloaded as a ZIP. "
    "Get your copy with “git clone” and the address of its repository, and run the same command there."
)
ID = re.compile(r"[0-9a-f]{40,}")
VERSION = re.compile(r"v?(\d+(?:\.\d+)*)")


class GitError(Exception):
    """What git refused, with the sentence that a person reads."""


class Blob(NamedTuple):
    """A file as git keeps it: its mode and the name of its content."""

    mode: str
    id: str


class Git:
    """A repository's git."""

    def __init__(self, root: Path) -> None:
        """Take the repository whose folder is `root`. Raises GitError where there is none, or no git."""
        self.root = root
        self._read: dict[str, bytes] = {}
        self._files: dict[str, dict[str, Blob]] = {}
        try:
            top = self.run("rev-parse", "--show-toplevel")
        except FileNotFoundError as wrong:
            raise GitError(NO_GIT) from wrong
        except GitError as wrong:
            raise GitError(NO_HISTORY) from wrong
        if Path(top).resolve() != root.resolve():
            raise GitError(NO_HISTORY)

    def raw(self, *arguments: str, stdin: bytes = b"", index: str = "") -> bytes:
        """Return what a command of git prints, with another index if one is named. Raises GitError."""
        environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
        environment |= {"GIT_INDEX_FILE": index} if index else {}
        command = ["git", "-c", "core.quotepath=off", *arguments]
        done = subprocess.run(command, cwd=self.root, env=environment, input=stdin, capture_output=True, check=False)
        if done.returncode:
            raise GitError((done.stderr or done.stdout).decode("utf-8", "replace").strip())
        return done.stdout

    def run(self, *arguments: str, stdin: bytes = b"", index: str = "") -> str:
        """Return what a command prints, as text without the last line end."""
        return self.raw(*arguments, stdin=stdin, index=index).decode("utf-8", "replace").rstrip("\n")

    def succeeds(self, *arguments: str) -> bool:
        """Tell whether a command ends well."""
        try:
            self.raw(*arguments)
        except GitError:
            return False
        return True

    def commit(self, name: str) -> str:
        """Return the id of the commit that a name means. Raises GitError where there is none."""
        try:
            return self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except GitError as wrong:
            raise GitError(f"“{name}” is no revision of this repository. Name a commit, a branch or a tag.") from wrong

    def files(self, revision: str) -> dict[str, Blob]:
        """Return every file of a revision by its path; what a commit's id names is asked only once."""
        if revision in self._files:
            return self._files[revision]
        rows = self.raw("ls-tree", "-r", "-z", "--full-tree", revision).split(b"\0")
        parts = (row.partition(b"\t") for row in rows if row)
        fields = ((head.decode().split(), path.decode("utf-8", "surrogateescape")) for head, _, path in parts)
        files = {path: Blob(mode, id_) for (mode, kind, id_), path in fields if kind == "blob"}
        if ID.fullmatch(revision):
            self._files[revision] = files
        return files

    def content(self, blob: Blob) -> bytes:
        """Return what a file holds."""
        if blob.id not in self._read:
            self._read[blob.id] = self.raw("cat-file", "blob", blob.id)
        return self._read[blob.id]

    def load(self, blobs: Iterable[Blob]) -> None:
        """Read many files at once, so that asking for each costs nothing."""
        ids = sorted({blob.id for blob in blobs} - self._read.keys())
        data = self.raw("cat-file", "--batch", stdin="".join(f"{id_}\n" for id_ in ids).encode()) if ids else b""
        at = 0
        for id_ in ids:
            end = data.index(b"\n", at)
            size = int(data[at:end].split()[-1])
            self._read[id_] = data[end + 1 : end + 1 + size]
            at = end + size + 2

    def text(self, revision: str, path: str) -> str:
        """Return a file of a revision as text; nothing where there is no such file."""
        blob = self.files(revision).get(path)
        return self.content(blob).decode("utf-8-sig", "replace") if blob else ""

    def save(self, content: bytes) -> str:
        """Keep a content in the repository, and return its id."""
        return self.run("hash-object", "-w", "--stdin", stdin=content)

    def record(self, files: Mapping[str, Blob], parents: Iterable[str], message: str) -> str:
        """Make a commit of files without touching any branch, index or folder, and return its id."""
        with tempfile.TemporaryDirectory() as folder:
            index = str(Path(folder) / "index")
            rows = [f"{mode} {id_}\t{path}\0" for path, (mode, id_) in sorted(files.items())]
            stdin = "".join(rows).encode("utf-8", "surrogateescape")
            self.raw("update-index", "-z", "--index-info", stdin=stdin, index=index)
            tree = self.run("write-tree", index=index)
        above = [part for parent in parents for part in ("-p", parent)]
        return self.run(*self._author(), "commit-tree", tree, *above, "-m", message)

    def _author(self) -> list[str]:
        """Return the settings that name an author where the computer knows none."""
        named = self.succeeds("config", "user.name") and self.succeeds("config", "user.email")
        return [] if named else ["-c", "user.name=Update", "-c", "user.email=update@localhost"]


def number(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; nothing where it is no version."""
    match = VERSION.fullmatch(version)
    return tuple(map(int, match[1].split("."))) if match else ()
