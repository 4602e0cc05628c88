"""The scripts and styles of activities: which of them a page loads, and their way into the site."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import kinds
from sources.front_matter import CERTIFICATE, PROGRESS, WRITTEN

from . import certificate, progress, reader_state, written

FOLDER = "assets/activities"
CORE = kinds.FOLDER / "activities"
OF_SITE_PAGES = {
    PROGRESS: [progress.NOTEBOOKS, progress.SCRIPT],
    WRITTEN: [written.SCRIPT],
    CERTIFICATE: [certificate.SCRIPT],
}
"""What the site's own pages load beside the core, by their templates."""
BEFORE = {"activities.js": kinds.FOLDER / "store.js", "progress.js": progress.SCRIPT.with_name("practice.js")}
"""What stands before a script in one file: a page asks for both at once."""


def of_page(names: Iterable[str], template: str = "") -> list[Path]:
    """Return the scripts and styles, without their suffixes, that a page with activities of these kinds loads.

    `template` is the one that its front matter names: the site's own pages have a script of their own.
    """
    if template in OF_SITE_PAGES:
        return [CORE, *(script.with_suffix("") for script in OF_SITE_PAGES[template])]
    wanted = sorted(names)
    return [CORE, *(kinds.FOLDER / name / name for name in wanted)] if wanted else []


def addresses(files: Iterable[Path], suffix: str) -> list[str]:
    """Return the addresses, from the site's root, of those files that there are with a suffix."""
    return [f"{FOLDER}/{path.name}{suffix}" for path in files if path.with_suffix(suffix).exists()]


def publish(output: Path) -> None:
    """Write every script and style of the core, of every kind and of the site's own pages into the site."""
    (output / FOLDER).mkdir(parents=True, exist_ok=True)
    for source in _sources():
        before = BEFORE[source.name].read_bytes() if source.name in BEFORE else b""
        (output / FOLDER / source.name).write_bytes(before + source.read_bytes())


def _sources() -> Iterator[Path]:
    for folder in (kinds.FOLDER, *(kinds.FOLDER / name for name in kinds.find()), progress.SCRIPT.parent):
        for path in sorted(folder.glob("*")):
            if path.suffix in {".js", ".css"} and path not in {
                *BEFORE.values(),
                reader_state.SCRIPT,
                reader_state.SWITCH,
            }:
                yield path
