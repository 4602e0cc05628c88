"""The styles and scripts of a built site made small: files after the last language, a page's own with the page."""

import hashlib
import os
import threading
from functools import cache
from pathlib import Path

from rjsmin import jsmin

from . import selectors, styles, used_names

try:
    import minify  # not ready made for every machine: see pyproject.toml
except ImportError:
    minify = None

CACHE = Path(__file__).parents[3] / ".cache" / "styles"


def shrink(site: Path) -> None:
    """Make our scripts and styles small, once, after the last language."""

    def texts(pattern: str) -> dict[Path, str]:
        return {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob(pattern))}

    pages, scripts, sheets = texts("*.html"), texts("*.js"), texts("*.css")
    for path, text in scripts.items():
        before = scripts[path.with_name("frame.js")] if path.name == "text.js" else ""  # one file to ask for, not two
        path.write_text(small_script(before + text), encoding="utf-8")
    known = used_names.of_pages(pages.values()) | used_names.of_scripts(texts("*.js").values())
    together = "".join(sheets.values())
    for path, text in sheets.items():
        path.write_text(trimmed(text, known, together), encoding="utf-8")


@cache
def small_script(script: str) -> str:
    """Return a script without comments and needless spaces, and where it can be with short names inside of functions.

    It is a filter of the frame's templates too. A script that is none raises a `ValueError` with its line.
    """
    script = str(script)  # a template's own text comes marked as such
    return str(minify.string("application/javascript", script) if minify else jsmin(script))


@cache
def small_style(css: str) -> str:
    """Return a style that stands in a page, without comments and needless spaces: a filter of the frame's templates."""
    return styles.trim(css, used_names.of_style(css), css)


def trimmed(css: str, known: frozenset[str], others: str) -> str:
    """Return a stylesheet without what cannot match, from the cache if the same was asked before.

    Only a new class or element changes what is left.
    """
    asked = known & used_names.of_style(css)
    code = (Path(module.__file__ or "").read_text(encoding="utf-8") for module in (styles, selectors, used_names))
    key = hashlib.sha256("\0".join([*code, css, others, *sorted(asked)]).encode()).hexdigest()
    kept = CACHE / f"{key}.css"
    if kept.exists():
        return kept.read_text(encoding="utf-8")
    result = styles.trim(css, known, others)
    CACHE.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    fresh.write_text(result, encoding="utf-8")
    fresh.replace(kept)
    return result
