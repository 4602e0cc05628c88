"""Typst, and a cache: a paper whose job, templates and fonts are the same is not made again."""

import hashlib
import io
import json
import os
import re
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .glyphs import FONTS

if TYPE_CHECKING:
    import typst  # loaded only where something is made: where nothing changed, nothing is

HOOKS = Path(__file__).parent.parent
CACHE = HOOKS.parent / ".cache" / "papers"
STANDARDS: "typst.PDFStandards" = ["1.7", "ua-1"]
MAIN = '#import "/exports/main.typ": document-of\n#document-of(json(bytes(JOB)))'
"""What Typst sets. A job stands in it and not in `sys.inputs`: whenever those change, every template is read again."""
PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
MAKERS = (
    "typst",  # sets the papers
    "fonttools",  # finds the letters that no font has
    "segno",  # their QR codes
    "pypdfium2",  # draws the previews …
    "pillow",  # … and makes them small
    "babel",  # the guide's date in words, and names of languages
    "markdown",  # what an author wrote, as a tree …
    "pymdown-extensions",  # … with the blocks of activities in it
    "mkdocs",  # which pages there are, and their addresses
    "mkdocs-static-i18n",  # in which languages
)
"""The packages that a paper depends on. What is not among them makes pages only."""

PAINTERS = ("pypdfium2", "pillow")
PREVIEW_WIDTH = 298  # pixels: twice as many as the picture is wide on the page
PREVIEW_BYTES = 10_000
PREVIEWS = ((1.0, 3), (1.0, 2), (0.75, 2), (0.5, 2))
"""A preview's size, and the bits for its greys: the first of these that is small enough."""


class PressError(Exception):
    """What Typst said, in a sentence."""


@dataclass(frozen=True)
class Made:
    """A file in the cache, and what a reader is told of it: its bytes, and its pages (0 for what is no PDF)."""

    path: Path
    size: int
    pages: int = 0


@cache
def fonts() -> "typst.Fonts":
    """Return the fonts beside this file and no others, so that a paper is the same on every computer."""
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def tools() -> bytes:
    """Return a fingerprint of everything but the job that a paper is made from."""
    files = [*sorted(HOOKS.rglob("*.typ")), *sorted(FONTS.iterdir()), Path(__file__)]
    digest = hashlib.sha256(versions("typst"))
    for path in files:
        digest.update(path.relative_to(HOOKS).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


def versions(*packages: str) -> bytes:
    """Return the versions of packages, as part of a fingerprint: what one of them makes is made anew by the next."""
    return "".join(f"{name} {version(name)}\0" for name in packages).encode()


_local = threading.local()
_PDFIUM = threading.Lock()
"""PDFium draws one page at a time."""


def _compiler() -> "typst.Compiler":
    import typst  # noqa: PLC0415 - see above

    if not hasattr(_local, "compiler"):
        _local.compiler = typst.Compiler(root=str(HOOKS), font_paths=fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _local.compiler
    return compiler


def written(job: Mapping[str, Any]) -> str:
    """Return a job as JSON."""
    return json.dumps(job, ensure_ascii=False)


def make(job: Mapping[str, Any]) -> Made:
    """Return a job's PDF, from the cache if it is there.

    Raises PressError with what Typst said. A warning, such as a missing font, is an error too.
    """
    told = written(job)
    path = CACHE / f"{hashlib.sha256(tools() + told.encode()).hexdigest()}.pdf"
    if not path.exists():
        keep(path, pdf(job, told))
    return measured(path)


def preview(made: Made) -> Made:
    """Return a picture of the first page of a paper, from the cache if it is there."""
    digest = hashlib.sha256(made.path.name.encode() + versions(*PAINTERS))
    path = CACHE / f"{digest.hexdigest()}.png"
    if not path.exists():
        keep(path, picture(made.path.read_bytes()))
    return measured(path)


def measured(path: Path) -> Made:
    """Return what is to be told of a file."""
    content = path.read_bytes()
    pages = max((int(count) for count in PAGES.findall(content)), default=0) if path.suffix == ".pdf" else 0
    return Made(path, len(content), pages)


def keep(path: Path, content: bytes) -> None:
    """Put a file into the cache; whoever looks sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = fresh(path)
    written.write_bytes(content)
    written.replace(path)


def fresh(path: Path) -> Path:
    """Return the name beside a path under which this thread writes what is to take its place."""
    return path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")


def pdf(job: Mapping[str, Any], told: str = "") -> bytes:
    """Return the PDF of a job, always made anew; `told` is the job as JSON, if that is known. Raises PressError."""
    import typst  # noqa: PLC0415 - see above

    year, month, day = job["date"]
    stamp = datetime(year, month, day, tzinfo=UTC)
    source = MAIN.replace("JOB", quoted(told or written(job))).encode()
    try:
        made, warnings = _compiler().compile_with_warnings(
            input=source,
            sys_inputs={"size": f"{job['size']}"},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=stamp,
        )
    except typst.TypstError as wrong:
        raise PressError(" ".join([wrong.message, *wrong.hints])) from wrong
    if warnings:
        raise PressError(" ".join(warning.message for warning in warnings))
    return made if isinstance(made, bytes) else b""


def drawn(path: Path) -> str:
    """Return what Typst says against a picture, as the end of a sentence and another; nothing if it can be set."""
    import typst  # noqa: PLC0415 - see above

    content = path.read_bytes()
    given = quoted(content.decode("utf-8")) if path.suffix.lower() == ".svg" else f"{(*content, 0)[:-1]}"
    source = f'#set document(title: "a")\n#image(bytes({given}), alt: "a")'.encode()
    try:
        _compiler().compile(input=source, format="pdf", pdf_standards=STANDARDS)
    except typst.TypstError as wrong:
        return f"cannot be printed ({wrong.message}). Save it again as PNG, JPEG or SVG."
    return ""


def quoted(text: str) -> str:
    """Return a text as a string of Typst, in which a backslash and a quotation mark alone are more than themselves."""
    return text.replace("\\", "\\\\").replace('"', '\\"').join('""')


def picture(content: bytes) -> bytes:
    """Return the first page of a PDF as a small picture in greys (PNG)."""
    import pypdfium2  # noqa: PLC0415 - slow to load, and only needed for what is not in the cache
    from PIL import Image  # noqa: PLC0415 - the same

    with _PDFIUM, pypdfium2.PdfDocument(content) as document:
        page = document[0]
        drawn = page.render(scale=PREVIEW_WIDTH / page.get_width(), grayscale=True).to_pil().convert("L")
    for scale, bits in PREVIEWS:
        written = io.BytesIO()
        smaller = drawn if scale == 1 else drawn.resize((round(drawn.width * scale), round(drawn.height * scale)))
        greys = smaller.point([shade >> 8 - bits for shade in range(256)])
        indexed = Image.frombytes("P", greys.size, greys.tobytes())
        indexed.putpalette([shade * 255 // (2**bits - 1) for shade in range(2**bits) for _ in "rgb"])
        indexed.save(written, "PNG", compress_level=9)
        if written.tell() <= PREVIEW_BYTES:
            break
    return written.getvalue()


def pool() -> ThreadPoolExecutor:
    """Return workers: Typst lets the others go on while it works."""
    return ThreadPoolExecutor(os.cpu_count() or 1)
