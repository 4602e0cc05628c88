"""The same guide in every language: everything but wording is compared with the English page.

It knows no kind: two activities are the same if their dataclasses are, once words, lines and titles are left out.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from functools import cache

from model.kind import Activity
from model.nodes import OF_SCHOOL, Node, Text
from reading.page import Page

WORDING = frozenset({"line", "head", "title", "points"})


def traces(value: tuple[object, ...]) -> tuple[object, ...]:
    """Return what of a rich text is the same in every language: that there is one, its links and its pictures."""
    targets: list[object] = []
    for item in value:
        if isinstance(item, Node):
            targets += [(name, item.get(name)) for name in ("href", "src") if item.get(name)]
            targets += traces(item.children)
    return tuple(targets)


@cache
def kept(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields that hold no wording; of any other class, none."""
    return tuple(each.name for each in fields(kind) if each.name not in WORDING) if is_dataclass(kind) else ()


def shape(value: object) -> object:
    """Return a value without its words: a dictionary for a dataclass, a tuple for several, itself for anything else.

    What a school added is left out: it may have given it in one language alone.
    """
    if isinstance(value, tuple):
        value = tuple(item for item in value if not (isinstance(item, Node) and OF_SCHOOL in item.get("class").split()))
        texts = value and isinstance(value[0], Node | Text)
        return ("text", *traces(value)) if texts else tuple(shape(item) for item in value)
    names = kept(type(value))  # type: ignore[arg-type] # a class can be hashed, whatever its values
    return {name: shape(getattr(value, name)) for name in names} if names else value


def difference(here: object, there: object, name: str = "") -> str:
    """Return the name of the first thing in which two shapes differ, such as “options.right”, or nothing."""
    if isinstance(here, dict) and isinstance(there, dict):
        differences = (difference(here[key], there.get(key), f"{name}.{key}".lstrip(".")) for key in here)
        return next((path for path in differences if path), "")
    if isinstance(here, tuple) and isinstance(there, tuple) and len(here) == len(there):
        differences = (difference(one, other, name) for one, other in zip(here, there, strict=True))
        return next((path for path in differences if path), "")
    return "" if here == there else name


def compare(page: Page, english: Page, behind: AbstractSet[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Go through what of the activities differs from the English page beside words, each with its line and a message.

    `behind` holds the ids where the English is newer: those may differ.
    """
    originals = {activity.head.id: activity for activity in english.activities}
    for activity in page.activities:
        if (original := originals.get(activity.head.id)) and activity.head.id not in behind:
            yield from _activities(activity, original, english.path, behind)


def _activities(
    activity: Activity, original: Activity, path: str, behind: AbstractSet[str]
) -> Iterator[tuple[int, str]]:
    there = f"{path}:{original.head.line}"
    if activity.head.kind != original.head.kind:
        yield activity.head.line, f"“{activity.head.id}” is a {original.head.kind} in {there}. Make it one here too."
        return
    whole, there_whole = shape(activity), shape(original)
    if whole == there_whole:  # as good as always, and much faster than looking for where
        return
    items, originals = ({item.id: item for item in each.items()} for each in (activity, original))
    explained = items.keys() != originals.keys() or not behind.isdisjoint(items)
    for id_ in items.keys() & originals.keys() - behind:
        if what := difference(shape(items[id_]), shape(originals[id_])):
            explained = True
            where = f"{path}:{originals[id_].line}"
            yield items[id_].line, f"“{id_}” differs from {where} in its {what}. Make the two the same."
    if not explained and (what := difference(whole, there_whole)):
        message = f"“{activity.head.id}” differs from {there} in its {what}. Make the two the same."
        yield activity.head.line, message
