"""A plan: a form to fill in, in sections, made of fields and of tables that the reader can make longer."""

from dataclasses import dataclass

from activities.kind import Activity, Asked, Element, Head, Kind, Reader, Rich, Section, Text, sections

CELLS = ("lines", "date", "tick")
FIELDS = (*CELLS, "choice", "signature")


@dataclass(frozen=True)
class Option:
    """One of the answers of a choice."""

    id: str
    text: Rich


@dataclass(frozen=True)
class Field(Asked):
    """Something to fill in. Its type is “line” or one of `FIELDS`; `rows` is how many lines there is room for."""

    label: Rich = ()
    type: str = "line"
    rows: int = 1
    help: Rich = ()
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column of a table, a field in every row. Its type is “line” or one of `CELLS`."""

    id: str
    label: Rich
    type: str
    rows: int


@dataclass(frozen=True)
class Rows(Asked):
    """A table to fill in, with as many rows as `count` to begin with. A cell is kept as `id.row.column`."""

    title: str = ""
    count: int = 1
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Plan(Activity):
    """Sections of fields and tables; `private` if it is about someone who might be recognised."""

    private: bool = False
    sections: tuple[Section[Field | Rows], ...] = ()

    def items(self) -> tuple[Field | Rows, ...]:
        """Return every field and every table."""
        return tuple(item for section in self.sections for item in section.items)


class PlanKind(Kind):
    """Reads a plan."""

    options = ("private",)
    parts = {"rows": ("id", "count", "for")}  # noqa: RUF012 - the base class says that it is the class's

    def read(self, block: Element, head: Head, reader: Reader) -> Plan:
        """Return the plan in a block."""
        intro: list[Element] = []
        found: list[Section[Field | Rows]] = []
        for heading, elements in sections(block):
            items: list[Field | Rows] = []
            for element in elements:
                if reader.part(element) == "rows":
                    items.append(self.rows(element, reader))
                elif element.tag == "ul":
                    items.extend(self.field(li, reader) for li in element)
                elif heading is None and not items and element.tag != "table":
                    intro.append(element)
                else:
                    reader.problem(element, "this is no field. Write each field as “- …”, a table inside “//// rows”.")
            if heading is not None and not elements:
                reader.problem(heading, "there is nothing to fill in under this heading. Write each field as “- …”.")
            if heading is not None or items:
                title = () if heading is None else reader.inside(heading)
                id_ = "" if heading is None else reader.identify(heading, "this heading")
                found.append(Section(title, id_, tuple(items)))
        if not found:
            reader.problem(block, "there is nothing to fill in. Write each field as “- …”.")
        private = reader.options(block).get("private", False)
        if not isinstance(private, bool):
            reader.problem(block, f"“private: {private}” cannot be read. Write “private: true”, or take it out.")
        return Plan(head, reader.rich(*intro), private is True, tuple(found))

    def field(self, li: Element, reader: Reader) -> Field:
        """Return the field that a list item is."""
        label, blocks = reader.split(li)
        self.label(li, label, reader, "this field")
        type_, rows = self.type(li, reader, FIELDS)
        id_ = reader.identify(li, "this field")
        lists = [element for element in blocks if element.tag == "ul"]
        for element in blocks:
            if element.tag not in {"p", "ul"}:
                reader.problem(element, "this cannot stand under a field. Write its help as plain paragraphs.")
        local: dict[str, int] = {}
        options = tuple(self.option(each, reader, local) for element in lists for each in element)
        if type_ == "choice" and len(options) < 2:  # noqa: PLR2004
            reader.problem(li, "a choice needs two options or more. Write each as “- … { #its-id }”, indented by 4.")
        elif type_ in {"line", *FIELDS} - {"choice"} and lists:
            reader.problem(
                lists[0], "only a choice has a list under it. Write “.choice” at the end of the field's line."
            )
        told = reader.rich(*(element for element in blocks if element.tag == "p"))
        return Field(id_, reader.line_of(li), reader.points(li), label, type_, rows, told, options)

    def option(self, li: Element, reader: Reader, local: dict[str, int]) -> Option:
        """Return an option of a choice."""
        text, blocks = reader.split(li)
        self.label(li, text, reader, "this option")
        self.only(li, reader, "id")
        for element in blocks:
            reader.problem(element, "nothing can stand under an option. Write it in the option's own line.")
        return Option(reader.identify(li, "this option", local=local), text)

    def rows(self, block: Element, reader: Reader) -> Rows:
        """Return the table that an inner block is."""
        given = reader.options(block)
        count, local = given.get("count"), dict[str, int]()
        if "id" not in given:
            reader.problem(block, "these rows have no id. Write “    id: some-name” under “//// rows”.")
        else:
            block.set("id", str(given["id"]))
            reader.identify(block, "this table")
        if type(count) is not int or not 1 <= count <= 60:  # noqa: PLR2004
            what = "these rows have no count" if count is None else f"“count: {count}” cannot be"
            reader.problem(block, f"{what}. Write how many rows to begin with, from 1 to 60: “    count: 5”.")
            count = 1
        heads = block.findall("table/thead/tr/th")
        if not heads:
            reader.problem(block, "there is no table in these rows. Write “| What { #what } |” and “|---|” under it.")
        for element in block:
            if element.tag != "table" or element is not block.find("table"):
                reader.problem(element, "only one table can stand in “rows”. Take this out, or close “////” before it.")
        for row in block.findall("table/tbody/tr"):
            if "".join(row.itertext()).strip():
                reader.problem(row, "a table to fill in has no rows of its own. Keep the header and the line under it.")
        columns = tuple(self.column(th, reader, local) for th in heads)
        opening, points = reader.opening_of(block), tuple(str(given.get("for", "")).split())
        return Rows(
            block.get("id", ""), reader.line_of(block), points, opening.title if opening else "", count, columns
        )

    def column(self, th: Element, reader: Reader, local: dict[str, int]) -> Column:
        """Return the column under a header cell."""
        label = reader.inside(th)
        self.label(th, label, reader, "this column")
        type_, rows = self.type(th, reader, CELLS)
        return Column(reader.identify(th, f"the column “{''.join(th.itertext())}”", local=local), label, type_, rows)

    def label(self, element: Element, label: Rich, reader: Reader, what: str) -> None:
        """Report a label that says nothing, that has swallowed the next line or that begins with a box."""
        first = label[0].text if label and isinstance(label[0], Text) else ""
        if not label:
            reader.problem(element, f"{what} says nothing. Write its words before the id.")
        elif any(isinstance(piece, Text) and "\n" in piece.text for piece in label):
            reader.problem(element, f"{what} goes on in the next line. Write it in one, and help after an empty line.")
        elif first[:3].lower() in {"[ ]", "[x]"}:
            reader.problem(element, f"{what} begins with a box. Leave it out, and write “.tick” at the end of a field.")

    def type(self, element: Element, reader: Reader, allowed: tuple[str, ...]) -> tuple[str, int]:
        """Return the type that an element's class names, and its number of lines."""
        classes, lines = element.get("class", "").split() or ["line"], element.get("rows", "3")
        every = ", ".join(f"“.{name}”" for name in allowed)
        if len(classes) > 1:
            reader.problem(element, f"“.{'.'.join(classes)}” is more than one type. Keep one of {every}.")
        elif classes[0] not in allowed and element.get("class"):
            reader.problem(element, f"“.{classes[0]}” is no type. Write one of {every}, or none for a single line.")
        elif classes[0] == "lines" and lines not in map(str, range(2, 31)):
            reader.problem(element, f"“rows={lines}” cannot be. Write a number from 2 to 30.")
        elif classes[0] == "lines":
            self.only(element, reader, "id", "class", "for", "rows", "style", "align")
            return "lines", int(lines)
        elif "rows" in element.attrib:
            reader.problem(element, "“rows” is for many lines. Write “.lines” before it, or take it out.")
        self.only(element, reader, "id", "class", "for", "rows", "style", "align")
        return classes[0], 1

    def only(self, element: Element, reader: Reader, *allowed: str) -> None:
        """Report attributes that mean nothing there."""
        for name in element.attrib.keys() - set(allowed):
            reader.problem(element, f"“{name}” means nothing here. Take it out.")


KIND = PlanKind()
