"""What a document cannot hold, and what it holds only in part: told to authors and to readers."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from model.kind import Activity
from model.nodes import Node, Text

from .rich import KNOWN
from .xml import FORBIDDEN

LOSSES = {"img": "loses_pictures"}
"""Nodes of which a document holds only a part, each with the sentence that says so to readers."""


def faults(activity: Activity) -> Iterator[tuple[int, str]]:
    """Go through what no document can hold, each with its line (from 1): nodes without a form, and forbidden signs."""
    for line, value in nodes(activity, activity.head.line):
        if isinstance(value, Node):
            if value.name not in KNOWN:
                yield line, cannot(f"<{value.name}>")
        elif sign := FORBIDDEN.search(value):
            yield line, f"U+{ord(sign[0]):04X} is no letter, and no file can hold it. Take this invisible sign out."


def nodes(value: object, line: int) -> Iterator[tuple[int, Node | str]]:
    """Go through every node and every text of an activity, each with the line (from 1) of what holds it."""
    if isinstance(value, str):
        yield line, value
    elif isinstance(value, Text):
        yield line, value.text
    elif isinstance(value, Node):
        yield value.line or line, value
        for child in (*value.children, value.get("alt")):
            yield from nodes(child, value.line or line)
    elif isinstance(value, tuple):
        for each in value:
            yield from nodes(each, line)
    elif is_dataclass(value):
        line = getattr(value, "line", line)
        for name in (each.name for each in fields(value)):
            yield from nodes(getattr(value, name), line)


def cannot(what: str) -> str:
    """Return what an author is told of something that a document cannot hold."""
    return f"“{what}” cannot stand in a Word document. Write it in another way."
