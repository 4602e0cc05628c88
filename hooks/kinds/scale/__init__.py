"""A scale: statements about oneself, a few named steps to choose from, and what the sums of the choices can mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from model.kind import Activity, Element, Entry, Head, Item, Kind, Number, Reader, Rich, Section, sections

STEPS = (4, 5)
FEWEST = 2  # bands: with a single one, every reader is told the same

FROM = Number("from", least=1, most=999, advice="Write its lowest sum: “    from: 8”.", absent="this band has no bound")


@dataclass(frozen=True)
class Step:
    """A step to choose. It counts for its place, from 1."""

    id: str
    line: int
    text: Rich


@dataclass(frozen=True)
class Statement(Item):
    """What a reader can say of themselves; `before` is the id of the same one at an earlier date, `date` its name."""

    text: Rich = ()
    before: str = ""
    date: Rich = ()


@dataclass(frozen=True)
class Band:
    """What sums from `start` to `end` can mean."""

    line: int
    start: int
    end: int
    title: str
    text: Rich


@dataclass(frozen=True)
class Group(Section[Statement]):
    """Statements under a heading, and the bands for their sum, if it has its own."""

    bands: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Scale(Activity):
    """Groups of statements, their steps, and the bands for the sum of all."""

    steps: tuple[Step, ...] = ()
    bands: tuple[Band, ...] = ()
    groups: tuple[Group, ...] = ()

    def items(self) -> tuple[Statement, ...]:
        """Return every statement of every group."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def written(self) -> tuple[Entry, ...]:
        """Every statement, with the chosen step."""
        options = {step.id: step.text for step in self.steps}
        return tuple(Entry(item.id, item.text, options=options) for item in self.items())


class ScaleKind(Kind):
    """Reads a scale."""

    parts = {"steps": (), "band": (FROM,)}  # noqa: RUF012 - the base class declares it

    def read(self, block: Element, head: Head, reader: Reader) -> Scale:
        """Return the scale in a block."""
        intro: list[Element] = []
        bands: list[Element] = []
        groups: list[Group] = []
        steps = self.steps(block, reader)
        for heading, elements in sections(block):
            if heading is None:
                intro = [*takewhile(lambda each: each.tag != "ul" and not reader.part(each), elements)]
                bands = named("band", elements, reader)
                items = self.statements(elements[len(intro) :], reader)
                groups += [Group((), "", items)] if items else []
            else:
                groups.append(self.group(heading, elements, len(steps), reader))
        if not groups:
            reader.problem(block, "there are no statements. Write each as “- I …”.")
        elif not bands and not all(group.bands for group in groups):
            reader.problem(block, "there are no bands. Write what the sums can mean in “//// band | Its name”.")
        count = sum(len(group.items) for group in groups)
        return Scale(head, reader.rich(*intro), steps, read_bands(bands, count, len(steps), reader), tuple(groups))

    def steps(self, block: Element, reader: Reader) -> tuple[Step, ...]:
        """Return the steps of a scale; they are listed once, before its first heading."""
        parts = named("steps", block, reader)
        opening = next(elements for _, elements in sections(block))
        for part in parts:
            if part is not parts[0] or part not in opening:
                reader.problem(part, "a scale has its steps once, before its first heading. Take these out.")
        if not parts:
            reader.problem(block, "there are no steps. Write 4 or 5 as a list in “//// steps”.")
            return ()
        local: dict[str, int] = {}
        steps: list[Step] = []
        for element in parts[0]:
            if element.tag != "ul":
                reader.problem(element, "only a list can stand in “steps”. Write each step as “- … { #its-id }”.")
                continue
            for step in (self.step(li, local, reader) for li in element):
                if twin := next((each for each in steps if step.text and each.text == step.text), None):
                    reader.problem(step, f"this says the same as line {twin.line}. Make the two different.")
                steps.append(step)
        if len(steps) not in STEPS:
            reader.problem(parts[0], f"there are {len(steps)} steps. Write 4 or 5.")
        return tuple(steps)

    def step(self, li: Element, local: dict[str, int], reader: Reader) -> Step:
        """Return the step that a list item is."""
        text, blocks = reader.split(li)
        reader.words(li, text, "this step")
        reader.only(li)
        for element in blocks:
            reader.problem(element, "nothing can stand under a step. Write it in the step's own line.")
        return Step(reader.identify(li, "this step", local=local), reader.line_of(li), text)

    def group(self, heading: Element, elements: Sequence[Element], steps: int, reader: Reader) -> Group:
        """Return the group that a heading begins."""
        items = self.statements(elements, reader)
        if not items:
            reader.problem(heading, "there are no statements under this heading. Write each as “- I …”.")
        bands = read_bands(named("band", elements, reader), len(items), steps, reader)
        return Group(reader.inside(heading), reader.identify(heading, "this heading"), items, bands)

    def statements(self, elements: Sequence[Element], reader: Reader) -> tuple[Statement, ...]:
        """Return the statements in lists; beside the scale's own blocks, nothing else can stand among them."""
        lists = [element for element in elements if element.tag == "ul"]
        for element in elements:
            if element not in lists and not reader.part(element):
                reader.problem(element, "only statements can stand here. Write each as “- I …”, and words in a band.")
        return tuple(self.statement(li, reader) for element in lists for li in element)

    def statement(self, li: Element, reader: Reader) -> Statement:
        """Return the statement that a list item is."""
        text, blocks = reader.split(li)
        reader.words(li, text, "this statement")
        reader.only(li, "for")
        before = ""
        date: Rich = ()
        for element in blocks:
            link = element[0] if len(element) == 1 and element.tag == "p" and not (element.text or "").strip() else None
            target = link.get("href", "") if link is not None and not (link.tail or "").strip() else ""
            if link is None or "#" not in target or before:
                what = "only a link to the same statement at an earlier date can stand under this one"
                reader.problem(element, f"{what}. Write “[At the start](page.md#its-id)”.")
            else:
                before, date = target.rpartition("#")[2], reader.inside(link)
        id_ = reader.identify(li, "this statement")
        return Statement(id_, reader.line_of(li), reader.points(li), text, before, date)


