"""Files that cannot be read: said as what they are, before anything falls over them."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REASONS = {
    errno.EACCES: "you may not read this file. Give yourself the right to read it",
    errno.EPERM: "you may not read this file. Give yourself the right to read it",
    errno.ELOOP: "this link leads in a circle. Put the file itself here, or delete the link",
    errno.ENOENT: "this link leads to a file that is not there. Put the file itself here, or delete the link",
    errno.EISDIR: "this is a folder, and a file must be here. Rename the folder, and write the file",
}
CIRCLE = "this link leads back to a folder that holds it. Put what you need here itself, or delete the link."
OUTSIDE = "this link leads out of the guide's folder. Put the file itself here, or delete the link."
CLOSED = "you may not open this folder. Give yourself the right to read it and all in it."
STRANGE = "this is neither a file nor a folder. Delete it."


class Unreadable(NamedTuple):
    """A file or folder that cannot be used, and why; `fatal` where a build would never come to an end."""

    path: Path
    message: str
    fatal: bool = False


def reason(wrong: OSError) -> str:
    """Return why a file cannot be read, and what to do."""
    return f"{REASONS.get(wrong.errno or 0, f'this file cannot be read ({wrong.strerror}). Save it again')}."


def unreadable(folder: Path, root: Path) -> Iterator[Unreadable]:
    """Go through what cannot be read below a folder; a link may not lead out of `root`."""
    yield from _below(folder, root.resolve(), (folder.resolve(),))


def _below(folder: Path, root: Path, above: tuple[Path, ...]) -> Iterator[Unreadable]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Unreadable(folder, CLOSED)
        return
    for entry in entries:
        path = Path(entry.path)
        try:
            mode = path.stat().st_mode
            real = path.resolve(strict=True) if entry.is_symlink() else path
        except (OSError, RuntimeError) as wrong:
            yield Unreadable(path, reason(wrong) if isinstance(wrong, OSError) else CIRCLE)
            continue
        if entry.is_symlink() and not real.is_relative_to(root):
            yield Unreadable(path, OUTSIDE, fatal=stat.S_ISDIR(mode))
        elif stat.S_ISDIR(mode):
            real = path.resolve()
            if real in above:
                yield Unreadable(path, CIRCLE, fatal=True)
            else:
                if path.suffix == ".md":
                    yield Unreadable(path, f"{REASONS[errno.EISDIR]}.")
                yield from _below(path, root, (*above, real))
        elif not stat.S_ISREG(mode):
            yield Unreadable(path, STRANGE, fatal=True)
        else:
            try:
                with path.open("rb"):
                    pass
            except OSError as wrong:
                yield Unreadable(path, reason(wrong))
