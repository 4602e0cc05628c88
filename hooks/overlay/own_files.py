"""A school's own pictures and documents, `ours/assets/`: pages find them as they find those of the guide.

A page writes `../assets/club.png` for either, so that the address is right on GitHub, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from model.problems import Problems
from model.site import ASSETS, OURS

MOST = 100_000
"""Bytes of a picture that are enough for a photo as wide as a page; a heavier one is told, and stops nothing."""
PICTURES = frozenset((".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"))


def read(root: Path, docs: Path, problems: Problems) -> dict[str, Path]:
    """Return the school's files by their paths in the site (`assets/club.png`), and report what no page can find."""
    files: dict[str, Path] = {}
    for path in _files(root / OURS / ASSETS):
        name = path.relative_to(root / OURS).as_posix()
        if (docs / name).exists():
            message = f"the guide has a file {docs.name}/{name}. Give yours another name."
            problems.add(f"{OURS}/{name}", 1, message)
        else:
            files[name] = path
    return files


def _files(folder: Path) -> Iterable[Path]:
    return (
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.name[0] != "." and path.suffix != ".md"
    )


def notices(files: Mapping[str, Path]) -> Iterator[str]:
    """Go through the pictures that are heavy for a phone."""
    for name, path in files.items():
        if path.suffix.lower() in PICTURES and (size := path.stat().st_size) > MOST:
            yield (
                f"{OURS}/{name}: this picture has {size // 1000} kB, and each phone that shows it loads all of it. "
                f"Save it smaller: {MOST // 1000} kB are enough for a photo."
            )
