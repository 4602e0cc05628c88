"""A quiz: single and multiple choice, ordering and matching, with feedback that teaches."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from hashlib import sha256

from model.kind import Activity, Asked, Element, Head, Item, Kind, Output, Reader, Rich

LISTS = {"ul", "ol", "dl"}
FEWEST = 2  # options from which one can choose
MOST = 12  # as many as there are letters to name them, on the page and on paper


@dataclass(frozen=True)
class Option:
    """A possible answer, an item to order, or the two sides of a pair (`text` and `match`).

    The `last` one stays at the end when the options are shuffled.
    """

    id: str
    line: int
    text: Rich
    right: bool = False
    feedback: Rich = ()
    match: Rich = ()
    last: bool = False


@dataclass(frozen=True)
class Question(Item):
    """A question. `type` is single, multiple, ordering or matching; `options` stand in the order they were written."""

    text: Rich = ()
    more: Rich = ()
    type: str = "single"
    options: tuple[Option, ...] = ()
    hint: Rich = ()
    feedback: Rich = ()
    shuffle: bool = False

    @property
    def right(self) -> tuple[Option, ...]:
        """The right options; all of them, in the right order, where things are ordered or matched."""
        choice = self.type in {"single", "multiple"}
        return tuple(option for option in self.options if option.right or not choice)

    @property
    def version(self) -> str:
        """The right set that an answer was given to: the same whatever the order of a choice's options."""
        ids = [option.id for option in self.right]
        return " ".join(ids if self.type == "ordering" else sorted(ids))

    @property
    def asked(self) -> Asked:
        """The question, and its right answer as the script keeps it: ids, in order where that counts, or pairs."""
        pairs = r"(\S+)=\1( (\S+)=\3)*"
        return Asked(self.text, pairs if self.type == "matching" else self.version)

    @property
    def mixed(self) -> tuple[Option, ...]:
        """The options as a reader meets them: things to order or to match in another order, always the same one."""
        if self.type in {"single", "multiple"}:
            return self.options
        mixed = sorted(self.options, key=lambda option: sha256(f"{self.id} {option.id}".encode()).digest())
        return tuple(mixed[1:] + mixed[:1] if mixed == list(self.options) else mixed)

    def worksheet(self) -> dict[str, object]:
        """Return what is asked, without a trace of what is right: no ids, no marks, sides that match apart."""
        left = self.mixed if self.type == "ordering" else self.options
        right = tuple(option.match for option in self.mixed) if self.type == "matching" else ()
        common = {"type": self.type, "text": self.text, "more": self.more}
        return {**common, "left": tuple(option.text for option in left), "right": right}

    def key(self) -> dict[str, object]:
        """Return all of it; `places` says where each option stands on the worksheet."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        return {**given, "places": tuple(self.mixed.index(option) for option in self.options)}


@dataclass(frozen=True)
class Quiz(Activity):
    """Questions in order."""

    questions: tuple[Question, ...] = ()

    def items(self) -> tuple[Question, ...]:
        """Return the questions."""
        return self.questions

    def given(self, output: str) -> object:
        """Return what a paper is given: the key everything, a worksheet nothing that tells an answer."""
        questions = (
            question.key() if output in QuizKind.outputs else question.worksheet() for question in self.questions
        )
        return {"head": self.head, "intro": self.intro, "questions": tuple(questions)}


class QuizKind(Kind):
    """Reads a quiz."""

    parts = {"hint": ()}  # noqa: RUF012 - the base class declares it
    outputs = {"key": Output(answers=True)}  # noqa: RUF012 - the same

    def read(self, block: Element, head: Head, reader: Reader) -> Quiz:
        """Return the quiz in a block."""
        intro: list[Element] = []
        questions: list[Question] = []
        misplaced = [element for element in block if reader.part(element)]  # tears questions apart: say only that
        for element in block:
            if element.tag == "ol":
                stray = [li for li in element if "".join(li.itertext()).lstrip().startswith("[")]
                for li in stray:
                    reader.problem(li, "this option stands at the level of a question. Indent it by 4 spaces.")
                questions.extend(self.question(li, reader, stray + misplaced) for li in element if li not in stray)
            elif element.tag == "ul":
                reader.problem(element, "this list is not numbered. Begin each question with “1.  ”.")
            elif element in misplaced:
                reader.problem(element, f"this {reader.part(element)} belongs to no question. Indent it by 4 spaces.")
            elif not questions and element.tag == "p":
                intro.append(element)
            elif not misplaced:
                remedy = "Begin each with “1.  ”, and indent what belongs to it by 4 spaces."
                reader.problem(element, f"only numbered questions can stand here. {remedy}")
        if len(intro) == len(block):
            reader.problem(block, "there are no questions. Begin each with “1.  ”.")
        return Quiz(head, reader.rich(*intro), tuple(questions))

    def question(self, li: Element, reader: Reader, stray: Sequence[Element]) -> Question:
        """Return the question that a list item is."""
        text, blocks = reader.split(li)
        before, known = reader.where, li.get("id")
        reader.where += f", question “{known}”" if known else ""
        reader.words(li, text, "this question")
        reader.only(li, "for", "class")
        id_ = reader.identify(li, "this question")
        lists = [element for element in blocks if element.tag in LISTS]
        more, hints, quotes = self.around(blocks, lists[:1], reader)
        whole = len(blocks) == len([*lists[:1], *more, *hints, *quotes])
        for name in li.get("class", "").split():
            if name != "shuffle":
                reader.problem(li, f"a question cannot be “.{name}”. It can be “.shuffle”, or nothing.")
        type_, options = self.answers(lists[0], reader) if lists else ("single", ())
        shuffle = "shuffle" in li.get("class", "").split()
        self.ending(options, reader, shuffle=shuffle)
        if not lists and not stray:
            reader.problem(li, "there are no options. Write each as “- [ ] …”, indented by 4 spaces.")
        elif lists and whole and all(option.text for option in options):
            self.check(li, type_, options, reader)
        question = Question(
            id=id_,
            line=reader.line_of(li),
            points=reader.points(li),
            text=text,
            more=reader.rich(*more),
            type=type_,
            options=options,
            hint=tuple(node for part in hints for node in reader.rich(*part)),
            feedback=tuple(node for quote in quotes for node in reader.rich(*quote)),
            shuffle=shuffle,
        )
        reader.where = before
        return question

    def around(
        self, blocks: list[Element], options: list[Element], reader: Reader
    ) -> tuple[list[Element], list[Element], list[Element]]:
        """Return what stands around a question's options: more words before them, hints, and feedback after them."""
        first = blocks.index(options[0]) if options else len(blocks)
        hints = [element for element in blocks if reader.part(element)]
        quotes = [element for element in blocks if element.tag == "blockquote"]
        more = [element for element in blocks[:first] if element not in (*hints, *quotes)]
        for element in blocks:
            if element not in (*options, *hints, *more, *quotes):
                reader.problem(
                    element, "this stands after the options. Write it as a quote (“> …”) to make it feedback."
                )
        for quote in quotes[1:] + [quote for quote in quotes[:1] if blocks.index(quote) < first]:
            reader.problem(quote, "a question has one feedback, after its options. Put it there.")
        for part in hints:
            if part is not hints[0]:
                reader.problem(part, "a question has one hint. Put both into one.")
            elif not len(part):
                reader.problem(part, "this hint says nothing. Write it, or take it out.")
        return more, hints, quotes

    def answers(self, held: Element, reader: Reader) -> tuple[str, tuple[Option, ...]]:
        """Return a question's type and its options, from the list that holds them."""
        local: dict[str, int] = {}
        if held.tag == "dl":
            return "matching", self.pairs(held, local, reader)
        options = []
        for element in held:
            text, blocks = reader.split(element)
            mark, words = reader.box(element, text) if held.tag == "ul" else (" ", text)
            reader.words(element, words, "this option")
            last = held.tag == "ul" and element.get("class") == "last"
            reader.only(element, *(("class",) if last else ()))
            id_ = reader.identify(element, "this option", local=local)
            for block in blocks:
                if block.tag != "blockquote" or held.tag == "ol":
                    where = "under the options" if held.tag == "ol" else "as a quote (“> …”)"
                    reader.problem(block, f"this cannot stand in an option. Write feedback {where}.")
            feedback = tuple(node for block in blocks for node in reader.rich(*block))
            options.append(
                Option(id_, reader.line_of(element), words if mark else (), mark == "x", feedback, last=last)
            )
        if held.tag == "ol":
            return "ordering", tuple(options)
        return "multiple" if sum(option.right for option in options) > 1 else "single", tuple(options)

    def pairs(self, held: Element, local: dict[str, int], reader: Reader) -> tuple[Option, ...]:
        """Return the pairs of a definition list."""
        pairs: list[Option] = []
        term: Element | None = None
        for element in held:
            if element.tag == "dt":
                if term is not None:
                    reader.problem(term, "this side has nothing to match. Write it under it, after “:   ”.")
                term = element
            elif term is None:
                reader.problem(element, "one side has two matches. Give each its own.")
            else:
                text, match = reader.inside(term), reader.inside(element)
                reader.only(term)
                if not match or not text:
                    reader.problem(term, "one side of this pair is empty. Write both.")
                pairs.append(
                    Option(reader.identify(term, "this pair", local=local), reader.line_of(term), text, match=match)
                )
                term = None
        return tuple(pairs)

    def ending(self, options: Sequence[Option], reader: Reader, *, shuffle: bool) -> None:
        """Report options that are to stay at the end, where that means nothing or cannot be."""
        for option in (each for each in options if each.last):
            if not shuffle:
                reader.problem(option, "“.last” is for options that are mixed. Write “.shuffle” at the question, too.")
            elif option is not options[-1]:
                reader.problem(option, "“.last” can only stand at the last option. Move this one to the end.")

    def check(self, li: Element, type_: str, options: Sequence[Option], reader: Reader) -> None:
        """Report options from which nothing can be learned."""
        marked = sum(option.right for option in options)
        if len(options) < FEWEST:
            reader.problem(li, "there is only one option. Write at least two.")
        elif len(options) > MOST:
            many = f"there are {len(options)} options or pairs, more than letters to name them"
            reader.problem(options[MOST], f"{many}. Write {MOST} at most.")
        elif type_ in {"single", "multiple"} and not marked:
            reader.problem(li, "no answer is marked right. Mark it with “- [x]”.")
        elif type_ == "multiple" and marked == len(options):
            reader.problem(li, "every answer is marked right. Leave “- [ ]” at those that are wrong.")
        seen: dict[tuple[Rich, str], Option] = {}
        for option in options:
            for side, words in (("text", option.text), ("match", option.match)):
                if words and (twin := seen.setdefault((words, side), option)) is not option:
                    reader.problem(option, f"this says the same as line {twin.line}. Make the two different.")


KIND = QuizKind()
