"""A plan: a form to fill in, in sections, made of fields and of tables that the reader can make longer."""

from dataclasses import dataclass
from itertools import takewhile

from model.kind import (
    Activity,
    Element,
    Entry,
    Head,
    Item,
    Kind,
    Number,
    Output,
    Reader,
    Rich,
    Section,
    Text,
    Words,
    YesNo,
    sections,
)

CELLS = ("lines", "date", "tick")
FIELDS = (*CELLS, "choice", "signature")
MOST_ROWS = 60

PRIVATE, BOOKLET = YesNo("private"), YesNo("booklet")
ID, FOR, DIARY, ADD = Words("id"), Words("for"), Words("diary"), Words("add")
COUNT = Number(
    "count",
    least=1,
    most=MOST_ROWS,
    advice=f"Write the number of rows to begin with: “    count: 5”, {MOST_ROWS} at most.",
    absent="this table has no count",
)
PAPER = Number(
    "paper",
    least=0,
    most=MOST_ROWS,
    advice=f"Write the number of rows on paper: “    paper: 20”, {MOST_ROWS} at most.",
)


@dataclass(frozen=True)
class Option:
    """One of the answers of a choice."""

    id: str
    text: Rich


@dataclass(frozen=True)
class Field(Item):
    """Something to fill in: a “line”, or one of `FIELDS`; `rows` is the number of lines there is room for."""

    label: Rich = ()
    type: str = "line"
    rows: int = 1
    help: Rich = ()
    options: tuple[Option, ...] = ()

    @property
    def entry(self) -> Entry:
        """How what was filled in reads."""
        options = {option.id: option.text for option in self.options}
        return Entry(self.id, self.label, self.type if self.type in {"date", "tick"} else "text", options)


@dataclass(frozen=True)
class Rows(Item):
    """A table to fill in, of `count` rows to begin with; each column is a field, kept as `id.row.column`.

    `paper` is the number of rows on paper, where none can be added, or 0 if it is the same. In a diary, whose rows are
    called by their dates, `diary` is what one of them is called, and `add` what the button says that adds today's.
    """

    title: str = ""
    count: int = 1
    paper: int = 0
    diary: Rich = ()
    add: Rich = ()
    columns: tuple[Field, ...] = ()

    @property
    def entry(self) -> Entry:
        """How what was filled in reads."""
        return Entry(self.id, (Text(self.title),), columns=tuple(column.entry for column in self.columns))


