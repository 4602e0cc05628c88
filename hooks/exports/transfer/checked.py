"""The items of an activity as a format has them, and with them what it can neither hold nor says that it loses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.kind import Activity, Item

from .contents import FORBIDDEN, INTRO, Part, characters, nodes, parts
from .html import ELEMENTS
from .template import Template, type_of
from .writer import UnfitError, Writer

CONTROL = "a control character stands here, which no eye sees and no platform takes. Take it out."

Fault = tuple[int, str]
"""A line of the page, and what is wrong there."""


@dataclass(frozen=True)
class Checked:
    """Writes an activity by a template, and notes what is wrong with it; each message says the format's `name`.

    `longest_id` is in characters; 0 is any length.
    """

    name: str
    longest_id: int
    template: Template
    writer: Writer

    def write(self, activity: Activity) -> tuple[list[str], list[Fault]]:
        """Return the items that the format holds, as it has them, and what is wrong with the activity."""
        head, template, writer = activity.head, self.template, self.writer
        texts, faults = [], [*self.too_long(head.id, head.line)]
        if FORBIDDEN.search(head.title):
            faults.append((head.line, CONTROL))
        if activity.intro and INTRO not in template.lost:
            faults.append((head.line, f"{self.name} loses what stands before the first item. Name it as “{INTRO}”."))
        for writer.number, item in enumerate(activity.items(), 1):
            held = list(parts(item))
            before = len(faults)
            faults += self.too_long(item.id, item.line)
            faults += self.unknown(item, held)
            if template.has(item) and len(faults) == before:
                writer.used.clear()
                try:
                    texts.append(template.write(item, writer))
                except UnfitError as wrong:
                    faults.append((item.line, f"question “{item.id}”: {wrong}"))
                else:
                    faults += self.forgotten(held)
        return texts, faults

    def too_long(self, id_: str, line: int) -> Iterator[Fault]:
        """Report an id that the format cannot hold."""
        if self.longest_id and len(id_) > self.longest_id:
            most = f"{self.name} takes {self.longest_id} at most. Write a shorter one"
            yield line, f"the id “{id_}” has {len(id_)} characters. {most}."

    def unknown(self, item: Item, held: Sequence[Part]) -> Iterator[Fault]:
        """Report a type or a node that the format knows neither how to write nor as lost, and forbidden characters."""
        template, type_ = self.template, type_of(item)
        file = f"{template.kind}/{template.name}"
        if not template.has(item) and type_ not in template.lost:
            yield (
                item.line,
                f"{self.name} has no “{type_}”. Write a macro for it in {file}, or name it in “lost” there.",
            )
        for name, rich, line in held:
            if FORBIDDEN.search("".join(characters(rich))):
                yield line, CONTROL
            for node in nodes(rich) if template.has(item) and name not in template.lost else ():
                if node.name not in ELEMENTS:
                    yield node.line or line, f"{self.name} has no place for “{node.name}”. Take it out."

    def forgotten(self, held: Sequence[Part]) -> Iterator[Fault]:
        """Report a text that the template did not write, and that it does not say to be lost."""
        template = self.template
        for name, rich, line in held:
            if id(rich) not in self.writer.used and name not in template.lost:
                file = f"{template.kind}/{template.name}"
                yield line, f"{self.name} loses “{name}”. Write it in {file}, or name it in “lost” there."
