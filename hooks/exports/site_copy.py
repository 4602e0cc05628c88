"""The whole site as one ZIP, for a USB stick or a computer without a line: unpacked, it opens from its own files.

The copy is a build of its own (`scripts/build.py --zip`), in which every address names a file. It is packed into the
site that offers it, and the places for it there, `<!--zip-->`, are filled: its size is known only now.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from markupsafe import escape

import words
from model.site import Site
from rendering import slots
from rendering.addresses import relative

from .listing import Download, format_and_size

SLOT = "zip"
NO_USE = re.compile(
    r"404\.html|sitemap\.xml(?:\.gz)?|robots\.txt|CNAME|sw\.js|.*\.webmanifest|papers/[^/]+/(?:all-papers|for-your-platform)-.*"
)
"""What only a host serves or asks for, and files that hold only what lies beside them."""
PACKED = frozenset((".pdf", ".png", ".jpg", ".jpeg", ".webp", ".zip", ".docx", ".odt"))
"""Files that get no smaller."""


def place(site: Site, language: str) -> str:
    """Return what a page of the site that offers a copy leaves for it, or nothing where there will be none."""
    return f"<!--{SLOT} {language}-->" if site.offers_copy else ""


def address(site: Site) -> str:
    """Return the address of the copy, from the site's root: the site's name in plain letters."""
    plain = normalize("NFKD", site.first.site_name).encode("ascii", "ignore").decode().lower()
    return f"{'-'.join(re.findall('[a-z0-9]+', plain)) or 'guide'}.zip"


def publish(site: Site) -> None:
    """Pack a copy into the site that offers it, and say so on the pages of that."""
    if not site.copy_for:
        return
    target = site.copy_for / address(site)
    pack(site.output, target, site)
    file = Download(url=address(site), kilobytes=-(-target.stat().st_size // 1000))
    for path in sorted(site.copy_for.rglob("*.html")):
        here = path.relative_to(site.copy_for).as_posix().removesuffix("index.html")
        slots.fill_file(path, {SLOT: lambda language, here=here: offer(site, file, here, language)})  # type: ignore[misc]


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Go through the files of a copy in a fixed order, each with its path in it."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not NO_USE.fullmatch(name):
            yield name, path


def pack(folder: Path, target: Path, site: Site) -> None:
    """Write a folder as a ZIP that unpacks into one folder: the same bytes each time, dated as the guide is."""
    day = site.release.date
    with zipfile.ZipFile(target, "w", compresslevel=9) as archive:
        for name, path in files(folder):
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # as on Unix, wherever it is packed
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in PACKED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def offer(site: Site, file: Download, here: str, language: str) -> str:
    """Return the link to the copy from a page at `here`, and what to do with it; it is saved under the site's name."""
    sentences, name = words.load(language)["exports"], site.language(language).site_name
    link = f'<a class="door" href="{escape(relative(here=here, there=file.url))}" download="{escape(name)}.zip">'
    return (
        f"<p>{link}{escape(sentences['copy'])}</a> ({format_and_size(file, language)})</p>"
        f"<p>{escape(sentences['copy_use'])}</p>"
    )
