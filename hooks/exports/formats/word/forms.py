"""What the templates of the kinds (`*.word.xml`) are made of: headings, fields to fill in, questions, tables to fill.

A template calls these as `{{ word.label(item.label) }}`. A content control (ISO/IEC 29500-1, 17.5.2) is what a reader
of Word ticks, chooses in, or picks a date in; other programs show what stands in it.
"""

from dataclasses import dataclass, field
from functools import cache

from model.nodes import Node, Rich, text

from .rich import Cell, Look, RichText, grid, paragraph, row, tag
from .xml import NOTHING, Xml, element, joined, w

LONGEST = 64
"""How many letters Word allows in the name and the tag of a content control."""

EMPTY, EMPTY_CIRCLE = "\u2610", "\u25cb"
TICKED, FULL_CIRCLE = "\u2612", "\u25cf"
ROOM = "\u00a0" * 8
"""What stands in a control of a table until something is chosen."""
ROW_HEIGHT = 567
"""How high a row to write in is at least, in twentieths of a point: 10 mm."""

TAB = w("r", w("tab"))
KEPT = (w("keepNext"),)
"""The property of a paragraph that no page parts from the next one."""

BOLD, SYMBOL, PALE = frozenset({"b", "bCs"}), frozenset({"symbol"}), frozenset({"pale"})


