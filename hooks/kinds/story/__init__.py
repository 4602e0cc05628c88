"""A story: passages with choices that lead to other passages, and endings that say what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from model.kind import Activity, Element, Head, Item, Kind, Node, Output, Reader, Rich, sections

ENDINGS = ("good", "mixed", "poor")
NEEDED = ("good", "poor")
"""The endings that every story has: without both there is nothing to compare."""
PARTS = ("felt", "helped")
FEWEST = 2  # choices between which one can choose
AN_ENDING = "“.good”, “.mixed” or “.poor”"
A_CHOICE = "“- [words](#passage) { #id }”"


@dataclass(frozen=True)
class Choice:
    """What a reader can choose in a passage, and the id of the passage that it leads to."""

    id: str
    line: int
    text: Rich
    to: str


@dataclass(frozen=True)
class Passage(Item):
    """A passage: it has either choices, or it is an `ending` of one of the three kinds, with what is said of that."""

    title: Rich = ()
    text: Rich = ()
    choices: tuple[Choice, ...] = ()
    ending: str = ""
    felt: Rich = ()
    helped: Rich = ()


@dataclass(frozen=True)
class Story(Activity):
    """Passages as they were written; the first is the beginning."""

    passages: tuple[Passage, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """Return the story, which is done once an ending was reached, and each passage, where a choice is kept."""
        return (*self.counted(), *self.passages)

    def counted(self) -> tuple[Item, ...]:
        """Return the story alone: who reached one ending is done."""
        return (Item(self.head.id, self.head.line),)

    @property
    def boxes(self) -> dict[str, int]:
        """The number of each passage on paper, in the order of numbers: mixed, the same everywhere, the first first."""
        first, *others = [passage.id for passage in self.passages]
        mixed = sorted(others, key=lambda id_: sha256(id_.encode()).digest())
        return {id_: number for number, id_ in enumerate((first, *mixed), 1)}

    def title_of(self, choice: Choice) -> Rich:
        """Return the title of the passage that a choice leads to."""
        return next(passage.title for passage in self.passages if passage.id == choice.to)

    def given(self, output: str) -> object:
        """Return the boxes in the order of their numbers; only the map knows what each ending is, and the ways."""
        passages, boxes, shortest = {passage.id: passage for passage in self.passages}, self.boxes, ways(self.passages)
        papers: list[dict[str, object]] = []
        for id_ in boxes:
            passage = passages[id_]
            choices = tuple({"text": choice.text, "box": boxes[choice.to]} for choice in passage.choices)
            sayings: dict[str, object] = {"text": passage.text, "felt": passage.felt, "helped": passage.helped}
            if output in StoryKind.outputs:
                way = tuple(boxes[each] for each in shortest[id_])
                sayings = {"type": passage.ending, "points": passage.points, "way": way}
            papers.append({"title": passage.title, "choices": choices, **sayings})
        return {"head": self.head, "intro": self.intro, "boxes": tuple(papers)}


def ways(passages: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    """Return a shortest way from the first passage to each that can be reached: the ids of all on it, in order."""
    known = {passage.id: passage for passage in passages}
    shortest: dict[str, tuple[str, ...]] = {passages[0].id: (passages[0].id,)}
    queue = [passages[0].id]
    for id_ in queue:  # it grows while it is gone through
        for choice in known[id_].choices:
            if choice.to not in shortest:
                shortest[choice.to] = (*shortest[id_], choice.to)
                queue.append(choice.to)
    return shortest


class StoryKind(Kind):
    """Reads a story."""

    parts = dict.fromkeys(PARTS, ())
    outputs = {"map": Output(answers=True)}  # noqa: RUF012 - the base class declares it

    def read(self, block: Element, head: Head, reader: Reader) -> Story:
        """Return the story in a block."""
        intro: list[Element] = []
        passages: list[Passage] = []
        for heading, elements in sections(block):
            if heading is not None:
                passages.append(self.passage(heading, elements, reader))
                continue
            intro = [element for element in elements if element.tag != "ul" and not reader.part(element)]
            for element in elements:
                if element not in intro:
                    reader.problem(element, "this belongs to no passage. Write “### Title { #its-id }” above it.")
        if not passages:
            reader.problem(block, "there are no passages. Begin each with a heading: “### Title { #its-id }”.")
        self.check(block, passages, reader)
        return Story(head, reader.rich(*intro), tuple(passages))

    def passage(self, heading: Element, elements: Sequence[Element], reader: Reader) -> Passage:
        """Return the passage under a heading."""
        before, known = reader.where, heading.get("id")
        reader.where += f", passage “{known}”" if known else ""
        reader.only(heading, "class", "for")
        parts = [element for element in elements if reader.part(element)]
        lists = [element for element in elements if element.tag == "ul"]
        text = [element for element in elements if element not in (*parts, *lists)]
        for element in text if lists else ():
            if elements.index(element) > elements.index(lists[0]):
                reader.problem(element, "this stands after the choices. Write it before them.")
        if not text:
            reader.problem(heading, "this passage says nothing. Write what happens under its heading.")
        sayings = {name: self.saying(name, parts, reader) for name in PARTS}
        passage = Passage(
            id=reader.identify(heading, "this passage"),
            line=reader.line_of(heading),
            points=reader.points(heading),
            title=reader.inside(heading),
            text=reader.rich(*text),
            choices=self.choices(lists, reader),
            ending=heading.get("class", ""),
            **sayings,
        )
        if lists:
            self.going_on(passage, parts, reader)
        else:
            self.ending(passage, parts, reader)
        reader.where = before
        return passage

    def saying(self, name: str, parts: Sequence[Element], reader: Reader) -> Rich:
        """Return what a passage's part of this name says."""
        named = [element for element in parts if reader.part(element) == name]
        for element in named:
            if element is not named[0]:
                reader.problem(element, f"an ending has one “{name}”. Put both into one.")
            elif not len(element):
                reader.problem(element, f"this “{name}” says nothing. Write it, or take it out.")
        return tuple(node for element in named[:1] for node in reader.rich(*element))

    def ending(self, passage: Passage, parts: Sequence[Element], reader: Reader) -> None:
        """Report a passage without choices that is no ending, or one that leads to nothing to read."""
        if not passage.ending:
            instead = f"Write {A_CHOICE}, or make it an ending: {AN_ENDING}"
            reader.problem(passage, f"this passage has no choices. {instead}.")
        elif passage.ending not in ENDINGS:
            written = " .".join(passage.ending.split())
            reader.problem(passage, f"an ending cannot be “.{written}”. Write {AN_ENDING}.")
        elif not passage.points:
            reader.problem(passage, 'this ending names nothing to read. Write the ids of points: for="id id".')
        for name in PARTS:
            if passage.ending in ENDINGS and name not in {reader.part(element) for element in parts}:
                instead = f"Write it between “//// {name}” and “////”, under its text"
                reader.problem(passage, f"this ending has no “{name}”. {instead}.")

    def going_on(self, passage: Passage, parts: Sequence[Element], reader: Reader) -> None:
        """Report what only an ending can have, in a passage that has choices."""
        written = [f"“.{name}”" for name in passage.ending.split()] + ["“for”"] * bool(passage.points)
        instead = "belongs to an ending, and this passage has choices. Take it out"
        if written:
            reader.problem(passage, f"what stands after its id ({', '.join(written)}) {instead}.")
        for element in parts:
            reader.problem(element, f"“{reader.part(element)}” {instead}.")

    def choices(self, lists: Sequence[Element], reader: Reader) -> tuple[Choice, ...]:
        """Return the choices that the items of lists are."""
        items, local = [li for each in lists for li in each], dict[str, int]()
        choices = tuple(self.choice(li, local, reader) for li in items)
        if len(items) == FEWEST - 1:
            reader.problem(items[0], f"there is only one choice. Write at least two, each as {A_CHOICE}.")
        seen: dict[Rich, Choice] = {}
        for choice in choices:
            if choice.text and (twin := seen.setdefault(choice.text, choice)) is not choice:
                reader.problem(choice, f"this says the same as line {twin.line}. Make the two different.")
        return choices

    def choice(self, li: Element, local: dict[str, int], reader: Reader) -> Choice:
        """Return the choice that a list item is."""
        text, blocks = reader.split(li)
        for block in blocks:
            reader.problem(block, "nothing can stand under a choice. Write it in the passage that it leads to.")
        reader.only(li)
        link = text[0] if len(text) == 1 else None
        words, to = (link.children, link.get("href")) if isinstance(link, Node) and link.name == "a" else ((), "")
        if not to:
            reader.problem(li, f"this choice is not one link and nothing else. Write {A_CHOICE}.")
        return Choice(reader.identify(li, "this choice", local=local), reader.line_of(li), words, to.removeprefix("#"))

    def check(self, block: Element, passages: Sequence[Passage], reader: Reader) -> None:
        """Report choices that lead out of the story, passages that nobody reaches, and ways that never end."""
        known = {passage.id: passage for passage in passages}
        whole = bool(passages) and "" not in known
        for choice in (choice for passage in passages for choice in passage.choices):
            whole &= choice.to in known
            if choice.to and choice.to not in known:
                message = f"this choice leads to “{choice.to}”, which is no passage of this story"
                reader.problem(choice, f"{message}. Write “#” and the id of one.")
        if not whole or not all(passage.choices or passage.ending in ENDINGS for passage in passages):
            return  # what comes of those is not said again
        reached = ways(passages)
        for passage in passages:
            if passage.id not in reached:
                reader.problem(passage, f"nobody reaches “{passage.id}”. Let a choice lead to it, or take it out.")
        self.loops(passages, reader)
        for name in NEEDED:
            if name not in {passage.ending for passage in passages}:
                instead = f"Write “.{name}” after the id of one: a story has both a good and a poor end"
                reader.problem(block, f"no ending is “.{name}”. {instead}.")

    def loops(self, passages: Sequence[Passage], reader: Reader) -> None:
        """Report passages from which no ending can be reached, of each loop the first."""
        ends = {passage.id for passage in passages if passage.ending}
        for _ in passages:
            ends |= {passage.id for passage in passages if any(choice.to in ends for choice in passage.choices)}
        reported: set[str] = set()
        for index, passage in enumerate(passages):
            if passage.id not in ends | reported:
                reported |= ways((passage, *passages[:index], *passages[index + 1 :])).keys()
                message = f"from “{passage.id}” no way leads to an ending"
                reader.problem(passage, f"{message}. Let a choice of it, or of a passage after it, lead to one.")


KIND = StoryKind()
