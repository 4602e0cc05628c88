"""The kinds of activity: checklists, quizzes, plans. Each folder here is a kind; nothing else lists them."""

from functools import cache
from importlib import import_module
from pathlib import Path

from model.kind import Kind

FOLDER = Path(__file__).parent


@cache
def find() -> dict[str, Kind]:
    """Return every kind of activity by its name: each folder beside this file that has a `KIND`."""
    names = sorted(path.parent.name for path in FOLDER.glob("*/__init__.py"))
    return {name: import_module(f".{name}", __package__).KIND for name in names}
