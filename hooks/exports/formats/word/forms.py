"""What the templates of the kinds (`*.word.xml`) are made of: headings, fields to fill in, questions, tables to fill.

A template calls these as `{{ word.label(item.label) }}`. A content control (ISO/IEC 29500-1, 17.5.2) is what a reader
of Word ticks, chooses in, or picks a date in; other programs show what stands in it.
"""

from dataclasses import dataclass, field

from markupsafe import Markup

from model.nodes import Node, Rich, text

from .rich import Cell, RichText, grid, paragraph, row, tag
from .xml import NOTHING, element, joined, w

LONGEST = 64
"""How many letters Word allows in the name and the tag of a content control."""

EMPTY, EMPTY_CIRCLE = "\u2610", "\u25cb"
TICKED, FULL_CIRCLE = "\u2612", "\u25cf"
ROOM = "\u00a0" * 8
"""What stands in a control of a table until something is chosen."""
ROW_HEIGHT = 567
"""How high a row to write in is at least, in twentieths of a point: 10 mm."""

TAB = w("r", w("tab"))


@dataclass
class Writer(RichText):
    """Writes one document. `said` are the words of this format; `refused` holds what it cannot hold, with its line."""

    said: dict[str, str] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, what: str, line: int) -> Markup:
        """Note that a template has no form for something that an author wrote at a line (from 1)."""
        self.refused.append((line, what))
        return NOTHING

    def heading(self, level: int, title: Rich | str, *, new_page: bool = False) -> Markup:
        """Return a heading, which may begin a page; `level` is from 1 to 3."""
        begins = {"pageBreakBefore": w("pageBreakBefore")} if new_page else {}
        return paragraph(self.runs(title), f"Heading{level}", **begins)

    def line(self, style: str, *parts: Rich | str) -> Markup:
        """Return a paragraph in a style, of parts with spaces between them; those in bold are marked `bold`."""
        runs = [part if isinstance(part, Markup) else self.runs(part) for part in parts if part]
        return paragraph(joined(runs, self.run(" ")), style)

    def bold(self, nodes: Rich | str) -> Markup:
        """Return words in bold letters."""
        return self.runs(nodes, frozenset({"b", "bCs"}))

    # --- Fields ---------------------------------------------------------------------------------------------------

    def lines(self, number: int, style: str = "FormLine") -> Markup:
        """Return ruled lines to write on, which stay together."""
        kept = paragraph("", style, keepNext=w("keepNext"))
        return kept * (number - 1) + paragraph("", style)

    def tick(self, id_: str, label: Rich) -> Markup:
        """Return a box to tick with its words."""
        return paragraph(self.box(id_, text(label)) + TAB + self.runs(label), "Tick")

    def options(self, label: Rich, options: list[Rich]) -> Markup:
        """Return a circle to mark for each option; `label` is what a screen reader says before it."""
        name = text(label)
        circles = (self.box("", f"{name} {text(option)}", circle=True) + TAB + self.runs(option) for option in options)
        return joined(paragraph(circle, "Choice") for circle in circles)

    def date(self, id_: str, label: Rich | str) -> Markup:
        """Return a line for a date."""
        return paragraph(self.day(id_, label if isinstance(label, str) else text(label), self.said["date"]), "ShortLine")

    def name_and_date(self, *labels: str) -> Markup:
        """Return lines behind labels: who fills this in, and when."""
        return paragraph(joined((self.run(f"{label}: ") + TAB for label in labels), self.run("  ")), "NameAndDate")

    # --- Questions ------------------------------------------------------------------------------------------------

    def option(self, letter: str, words: Rich, mark: str = "tick") -> Markup:
        """Return an option of a question: a box to `tick`, or a `circle` to mark, its letter and its words."""
        box = self.box("", f"{letter} {text(words)}", circle=mark == "circle")
        return paragraph(box + TAB + self.bold(letter) + TAB + self.runs(words), "Option")

    def to_place(self, letter: str, words: Rich, choices: list[str]) -> Markup:
        """Return something to be given one of some numbers or letters, named by a letter if it has one."""
        gap = self.chosen(text(words), choices)
        return paragraph(gap + TAB + self.bold(letter) + TAB + self.runs(words), "Option")

    def lettered(self, letter: str, *parts: Rich | str) -> Markup:
        """Return words behind the letter that names them."""
        return paragraph(self.bold(letter) + TAB + joined(map(self.runs, parts), self.run(" ")), "Lettered")

    def explained(self, letter: str, blocks: Rich) -> Markup:
        """Return paragraphs behind the letter of what they explain."""
        first, *others = (each for each in blocks if isinstance(each, Node) or each.text.strip())
        begin = first.children if isinstance(first, Node) and first.name == "p" else (first,)
        return self.lettered(letter, begin) + self.blocks(tuple(others), "Under")

    # --- Tables ---------------------------------------------------------------------------------------------------

    grid, row = staticmethod(grid), staticmethod(row)

    def mark(self, label: str, style: str = "TableMark", *, circle: bool = False) -> Cell:
        """Return a cell with a box to tick or a circle to mark."""
        return Cell(paragraph(self.box("", label, circle=circle), style))

    def step(self, number: int, words: Rich) -> Cell:
        """Return the head of a column: a number, and below it what it stands for."""
        return Cell(paragraph(self.run(f"{number}") + w("r", w("br")) + self.runs(words), "TableMarkHead"))

    def named(self, letter: str, words: Rich) -> Cell:
        """Return a cell with words behind the letter that names them."""
        return Cell(paragraph(self.bold(letter) + self.run("  ") + self.runs(words), "TableText"))

    def gap(self, label: Rich, choices: list[str]) -> Cell:
        """Return a cell with the words of something to be given one of some letters, and room for that before them."""
        return Cell(paragraph(self.chosen(text(label), choices) + self.run(" ") + self.runs(label), "TableText"))

    def to_fill(self, columns: list[tuple[str, str, Rich]], number: int, title: str) -> Markup:
        """Return a table with empty rows; a column is its type (`date`, `tick` or any other), its id and its label."""
        shares = {"date": 4, "tick": 3}
        widths = grid(tuple(shares.get(type_, 8) for type_, _, _ in columns))
        held = []
        for type_, id_, label in columns:
            empty = Cell(paragraph("", "TableText"))
            day = Cell(paragraph(self.day(id_, text(label), ROOM), "TableText")) if type_ == "date" else empty
            held.append(self.mark(text(label)) if type_ == "tick" else day)
        head = row(widths, [self.cell(label, "TableHead") for _, _, label in columns], head=True)
        return self.framed(widths, head + row(widths, held, height=ROW_HEIGHT) * number, title)

    # --- Content controls -----------------------------------------------------------------------------------------

    def control(self, id_: str, label: str, kind: Markup, shown: str, look: str) -> Markup:
        """Return a content control that shows something until it is used."""
        name = " ".join(label.split())
        properties = [w("alias", val=f"{name[: LONGEST - 1]}…" if len(name) > LONGEST else name)]
        properties += [w("tag", val=id_)] if id_ and len(id_) <= LONGEST else []
        properties += [w("showingPlcHdr")] if look == "pale" else []
        inside = w("sdtContent", self.run(shown, frozenset({look})))
        return w("sdt", w("sdtPr", *properties, kind), inside)

    def box(self, id_: str, label: str, *, circle: bool = False) -> Markup:
        """Return a box to tick, or a circle to mark ([MS-DOCX] 2.6.1.4, `w14:checkbox`)."""
        empty, full = (EMPTY_CIRCLE, FULL_CIRCLE) if circle else (EMPTY, TICKED)
        states = (
            element(f"w14:{name}", {"w14:val": f"{ord(sign):04X}", "w14:font": "MS Gothic"})
            for name, sign in (("checkedState", full), ("uncheckedState", empty))
        )
        unmarked = element("w14:checked", {"w14:val": 0})
        return self.control(id_, label, element("w14:checkbox", {}, unmarked, *states), empty, "symbol")

    def day(self, id_: str, label: str, shown: str) -> Markup:
        """Return a date to pick, written as the language does."""
        written = (w("dateFormat", val="d.M.yyyy"), w("lid", val=tag(self.language)))
        kept = (w("storeMappedDataAs", val="dateTime"), w("calendar", val="gregorian"))
        return self.control(id_, label, w("date", *written, *kept), shown, "pale")

    def chosen(self, label: str, choices: list[str]) -> Markup:
        """Return a short list to choose from."""
        items = (w("listItem", displayText=choice, value=choice) for choice in choices)
        return self.control("", label, w("dropDownList", *items), "____", "pale")


