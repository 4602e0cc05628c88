"""A journal: how it went each time, on a scale with words at both ends, and a few lines about it.

Not a part of the guide. It shows that a kind of activity is a folder, and nothing else has to know of it.
"""

from dataclasses import dataclass

from model.kind import Activity, Element, Head, Item, Kind, OneOf, Reader, Rich

FEWEST, MOST = 3, 10
EVERY = OneOf("every", ("day", "week"))


@dataclass(frozen=True)
class Entry(Item):
    """A question to oneself, and the number of steps of its scale; without steps, lines to write in."""

    text: Rich = ()
    steps: int = 0


@dataclass(frozen=True)
class Journal(Activity):
    """Entries, written again every so often."""

    every: str = "day"
    entries: tuple[Entry, ...] = ()

    def items(self) -> tuple[Entry, ...]:
        """Return the entries."""
        return self.entries


class JournalKind(Kind):
    """Reads a journal."""

    options = (EVERY,)

    def read(self, block: Element, head: Head, reader: Reader) -> Journal:
        """Return the journal in a block."""
        lists = [element for element in block if element.tag == "ul"]
        intro = reader.rich(*(element for element in block if element not in lists))
        every = reader.value(block, EVERY) or "day"
        entries = tuple(self.entry(li, reader) for element in lists for li in element)
        if not entries:
            reader.problem(block, "there is nothing to write about. Write each question as “- …”.")
        return Journal(head, intro, every, entries)

    def entry(self, li: Element, reader: Reader) -> Entry:
        """Return the entry that a list item is."""
        said, _ = reader.split(li)
        reader.words(li, said, "this entry")
        reader.only(li, "for", "steps")
        steps = li.get("steps", "0")
        if steps != "0" and steps not in map(str, range(FEWEST, MOST + 1)):
            reader.problem(li, f"“steps={steps}” cannot be. Write a number from {FEWEST} to {MOST}.")
            steps = "0"
        return Entry(reader.identify(li, "this entry"), reader.line_of(li), reader.points(li), said, int(steps))


KIND = JournalKind()
