"""Typst, and a cache: a paper whose job, templates and fonts are the same is not made again."""

import hashlib
import io
import json
import os
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from .glyphs import FONTS

HOOKS = Path(__file__).parent.parent
CACHE = HOOKS.parent / ".cache" / "papers"
STANDARDS: "typst.PDFStandards" = ["1.7", "ua-1"]
PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
PREVIEW_PPI = 36  # 298 pixels for the width of A4: twice as many as the picture is wide on the page
PREVIEW_BYTES = 10_000
PREVIEWS = ((1.0, 8), (1.0, 4), (0.75, 4), (0.5, 4))
"""A preview's size and number of greys: the first of these that is small enough."""


class PressError(Exception):
    """What Typst said, in a sentence."""


@dataclass(frozen=True)
class Made:
    """A file in the cache, and what a reader is told of it: its bytes, and its pages (0 for what is no PDF)."""

    path: Path
    size: int
    pages: int = 0


@cache
def fonts() -> typst.Fonts:
    """Return the fonts beside this file and no others, so that a paper is the same on every computer."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def tools() -> bytes:
    """Return a fingerprint of everything but the job that a paper is made from."""
    files = [*sorted(HOOKS.rglob("*.typ")), *sorted(FONTS.iterdir()), Path(__file__)]
    digest = hashlib.sha256(version("typst").encode())
    for path in files:
        digest.update(path.relative_to(HOOKS).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


_local = threading.local()


def _compiler() -> typst.Compiler:
    if not hasattr(_local, "compiler"):
        main = HOOKS / "exports" / "main.typ"
        _local.compiler = typst.Compiler(str(main), root=str(HOOKS), font_paths=fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _local.compiler
    return compiler


def key(job: dict[str, object], suffix: str) -> str:
    """Return the name under which a paper is kept."""
    written = json.dumps(job, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tools() + suffix.encode() + written.encode()).hexdigest() + suffix


def make(job: dict[str, object], suffix: str = ".pdf") -> Made:
    """Return a job's PDF, or a picture of its first page (`.png`), from the cache if it is there.

    Raises PressError with what Typst said. A warning, such as a missing font, is an error too.
    """
    path = CACHE / key(job, suffix)
    if not path.exists():
        content = pdf(job) if suffix == ".pdf" else png(job)
        keep(path, content)
    return measured(path)


def measured(path: Path) -> Made:
    """Return what is to be told of a file."""
    content = path.read_bytes()
    pages = max((int(count) for count in PAGES.findall(content)), default=0) if path.suffix == ".pdf" else 0
    return Made(path, len(content), pages)


def keep(path: Path, content: bytes) -> None:
    """Put a file into the cache; whoever looks sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    fresh.write_bytes(content)
    fresh.replace(path)


def _compile(job: dict[str, object], format_: "typst.OutputFormat", **options: Any) -> list[bytes]:  # noqa: ANN401
    inputs = {"job": json.dumps(job, ensure_ascii=False)}
    try:
        made, warnings = _compiler().compile_with_warnings(sys_inputs=inputs, format=format_, **options)
    except typst.TypstError as wrong:
        raise PressError(" ".join([wrong.message, *wrong.hints])) from wrong
    if warnings:
        raise PressError(" ".join(warning.message for warning in warnings))
    return made if isinstance(made, list) else [made or b""]


def pdf(job: dict[str, object]) -> bytes:
    """Return a job's PDF, always made anew. Raises PressError."""
    day = job["date"]
    year, month, number = day if isinstance(day, list) else (1980, 1, 1)
    stamp = datetime(year, month, number, tzinfo=UTC)
    return _compile(job, "pdf", pdf_standards=STANDARDS, timestamp=stamp)[0]


def png(job: dict[str, object]) -> bytes:
    """Return a picture of the first page of a job, in greys (PNG), always made anew. Raises PressError."""
    from PIL import Image  # noqa: PLC0415 - slow to load, and only needed for what is not in the cache

    picture = Image.open(io.BytesIO(_compile(job, "png", ppi=PREVIEW_PPI)[0])).convert("L")
    for scale, shades in PREVIEWS:
        written = io.BytesIO()
        smaller = picture.resize((round(picture.width * scale), round(picture.height * scale)))
        smaller.quantize(shades).save(written, "PNG", optimize=True)
        if written.tell() <= PREVIEW_BYTES:
            break
    return written.getvalue()


def pool() -> ThreadPoolExecutor:
    """Return workers: Typst lets the others go on while it works."""
    return ThreadPoolExecutor(os.cpu_count() or 1)
