"""A release merged into a partner's copy, file by file, so that nothing a partner may edit can be in conflict.

Git merges by lines whatever both sides touched. Here the files of a partner (`school.yml`, `ours/`) are always the
partner's, and every other file is the release's, unless somebody edited it. The result is a commit that is made beside
the branch: the branch moves to it in one step, or nothing happens.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _git import Blob, Git, GitError

THEIRS = ("school.yml", "ours")
"""What belongs to the partner: these files and folders are never touched."""

WORKFLOWS = ".github/workflows/"


@dataclass(frozen=True)
class Merge:
    """What becomes of each file; `conflicts` are those that both sides changed, `edited` the partner's that stay.

    `waiting` are workflows that the release changed and that were left as they are.
    """

    files: dict[str, Blob]
    conflicts: list[str]
    edited: list[str]
    waiting: list[str]


def theirs(path: str) -> bool:
    """Tell whether a file belongs to the partner."""
    return path in THEIRS or path.startswith(tuple(f"{each}/" for each in THEIRS))


def base(git: Git, head: str, release: str, version_tag: str) -> str:
    """Return the revision that a copy was made of, or last brought to; nothing where that is not known.

    A copy whose history says too little (a template, an upload, an update that was merged by “Squash and merge”) says
    by its version which release it is: that one, if it is newer than what both have in common.
    """
    common = git.run("merge-base", head, release) if git.succeeds("merge-base", head, release) else ""
    named = git.commit(version_tag) if git.succeeds("rev-parse", "--verify", "--quiet", version_tag) else ""
    if common and named and git.succeeds("merge-base", "--is-ancestor", named, common):
        return common
    return named or common


def edits(git: Git, head: str, origin: str, release: str) -> list[str]:
    """Return the files outside the partner's own that somebody edited, made or deleted in the copy."""
    mine, old = git.files(head), git.files(origin) if origin else {}
    different = sorted(path for path in mine.keys() | old.keys() if mine.get(path) != old.get(path))
    different = [path for path in different if not theirs(path)]
    known = shipped(git, release) if different else set()
    return [path for path in different if not (path in mine and (path, mine[path].id) in known)]


def shipped(git: Git, release: str) -> set[tuple[str, str]]:
    """Return every content that a file of the original ever had, by its path: whoever has one did not edit it."""
    rows = git.run("log", "--raw", "--no-abbrev", "--no-renames", "-m", "--root", "--format=", release).splitlines()
    fields = (row.partition("\t") for row in rows if row.startswith(":"))
    return {(path, head.split()[3]) for head, _, path in fields}


def merge(git: Git, head: str, origin: str, release: str, *, workflows: bool = True) -> Merge:
    """Return the copy at `head` with the release; `origin` is what the copy was made of.

    Without `workflows`, those that are there stay: a workflow of GitHub may not change workflows.
    """
    mine, old, new = git.files(head), git.files(origin) if origin else {}, git.files(release)
    edited = edits(git, head, origin, release)
    files = {path: blob for path, blob in new.items() if not theirs(path)}
    files |= {path: blob for path, blob in mine.items() if theirs(path)}
    conflicts = []
    for path in edited:
        ours, before, after = mine.get(path), old.get(path), new.get(path)
        merged = ours if after in {before, ours} else _lines(git, ours, before, after)
        if merged is None and ours is not None:
            conflicts.append(path)
        elif merged is None:
            conflicts += [path] if before != after else []
            files.pop(path, None)
        else:
            files[path] = merged
    waiting: list[str] = []
    if not workflows:
        own = {path: blob for path, blob in mine.items() if path.startswith(WORKFLOWS)}
        waiting = [*_different(own, {path: blob for path, blob in files.items() if path.startswith(WORKFLOWS)})]
        files = {path: blob for path, blob in files.items() if not path.startswith(WORKFLOWS)} | own
    return Merge(files, conflicts, [path for path in edited if path not in conflicts], waiting)


def _different(one: dict[str, Blob], other: dict[str, Blob]) -> Iterator[str]:
    return (path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path))


def _lines(git: Git, ours: Blob | None, before: Blob | None, after: Blob | None) -> Blob | None:
    """Merge the lines of a file that both sides changed; nothing where that cannot be done."""
    if not (ours and before and after) or any(b"\0" in git.content(each) for each in (ours, before, after)):
        return None
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, blob in enumerate((ours, before, after)):
            names.append(str(Path(folder) / str(number)))
            Path(names[-1]).write_bytes(git.content(blob))
        try:
            return Blob(ours.mode, git.save(git.raw("merge-file", "-p", *names)))
        except GitError:
            return None
