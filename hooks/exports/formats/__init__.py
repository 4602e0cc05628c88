"""The formats that files leave the site in: each module or folder here is one; nothing else lists them.

A format has `papers(context, problems)`, which returns for each language a list of `exports.paper.Paper`, and may have
`check(context, problems)`, which reports what it could not show before anything is made.
"""

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from exports.context import Context
from exports.paper import Paper
from model.problems import Problems


class Format(Protocol):
    """What every format has."""

    def papers(self, context: Context, problems: Problems) -> dict[str, Sequence[Paper]]:
        """Return every file of every language, by the language's code."""


def find() -> list[Format]:
    """Return every format, by name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return [cast("Format", import_module(f"{__name__}.{name}")) for name in names]


def check(context: Context, problems: Problems) -> None:
    """Report what some format cannot show."""
    for each in find():
        if report := getattr(each, "check", None):
            report(context, problems)
