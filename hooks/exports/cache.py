"""Where finished files lie: kept, collected, put into the site, and remembered, so that nothing is made twice."""

import hashlib
import io
import json
import os
import shutil
import threading
import time
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from .paper import FinishedFile

HOOKS = Path(__file__).parent.parent
FOLDER = HOOKS.parent / ".cache" / "papers"
DAYS_KEPT = 30
MAKERS = (
    "typst",  # sets the papers
    "fonttools",  # finds the letters that no font has
    "segno",  # their QR codes
    "pypdfium2",  # draws the previews …
    "pillow",  # … and makes them small
    "jinja2",  # renders the templates of documents
    "babel",  # the guide's date in words, and names of languages
    "markdown",  # what an author wrote, as a tree …
    "pymdown-extensions",  # … with the blocks of activities in it
    "mkdocs",  # which pages there are, and their addresses
    "mkdocs-static-i18n",  # in which languages
)
"""The packages that a paper depends on. What is not among them makes pages only."""


def versions(*packages: str) -> bytes:
    """Return the versions of packages, as part of a fingerprint: what one of them makes is made anew by the next."""
    return "".join(f"{name} {version(name)}\0" for name in packages).encode()


def keep(path: Path, content: bytes) -> None:
    """Put a file into the cache; whoever looks sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = unfinished(path)
    fresh.write_bytes(content)
    fresh.replace(path)


def unfinished(path: Path) -> Path:
    """Return the name beside a path under which this thread writes what is to take its place."""
    return path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")


def collect(files: Mapping[str, FinishedFile], texts: Mapping[str, str] | None = None) -> FinishedFile:
    """Return files of a language, by their paths in it, as one ZIP, texts before them: the same bytes each time."""
    texts = texts or {}
    held = (f"{name} {file.path.name}" for name, file in files.items())
    digest = hashlib.sha256("\0".join([*held, *(f"{name} {text}" for name, text in texts.items())]).encode())
    path = FOLDER / f"{digest.hexdigest()}.zip"
    if not path.exists():
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
            for name, text in texts.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode())
            for name, file in files.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), file.path.read_bytes())
        keep(path, written.getvalue())
    return FinishedFile(path, path.stat().st_size)


def put(files: Mapping[str, FinishedFile], site: Path) -> None:
    """Put files, by their addresses, into the site; a link where the disk allows it, since nobody changes either."""
    for address, file in files.items():
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = unfinished(target)  # then in one step: a live site may be asked twice at the same time
        try:
            os.link(file.path, fresh)
        except OSError:
            shutil.copyfile(file.path, fresh)
        fresh.replace(target)
        fresh.unlink(missing_ok=True)  # what is replaced by another link to the same file stays


def stamp(settings: object, files: Iterable[Path], folders: Iterable[Path]) -> str:
    """Return a fingerprint of all that files are made from: settings, the makers' versions, files, and whole folders.

    Every file in a folder counts: nobody knows with which suffix the next format writes its templates.
    """
    digest = hashlib.sha256(versions(*MAKERS) + repr(settings).encode())
    inside = (path for folder in folders for path in sorted(folder.rglob("*")))
    for path in (*files, *inside):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def kept(name: str) -> dict[str, FinishedFile]:
    """Return what was made from the same before, if all of it is still there."""
    path = FOLDER / f"{name}.json"
    if not path.exists():
        return {}
    files = {
        address: FinishedFile(FOLDER / file, size, pages)
        for address, (file, size, pages) in json.loads(path.read_text(encoding="utf-8")).items()
    }
    try:
        for file in files.values():
            os.utime(file.path)  # still used
    except OSError:
        return {}
    return files


def remember(name: str, files: Mapping[str, FinishedFile]) -> None:
    """Note what was made, and take out of the cache what nobody used for long: another build may use the rest now."""
    notes = {address: (file.path.name, file.size, file.pages) for address, file in files.items()}
    keep(FOLDER / f"{name}.json", json.dumps(notes).encode())
    limit = time.time() - DAYS_KEPT * 24 * 3600
    for path in FOLDER.iterdir():
        with suppress(FileNotFoundError):  # what another build is just writing has another name a moment later
            if path.stat().st_mtime < limit:
                path.unlink()
