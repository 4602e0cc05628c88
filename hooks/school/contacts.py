"""A school's people to turn to, its helplines and its emergency number, as nodes in the language of a page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import words
from model.nodes import Node, Rich, Text
from model.school import Helpline, Person, School, said
from model.school import Text as Words
from model.site import direction

DIALLED = re.compile(r"[^\d+*#]")
BETWEEN = Text(" · ")
BREAK = Node("br")
EMERGENCY, PEOPLE, CALLS, MORE = "school-emergency", "school-people", "school-calls", "school-more"
"""Classes: the emergency number, the two lists, and in an item what the wallet card can do without."""


def spoken(text: Words, language: str) -> Rich:
    """Return what a text says in a language; where it is there in another one only, marked as of that."""
    if own := said(text, language):
        return (Text(own),)
    for code, foreign in text.items():
        if foreign:
            turned = (("dir", direction(code)),) if direction(code) != direction(language) else ()
            return (Node("span", (Text(foreign),), (("lang", code), *turned)),)
    return ()


def dial(number: str, around: Rich = ()) -> Node | Text:
    """Return a number that a phone can dial, with the words `around` before it in the link; plain text if it cannot."""
    dialled = DIALLED.sub("", number).replace("#", "%23")
    if not dialled:
        return Text(number)
    shown = Node("span", (Text(number),), (("dir", "ltr"),))
    return Node("a", (*around, shown), (("href", f"tel:{dialled}"),))


def joined(parts: Iterable[Rich], between: Text = BETWEEN) -> Rich:
    """Return the parts that say something, one after another."""
    nodes: list[Text | Node] = []
    for part in parts:
        if part:
            nodes += [between, *part] if nodes else part
    return tuple(nodes)


@dataclass(frozen=True)
class Contacts:
    """Whom readers of the language `readers` can turn to, in the language of the page that they read."""

    school: School
    language: str
    readers: str

    def __bool__(self) -> bool:
        """Whether there is anybody, or any number."""
        return bool(self.school.people or self.helplines or self.emergency)

    @property
    def said(self) -> words.Section:
        """The sentences around what the school says."""
        return words.load(self.language)["school"]

    @property
    def helplines(self) -> tuple[Helpline, ...]:
        """The helplines for these readers."""
        return self.school.helplines_in(self.readers)

    @property
    def emergency(self) -> str:
        """The emergency number for these readers: one that is given for another language may be of another country."""
        return said(self.school.emergency, self.readers)

    def box(self) -> Rich:
        """Return what is added to a box that says what to do: the emergency number first, then people, then numbers."""
        return tuple(self._blocks())

    def _blocks(self) -> Iterator[Node]:
        if self.emergency:
            number = (Text(f"{self.said['emergency']} "), dial(self.emergency))
            yield Node("p", (Node("strong", number),), (("class", EMERGENCY),))
        for title, class_, items in (
            ("people", PEOPLE, [self.person(each) for each in self.school.people]),
            ("call", CALLS, [self.helpline(each) for each in self.helplines]),
        ):
            if items:
                yield Node("p", (Node("strong", (Text(self.said[title]),)),), (("class", f"{class_}-title"),))
                yield Node("ul", tuple(Node("li", item) for item in items), (("class", class_),))

    def person(self, person: Person) -> Rich:
        """Return a person's role and name, then where and when."""
        role = (Node("strong", spoken(person.role, self.language)),)
        who = joined((role, spoken(person.name, self.language)), Text(", "))
        return with_more(who, (spoken(person.where, self.language), spoken(person.when, self.language)))

    def helpline(self, helpline: Helpline) -> Rich:
        """Return a helpline's name and number, then its hours and who answers."""
        name = (Node("strong", spoken(helpline.name, self.language)), Text(": "), dial(helpline.number))
        who = spoken(helpline.who, self.language)
        before, _, after = self.said["answers"].partition("{who}")
        answers = (Text(before), *who, Text(after)) if who else ()
        return with_more(name, (spoken(helpline.hours, self.language), answers))

    def people_lines(self) -> Rich:
        """Return the people, one line each, for a field that asks for them."""
        return lines(in_a_line(self.person(each)) for each in self.school.people)

    def call_lines(self) -> Rich:
        """Return the numbers to call, one line each: who answers is said in the boxes."""
        number = (Node("strong", (Text(f"{self.said['emergency']} "), dial(self.emergency))),) if self.emergency else ()
        return lines((number, *(in_a_line(self.helpline(replace(each, who={}))) for each in self.helplines)))

    def all_lines(self) -> Rich:
        """Return everything in one paragraph, the numbers first."""
        return lines((self.call_lines(), self.people_lines()))

    def foot(self) -> list[Rich]:
        """Return what the foot of a page has room for: the emergency number, and the first person and helpline."""
        parts: list[Rich] = []
        if self.emergency:
            parts.append((dial(self.emergency, (Text(f"{self.said['emergency']} "),)),))
        if self.school.people:
            first = self.school.people[0]
            place = (each for each in (first.where, first.when))
            texts = (first.role, first.name, *place)
            parts.append((Node("p", joined((spoken(each, self.language) for each in texts), Text(", "))),))
        if self.helplines:
            name = spoken(self.helplines[0].name, self.language)
            parts.append((dial(self.helplines[0].number, (*name, Text(": "))),))
        return parts


def with_more(first: Rich, more: Iterable[Rich]) -> Rich:
    """Return the first line of an item, and under it what else is known, marked as such."""
    known = joined(more)
    return (*first, Node("span", (BREAK, *known), (("class", MORE),))) if known else first


def in_a_line(item: Rich) -> Rich:
    """Return an item with what else is known in the same line: a form has little room."""
    nodes: list[Text | Node] = []
    for node in item:
        nodes += [BETWEEN, *node.children[1:]] if isinstance(node, Node) and node.get("class") == MORE else [node]
    return tuple(nodes)


def lines(items: Iterable[Rich]) -> Rich:
    """Return items as lines of one paragraph."""
    nodes: list[Text | Node] = []
    for item in items:
        if item:
            nodes += [BREAK, *item] if nodes else item
    return tuple(nodes)
