"""The folders that a build works in: which may be replaced, and what a build that was killed leaves behind.

A site is built in a working folder beside its place, and takes that place only when all of it is there. Only what
carries the mark of this command is ever deleted.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

MARK = ".built-by-build.py"
"""The file in a built site that says so."""

MARK_TEXT = "scripts/build.py made this folder, and will delete all of it when it builds the site again.\n"
NEW, OLD, LOCK = "new", "old", "in-use"
"""In a working folder: the site that is being built, the one whose place it takes, and a file that is held open."""

PREFIX = ".site-"


def replaceable(target: Path) -> bool:
    """Tell whether a folder is empty or was made by this command: anything else is not ours to replace."""
    return target.is_dir() and ((target / MARK).is_file() or not any(target.iterdir()))


@contextmanager
def working_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder beside the one to be published, on the same disk, and take it away in the end."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=target.parent))
    try:
        with _held(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replace(working: Path, target: Path) -> None:
    """Put the new site in the old one's place; a reader of the folder never finds half of it."""
    (working / NEW / MARK).write_text(MARK_TEXT, "utf-8")
    if target.exists():
        target.replace(working / OLD)
    (working / NEW).replace(target)


def clear(target: Path) -> None:
    """Take away the working folders of builds that were killed. A site that one had just moved away is put back."""
    for folder in target.parent.glob(f"{PREFIX}*"):
        if (folder / LOCK).is_file() and _left(folder / LOCK):
            if (folder / OLD).is_dir() and not target.exists():
                (folder / OLD).replace(target)
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a working folder for as long as its build takes; the system lets go of it when the process dies.

    Where a file that is open can be deleted (not on Windows) it is locked, and only then gets its name.
    """
    with (folder / f"{LOCK}.new").open("w", encoding="utf-8") as lock:
        if sys.platform == "win32":
            with (folder / LOCK).open("w", encoding="utf-8"):
                yield
        else:
            fcntl.flock(lock, fcntl.LOCK_EX)
            (folder / lock.name).rename(folder / LOCK)
            yield


def _left(lock: Path) -> bool:
    """Tell whether no process holds a working folder any more."""
    with suppress(OSError):
        if sys.platform == "win32":
            lock.unlink()
        else:
            with lock.open(encoding="utf-8") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
