"""The Jinja templates of every room: one environment for each folder that has some."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from model import nodes

from .inline import inline_script, inline_style

CACHE = Path(__file__).parent.parent.parent / ".cache" / "templates"


@cache
def environment(folder: Path | tuple[Path, ...], *filters: Callable[..., Any]) -> Environment:
    """Return the templates of a folder and those below it, by their paths in it; of several, the first that has one.

    Every value is escaped. `filters` are used under their names, beside `text`, which renders rich text, and those for
    what stands inline. A name that is not given is an error.
    """
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    ours = (*filters, inline_script, inline_style)
    templates.filters |= {each.__name__: each for each in ours} | {"text": nodes.text}
    return with_cache(templates, called(filters))


def with_cache(templates: Environment, name: str = "escaped-frame") -> Environment:
    """Return the environment, whose templates are compiled once for every build; one of the same `name` is the same."""
    CACHE.mkdir(parents=True, exist_ok=True)
    templates.bytecode_cache = FileSystemBytecodeCache(str(CACHE), f"{name}-%s")
    return templates


def called(filters: tuple[Callable[..., Any], ...]) -> str:
    """Return a short name for how filters are called: a compiled template knows it, and is no good for others."""
    how = repr([(each.__name__, getattr(each, "jinja_pass_arg", None)) for each in filters])
    return hashlib.sha256(how.encode()).hexdigest()[:10]