@dataclass(frozen=True)
class Plan(Activity):
    """Sections of fields and tables; `private` if it is about somebody, `booklet` if one to fold is made of it too."""

    private: bool = False
    booklet: bool = False
    sections: tuple[Section[Field | Rows], ...] = ()

    def items(self) -> tuple[Field | Rows, ...]:
        """Return every field and every table."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def written(self) -> tuple[Entry, ...]:
        """Every field and every table."""
        return tuple(item.entry for item in self.items())

    @property
    def typed(self) -> bool:
        """Whether something is written in words, and not only ticked, chosen or dated."""
        parts = (part for item in self.items() for part in (item.columns if isinstance(item, Rows) else (item,)))
        return any(part.type in {"line", "lines", "signature"} for part in parts)

    @property
    def warning(self) -> str:
        """What stands above a form about somebody."""
        return "private" if self.private else ""

    def offers(self, output: str) -> bool:
        """Tell whether there is a booklet; everything else there always is."""
        return output != "booklet" or self.booklet


class PlanKind(Kind):
    """Reads a plan."""

    options = (PRIVATE, BOOKLET)
    parts = {"rows": (ID, COUNT, PAPER, DIARY, ADD, FOR)}  # noqa: RUF012 - the base class says that it is the class's own
    outputs = {"booklet": Output(own_pages=True), "bilingual": Output(languages=2)}  # noqa: RUF012 - the same

    def read(self, block: Element, head: Head, reader: Reader) -> Plan:
        """Return the plan in a block."""
        intro: list[Element] = []
        groups: list[Section[Field | Rows]] = []
        for heading, elements in sections(block):
            if heading is None:
                intro = list(
                    takewhile(lambda each: each.tag not in {"ul", "table"} and not reader.part(each), elements)
                )
                elements = elements[len(intro) :]  # noqa: PLW2901 - the rest, as under a heading
            items = fill(elements, reader)
            if heading is not None:
                if not elements:
                    reader.problem(heading, "there is nothing to fill in under this heading. Write fields as “- …”.")
                groups.append(Section(reader.inside(heading), reader.identify(heading, "this heading"), items))
            elif items:
                groups.append(Section((), "", items))
        if not groups:
            reader.problem(block, "there is nothing to fill in. Write each field as “- …”.")
        private, booklet = (bool(reader.value(block, option)) for option in (PRIVATE, BOOKLET))
        return Plan(head, reader.rich(*intro), private, booklet, tuple(groups))


def fill(elements: list[Element], reader: Reader) -> tuple[Field | Rows, ...]:
    """Return the fields and tables that elements are."""
    items: list[Field | Rows] = []
    for element in elements:
        if reader.part(element) == "rows":
            items.append(table(element, reader))
        elif element.tag == "ul":
            items.extend(field(li, reader) for li in element)
        else:
            reader.problem(element, "this is no field. Write each as “- …”, and a table inside “//// rows”.")
    return tuple(items)


def field(li: Element, reader: Reader) -> Field:
    """Return the field that a list item is."""
    label, blocks = reader.split(li)
    check_words(li, label, reader, "this field")
    reader.only(li, "class", "rows", "for")
    type_, rows = read_type(li, reader, FIELDS)
    for element in blocks:
        if element.tag not in {"p", "ul"}:
            reader.problem(element, "this cannot stand under a field. Write the field's help as a plain paragraph.")
        elif element.tag == "ul" and type_ in {"line", *FIELDS} - {"choice"}:
            reader.problem(element, "a list under a field is for a choice. Write “.choice” at the end of the field.")
    seen: dict[str, int] = {}
    options = tuple(option(each, reader, seen) for element in blocks if element.tag == "ul" for each in element)
    if type_ == "choice" and len(options) < 2:  # noqa: PLR2004 - one is no choice
        reader.problem(li, "a choice needs two options or more. Write each as “- … { #its-id }” under it.")
    return Field(
        id=reader.identify(li, "this field"),
        line=reader.line_of(li),
        points=reader.points(li),
        label=label,
        type=type_,
        rows=rows,
        help=reader.rich(*(element for element in blocks if element.tag == "p")),
        options=options,
    )


def option(li: Element, reader: Reader, seen: dict[str, int]) -> Option:
    """Return an option of a choice."""
    text, blocks = reader.split(li)
    check_words(li, text, reader, "this option")
    reader.only(li)
    for element in blocks:
        reader.problem(element, "nothing can stand under an option. Write it in the option's own line.")
    return Option(reader.identify(li, "this option", local=seen), text)


def table(block: Element, reader: Reader) -> Rows:
    """Return the table that an inner block is."""
    if id_ := reader.value(block, ID):
        block.set("id", id_)
    reader.identify(block, "this table")
    count, paper, opening = reader.value(block, COUNT) or 1, reader.value(block, PAPER) or 0, reader.opening_of(block)
    first = block.find("table")
    heads = [] if first is None else first.findall("thead/tr/th")
    if not heads:
        reader.problem(block, "this table has no columns. Write “| Who { #who } |”, and “|---|” in the next line.")
    for element in block:
        if heads and element is not first:
            reader.problem(element, "only one table can stand in “rows”. Write this before it or after its “////”.")
    for row in [] if first is None else first.findall("tbody/tr"):
        if "".join(row.itertext()).strip():
            reader.problem(row, "a table to fill in has no rows of its own. Take this row out, and set “count”.")
    seen: dict[str, int] = {}
    columns = tuple(column(th, reader, seen) for th in heads)
    diary, add = diary_words(block, columns, reader)
    return Rows(
        id=block.get("id", ""),
        line=reader.line_of(block),
        points=tuple((reader.value(block, FOR) or "").split()),
        title=opening.title if opening else "",
        count=count,
        paper=paper,
        diary=diary,
        add=add,
        columns=columns,
    )


def diary_words(block: Element, columns: tuple[Field, ...], reader: Reader) -> tuple[Rich, Rich]:
    """Return what a row of a diary is called and what adds one, as nodes, since they are words of a language."""
    diary, add = ((Text(name),) if (name := reader.value(block, option)) else () for option in (DIARY, ADD))
    if add and not diary:
        reader.problem(block, "“add” is for a diary. Write “    diary: Session” as well, or take “add” out.", "add")
    if not diary:
        return (), ()
    if not isinstance(reader.options(block)[DIARY.name], str):
        reader.problem(block, "“diary” says what one row is called. Write “    diary: Session”.", "diary")
    if columns and not any(column.type == "date" for column in columns):
        message = "a diary has no column for dates. Write “.date” in one: “| Date { #date .date } |”."
        reader.problem(block, message, "diary")
    return diary, add


def column(th: Element, reader: Reader, seen: dict[str, int]) -> Field:
    """Return the column under a header cell."""
    label, what = reader.inside(th), f"the column “{''.join(th.itertext())}”"
    reader.words(th, label, "this column")
    reader.only(th, "class", "rows", "style", "align")
    type_, rows = read_type(th, reader, CELLS)
    id_ = reader.identify(th, what, local=seen)
    return Field(id=id_, line=reader.line_of(th), label=label, type=type_, rows=rows)


def check_words(li: Element, label: Rich, reader: Reader, what: str) -> None:
    """Report what is wrong with the words of an item; a second line in them was meant as help."""
    reader.words(li, label, what)
    if any(isinstance(piece, Text) and "\n" in piece.text for piece in label):
        reader.problem(li, f"{what} goes on in the next line. Leave an empty line before its help.")


def read_type(element: Element, reader: Reader, allowed: tuple[str, ...]) -> tuple[str, int]:
    """Return the type that an element's class names, and its number of lines."""
    classes, rows = element.get("class", "").split(), element.get("rows")
    every = ", ".join(f"“.{name}”" for name in allowed)
    if len(classes) > 1:
        reader.problem(element, f"“.{' .'.join(classes)}” are several types. Keep one of {every}.")
    elif classes and classes[0] not in allowed:
        reader.problem(element, f"“.{classes[0]}” is no type. Write one of {every}, or none for a single line.")
    elif classes != ["lines"] and rows is not None:
        reader.problem(element, f"“rows={rows}” is for many lines. Write “.lines” before it, or take it out.")
    elif rows is not None and rows not in map(str, range(2, 31)):
        reader.problem(element, f"“rows={rows}” cannot be. Write a number from 2 to 30.")
    elif classes == ["lines"]:
        return "lines", int(rows or 3)
    return classes[0] if classes else "line", 1


KIND = PlanKind()
