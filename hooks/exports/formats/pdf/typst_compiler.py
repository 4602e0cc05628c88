"""Typst: a job set as PDF. A paper whose job, templates and fonts are the same is not made again."""

import hashlib
import json
import re
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache as cached
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports import cache
from exports.paper import ExportError, FinishedFile

from .font_coverage import FONTS

if TYPE_CHECKING:
    import typst  # loaded only where something is made: where nothing changed, nothing is

STANDARDS: "typst.PDFStandards" = ["1.7", "ua-1"]
MAIN = '#import "/exports/formats/pdf/main.typ": document-of\n#document-of(json(bytes(JOB)))'
"""What Typst sets. A job stands in it and not in `sys.inputs`: whenever those change, every template is read again."""
PAGES = re.compile(rb"/Type/Pages/Count (\d+)")


@cached
def fonts() -> "typst.Fonts":
    """Return the fonts beside this file and no others, so that a paper is the same on every computer."""
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cached
def fingerprint() -> bytes:
    """Return a fingerprint of everything but the job that a paper is made from."""
    files = [*sorted(cache.HOOKS.rglob("*.typ")), *sorted(FONTS.iterdir()), Path(__file__)]
    digest = hashlib.sha256(cache.versions("typst"))
    for path in files:
        digest.update(path.relative_to(cache.HOOKS).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


_local = threading.local()


def _compiler() -> "typst.Compiler":
    import typst  # noqa: PLC0415 - see above

    if not hasattr(_local, "compiler"):
        _local.compiler = typst.Compiler(root=str(cache.HOOKS), font_paths=fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _local.compiler
    return compiler


def written(job: Mapping[str, Any]) -> str:
    """Return a job as JSON."""
    return json.dumps(job, ensure_ascii=False)


def make(
    job: Mapping[str, Any], fitted: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
) -> FinishedFile:
    """Return a job's PDF, from the cache if it is there; `fitted` changes the job so that its pages get filled.

    Raises ExportError with what Typst said. A warning, such as a missing font, is an error too.
    """
    text = written(job)
    path = cache.FOLDER / f"{hashlib.sha256(fingerprint() + text.encode()).hexdigest()}.pdf"
    if not path.exists():
        cache.keep(path, pdf(fitted(job)) if fitted else pdf(job, text))
    content = path.read_bytes()
    return FinishedFile(path, len(content), max((int(count) for count in PAGES.findall(content)), default=0))


def pdf(job: Mapping[str, Any], text: str = "") -> bytes:
    """Return the PDF of a job, always made anew; `text` is the job as JSON, if that is known. Raises ExportError."""
    import typst  # noqa: PLC0415 - see above

    year, month, day = job["date"]
    stamp = datetime(year, month, day, tzinfo=UTC)
    source = MAIN.replace("JOB", quoted(text or written(job))).encode()
    try:
        document, warnings = _compiler().compile_with_warnings(
            input=source,
            sys_inputs={"size": f"{job['size']}"},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=stamp,
        )
    except typst.TypstError as wrong:
        raise ExportError(" ".join(["Typst says:", wrong.message, *wrong.hints])) from wrong
    if warnings:
        raise ExportError(" ".join(["Typst says:", *(warning.message for warning in warnings)]))
    return document if isinstance(document, bytes) else b""


def noted(job: Mapping[str, Any], label: str) -> list[Any]:
    """Return what a job's document notes under a label, such as places on its pages; nothing where it cannot be set."""
    import typst  # noqa: PLC0415 - see above

    source = MAIN.replace("JOB", quoted(written(job))).encode()
    try:
        values = typst.query(  # type: ignore[type-var] # fonts are no input, but its types take them for one
            source,
            f"<{label}>",
            field="value",
            root=str(cache.HOOKS),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"size": f"{job['size']}"},
        )
    except RuntimeError:  # a query raises no error of its own
        return []  # setting it says what is wrong
    notes: list[Any] = json.loads(values)
    return notes


def drawn(path: Path) -> str:
    """Return what Typst says against a picture, as the end of a sentence and another; nothing if it can be set."""
    import typst  # noqa: PLC0415 - see above

    content = path.read_bytes()
    given = quoted(content.decode("utf-8")) if path.suffix.lower() == ".svg" else f"{tuple(content)}"
    source = f'#set document(title: "a")\n#image(bytes({given}), alt: "a")'.encode()
    try:
        _compiler().compile(input=source, format="pdf", pdf_standards=STANDARDS)
    except typst.TypstError as wrong:
        return f"cannot be printed ({wrong.message}). Save it again as PNG, JPEG or SVG."
    return ""


def quoted(text: str) -> str:
    """Return a text as a string of Typst, in which a backslash and a quotation mark alone are more than themselves."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