@dataclass
class Writer(RichText):
    """Writes one document. `sentences` are the words of the format; `refused` is what it cannot hold, with its line."""

    sentences: dict[str, str] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, what: str, line: int) -> Xml:
        """Note that a template has no form for something that an author wrote at a line (from 1)."""
        self.refused.append((line, what))
        return NOTHING

    def heading(self, level: int, title: Rich | str, *, new_page: bool = False) -> Xml:
        """Return a heading, which may begin a page; `level` is from 1 to 3."""
        return paragraph(f"Heading{level}", self.runs(title), own=(w("pageBreakBefore"),) if new_page else ())

    def line(self, style: str, *parts: Rich | str) -> Xml:
        """Return a paragraph in a style, of parts with spaces between them; those in bold are marked `bold`."""
        runs = [part if isinstance(part, Xml) else self.runs(part) for part in parts if part]
        return paragraph(style, joined(runs, self.run(" ")))

    def bold(self, nodes: Rich | str) -> Xml:
        """Return words in bold letters."""
        return self.runs(nodes, BOLD)

    # --- Fields ---------------------------------------------------------------------------------------------------

    def lines(self, number: int, style: str = "FormLine") -> Xml:
        """Return ruled lines to write on, which stay together."""
        return joined((*[paragraph(style, own=KEPT)] * (number - 1), paragraph(style)))

    def tick(self, id_: str, label: Rich) -> Xml:
        """Return a box to tick with its words."""
        return paragraph("Tick", self.box(id_, text(label)), TAB, self.runs(label))

    def options(self, label: Rich, options: list[Rich]) -> Xml:
        """Return a circle to mark for each option; `label` is what a screen reader says before it."""
        name = text(label)
        circles = (self.box("", f"{name} {text(option)}", circle=True) for option in options)
        return joined(
            paragraph("Choice", circle, TAB, self.runs(option), own=KEPT if option is not options[-1] else ())
            for circle, option in zip(circles, options, strict=True)
        )

    def date(self, id_: str, label: Rich | str) -> Xml:
        """Return a line for a date."""
        name = label if isinstance(label, str) else text(label)
        return paragraph("ShortLine", self.day(id_, name, self.sentences["date"]))

    def name_and_date(self, *labels: str) -> Xml:
        """Return lines behind labels: who fills this in, and when."""
        parts = (part for label in labels for part in (self.run(f"{label}: "), TAB, self.run("  ")))
        return paragraph("NameAndDate", *parts)

    # --- Questions ------------------------------------------------------------------------------------------------

    def option(self, letter: str, words: Rich, *, circle: bool = False, last: bool = False) -> Xml:
        """Return an option of a question: a box to tick or a circle to mark, its letter and its words."""
        box = self.box("", f"{letter} {text(words)}", circle=circle)
        own = () if last else KEPT
        return paragraph("Option", box, TAB, self.bold(letter), TAB, self.runs(words), own=own)

    def to_place(self, letter: str, words: Rich, numbers: list[str], *, last: bool = False) -> Xml:
        """Return something to be given one of some numbers: a list of these, its letter and its words."""
        gap = self.chosen(text(words), numbers)
        own = () if last else KEPT
        return paragraph("Option", gap, TAB, self.bold(letter), TAB, self.runs(words), own=own)

    def lettered(self, letter: str, *parts: Rich | str) -> Xml:
        """Return words behind the letter that names them."""
        return paragraph("Lettered", self.bold(letter), TAB, joined(map(self.runs, parts), self.run(" ")))

    def explained(self, letter: str, blocks: Rich) -> Xml:
        """Return paragraphs behind the letter of what they explain."""
        first, *others = (each for each in blocks if isinstance(each, Node) or each.text.strip())
        begin = first.children if isinstance(first, Node) and first.name == "p" else (first,)
        return joined((self.lettered(letter, begin), self.blocks(tuple(others), "Under")))

    # --- Tables ---------------------------------------------------------------------------------------------------

    grid, row = staticmethod(grid), staticmethod(row)

    def mark(self, label: str, style: str = "TableMark", *, circle: bool = False) -> Cell:
        """Return a cell with a box to tick or a circle to mark."""
        return Cell(paragraph(style, self.box("", label, circle=circle)))

    def step(self, number: int, words: Rich) -> Cell:
        """Return the head of a column: a number, and below it what it stands for."""
        return Cell(paragraph("TableMarkHead", self.run(f"{number}"), w("r", w("br")), self.runs(words)))

    def named(self, letter: str, words: Rich) -> Cell:
        """Return a cell with words behind the letter that names them."""
        return Cell(paragraph("TableText", self.bold(letter), self.run("  "), self.runs(words)))

    def gap(self, label: Rich, choices: list[str]) -> Cell:
        """Return a cell with the words of something to be given one of some letters, and room for that before them."""
        return Cell(paragraph("TableText", self.chosen(text(label), choices), self.run(" "), self.runs(label)))

    def to_fill(self, columns: list[tuple[str, str, Rich]], number: int, title: str) -> Xml:
        """Return a table with empty rows; a column is its type (`date`, `tick` or any other), its id and its label."""
        shares = {"date": 4, "tick": 3}
        widths = grid(tuple(shares.get(type_, 8) for type_, _, _ in columns))
        held = []
        for type_, id_, label in columns:
            empty = Cell(paragraph("TableText"))
            day = Cell(paragraph("TableText", self.day(id_, text(label), ROOM))) if type_ == "date" else empty
            held.append(self.mark(text(label)) if type_ == "tick" else day)
        head = row(widths, [self.cell(label, "TableHead") for _, _, label in columns], head=True)
        return self.framed(widths, joined((head, *[row(widths, held, height=ROW_HEIGHT)] * number)), title)

    # --- Content controls -----------------------------------------------------------------------------------------

    def control(self, id_: str, label: str, kind: Xml, shown: str, look: Look) -> Xml:
        """Return a content control that shows something until it is used."""
        name = " ".join(label.split())
        alias = element("w:alias", {"w:val": f"{name[: LONGEST - 1]}…" if len(name) > LONGEST else name})
        named = element("w:tag", {"w:val": id_}) if id_ and len(id_) <= LONGEST else NOTHING
        holder = w("showingPlcHdr") if look == PALE else NOTHING
        inside = element("w:sdtContent", {}, self.run(shown, look))
        return element("w:sdt", {}, element("w:sdtPr", {}, alias, named, holder, kind), inside)

    def box(self, id_: str, label: str, *, circle: bool = False) -> Xml:
        """Return a box to tick, or a circle to mark."""
        return self.control(id_, label, checkbox(circle=circle), EMPTY_CIRCLE if circle else EMPTY, SYMBOL)

    def day(self, id_: str, label: str, shown: str) -> Xml:
        """Return a date to pick."""
        return self.control(id_, label, date_of(self.language), shown, PALE)

    def chosen(self, label: str, choices: list[str]) -> Xml:
        """Return a short list to choose from."""
        return self.control("", label, short_list(tuple(choices)), "____", PALE)


@cache
def checkbox(*, circle: bool) -> Xml:
    """Return what a control is that is ticked ([MS-DOCX] 2.6.1.4, `w14:checkbox`)."""
    empty, full = (EMPTY_CIRCLE, FULL_CIRCLE) if circle else (EMPTY, TICKED)
    states = (
        element(f"w14:{name}", {"w14:val": f"{ord(sign):04X}", "w14:font": "MS Gothic"})
        for name, sign in (("checkedState", full), ("uncheckedState", empty))
    )
    return element("w14:checkbox", {}, element("w14:checked", {"w14:val": 0}), *states)


@cache
def date_of(language: str) -> Xml:
    """Return what a control is in which a date is picked (ISO/IEC 29500-1, 17.5.2.7)."""
    written = (w("dateFormat", val="d.M.yyyy"), w("lid", val=tag(language)))
    return w("date", *written, w("storeMappedDataAs", val="dateTime"))


@cache
def short_list(choices: tuple[str, ...]) -> Xml:
    """Return what a control is in which one of some words is chosen (ISO/IEC 29500-1, 17.5.2.15)."""
    return w("dropDownList", *(w("listItem", displayText=choice, value=choice) for choice in choices))
