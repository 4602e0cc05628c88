"""A checklist: boxes to tick, in groups, each with a short note for who wants it."""

from dataclasses import dataclass
from itertools import takewhile

from model.kind import Activity, Element, Entry, Head, Item, Kind, Reader, Rich, Section, YesNo, sections

PLEDGE = YesNo("pledge")


@dataclass(frozen=True)
class Box(Item):
    """A box to tick: what it says, and a note."""

    text: Rich = ()
    note: Rich = ()


@dataclass(frozen=True)
class Checklist(Activity):
    """Groups of boxes; `pledge` if there is a page to sign with all of them."""

    pledge: bool = False
    groups: tuple[Section[Box], ...] = ()

    def items(self) -> tuple[Box, ...]:
        """Return every box of every group."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def written(self) -> tuple[Entry, ...]:
        """Every box."""
        return tuple(Entry(item.id, item.text, "tick") for item in self.items())

    def offers(self, output: str) -> bool:
        """Tell whether there is a page to sign; everything else there always is."""
        return output != "pledge" or self.pledge


class ChecklistKind(Kind):
    """Reads a checklist."""

    options = (PLEDGE,)

    def read(self, block: Element, head: Head, reader: Reader) -> Checklist:
        """Return the checklist in a block."""
        intro: list[Element] = []
        groups: list[Section[Box]] = []
        for heading, elements in sections(block):
            if heading is None:
                intro = [*takewhile(lambda element: element.tag != "ul", elements)]
            boxes = elements[len(intro) :] if heading is None else elements
            lists = [element for element in boxes if element.tag == "ul"]
            for element in boxes:
                if element not in lists:
                    reader.problem(element, "only boxes can stand here. Indent a note by 4 spaces, under its box.")
            if heading is not None and not boxes:
                reader.problem(heading, "there are no boxes under this heading. Write each as “- [ ] …”.")
            items = tuple(self.item(li, reader) for element in lists for li in element)
            if items or heading is not None:
                title = () if heading is None else reader.inside(heading)
                groups.append(
                    Section(title, "" if heading is None else reader.identify(heading, "this heading"), items)
                )
        checklist = Checklist(head, reader.rich(*intro), bool(reader.value(block, PLEDGE)), tuple(groups))
        if not groups:
            reader.problem(block, "there is nothing to tick. Write each item as “- [ ] …”.")
        return checklist

    def item(self, li: Element, reader: Reader) -> Box:
        """Return the box that a list item is."""
        text, blocks = reader.split(li)
        mark, text = reader.box(li, text)
        if mark == "x":
            reader.problem(li, "a box is for the reader to tick. Write “- [ ] ” here.")
        reader.words(li, text, "this item")
        reader.only(li, "for")
        id_ = reader.identify(li, "this item")
        for inner in (inner for element in blocks for inner in element.iter("li")):
            reader.words(inner, reader.split(inner)[0], "a list in a note")
        return Box(id_, reader.line_of(li), reader.points(li), text, reader.rich(*blocks))


KIND = ChecklistKind()
