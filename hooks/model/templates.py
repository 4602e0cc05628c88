"""The Jinja templates of every room: one environment for each folder that has some."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import nodes

CACHE = Path(__file__).parent.parent.parent / ".cache" / "templates"


@cache
def environment(folder: Path) -> Environment:
    """Return the templates of a folder and those below it, by their paths in it.

    Every value is escaped; `| html` and `| text` render rich text. A name that is not given is an error.
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    templates = Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=FileSystemBytecodeCache(str(CACHE)),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.filters["html"] = lambda rich: Markup(nodes.html(rich))  # noqa: S704 - nodes.html escapes every text
    templates.filters["text"] = nodes.text
    return templates
