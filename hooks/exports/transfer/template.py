"""A kind's template of a format, such as `moodle.xml`: a macro for each type of item that the format can hold.

A macro is given the item and a writer (`of`). Beside its macros a template says, where there is something to say:

- `lost`: names of types, and of an item's fields, that the format has no place for;
- `plain`: names of fields that become plain words, so that a picture in them is lost;
- `notes(item)`: a macro that returns the names of words for what is different there, with spaces between them.

For each of these names the kind's words have a sentence or a part of one: `platform_lost_…` and `platform_note_…`.
"""

from dataclasses import dataclass
from typing import Any

import kinds
from model.kind import Item
from rendering.templates import environment


def type_of(item: Item) -> str:
    """Return the type of an item, which its macro is called like; `item` where its kind has only one."""
    return str(getattr(item, "type", "item"))


@dataclass(frozen=True)
class Template:
    """A template that a kind has: its file's name, and what Jinja made of it."""

    kind: str
    name: str
    module: Any

    @property
    def lost(self) -> frozenset[str]:
        """The types and fields that the format cannot hold."""
        return frozenset(getattr(self.module, "lost", ()))

    @property
    def plain(self) -> frozenset[str]:
        """The fields that become plain words."""
        return frozenset(getattr(self.module, "plain", ()))

    def has(self, item: Item) -> bool:
        """Tell whether there is a macro for an item, and it is not lost."""
        return type_of(item) not in self.lost and callable(getattr(self.module, type_of(item), None))

    def notes(self, item: Item) -> list[str]:
        """Return the names of words for what is different about an item."""
        notes = getattr(self.module, "notes", None)
        return str(notes(item)).split() if notes else []

    def write(self, item: Item, writer: object) -> str:
        """Return an item as the format has it. What a writer refuses, it raises."""
        return str(getattr(self.module, type_of(item))(item, writer))


def find(kind: str, name: str) -> Template | None:
    """Return a kind's template of a format, or nothing where it has none."""
    if not (kinds.FOLDER / kind / name).is_file():
        return None
    return Template(kind, name, environment(kinds.FOLDER).get_template(f"{kind}/{name}").module)
