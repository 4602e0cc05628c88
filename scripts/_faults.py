"""Whatever stops a command, in one sentence that says what to do. A programmer can ask for more.

Only the standard library is used here: this is also for what goes wrong before anything is installed.
"""

import errno
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from _setup import ROOT, say

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SHUT = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def disk(wrong: OSError, root: Path = ROOT) -> str:
    """Return what is told of a file that could not be read or written."""
    where = named(wrong, root)
    if wrong.errno in FULL:
        return f"{where} cannot be written: the disk is full. Make room on it, and run the same command again."
    if wrong.errno in SHUT:
        return (
            f"{where} may not be read or written. Allow it, or copy the guide into a folder of your own "
            "and run the same command there."
        )
    if wrong.errno == errno.ENOENT:
        return f"{where} is not there. Put it back, and run the same command again."
    if wrong.errno == errno.ELOOP:
        return f"{where} is a link that leads in a circle. Delete it, and run the same command again."
    return f"{where} cannot be read or written ({wrong.strerror or wrong}). Look at it, and run the same command again."


def named(wrong: OSError, root: Path) -> str:
    """Return how a message names the file of an error: from the guide's folder, if it lies there."""
    name = wrong.filename2 or wrong.filename  # what is copied, and where to: that is what has no room
    if not isinstance(name, str | bytes | Path):
        return "A file"
    path = Path(os.fsdecode(name))
    if path.name.startswith(".site-"):  # where a build makes its site first
        path = path.parent
    if path == root:
        return "The guide's folder"
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def run(main: Callable[[], int]) -> int:
    """Run a command; say what stops it in a sentence, and return its exit code."""
    try:
        return main()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        raise
    except OSError as wrong:
        say(disk(wrong))
    except Exception as fault:  # noqa: BLE001 (nobody shall read a traceback who did not ask for it)
        if type(fault).__name__ in {"FileError", "Abort"}:  # about a file of the guide, with its line
            say(f"{fault}")
            return 1
        say(f"The command itself is at fault, not a page: {type(fault).__name__}: {fault}")
        if "--traceback" in sys.argv:
            traceback.print_exc()
    return 1