def named(name: str, elements: Iterable[Element], reader: Reader) -> list[Element]:
    """Return those of some elements that are inner blocks of a name."""
    return [element for element in elements if reader.part(element) == name]


def read_bands(parts: Sequence[Element], count: int, steps: int, reader: Reader) -> tuple[Band, ...]:
    """Return the bands for the sum of so many statements with so many steps, and report sums that have none."""
    starts = [reader.value(part, FROM) or 0 for part in parts]
    most, ends = count * steps, [start - 1 for start in starts[1:]]
    for part in parts:
        if not len(part):
            reader.problem(part, "this band says nothing. Write what such a sum can mean.")
    if len(parts) in range(1, FEWEST):
        reader.problem(parts[0], "there is only one band here. Write two or more.")
    elif parts and count and steps in STEPS and all(starts):
        check_bands(parts, starts, count, most, reader)
    titles = [opening.title if (opening := reader.opening_of(part)) else "" for part in parts]
    return tuple(
        Band(reader.line_of(part), start, end, title, reader.rich(*part))
        for part, start, end, title in zip(parts, starts, [*ends, most], titles, strict=False)
    )


def check_bands(parts: Sequence[Element], starts: Sequence[int], least: int, most: int, reader: Reader) -> None:
    """Report bands that leave out the lowest sum, overlap, or begin above the highest one."""
    if starts[0] != least:
        begin = f"this band begins at {starts[0]}, and the lowest sum here is {least}"
        reader.problem(parts[0], f"{begin}. Write “from: {least}” in the lowest band.", "from")
    for part, (one, other) in zip(parts[1:], pairwise(starts), strict=True):
        if other <= one:
            order = f"this band begins at {other}, and the one before it at {one}"
            reader.problem(part, f"{order}. Write a higher number, the lowest band first.", "from")
    for part, start in zip(parts, starts, strict=True):
        if start > most:
            reader.problem(part, f"no sum here is above {most}. Write a lower number than {start}.", "from")


KIND = ScaleKind()
