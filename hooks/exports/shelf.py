"""Where finished papers lie: collected, put into the site, and remembered, so that nothing is made twice."""

import hashlib
import io
import json
import os
import shutil
import time
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from . import press
from .listing import FOLDER

DAYS_KEPT = 30
INPUTS = frozenset({".py", ".toml", ".typ", ".md", ".svg", ".png", ".jpg", ".jpeg", ".yml"})


def collect(files: Mapping[str, press.Made]) -> press.Made:
    """Return all papers of a language as one ZIP, the same bytes each time."""
    digest = hashlib.sha256("\0".join(f"{address} {file.path.name}" for address, file in files.items()).encode())
    path = press.CACHE / f"{digest.hexdigest()}.zip"
    if not path.exists():
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
            for address, file in files.items():
                entry = zipfile.ZipInfo(address.removeprefix(f"{FOLDER}/"), (1980, 1, 1, 0, 0, 0))
                archive.writestr(entry, file.path.read_bytes())
        press.keep(path, written.getvalue())
    return press.measured(path)


def put(made: Mapping[str, press.Made], site: Path) -> None:
    """Put the files into the site; a link where the disk allows it, since nobody changes either."""
    for address, file in made.items():
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = press.fresh(target)  # and then in one step: a live site may be asked for the same file at the same time
        try:
            os.link(file.path, fresh)
        except OSError:
            shutil.copyfile(file.path, fresh)
        fresh.replace(target)
        fresh.unlink(missing_ok=True)  # what is replaced by another link to the same file stays


def stamp(settings: object, files: Iterable[Path], folders: Iterable[Path]) -> str:
    """Return a fingerprint of all that papers are made from: settings, files, and the inputs in folders."""
    digest = hashlib.sha256(press.tools() + press.versions(*press.MAKERS) + repr(settings).encode())
    inside = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in INPUTS)
    for path in (*files, *inside):
        if path.is_file():
            digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def kept(name: str) -> dict[str, press.Made]:
    """Return what was made from the same before, if all of it is still there."""
    path = press.CACHE / f"{name}.json"
    if not path.exists():
        return {}
    found = {
        address: press.Made(press.CACHE / file, size, pages)
        for address, (file, size, pages) in json.loads(path.read_text(encoding="utf-8")).items()
    }
    try:
        for file in found.values():
            os.utime(file.path)  # still used
    except OSError:
        return {}
    return found


def remember(name: str, made: Mapping[str, press.Made]) -> None:
    """Note what was made, and take out of the cache what nobody used for long: another build may use the rest now."""
    notes = {address: (file.path.name, file.size, file.pages) for address, file in made.items()}
    press.keep(press.CACHE / f"{name}.json", json.dumps(notes).encode())
    limit = time.time() - DAYS_KEPT * 24 * 3600
    for path in press.CACHE.iterdir():
        with suppress(FileNotFoundError):  # what another build is just writing has another name a moment later
            if path.stat().st_mtime < limit:
                path.unlink()
